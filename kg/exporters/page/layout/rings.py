"""Places for a few papers: each with what belongs to it alone around it, kind by kind.

Forces arrange the papers and what several of them share; everything else stands in rings
around its one paper, where room is kept for it.
"""

from __future__ import annotations

from math import atan2, cos, pi, sin
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kg.exporters.page.elements import KINDS
from kg.exporters.page.layout.discs import affordable, settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from kg.exporters.page.elements import Node
    from kg.exporters.page.layout.weights import Lines

    Floats = NDArray[np.float64]

__all__ = ["rings"]


class Box(NamedTuple):
    """Half the width and half the height of something."""

    x: float
    y: float


#: The place that a paper's own card takes, what a paper needs with a ring around it, how
#: much each further ring adds, and what a sign with its name needs.
_CARD, _PAPER, _RING, _SIGN = Box(130, 60), Box(228, 128), Box(78, 48), Box(110, 62)
#: Width to height of the picture: that of the stage between legend and panel.
_ASPECT = 1.0
_ROUNDS = 400

Neighbours = "Mapping[int, set[int]]"


def rings(nodes: Sequence[Node], lines: Lines) -> Floats:
    """Return places for nodes that lines reach, and for papers without any."""
    beside = _neighbours(lines)
    present = [
        at for at, node in enumerate(nodes) if node.central and (at in beside or _paper(node))
    ]
    homes = {at: _homes(at, nodes, beside) for at in present if not _paper(nodes[at])}
    singles: dict[int, list[int]] = {}
    for at, home in homes.items():
        if len(home) == 1:
            singles.setdefault(min(home), []).append(at)
    anchors = [at for at in present if _paper(nodes[at]) or len(homes[at]) != 1]
    places = np.zeros((len(nodes), 2))
    if anchors:
        boxes = [_box(nodes[at], len(singles.get(at, ()))) for at in anchors]
        places[anchors] = _arranged(anchors, boxes, lines)
    for paper, own in singles.items():
        own.sort(key=lambda at: (KINDS.index(nodes[at].kind), nodes[at].id))
        others = [x for x in sorted(beside[paper]) if x not in own and x in anchors]
        places[own] = _around(places[paper], len(own), places[others])
    return places


def _paper(node: Node) -> bool:
    return node.kind == "Paper"


def _neighbours(lines: Lines) -> dict[int, set[int]]:
    beside: dict[int, set[int]] = {}
    for one, other in zip(lines.source.tolist(), lines.target.tolist(), strict=True):
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    return beside


def _homes(start: int, nodes: Sequence[Node], beside: Mapping[int, set[int]]) -> set[int]:
    """Return the papers that a node belongs to.

    They are those that tell of it, or else, for a wider entity that no paper names, those that
    tell of the narrower ones.
    """
    seen, level = {start}, {start}
    while level:
        following: set[int] = set().union(*(beside[at] for at in level)) - seen
        papers = {at for at in following if _paper(nodes[at])}
        if papers:
            return papers
        seen |= following
        level = following
    return set()


def _count_of_rings(count: int) -> int:
    return 3 if count > 16 else 2 if count > 7 else 1


def _box(node: Node, singles: int) -> Box:
    if not _paper(node):
        return _SIGN
    if not singles:
        return _CARD
    further = _count_of_rings(singles)
    return Box(_PAPER.x + (further - 0.55) * _RING.x, _PAPER.y + (further - 0.4) * _RING.y)


def _arranged(anchors: Sequence[int], boxes: Sequence[Box], lines: Lines) -> Floats:
    place = {at: number for number, at in enumerate(anchors)}
    pull = np.zeros((len(anchors), len(anchors)))
    for one, other, weight in zip(
        lines.source.tolist(), lines.target.tolist(), lines.weight.tolist(), strict=True
    ):
        if one in place and other in place:
            pull[place[one], place[other]] = pull[place[other], place[one]] = weight
    total = np.maximum(pull.sum(axis=1), 1)
    half = np.array(boxes)
    places = settle(half.sum(axis=1) / 2, pull / np.sqrt(total[:, None] * total[None, :]), 300)
    return _boxed(places, half)


def _boxed(places: Floats, half: Floats) -> Floats:
    """Draw the boxes together and push them apart, until they fill a picture of our shape."""
    wide, high = (half[:, None, axis] + half[None, :, axis] for axis in (0, 1))
    rounds = affordable(_ROUNDS, len(places))
    step = 0.012 * _ROUNDS / rounds
    for turn in range(rounds):
        if turn < rounds * 0.6:
            size = np.maximum(np.abs(places).max(axis=0), 1)
            too_wide = float(size[0] / size[1]) / _ASPECT
            places = places * (
                1 - np.minimum(step, 0.06) * np.minimum(3, [too_wide**3, 1 / too_wide**3])
            )
        right = (places[:, 0, None] - places[None, :, 0]) / wide
        down = (places[:, 1, None] - places[None, :, 1]) / high
        # boxes with round corners: |x|⁴ + |y|⁴ = 1
        distance = np.sqrt(np.sqrt(right**2 * right**2 + down**2 * down**2)) + 1e-6
        overlap = np.maximum(1 - distance, 0) / distance
        np.fill_diagonal(overlap, 0)
        moves = [(overlap * right * wide).sum(axis=1), (overlap * down * high).sum(axis=1)]
        places = places + np.stack(moves, axis=1) * 0.4
    return places


def _around(centre: Floats, count: int, others: Iterable[Floats]) -> Floats:
    """Return places in rings; directions in which other neighbours lie stay free."""
    away = [atan2(float(y - centre[1]), float(x - centre[0])) for x, y in others]
    slots = count + len(away)
    free = list(range(slots))
    for angle in away:
        wanted = angle / (2 * pi) * slots
        free.remove(min(free, key=lambda slot: (round(_apart(slot, wanted, slots), 6), slot)))
    number = _count_of_rings(count)
    return np.array(
        [
            (
                centre[0] + (_PAPER.x + at % number * _RING.x) * cos(2 * pi * slot / slots),
                centre[1] + (_PAPER.y + at % number * _RING.y) * sin(2 * pi * slot / slots),
            )
            for at, slot in enumerate(free)
        ]
    )


def _apart(slot: int, wanted: float, slots: int) -> float:
    return abs((slot - wanted + slots * 1.5) % slots - slots / 2)
