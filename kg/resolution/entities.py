"""One kind, one label and all names for each entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.model.entity import Entity, Name
from kg.model.kind import Kind
from kg.model.language import Language
from kg.model.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model.concept import Concept
    from kg.model.identifiers import EntityId
    from kg.resolution.overrides import Overrides
    from kg.resolution.references import Reference

__all__ = ["describe", "wider"]

_ORDER = {kind: place for place, kind in enumerate(Kind)}


def describe(
    identifier: EntityId,
    references: Sequence[Reference],
    concept: Concept | None,
    overrides: Overrides,
) -> Entity:
    """Return the entity that these references denote."""
    spellings = _spellings(references)
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
        label = _name(wanted[0])
    return Entity(
        id=identifier,
        kind=_kind(references, concept, [overrides.kind[k] for k in keys & overrides.kind.keys()]),
        label=label,
        aliases=_aliases(label, names),
        broader=concept.broader if concept else (),
        generic=concept.generic if concept else False,
    )


def wider(
    entities: Iterable[Entity], concepts: Mapping[EntityId, Concept], overrides: Overrides
) -> tuple[Entity, ...]:
    """Return the concepts above these entities that are not among them.

    No digest need name a family for its members to meet in it: Llama 3 and Llama 3.1.
    """
    found = {entity.id: entity for entity in entities}
    given = set(found)
    above = [identifier for entity in found.values() for identifier in entity.broader]
    while above:
        identifier = above.pop()
        if identifier not in found:
            concept = concepts[identifier]
            found[identifier] = describe(identifier, (), concept, overrides)
            above.extend(concept.broader)
    return tuple(found[identifier] for identifier in sorted(found.keys() - given))


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
            papers[_name(name)].add(reference.paper)
    return Counter({name: len(found) for name, found in papers.items()})


def _name(text: str) -> Name:
    hangul = any("가" <= c <= "힣" for c in text)
    return Name(text, Language.KOREAN if hangul else Language.ENGLISH)


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
