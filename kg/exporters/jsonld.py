"""JSON-LD, compacted with the project's context."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode

from kg.graph.names import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.graph.triples import Triple

__all__ = ["jsonld"]

_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]


def jsonld(triples: Iterable[Triple], context: Mapping[str, Any]) -> Iterator[str]:
    """Yield a JSON-LD 1.1 document in flattened form, one node a line, sorted.

    Terms and datatypes are those of the context, which the document holds, so that it can
    be read without any network access.
    """
    terms = _Terms(context)
    subjects: dict[NamedNode, dict[str, list[Any]]] = {}
    for subject, predicate, value in triples:
        terms.add(subjects.setdefault(subject, {}), predicate, value)
    yield '{"@context": ' + _dump(context) + ',\n "@graph": [\n'
    for number, subject in enumerate(sorted(subjects, key=str)):
        yield (",\n" if number else "") + _dump(_node(subject.value, subjects[subject]))
    yield "\n]}\n"


def _node(iri: str, said: Mapping[str, list[Any]]) -> dict[str, Any]:
    """Return a node object; a single value stands without a list."""
    node: dict[str, Any] = {"@id": iri}
    for name, values in said.items():
        distinct = [json.loads(text) for text in sorted(set(map(_dump, values)))]
        node[name] = distinct[0] if len(distinct) == 1 else distinct
    return node


class _Terms:
    """The names that a context gives to predicates, classes and datatypes."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.prefixes = {k: v for k, v in context.items() if isinstance(v, str)}
        self.by_iri: dict[str, tuple[str, str | None]] = {}
        for name, definition in context.items():
            if isinstance(definition, dict) and "@id" in definition:
                kind = definition.get("@type")
                self.by_iri[self.expand(definition["@id"])] = (name, kind)

    def expand(self, name: str) -> str:
        """Return the IRI that a prefixed name stands for."""
        prefix, colon, local = name.partition(":")
        return self.prefixes[prefix] + local if colon and prefix in self.prefixes else name

    def compact(self, iri: str) -> str:
        """Return the shortest name of a class or predicate."""
        if iri in self.by_iri:
            return self.by_iri[iri][0]
        for prefix, space in self.prefixes.items():
            if space and not prefix.startswith("@") and iri.startswith(space):
                return f"{prefix}:{iri[len(space) :]}"
        return iri

    def add(
        self, node: dict[str, list[Any]], predicate: NamedNode, value: NamedNode | Literal
    ) -> None:
        """Add what a triple says to its subject's node."""
        if predicate.value == _TYPE:
            node.setdefault("@type", []).append(self.compact(value.value))
            return
        name, compact = self.value(predicate.value, value)
        node.setdefault(name, []).append(compact)

    def value(self, predicate: str, term: NamedNode | Literal) -> tuple[str, Any]:
        """Return the name of a predicate, and the object as that name's type wants it."""
        name, kind = self.by_iri.get(predicate, (self.compact(predicate), None))
        if isinstance(term, NamedNode):
            return name, term.value if kind == "@id" else {"@id": term.value}
        if term.language:
            return name, {"@value": term.value, "@language": term.language}
        datatype = term.datatype.value
        if kind and self.expand(kind) == datatype:
            return name, term.value
        if datatype == _XSD + "string":
            return name, term.value if kind is None else {"@value": term.value}
        return name, {"@value": term.value, "@type": datatype}


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
