"""Which references denote one entity."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model.naming import has_hangul

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model.concept import Concept
    from kg.resolution.overrides import Overrides
    from kg.resolution.references import Reference

__all__ = ["anchors", "cluster", "settled"]

#: A name of at most this many characters, written mostly in capitals, is a short form:
#: what it stands for depends on the paper that spells it out.
_LONGEST_SHORT_FORM = 6


@dataclass(frozen=True, slots=True)
class _Forest:
    """Disjoint sets of keys; the smallest key of a set stands for it."""

    parents: dict[str, str] = field(default_factory=dict)

    def find(self, key: str) -> str:
        while (parent := self.parents.get(key, key)) != key:
            self.parents[key] = self.parents.get(parent, parent)
            key = parent
        return key

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self.parents[high] = low


def cluster(
    references: Sequence[Reference], concepts: Iterable[Concept], overrides: Overrides
) -> dict[str, list[Reference]]:
    """Return the references of each entity, by a key that says nothing more.

    References to a concept of the vocabulary meet there. The others meet under any spelled-
    out name they share. A short form goes to what the same entry spells it out as; where
    the entry does not, to what most papers spell it out as. So one short form with two
    long forms is two entities, and no order of the references changes that.
    """
    anchored = anchors(concepts, overrides)
    spelled_out = _Forest()
    for reference in references:
        keys = _long_keys(reference, overrides)
        for key in keys[1:]:
            spelled_out.join(keys[0], key)
    senses = _senses(references, spelled_out, overrides)
    clusters: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        key = _key(reference, spelled_out, senses, anchored, overrides)
        clusters[key].append(reference)
    return dict(clusters)


def anchors(concepts: Iterable[Concept], overrides: Overrides) -> dict[str, str]:
    """Return the concept that each key of an override's group stands for."""
    anchored: dict[str, str] = {}
    wanted = set(overrides.same.values())
    for concept in concepts if wanted else ():
        for name in (concept.label, *concept.aliases):
            key = overrides.key(name.text)
            if key in wanted:
                anchored.setdefault(key, f"concept {concept.id}")
    return anchored


def settled(reference: Reference, anchored: Mapping[str, str], overrides: Overrides) -> str | None:
    """Return the cluster of a reference if no other reference has a say in that."""
    apart = [name for name in reference.names if name in overrides.apart]
    if apart:
        return f"name {overrides.key(apart[0])}"
    if anchored:
        keys = map(overrides.key, reference.names)
        anchor = next((anchored[key] for key in keys if key in anchored), None)
        if anchor is not None:
            return anchor
    return None if reference.concept is None else f"concept {reference.concept}"


def _key(
    reference: Reference,
    spelled_out: _Forest,
    senses: Mapping[str, str],
    anchored: Mapping[str, str],
    overrides: Overrides,
) -> str:
    key = settled(reference, anchored, overrides)
    if key is not None:
        return key
    long = _long_keys(reference, overrides)
    if long:
        return f"name {spelled_out.find(long[0])}"
    short = overrides.key(reference.names[0])
    return f"name {senses.get(short, short)}"


def _long_keys(reference: Reference, overrides: Overrides) -> list[str]:
    """Return the keys of the names that tell by themselves what is meant.

    Korean names are translations, which differ from digest to digest and stand for several
    English ones; they join nothing where the entry gives an English name as well.
    """
    if reference.concept is not None:
        return []
    names = [name for name in reference.names if not is_short_form(name)]
    english = [name for name in names if not has_hangul(name)]
    if not english and len(names) < len(reference.names):
        return []
    return [overrides.key(name) for name in english or names]


def _senses(
    references: Iterable[Reference], spelled_out: _Forest, overrides: Overrides
) -> dict[str, str]:
    """Return what each short form stands for in most papers that spell it out."""
    papers: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for reference in references:
        long = _long_keys(reference, overrides)
        for name in reference.names:
            if long and is_short_form(name):
                sense = spelled_out.find(long[0])
                papers[overrides.key(name)][sense].add(reference.paper)
    return {
        short: min(found, key=lambda sense: (-len(found[sense]), sense))
        for short, found in papers.items()
    }


def is_short_form(name: str) -> bool:
    """Tell whether a name is an abbreviation that may stand for several things.

    >>> is_short_form("SAE"), is_short_form("LLMs"), is_short_form("CoordTok")
    (True, True, False)
    """
    letters = [c for c in name if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return len(name) <= _LONGEST_SHORT_FORM and capitals >= 2 and capitals * 2 > len(letters)
