from __future__ import annotations

from dataclasses import replace

import pytest

from kg.evaluation.causes import Cause, Error
from kg.evaluation.comparison import compare
from kg.evaluation.evaluate import Evaluation
from kg.evaluation.report import comparison_text, evaluation_text
from kg.evaluation.scores import Reuse, Row, Scores, Tally, score

FIGURES = {**score([]).rows, Row.METHOD: Tally(3, 1, 3), Row.ALIASES: Tally(1.5, 0, 0.5)}
SCORES = replace(score([]), papers=2, rows=FIGURES, reuse=Reuse(joined=3, repeated=4))
BETTER = replace(SCORES, rows={**FIGURES, Row.METHOD: Tally(3, 1, 1)})
ERRORS = (
    Error(Cause.MISSED, "2401.00001", "Method: Glow"),
    Error(Cause.MISSED, "2401.00002", "Method: Ember"),
    Error(Cause.MISSED, "2401.00003", "Method: Ember"),
    Error(Cause.WRONG_RELATION, "2401.00001", "Task: Listening: a for b", "a for b"),
)


def evaluation(scores: Scores = SCORES, *errors: Error) -> Evaluation:
    return Evaluation(scores=scores, languages={}, errors=errors)


def lines(text: str, name: str) -> list[list[str]]:
    """Return the cells of the lines that begin with a name."""
    return [line.removeprefix(name).split() for line in text.splitlines() if line.startswith(name)]


def test_a_row_shows_its_figures_and_counts() -> None:
    text = evaluation_text(evaluation(), examples=0)

    assert ["0.750", "0.500", "0.600", "3", "1", "3"] in lines(text, "Method ")
    assert lines(text, "aliases") == [["1.000", "0.750", "0.857", "2", "0", "0"]]
    assert "2 papers, 0 missing from the graph" in text
    assert "same entity in several papers is one node: 3 of 4" in text


def test_columns_are_aligned() -> None:
    table = evaluation_text(evaluation(), examples=0).splitlines()[1:14]

    assert len({len(line) for line in table}) == 1


def test_missing_papers_are_named_up_to_three() -> None:
    scores = replace(SCORES, missing=tuple(f"2401.0000{n}" for n in range(5)))

    text = evaluation_text(evaluation(scores), examples=0)

    assert "5 missing from the graph (2401.00000, 2401.00001, 2401.00002 and 2 more)" in text


def test_each_language_has_a_table() -> None:
    mixed = replace(evaluation(), languages={"en": SCORES, "ko": SCORES})

    text = evaluation_text(mixed, examples=0)

    assert "Language en: 2 papers" in text
    assert "Language ko: 2 papers" in text


def test_errors_are_counted_and_the_frequent_ones_come_first() -> None:
    text = evaluation_text(evaluation(SCORES, *ERRORS), examples=1)

    assert text.endswith(
        "Errors: 4\n"
        "     3 missed entirely\n"
        "            2 x Method: Ember [2401.00002, 2401.00003]\n"
        "     1 wrong relation\n"
        "          1 a for b\n"
        "            Task: Listening: a for b [2401.00001]"
    )


@pytest.mark.parametrize(("examples", "shown"), [(0, 0), (1, 1), (2, 2), (9, 2)])
def test_as_many_examples_are_shown_as_wanted(examples: int, shown: int) -> None:
    text = evaluation_text(evaluation(SCORES, *ERRORS), examples=examples)

    assert text.count("Method: ") == shown


def test_two_builds_stand_side_by_side() -> None:
    comparison = compare(evaluation(), evaluation(BETTER))

    text = comparison_text(comparison, examples=0)

    assert lines(text, "Method ")[0] == [
        *("0.750", "0.750", "="),
        *("0.500", "0.750", "+0.250"),
        *("0.600", "0.750", "+0.150"),
    ]


def test_what_changed_is_counted_and_shown() -> None:
    comparison = compare(evaluation(SCORES, *ERRORS[:3]), evaluation(SCORES, *ERRORS[2:]))

    text = comparison_text(comparison, examples=1)

    assert lines(text, "missed entirely") == [["3", "1", "2", "0"]]
    assert lines(text, "wrong relation") == [["0", "1", "0", "1"]]
    assert "Fixed: 2\n     2 missed entirely\n            Method: Ember" in text
    assert "Broken: 1\n     1 wrong relation" in text


def test_languages_that_both_builds_have_are_compared() -> None:
    before = replace(evaluation(), languages={"en": SCORES, "ko": SCORES})
    after = replace(evaluation(), languages={"en": SCORES, "und": SCORES})

    text = comparison_text(compare(before, after), examples=0)

    assert "Language en:" in text
    assert "Language ko:" not in text
