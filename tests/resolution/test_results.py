from __future__ import annotations

from decimal import Decimal
from typing import Any

from kg.model.kind import Kind
from kg.resolution.overrides import Overrides
from tests.builders import EN, KO, NEW, OLD, measurement, reading, resolved, thing

METRIC = thing("Glow Score", kind=Kind.METRIC)
QUIZ = thing("TinyQuiz", number=1, kind=Kind.BENCHMARK)


def test_a_number_leads_to_the_entities_it_is_about() -> None:
    (result,) = resolved(
        reading(OLD, *METRIC, *QUIZ, measurements=[measurement("91.5", metric=0, dataset=1)])
    ).results

    assert (result.value, result.unit) == (Decimal("91.5"), "%")
    assert (result.metric, result.dataset, result.method) == ("glow-score", "tinyquiz", None)


def test_the_same_number_in_two_digests_is_one_result_with_two_sentences() -> None:
    sure = measurement("91.5", metric=0, confidence=0.9)
    (result,) = resolved(
        reading(OLD, *METRIC, measurements=[measurement("91.5", metric=0)]),
        reading(OLD, *METRIC, measurements=[sure], digest=EN),
    ).results

    assert {x.digest for x in result.evidence} == {KO, EN}
    assert result.confidence == 0.9


def test_numbers_that_differ_in_anything_are_several_results() -> None:
    numbers = [
        measurement("91.5", metric=0),
        measurement("91.6", metric=0),
        measurement("91.5", metric=0, dataset=1),
        measurement("91.5", metric=0, unit="points"),
    ]
    knowledge = resolved(
        reading(OLD, *METRIC, *QUIZ, measurements=numbers),
        reading(NEW, *METRIC, measurements=numbers[:1]),
    )

    assert len({x.id for x in knowledge.results}) == 5


def test_a_number_about_something_dropped_stays_without_it() -> None:
    (result,) = resolved(
        reading(OLD, *METRIC, measurements=[measurement("91.5", metric=0)]),
        overrides=Overrides(drop=frozenset({"glowscore"})),
    ).results

    assert result.metric is None


def test_a_number_is_not_about_what_the_corpus_takes_for_something_else() -> None:
    guess: dict[str, Any] = {"kind": Kind.TASK, "confidence": 0.9}
    (result,) = resolved(
        reading(OLD, *METRIC, measurements=[measurement("91.5", metric=0)]),
        reading(NEW, *thing("Glow Score", **guess)),
    ).results

    assert result.metric is None


def test_a_paper_told_twice_by_a_digest_keeps_its_things_apart() -> None:
    knowledge = resolved(
        reading(OLD, *METRIC, measurements=[measurement("91.5", metric=0)]),
        reading(
            OLD, *thing("Wind Score", kind=Kind.METRIC), measurements=[measurement("12", metric=0)]
        ),
    )

    assert {(str(x.value), x.metric) for x in knowledge.results} == {
        ("91.5", "glow-score"),
        ("12", "wind-score"),
    }
