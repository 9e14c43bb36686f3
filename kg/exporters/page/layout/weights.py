"""How strongly each edge holds its ends together."""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kg.exporters.page.elements import Elements

__all__ = ["Lines", "lines_of"]

Integers = "NDArray[np.int64]"

#: Weight of an edge to something that this one paper alone tells of.
_FULL = 60
#: How much less a claim that only mentions something, and a family of the field, hold.
_STRENGTH = {"introduces": 4, "mentions": 1, "broader": 4}
_USUAL = 2


class Lines:
    """The edges between papers and entities as columns, with whole numbers as weights."""

    def __init__(self, size: int, ends: NDArray[np.int64], weights: NDArray[np.int64]) -> None:
        #: How many nodes there are, including those that no line reaches.
        self.size = size
        self.source, self.target = ends
        self.weight = weights

    @property
    def strength(self) -> NDArray[np.int64]:
        """Return the sum of the weights at each node."""
        ends = np.concatenate([self.source, self.target])
        both = np.concatenate([self.weight, self.weight])
        return np.bincount(ends, weights=both, minlength=self.size).astype(np.int64)

    @property
    def degree(self) -> NDArray[np.int64]:
        """Return how many lines end at each node."""
        ends = np.concatenate([self.source, self.target])
        return np.bincount(ends, minlength=self.size)


def lines_of(elements: Elements) -> Lines:
    """Return the lines that places depend on: claims, and what is broader.

    What many papers share tells less about each of them, so its lines weigh less. Authors
    have no say: they are placed beside their papers afterwards.
    """
    kept = [
        edge
        for edge in elements.edges
        if elements.nodes[edge.source].central and elements.nodes[edge.target].central
    ]
    ends = np.array([(x.source, x.target) for x in kept], dtype=np.int64).reshape(-1, 2).T
    degree = np.bincount(ends.ravel(), minlength=len(elements.nodes))
    weights = [
        max(
            1,
            _FULL
            * _STRENGTH.get(edge.relation, _USUAL)
            // _USUAL
            // isqrt(int(degree[edge.target]))
            // (4 if elements.nodes[edge.target].generic else 1),
        )
        for edge in kept
    ]
    return Lines(len(elements.nodes), ends, np.array(weights, dtype=np.int64))
