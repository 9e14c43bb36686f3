"""One paper's results: what was found, missed and made up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.evaluation.spelling import fold, keys, magnitude

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.evaluation.gold import GoldResult
    from kg.evaluation.predicted import PredictedResult

__all__ = ["FoundResult", "ResultMatch", "Slot", "Verdict", "match_results"]


class Slot(StrEnum):
    """What a number is about."""

    METRIC = "metric"
    ON = "on"
    OF = "of"


class Verdict(StrEnum):
    """What the graph makes of a slot."""

    RIGHT = "right"
    WRONG = "wrong"
    #: The annotator fills the slot, the graph does not.
    EMPTY = "empty"
    #: The graph fills the slot, the annotator does not.
    UNASKED = "unasked"
    #: Both leave the slot empty.
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundResult:
    """A result of the gold, and the one of the graph that says the same number."""

    gold: GoldResult
    result: PredictedResult

    @property
    def verdicts(self) -> tuple[tuple[Slot, Verdict], ...]:
        """Return what the graph makes of each slot."""
        gold, result = self.gold, self.result
        return (
            (Slot.METRIC, _verdict(gold.metric, result.metric)),
            (Slot.ON, _verdict(gold.on, result.on)),
            (Slot.OF, _verdict(gold.of, result.of)),
        )

    @property
    def agreement(self) -> int:
        """Return how many slots are right."""
        return sum(verdict is Verdict.RIGHT for _, verdict in self.verdicts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultMatch:
    """The results of one paper, gold and graph side by side."""

    found: tuple[FoundResult, ...] = ()
    missed: tuple[GoldResult, ...] = ()
    spurious: tuple[PredictedResult, ...] = ()


def match_results(golds: Iterable[GoldResult], results: Iterable[PredictedResult]) -> ResultMatch:
    """Return the results side by side: by number, then by what the number is about.

    Each result of the graph stands for one of the gold only. In a tie the first wins.
    """
    left = list(results)
    found, missed = [], []
    for gold in golds:
        best = max(_candidates(gold, left), key=lambda pair: pair.agreement, default=None)
        if best is None:
            missed.append(gold)
        else:
            found.append(best)
            left.remove(best.result)
    return ResultMatch(found=tuple(found), missed=tuple(missed), spurious=tuple(left))


def _candidates(gold: GoldResult, results: Iterable[PredictedResult]) -> Iterator[FoundResult]:
    number = magnitude(gold.value)
    for result in results:
        if magnitude(result.value) == number:
            yield FoundResult(gold=gold, result=result)


def _verdict(wanted: str, said: Iterable[str]) -> Verdict:
    names = keys(said)
    if not wanted:
        return Verdict.UNASKED if names else Verdict.OPEN
    if fold(wanted) in names:
        return Verdict.RIGHT
    return Verdict.WRONG if names else Verdict.EMPTY
