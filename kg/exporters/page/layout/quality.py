"""How good places are: whether neighbours on the page are neighbours in the graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kg.exporters.page.layout.weights import Lines

__all__ = ["Quality", "quality"]

_NEIGHBOURS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Shares of the nearest neighbours on the page, on average over all nodes; from 0 to 1."""

    #: Neighbours in the graph, or neighbours of those.
    linked: float
    #: Of the same community.
    of_topic: float
    #: Either of them.
    either: float


def quality(
    places: NDArray[np.float64] | NDArray[np.int64],
    lines: Lines,
    community: NDArray[np.int64],
    nearest: int = _NEIGHBOURS,
) -> Quality:
    """Return how well the places keep together what belongs together."""
    joined = np.flatnonzero(community >= 0)
    beside: dict[int, set[int]] = {int(at): set() for at in joined}
    for one, other in zip(lines.source.tolist(), lines.target.tolist(), strict=True):
        beside[one].add(other)
        beside[other].add(one)
    close = _nearest(places[joined].astype(np.float64), min(nearest, joined.size - 1))
    linked = of_topic = either = 0
    for at, others in zip(joined.tolist(), joined[close].tolist(), strict=True):
        for other in others:
            is_linked = other in beside[at] or not beside[at].isdisjoint(beside[other])
            is_same = bool(community[at] == community[other])
            linked += is_linked
            of_topic += is_same
            either += is_linked or is_same
    total = max(1, close.size)
    return Quality(linked=linked / total, of_topic=of_topic / total, either=either / total)


def _nearest(places: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    """Return the nearest other nodes of each node, a block of nodes at a time."""
    found = np.zeros((len(places), max(0, count)), dtype=np.int64)
    squares = (places * places).sum(axis=1)
    for start in range(0, len(places) if count > 0 else 0, 512):
        some = places[start : start + 512]
        distance = squares[None, :] - 2 * (some @ places.T)
        distance[np.arange(len(some)), start + np.arange(len(some))] = np.inf
        found[start : start + 512] = np.argpartition(distance, count - 1, axis=1)[:, :count]
    return found
