"""Turtle that a person can read: grouped by subject, sorted, prefixed.

Stable to the byte, which neither rdflib's nor Oxigraph's serialiser is about the order of
prefixes and objects, and laid out one object a line.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.graph.names import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["turtle"]

_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]
#: The part of Turtle's PN_LOCAL that needs no escapes.
_LOCAL = re.compile(r"[\w](?:[\w.-]*[\w-])?")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNSAFE = re.compile(r'[\\"\x00-\x1f\x7f\u0085\u2028\u2029]')
#: Literals that Turtle writes without quotes, where the lexical form is the usual one.
_PLAIN = {
    _XSD + "integer": re.compile(r"[+-]?\d+"),
    _XSD + "decimal": re.compile(r"[+-]?\d*\.\d+"),
    _XSD + "boolean": re.compile(r"true|false"),
}
#: What a reader looks for first; other collections follow by alphabet.
_FIRST = ("paper", "result", "entity", "author", "organization", "repository", "digest")
#: Predicates that say what a thing is called stand before the others.
_NAMES = re.compile(r"(?:title|prefLabel|altLabel|name|label|arxivId)$")


def turtle(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield the text of a Turtle document, subject by subject."""
    write = _Terms(prefixes)
    for name, iri in prefixes.items():
        yield f"@prefix {name}: <{iri}> .\n"
    ordered = sorted(set(triples), key=lambda t: write.place(t.subject))
    heading = ""
    for subject, group in groupby(ordered, key=lambda t: t.subject):
        collection = write.collection(subject)
        if collection != heading:
            heading = collection
            yield f"\n# ---- {heading} ----\n"
        yield "\n" + _block(write.term(subject), list(group), write.term)


def _block(subject: str, triples: list[Triple], term: Callable[[object], str]) -> str:
    """Return all that is said of one subject."""
    by_predicate: dict[str, list[str]] = {}
    for triple in triples:
        by_predicate.setdefault(triple.predicate.value, []).append(term(triple.object))
    lines = []
    for predicate in sorted(by_predicate, key=_predicate_place):
        name = "a" if predicate == _TYPE else term(NamedNode(predicate))
        objects = sorted(by_predicate[predicate])
        lines.append(f"{name} " + " ,\n        ".join(objects))
    return f"{subject} " + " ;\n    ".join(lines) + " .\n"


def _predicate_place(predicate: str) -> tuple[bool, bool, str]:
    return (predicate != _TYPE, _NAMES.search(predicate) is None, predicate)


class _Terms:
    """Writes terms with the prefixes of a document."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        # longest first, so that a prefix inside another's space wins
        self.prefixes = sorted(prefixes.items(), key=lambda p: -len(p[1]))
        self.term = lru_cache(maxsize=1 << 16)(self._term)

    def _term(self, term: object) -> str:
        if isinstance(term, NamedNode):
            return self._iri(term.value)
        if isinstance(term, Literal):
            return self._literal(term)
        return str(term)

    def _iri(self, iri: str) -> str:
        for name, space in self.prefixes:
            if iri.startswith(space) and _LOCAL.fullmatch(iri, len(space)):
                return f"{name}:{iri[len(space) :]}"
        return f"<{iri}>"

    def _literal(self, literal: Literal) -> str:
        datatype = literal.datatype.value
        if (plain := _PLAIN.get(datatype)) and plain.fullmatch(literal.value):
            return literal.value
        text = f'"{_UNSAFE.sub(_escape, literal.value)}"'
        if literal.language:
            return f"{text}@{literal.language}"
        if datatype == _XSD + "string":
            return text
        return f"{text}^^{self._iri(datatype)}"

    def collection(self, subject: NamedNode | BlankNode | Triple) -> str:
        """Return the prefix of a subject's address, or "other"."""
        iri = str(getattr(subject, "value", ""))
        return next(
            (name for name, space in self.prefixes if iri.startswith(space)), "other"
        )

    def place(self, subject: NamedNode | BlankNode | Triple) -> tuple[int, str, str]:
        """Return where a subject stands in the document."""
        collection = self.collection(subject)
        rank = _FIRST.index(collection) if collection in _FIRST else len(_FIRST)
        return (rank, collection, str(getattr(subject, "value", "")))


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
