"""Each error, under what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from kg.evaluation.results import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.evaluation.gold import GoldResult
    from kg.evaluation.matching import Found, Missed, PaperMatch, Spurious
    from kg.evaluation.predicted import PredictedResult
    from kg.evaluation.results import FoundResult, ResultMatch

__all__ = ["Cause", "Error", "errors"]


class Cause(StrEnum):
    """What went wrong, in the order of the report."""

    #: No node of the paper has any of the names.
    MISSED = "missed entirely"
    #: A node has one of the names, but stands for another entity of the paper.
    SWALLOWED = "swallowed by another node"
    #: A node has one of the names of an entity that another node stands for.
    SPLIT = "split over several nodes"
    #: A node has no name that the gold knows.
    SPURIOUS = "spurious"
    #: Found, but say as a Task, not as a Method.
    WRONG_FAMILY = "wrong kind"
    #: Found, but as a Method, not as a Model; or as a Dataset, not as a Benchmark.
    WRONG_KIND = "wrong kind, right family"
    WRONG_RELATION = "wrong relation"
    RESULT_MISSED = "result missed"
    RESULT_SPURIOUS = "result spurious"
    #: The number is right, but not what it is about.
    WRONG_SLOT = "result about something else"


#: Position in ``Cause``.
_RANK = {cause: rank for rank, cause in enumerate(Cause)}


@dataclass(frozen=True, slots=True)
class Error:
    """One error in one paper; errors sort by cause, then by paper."""

    cause: Cause
    paper: str
    #: What it is about, for people.
    text: str
    #: What was taken for what, as in "uses for comparesWith"; empty if that says nothing.
    confusion: str = ""

    def __lt__(self, other: Error) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, str, str, str]:
        return _RANK[self.cause], self.paper, self.text, self.confusion


def errors(match: PaperMatch) -> Iterator[Error]:
    """Yield every error in one paper; one entity may be wrong in several ways."""
    yield from (_missed(match.paper, missed) for missed in match.missed)
    yield from (_spurious(match.paper, spurious) for spurious in match.spurious)
    yield from chain.from_iterable(_flaws(match.paper, found) for found in match.found)
    yield from _result_errors(match.paper, match.results)


def _missed(paper: str, missed: Missed) -> Error:
    label = missed.gold.label
    if missed.swallowed_by is None:
        return Error(Cause.MISSED, paper, label)
    return Error(Cause.SWALLOWED, paper, f"{label} in {missed.swallowed_by.label}")


def _spurious(paper: str, spurious: Spurious) -> Error:
    label = spurious.node.label
    if spurious.beside is None:
        return Error(Cause.SPURIOUS, paper, label)
    return Error(Cause.SPLIT, paper, f"{label} beside {spurious.beside.node.label}")


def _flaws(paper: str, found: Found) -> Iterator[Error]:
    """Yield what is wrong with an entity that was found."""
    gold, node = found.gold, found.node
    if not found.has_right_kind:
        cause = Cause.WRONG_KIND if found.has_right_family else Cause.WRONG_FAMILY
        text = f"{gold.label} as {node.kind}"
        yield Error(cause, paper, text, f"{node.kind} for {gold.kind}")
    if not found.has_right_relation:
        confusion = f"{'/'.join(node.relations)} for {gold.relation}"
        text = f"{gold.label}: {confusion}"
        yield Error(Cause.WRONG_RELATION, paper, text, confusion)


def _result_errors(paper: str, results: ResultMatch) -> Iterator[Error]:
    for missed in results.missed:
        yield Error(Cause.RESULT_MISSED, paper, _gold_text(missed))
    for spurious in results.spurious:
        yield Error(Cause.RESULT_SPURIOUS, paper, _result_text(spurious))
    for found in results.found:
        yield from _wrong_slots(paper, found)


def _wrong_slots(paper: str, found: FoundResult) -> Iterator[Error]:
    gold, said = found.gold, _first_names(found.result)
    number = _phrase(gold.value, gold.unit, "", "", "")
    for (slot, verdict), has, wants in zip(
        found.verdicts, said, (gold.metric, gold.on, gold.of), strict=True
    ):
        if verdict not in {Verdict.RIGHT, Verdict.OPEN}:
            text = f"{number}: {slot} {has or 'empty'}, not {wants or 'empty'}"
            yield Error(Cause.WRONG_SLOT, paper, text, f"{slot} {verdict}")


def _gold_text(result: GoldResult) -> str:
    return _phrase(result.value, result.unit, result.metric, result.on, result.of)


def _result_text(result: PredictedResult) -> str:
    return _phrase(result.value, result.unit, *_first_names(result))


def _first_names(result: PredictedResult) -> tuple[str, str, str]:
    """Return the name to show of metric, data set and method."""
    return "".join(result.metric[:1]), "".join(result.on[:1]), "".join(result.of[:1])


def _phrase(value: str, unit: str, metric: str, on: str, of: str) -> str:
    """Return a result as one reads it out: 94.4 % accuracy on GSM8K of Some Model."""
    where = f"on {on}" if on else ""
    whose = f"of {of}" if of else ""
    return " ".join(filter(None, (value, unit, metric, where, whose)))
