"""How discs find their places beside each other, and how nodes are pushed apart."""

from __future__ import annotations

from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

__all__ = ["affordable", "push_apart", "settle", "sunflower"]

#: The angle between one seed of a sunflower and the next.
_GOLDEN = pi * (3 - sqrt(5))
#: Pairs of things that may be looked at, in all rounds together.
_PAIRS = 24_000_000
#: Half of the cells around a cell; the other half sees the pair from the other side.
_BESIDE = ((0, 0), (1, 0), (-1, 1), (0, 1), (1, 1))


def sunflower(radii: Floats) -> Floats:
    """Return places for discs around a middle, the first there, close but not touching."""
    area = np.cumsum(radii * radii)
    turns = np.arange(radii.size)
    # rounded: sine and cosine may differ in the last bit from machine to machine
    way = np.array([(round(cos(x * _GOLDEN), 9), round(sin(x * _GOLDEN), 9)) for x in turns])
    return np.asarray(way.reshape(-1, 2) * np.sqrt(area - radii * radii * 0.5)[:, None] * 1.05)


def settle(radii: Floats, pull: Floats, rounds: int = 200) -> Floats:
    """Return places where discs that pull each other lie side by side, none over another.

    ``pull`` is a symmetric matrix from 0 to 1. Fruchterman and Reingold's forces with a
    falling temperature, then the discs are drawn together and pushed apart. Every pair of discs
    is looked at in every round, so many discs get fewer rounds.
    """
    if radii.size < 2:
        return np.zeros((radii.size, 2))
    rounds = affordable(rounds, radii.size)
    places = sunflower(radii) * 1.6
    room = radii[:, None] + radii[None, :]
    heat = float(room.max())
    for turn in range(rounds):
        right, down = _away(places)
        distance = np.sqrt(right * right + down * down) + 1e-6
        reach = distance / room
        force = 0.6 / (reach * reach) - 3.0 * pull * reach - np.maximum(reach - 6, 0) * 0.02
        np.fill_diagonal(force, 0)
        force /= distance
        move = _summed(force, right, down) * radii[:, None]
        length = np.sqrt(move[:, 0] ** 2 + move[:, 1] ** 2) + 1e-9
        most = heat * (1 - turn / rounds) * 0.25
        places += move * (np.minimum(length, most) / length)[:, None]
    return _packed(places, room, affordable(160, radii.size))


def affordable(rounds: int, size: int) -> int:
    """Return how many rounds to go, each of which looks at all pairs of so many things."""
    return max(min(rounds, 36), min(rounds, _PAIRS // (size * size)))


def _away(places: Floats) -> tuple[Floats, Floats]:
    """Return how far to the right and how far down every place lies from every other one."""
    return (
        places[:, 0, None] - places[None, :, 0],
        places[:, 1, None] - places[None, :, 1],
    )


def _summed(force: Floats, right: Floats, down: Floats) -> Floats:
    return np.stack([(force * right).sum(axis=1), (force * down).sum(axis=1)], axis=1)


def _packed(places: Floats, room: Floats, rounds: int) -> Floats:
    """Return the places drawn together and pushed apart until no disc lies over another."""
    for turn in range(rounds):
        middle = places.mean(axis=0)
        if turn < rounds * 0.75:
            places = places - (places - middle) * min(0.02 * 160 / rounds, 0.06)
        right, down = _away(places)
        distance = np.sqrt(right * right + down * down) + 1e-6
        overlap = np.maximum(room - distance, 0) / distance
        np.fill_diagonal(overlap, 0)
        places = places + _summed(overlap, right, down) * 0.4
    return np.asarray(places - places.mean(axis=0))


def push_apart(places: Floats, radii: Floats, share: float = 0.5) -> Floats:
    """Return how each node moves so as to lie less over others; only neighbours are looked at."""
    moves = np.zeros_like(places)
    for one, other in _close_pairs(places, 2 * float(radii.max())):
        away = places[one] - places[other]
        distance = np.sqrt(away[:, 0] ** 2 + away[:, 1] ** 2) + 1e-6
        overlap = np.maximum(radii[one] + radii[other] - distance, 0) * share / distance
        touching = np.flatnonzero(overlap)
        one, other = one[touching], other[touching]  # noqa: PLW2901 — the pairs that matter
        for axis in (0, 1):
            push = overlap[touching] * away[touching, axis]
            moves[:, axis] += np.bincount(one, weights=push, minlength=len(places))
            moves[:, axis] -= np.bincount(other, weights=push, minlength=len(places))
    return moves


def _close_pairs(places: Floats, cell: float) -> Iterator[tuple[Integers, Integers]]:
    """Yield pairs of nodes in the same cell of a grid, or in cells beside each other."""
    at = np.floor((places - places.min(axis=0)) / cell).astype(np.int64) + 1
    width = int(at[:, 0].max()) + 3
    key = at[:, 1] * width + at[:, 0]
    order = np.argsort(key, kind="stable")
    keys = key[order]
    for right, down in _BESIDE:
        wanted = keys + down * width + right
        first = np.searchsorted(keys, wanted, side="left")
        last = np.searchsorted(keys, wanted, side="right")
        if (right, down) == (0, 0):
            first = np.arange(keys.size) + 1
        counts = np.maximum(last - first, 0)
        one = np.repeat(np.arange(keys.size), counts)
        offset = np.arange(one.size) - np.repeat(np.cumsum(counts) - counts, counts)
        yield order[one], order[np.repeat(first, counts) + offset]
