"""What belongs together: communities, found by Leiden's method.

Traag, Waltman, van Eck: From Louvain to Leiden: guaranteeing well-connected communities,
Scientific Reports 9 (2019). The quality is modularity with the resolution rounded to a power
of two: then every term is exact in floating point, and no machine decides a tie differently.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kg.exporters.page.layout.weights import Lines

__all__ = ["communities"]

_SEED = 25
_ROUNDS = 6


def communities(lines: Lines, resolution: float = 1.0) -> NDArray[np.int64]:
    """Return the community of each node, the largest being 0; -1 where no line ends.

    The higher the resolution, the more communities; it counts in powers of two.
    """
    found = np.full(lines.size, -1, dtype=np.int64)
    strength = lines.strength
    joined = np.flatnonzero(strength)
    if not joined.size:
        return found
    place = np.zeros(lines.size, dtype=np.int64)
    place[joined] = np.arange(joined.size)
    members = _leiden(
        np.stack([place[lines.source], place[lines.target]], axis=1),
        lines.weight,
        strength[joined],
        _power_of_two(resolution / float(strength.sum())),
    )
    found[joined] = _largest_first(members)
    return found


def _leiden(
    ends: NDArray[np.int64],
    weights: NDArray[np.int64],
    strength: NDArray[np.int64],
    resolution: float,
) -> NDArray[np.int64]:
    import igraph

    graph = igraph.Graph(n=strength.size, edges=ends.tolist())
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311 — no secrets here
    try:
        parts = graph.community_leiden(
            objective_function="CPM",
            weights=weights.tolist(),
            node_weights=strength.tolist(),
            resolution=resolution,
            n_iterations=_ROUNDS,
        )
    finally:
        igraph.set_random_number_generator(random)
    return np.array(parts.membership, dtype=np.int64)


def _power_of_two(value: float) -> float:
    """Return the nearest power of two below."""
    return float(2.0 ** np.floor(np.log2(value)))


def _largest_first(members: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the communities numbered by size; of the same size, by their first nodes."""
    _, first, inverse, counts = np.unique(
        members, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((first, -counts))
    rank = np.empty_like(order)
    rank[order] = np.arange(order.size)
    return np.asarray(rank[inverse], dtype=np.int64)
