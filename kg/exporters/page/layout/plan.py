"""From elements to places: which layout, what belongs together, and what that is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.exporters.page.layout.atlas import atlas
from kg.exporters.page.layout.communities import communities
from kg.exporters.page.layout.discs import push_apart
from kg.exporters.page.layout.rings import rings
from kg.exporters.page.layout.topics import Topic, topics
from kg.exporters.page.layout.weights import lines_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kg.exporters.page.elements import Elements
    from kg.exporters.page.layout.weights import Lines

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

__all__ = ["MOST_IN_RINGS", "Plan", "plan"]

#: Up to so many papers and entities are laid out paper by paper, more of them as a map.
MOST_IN_RINGS = 1500
#: One unit of an atlas on the page, whose places are whole numbers.
_SCALE = 24
_PAPER_RADIUS, _LEAF_RADIUS, _LARGEST_RADIUS = 1.5, 0.75, 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where everything lies, in whole units of the page, and what it belongs to."""

    #: Two columns: to the right, and down.
    places: Integers
    #: How large each node is drawn, in units.
    radii: Integers
    #: The community of each node, or -1; the largest is 0.
    community: Integers
    topics: tuple[Topic, ...]
    #: The part of the community that each node is in, or -1; their topics.
    part: Integers
    parts: tuple[Topic, ...]


def plan(elements: Elements) -> Plan:
    """Return where all nodes lie; the same elements give the same places on any machine."""
    lines = lines_of(elements)
    central = sum(node.central for node in elements.nodes)
    drawn = _digest if central <= MOST_IN_RINGS else _archive
    return drawn(elements, lines)


def _digest(elements: Elements, lines: Lines) -> Plan:
    community = communities(lines)
    places = _beside_papers(elements, rings(elements.nodes, lines), 26.0, 210.0)
    degree = np.maximum(lines.degree - 1, 0)
    radii = np.minimum(5 + 3.2 * np.sqrt(degree), 36)
    return Plan(
        places=np.rint(places).astype(np.int64),
        radii=np.rint(radii).astype(np.int64),
        community=community,
        topics=tuple(topics(elements, community)),
        part=np.full(lines.size, -1),
        parts=(),
    )


def _archive(elements: Elements, lines: Lines) -> Plan:
    paper = np.array([node.kind == "Paper" for node in elements.nodes])
    grown = _LEAF_RADIUS + 0.25 * np.sqrt(np.maximum(lines.degree - 1, 0))
    radii = np.where(paper, _PAPER_RADIUS, np.minimum(grown, _LARGEST_RADIUS))
    made = atlas(lines, radii)
    places = _beside_papers(elements, made.places, _LEAF_RADIUS, 2.0)
    return Plan(
        places=np.rint(places * _SCALE).astype(np.int64),
        radii=np.rint(radii * _SCALE * 0.8).astype(np.int64),
        community=made.country,
        topics=tuple(topics(elements, made.country)),
        part=made.district,
        parts=tuple(topics(elements, made.district, names=1)),
    )


def _beside_papers(elements: Elements, places: Floats, radius: float, distance: float) -> Floats:
    """Place authors, organizations and repositories in the middle of their papers.

    They are drawn on demand, so they keep off each other, but take no room from the rest.
    """
    lines = [x for x in elements.edges if not elements.nodes[x.target].central]
    source = np.array([x.source for x in lines], dtype=np.int64)
    target = np.array([x.target for x in lines], dtype=np.int64)
    later = np.unique(target)
    if not later.size:
        return places
    at = np.searchsorted(later, target)
    count = np.bincount(at, minlength=later.size)
    middle = np.stack(
        [np.bincount(at, places[source, axis]) / count for axis in (0, 1)],
        axis=1,
    )
    # a little apart from the paper, each in a direction of its own: a grid of fractions
    turn = np.arange(later.size)
    way = np.stack([turn * 7 % 13 - 6.0, turn * 5 % 11 - 5.0], axis=1)
    middle += way * (distance / 6)
    for _ in range(12):
        middle += push_apart(middle, np.full(later.size, radius))
    placed = places.copy()
    placed[later] = middle
    return placed
