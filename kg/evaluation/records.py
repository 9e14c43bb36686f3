"""Evaluations as plain data for programs, ready for JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.evaluation.causes import Error
    from kg.evaluation.comparison import Comparison
    from kg.evaluation.evaluate import Evaluation
    from kg.evaluation.scores import Scores, Tally

__all__ = ["comparison_record", "evaluation_record"]


def evaluation_record(evaluation: Evaluation) -> dict[str, Any]:
    """Return every row by its name, and beside the rows what else there is to tell."""
    languages = evaluation.languages.items()
    return _scores(evaluation.scores) | {
        "languages": {language: _scores(scores) for language, scores in languages},
        "causes": dict(Counter(str(error.cause) for error in evaluation.errors)),
        "errors": _errors(evaluation.errors),
    }


def comparison_record(comparison: Comparison) -> dict[str, Any]:
    """Return both builds, and by how much each row rose or fell."""
    before, after = comparison.before.scores.rows, comparison.after.scores.rows
    return {
        "before": evaluation_record(comparison.before),
        "after": evaluation_record(comparison.after),
        "change": {str(row): _change(before[row], after[row]) for row in before},
        "fixed": _errors(comparison.fixed),
        "broken": _errors(comparison.broken),
    }


def _scores(scores: Scores) -> dict[str, Any]:
    rows: dict[str, Any] = {str(row): _tally(tally) for row, tally in scores.rows.items()}
    return rows | {
        "kinds": {str(kind): _tally(tally) for kind, tally in scores.kinds.items()},
        "papers": scores.papers,
        "missing papers": list(scores.missing),
        "joined across papers": [scores.reuse.joined, scores.reuse.repeated],
    }


def _tally(tally: Tally) -> dict[str, float]:
    return {
        "p": tally.precision,
        "r": tally.recall,
        "f": tally.f1,
        "found": tally.found,
        "spurious": tally.spurious,
        "missed": tally.missed,
    }


def _change(before: Tally, after: Tally) -> dict[str, float]:
    old, new = _tally(before), _tally(after)
    return {figure: new[figure] - old[figure] for figure in old}


def _errors(errors: Iterable[Error]) -> list[dict[str, str]]:
    return [
        {
            "cause": str(error.cause),
            "paper": error.paper,
            "text": error.text,
            "confusion": error.confusion,
        }
        for error in errors
    ]
