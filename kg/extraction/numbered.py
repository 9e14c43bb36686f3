"""Linear models over signs that are numbers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from kg.extraction.linear import probabilities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from kg.extraction.linear import LinearModel
    from kg.extraction.signs.table import SignTable

    Array: TypeAlias = NDArray[np.int32]

__all__ = ["NumberedModel", "weighed_signs"]


def weighed_signs(model: LinearModel, headings: Iterable[str] = ()) -> Iterator[str]:
    """Yield the signs that a model weighs, by themselves or under one of the headings."""
    yield from model.weights
    yield from (sign for _, sign, _ in _headed(model, headings))


def _headed(model: LinearModel, headings: Iterable[str]) -> Iterator[tuple[int, str, int]]:
    """Yield the number of the heading, the sign under it, and its place among the weights."""
    numbers = {heading: number for number, heading in enumerate(headings)}
    for place, written in enumerate(model.weights, 1):
        heading, _, sign = written.partition(" ")
        if heading in numbers:
            yield numbers[heading], sign, place


@dataclass(frozen=True, slots=True)
class NumberedModel:
    """A linear model over the signs of a table.

    With headings, a sign may also count as the sign ``"{heading} {sign}"``.
    """

    labels: tuple[str, ...]
    _headings: tuple[str, ...]
    #: What each number adds, in thousandths; number 0 stands for the bias.
    _rows: Array
    #: The same under each heading.
    _headed_rows: Array
    #: For each heading and number, its row there; 0 if it has none.
    _headed: Array

    @classmethod
    def of(
        cls, model: LinearModel, table: SignTable, headings: Iterable[str] = ()
    ) -> NumberedModel:
        """Return the model with its signs as numbers; what the table lacks adds nothing."""
        names = tuple(headings)
        weights = model.thousandths.astype(np.int32)
        rows = np.zeros((len(table), len(model.labels)), dtype=np.int32)
        rows[[table.number(sign) for sign in model.weights]] = weights[1:]
        rows[0] = weights[0]
        headed = np.zeros((len(names), len(table)), dtype=np.int32)
        headed_places = [0]
        for heading, sign, place in _headed(model, names):
            headed[heading, table.number(sign)] = len(headed_places)
            headed_places.append(place)
        headed[:, 0] = 0
        headed_rows = weights[headed_places]
        headed_rows[0] = 0
        return cls(model.labels, names, rows, headed_rows, headed)

    def all_chances(
        self, cases: Sequence[AbstractSet[int]], under: Sequence[str] = ()
    ) -> list[dict[str, float]]:
        """Return the probability of each label for the signs of each case, 0 not among them.

        ``under`` are the headings of the cases, if they have any.
        """
        if not cases:
            return []
        numbers, starts = _joined(cases)
        scores = np.add.reduceat(self._rows.take(numbers, axis=0), starts, axis=0)
        if under:
            headings = np.array([self._headings.index(heading) for heading in under])
            lengths = np.diff(starts, append=len(numbers))
            rows = self._headed[headings.repeat(lengths), numbers]
            scores += np.add.reduceat(self._headed_rows.take(rows, axis=0), starts, axis=0)
        return [probabilities(self.labels, row) for row in scores.tolist()]

    def odds(self) -> list[int]:
        """Return, for each number, by how much it speaks for the second of two labels.

        In thousandths of a logit; for number 0, how much speaks for it to begin with.
        """
        odds: list[int] = (self._rows[:, 1] - self._rows[:, 0]).tolist()
        return odds


def _joined(cases: Sequence[AbstractSet[int]]) -> tuple[Array, list[int]]:
    """Return the numbers of all cases, each with 0 in front, and where each case begins."""
    lengths = [len(case) + 1 for case in cases]
    numbers = np.fromiter(
        chain.from_iterable(chain((0,), case) for case in cases), np.int32, sum(lengths)
    )
    return numbers, list(accumulate(lengths, initial=0))[:-1]
