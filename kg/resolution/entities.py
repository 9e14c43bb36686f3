"""One kind, one label and all names for each entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model.entity import Entity, Name, name_of
from kg.model.kind import Kind
from kg.model.language import Language
from kg.model.naming import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from kg.model.concept import Concept
    from kg.model.identifiers import EntityId
    from kg.resolution.overrides import Overrides
    from kg.resolution.references import Reference

__all__ = ["describe", "families", "is_dropped", "with_families"]

_ORDER = {kind: place for place, kind in enumerate(Kind)}


def describe(
    identifier: EntityId,
    references: Sequence[Reference],
    concept: Concept | None,
    overrides: Overrides,
) -> Entity:
    """Return the entity that these references denote."""
    spellings = {
        name: count
        for name, count in _spellings(references).items()
        if fold(name.text) not in overrides.drop
    }
    if concept is not None:
        label = concept.label
        names = [*concept.aliases, *spellings]
    else:
        label = _label(spellings)
        names = list(spellings)
    keys = {overrides.key(name.text) for name in (label, *names)}
    wanted = [overrides.label[key] for key in sorted(keys & overrides.label.keys())]
    if wanted:
        names.append(label)
        label = name_of(wanted[0])
    return Entity(
        id=identifier,
        kind=_kind(references, concept, [overrides.kind[k] for k in keys & overrides.kind.keys()]),
        label=label,
        aliases=_aliases(label, names),
        broader=concept.broader if concept else (),
        generic=concept.generic if concept else False,
    )


def is_dropped(
    references: Iterable[Reference], concept: Concept | None, overrides: Overrides
) -> bool:
    """Tell whether a person wants to be without an entity.

    Of the vocabulary's, any name says so; of others, all do: "Ours (CoordTok)" is CoordTok.
    """
    if concept is not None:
        names = [name.text for name in (concept.label, *concept.aliases)]
        return any(fold(name) in overrides.drop for name in names)
    return all(fold(name) in overrides.drop for ref in references for name in ref.names)


def with_families(
    entities: Sequence[Entity], concepts: Mapping[EntityId, Concept], overrides: Overrides
) -> tuple[Entity, ...]:
    """Return these entities and the families in which two or more of them meet."""
    named = {entity.id: entity for entity in entities}
    broader = families(named.keys() & concepts.keys(), concepts, overrides)
    joining = {
        key: describe(key, (), concepts[key], overrides) for key in broader.keys() - named.keys()
    }
    present = named | joining
    return tuple(replace(present[key], broader=broader.get(key, ())) for key in sorted(present))


def families(
    present: Collection[EntityId], concepts: Mapping[EntityId, Concept], overrides: Overrides
) -> dict[EntityId, tuple[EntityId, ...]]:
    """Return the nearest wider entities of each concept that is there, and of their families.

    No digest need name Llama for Llama 3 and Llama 3.1 to meet there.
    """
    members: dict[EntityId, set[EntityId]] = defaultdict(set)
    for identifier in present:
        for above in _above(identifier, concepts):
            members[above].add(identifier)
    joining = {
        identifier
        for identifier, found in members.items()
        if len(found) > 1
        and identifier not in present
        and not is_dropped((), concepts[identifier], overrides)
    }
    there = {*present, *joining}
    return {identifier: _nearest(identifier, there, concepts) for identifier in sorted(there)}


def _above(identifier: EntityId, concepts: Mapping[EntityId, Concept]) -> set[EntityId]:
    """Return all concepts that are wider than one, directly or not."""
    above: set[EntityId] = set()
    waiting = [identifier]
    while waiting:
        concept = concepts.get(waiting.pop())
        fresh = set(concept.broader) - above if concept else set()
        above |= fresh
        waiting.extend(fresh)
    return above - {identifier}


def _nearest(
    identifier: EntityId,
    present: Collection[EntityId],
    concepts: Mapping[EntityId, Concept],
) -> tuple[EntityId, ...]:
    """Return the wider concepts that are present, without those that others lead to."""
    above = {key for key in _above(identifier, concepts) if key in present}
    beyond = {far for near in above for far in _above(near, concepts)}
    return tuple(sorted(above - beyond))


def _kind(references: Iterable[Reference], concept: Concept | None, wanted: Sequence[Kind]) -> Kind:
    """Return the kind that a person, the vocabulary or the papers' votes give."""
    if wanted:
        return min(wanted, key=_ORDER.__getitem__)
    if concept is not None:
        return concept.kind
    votes: dict[Kind, dict[str, float]] = defaultdict(dict)
    for reference in references:
        mine = votes[reference.kind]
        mine[reference.paper] = max(mine.get(reference.paper, 0), reference.confidence)
    # sums of rounded numbers in a fixed order: the same on every machine
    return min(votes, key=lambda kind: (-round(sum(sorted(votes[kind].values())), 6), _ORDER[kind]))


def _spellings(references: Iterable[Reference]) -> Counter[Name]:
    """Return how many papers write each name, one spelling for each name."""
    papers: dict[Name, set[str]] = defaultdict(set)
    for reference in references:
        for name in reference.names:
            papers[name_of(name)].add(reference.paper)
    return Counter({name: len(found) for name, found in papers.items()})


def _label(spellings: Mapping[Name, int]) -> Name:
    """Return the English name that most papers write; the shorter one among equals."""
    return min(
        spellings,
        key=lambda name: (
            name.language != Language.ENGLISH,
            -spellings[name],
            len(name.text),
            name,
        ),
    )


def _aliases(label: Name, names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the names beside the label, those that differ in more than capitals.

    The first of several spellings stays, so the vocabulary's stand before the digests'.
    """
    kept = {_caseless(label): label}
    for name in names:
        kept.setdefault(_caseless(name), name)
    return tuple(sorted(name for name in kept.values() if name != label))


def _caseless(name: Name) -> tuple[str, str]:
    """Return a key that keeps spaces and hyphens but not capitals and the plural."""
    text = name.text.casefold()
    plural = text.endswith("s") and fold(text[:-1]) == fold(text)
    return (text[:-1] if plural else text, name.language)
