"""JSON-LD, compacted with the project's context."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.names import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["jsonld"]

_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]


def jsonld(triples: Iterable[Triple], context: Mapping[str, Any]) -> Iterator[str]:
    """Yield a JSON-LD 1.1 document in flattened form, one node a line, sorted.

    Terms and datatypes are those of the context, which the document holds, so that it can
    be read without any network access.
    """
    terms = _Terms(context)
    ordered = sorted(set(triples), key=lambda t: (str(t.subject), str(t.predicate)))
    yield '{"@context": ' + _dump(context) + ',\n "@graph": [\n'
    for number, (subject, group) in enumerate(groupby(ordered, key=lambda t: t.subject)):
        yield (",\n" if number else "") + _dump(_node(str(subject)[1:-1], group, terms))
    yield "\n]}\n"


def _node(iri: str, triples: Iterable[Triple], terms: _Terms) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": iri}
    for triple in triples:
        predicate = triple.predicate.value
        if predicate == _TYPE:
            node.setdefault("@type", []).append(terms.compact(triple.object.value))
            continue
        name, value = terms.value(predicate, triple.object)
        node.setdefault(name, []).append(value)
    for name, values in node.items():
        if name != "@id":
            values.sort(key=_dump)
            node[name] = values[0] if len(values) == 1 else values
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

    def value(self, predicate: str, term: Any) -> tuple[str, Any]:  # noqa: ANN401
        """Return the name of a predicate, and the object as that name's type wants it."""
        name, kind = self.by_iri.get(predicate, (self.compact(predicate), None))
        if isinstance(term, NamedNode):
            return name, term.value if kind == "@id" else {"@id": term.value}
        if not isinstance(term, Literal):
            return name, str(term)
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
