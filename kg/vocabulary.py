"""What is known beforehand: the SKOS vocabulary that the project ships."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.cache import kept
from kg.errors import VocabularyError
from kg.model.concept import Concept
from kg.model.entity import Name
from kg.model.identifiers import EntityId
from kg.model.kind import Kind
from kg.model.language import Language
from kg.resources import ontology_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["load_vocabulary", "shipped_vocabulary"]

_KG = "https://w3id.org/paper-kg/ontology#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_ENTITY = "https://w3id.org/paper-kg/entity/"
_KINDS = {_KG + kind: kind for kind in Kind}


@lru_cache(maxsize=1)
def shipped_vocabulary() -> tuple[Concept, ...]:
    """Return the concepts of the shipped vocabulary, which are read once.

    Reading its Turtle takes a quarter of a second, so what it says is kept from run to run.
    """
    return kept("vocabulary", _mark(), tuple[Concept, ...], load_vocabulary)


def _mark() -> str:
    """Return a mark of all that decides what the shipped vocabulary says."""
    code = Path(__file__)
    files = (ontology_folder() / "vocabulary").glob("*.ttl")
    contents = (
        x.read_bytes() for x in (code, code.parent / "model" / "concept.py", *sorted(files))
    )
    return sha256(b"\0".join(contents)).hexdigest()[:16]


def load_vocabulary(folder: Path | None = None) -> tuple[Concept, ...]:
    """Return all concepts of the Turtle files in a folder, sorted by identifier.

    Without a folder, the shipped vocabulary.
    """
    folder = folder or ontology_folder() / "vocabulary"
    facts: dict[str, dict[str, list[ox.Literal | ox.NamedNode]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for path in sorted(folder.glob("*.ttl")):
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            if isinstance(quad.object, ox.Literal | ox.NamedNode):
                facts[str(quad.subject.value)][quad.predicate.value].append(quad.object)
    concepts = [
        _concept(EntityId(iri.removeprefix(_ENTITY)), properties)
        for iri, properties in facts.items()
        if iri.startswith(_ENTITY)
    ]
    return tuple(sorted(concepts, key=lambda concept: concept.id))


def _concept(identifier: EntityId, facts: Mapping[str, list[ox.Literal | ox.NamedNode]]) -> Concept:
    kinds = [_KINDS[x.value] for x in facts.get(_TYPE, ()) if x.value in _KINDS]
    labels = _names(facts.get(_SKOS + "prefLabel", ()))
    if len(kinds) != 1:
        raise VocabularyError(identifier, f"it has {len(kinds)} kinds. Give it one.")
    if len(labels) != 1:
        raise VocabularyError(
            identifier, f"it has {len(labels)} preferred labels. Give it one, in English."
        )
    return Concept(
        id=identifier,
        kind=kinds[0],
        label=labels[0],
        aliases=_names(facts.get(_SKOS + "altLabel", ())),
        ambiguous=frozenset(x.value for x in facts.get(_KG + "ambiguousLabel", ())),
        broader=tuple(
            sorted(
                EntityId(x.value.removeprefix(_ENTITY)) for x in facts.get(_SKOS + "broader", ())
            )
        ),
        generic=any(x.value == "true" for x in facts.get(_KG + "generic", ())),
    )


def _names(terms: Iterable[ox.Literal | ox.NamedNode]) -> tuple[Name, ...]:
    return tuple(
        sorted(
            Name(term.value, Language(term.language or "en"))
            for term in terms
            if isinstance(term, ox.Literal)
        )
    )
