"""Places for a whole archive: communities as the countries of a map.

Communities lie beside those that they share most with, their parts likewise inside of
them, and the nodes of a part around its hubs. Then, for a while, every node is pulled to its
neighbours and pushed off those that it lies upon, so that countries get the shapes of their
people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.exporters.page.layout.communities import communities
from kg.exporters.page.layout.discs import push_apart, settle, sunflower
from kg.exporters.page.layout.weights import Lines

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

__all__ = ["Atlas", "atlas"]

#: Communities: few enough to name them all on one screen. Their parts: a dozen or two papers.
_COUNTRIES, _DISTRICTS = 0.5, 16.0
#: A community of fewer nodes is an island in the sea around the map.
_ISLAND = 24
#: The water between one country and the next.
_COAST = 2.0
#: How much wider a disc is than what lies in it.
_SPACE = 1.22
_ROUNDS, _LAST_ROUNDS = 50, 24
#: So often neighbours across a border are pushed apart.
_BORDER_ROUNDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """Where the nodes lie, and what each belongs to; -1 for nodes that no line reaches."""

    places: Floats
    #: The community of each node, the largest being 0.
    country: Integers
    #: The part of the community; parts are numbered through the whole map.
    district: Integers


def atlas(lines: Lines, radii: Floats) -> Atlas:
    """Return places at which nodes of these radii do not lie over one another."""
    country = communities(lines, _COUNTRIES)
    inside = country[lines.source] == country[lines.target]
    ends = np.stack([lines.source[inside], lines.target[inside]])
    at_home = Lines(lines.size, ends, lines.weight[inside])
    district = communities(at_home, _DISTRICTS)
    joined = country >= 0
    places = _by_hierarchy(lines, radii, country, district)
    places = _shaped(places, at_home, radii, joined)
    places[joined] += _at_sea(lines, places, radii, country)[country[joined]]
    for _ in range(_BORDER_ROUNDS):
        places[joined] += push_apart(places[joined], radii[joined])
    return Atlas(places=places, country=country, district=district)


def _by_hierarchy(lines: Lines, radii: Floats, country: Integers, district: Integers) -> Floats:
    """Return places in discs: nodes in districts, districts in countries, countries far apart."""
    places = np.zeros((lines.size, 2))
    joined = np.flatnonzero(country >= 0)
    # hubs first: they take the middle
    joined = joined[np.lexsort((joined, -lines.strength[joined], district[joined]))]
    groups = np.split(joined, np.flatnonzero(np.diff(district[joined])) + 1)
    sizes = np.array([_disc(radii[group]) for group in groups])
    stems = _stems(lines)
    for group in groups:
        places[group] = _in_district(group, stems, radii)
    home = np.array([country[group[0]] for group in groups], dtype=np.int64)
    shared = _shared(lines, district, len(groups))
    middles = np.zeros((len(groups), 2))
    extents = np.zeros(int(country.max(initial=-1)) + 1)
    for number in range(extents.size):
        own = np.flatnonzero(home == number)
        middles[own] = settle(sizes[own], _pull(shared, own))
        extents[number] = (np.sqrt((middles[own] ** 2).sum(axis=1)) + sizes[own]).max()
    # far apart, for now: nobody pushes across a border
    centres = sunflower(extents) * 1.2
    for place, group in enumerate(groups):
        places[group] += middles[place] + centres[home[place]]
    return places


def _stems(lines: Lines) -> Integers:
    """Return the node on which each node hangs that has no other; -1 for all others."""
    degree = lines.degree
    stems = np.full(lines.size, -1, dtype=np.int64)
    for leaf, stem in ((lines.target, lines.source), (lines.source, lines.target)):
        hangs = (degree[leaf] == 1) & (degree[stem] > 1)
        stems[leaf[hangs]] = stem[hangs]
    return stems


def _in_district(group: Integers, stems: Integers, radii: Floats) -> Floats:
    """Return places for the nodes of a district, leaves around the node on which they hang."""
    place = {int(node): at for at, node in enumerate(group)}
    bunches: dict[int, list[int]] = {}
    for at, node in enumerate(group):
        bunches.setdefault(place.get(int(stems[node]), at), []).append(at)
    # the node itself stands before its leaves
    bunched = [[stem, *(at for at in own if at != stem)] for stem, own in bunches.items()]
    sizes = np.array([float(np.sqrt((radii[group[own]] ** 2).sum())) for own in bunched])
    middles = sunflower(sizes)
    places = np.zeros((group.size, 2))
    for own, middle in zip(bunched, middles, strict=True):
        places[own] = sunflower(radii[group[own]]) + middle
    return places


def _disc(radii: Floats) -> float:
    """Return the radius of a disc that holds these discs."""
    return float(np.sqrt((radii * radii).sum())) * _SPACE


def _shared(lines: Lines, group: Integers, count: int) -> dict[tuple[int, int], int]:
    """Return the weight of the lines between groups, by both."""
    one, other = group[lines.source], group[lines.target]
    apart = one != other
    low = np.minimum(one[apart], other[apart])
    high = np.maximum(one[apart], other[apart])
    keys, inverse = np.unique(low * count + high, return_inverse=True)
    sums = np.bincount(inverse, weights=lines.weight[apart], minlength=keys.size)
    return {
        (int(key) // count, int(key) % count): int(weight)
        for key, weight in zip(keys, sums, strict=True)
    }


def _pull(shared: dict[tuple[int, int], int], members: Integers) -> Floats:
    """Return how strongly these groups pull each other, from 0 to 1."""
    place = {int(group): at for at, group in enumerate(members)}
    pull = np.zeros((members.size, members.size))
    for (one, other), weight in shared.items():
        if one in place and other in place:
            pull[place[one], place[other]] = pull[place[other], place[one]] = weight
    total = pull.sum(axis=1)
    scale = np.sqrt(total[:, None] * total[None, :])
    return np.asarray(np.divide(pull, scale, out=np.zeros_like(pull), where=scale > 0))


def _at_sea(lines: Lines, places: Floats, radii: Floats, country: Integers) -> Floats:
    """Return how far each country moves so as to lie beside those that it shares most with.

    Countries form a continent; islands lie around it.
    """
    numbers = np.arange(int(country.max()) + 1) if country.size else np.arange(0)
    middles, extents = np.zeros((numbers.size, 2)), np.zeros(numbers.size)
    for number in numbers:
        own = np.flatnonzero(country == number)
        middles[number] = places[own].mean(axis=0)
        reach = np.sqrt(((places[own] - middles[number]) ** 2).sum(axis=1)) + radii[own]
        extents[number] = np.sort(reach)[int(0.93 * (reach.size - 1))] + _COAST
    sizes = np.bincount(country[country >= 0], minlength=numbers.size)
    main = numbers[sizes >= _ISLAND] if (sizes >= _ISLAND).any() else numbers
    centres = np.zeros((numbers.size, 2))
    shared = _shared(lines, np.where(country >= 0, country, 0), numbers.size)
    centres[main] = settle(extents[main], _pull(shared, main), rounds=400)
    islands = np.setdiff1d(numbers, main)
    if islands.size:
        wide = float(np.median(extents[islands])) * 1.3
        centres[islands] = _coast(centres[main], extents[main], wide, islands.size)
    return np.asarray(centres - middles)


def _coast(centres: Floats, extents: Floats, wide: float, count: int) -> Floats:
    """Return so many places around the continent, on which no country lies, innermost first."""
    edge = np.sort(np.sqrt((centres**2).sum(axis=1)) + extents)
    inner, outer = float(edge[int(0.95 * (edge.size - 1))]) * 0.96, float(edge[-1]) * 1.1 + wide
    first = int((inner / wide) ** 2)
    # seeds of a larger sunflower, whose inner ones are left out
    seeds = sunflower(np.full(int((outer / wide) ** 2) + count, wide))[first:]
    apart = np.sqrt(((seeds[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2))
    is_free = (apart > extents[None, :] + wide).all(axis=1)
    return np.asarray(seeds[is_free][:count])


def _shaped(places: Floats, lines: Lines, radii: Floats, joined: NDArray[np.bool_]) -> Floats:
    """Return the places after every node was pulled to its own and pushed off others."""
    moving = np.flatnonzero(joined)
    place = np.zeros(lines.size, dtype=np.int64)
    place[moving] = np.arange(moving.size)
    source, target = place[lines.source], place[lines.target]
    room, at = radii[moving], places[moving]
    weight = lines.weight.astype(np.float64)
    total = np.bincount(source, weights=weight, minlength=moving.size)
    total += np.bincount(target, weights=weight, minlength=moving.size)
    for turn in range(_ROUNDS):
        pulled = np.zeros_like(at)
        for axis in (0, 1):
            value = at[:, axis]
            pulled[:, axis] = np.bincount(source, weight * value[target], moving.size)
            pulled[:, axis] += np.bincount(target, weight * value[source], moving.size)
        pulled = np.divide(pulled, total[:, None], out=at.copy(), where=total[:, None] > 0)
        at = at + (pulled - at) * (0.12 * (1 - turn / _ROUNDS))
        at = at + push_apart(at, room)
    for _ in range(_LAST_ROUNDS):
        at = at + push_apart(at, room)
    shaped = places.copy()
    shaped[moving] = at
    return shaped
