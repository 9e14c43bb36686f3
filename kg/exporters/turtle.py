"""Turtle that a person can read: grouped by subject, sorted, prefixed.

Stable to the byte, and laid out for people: papers first, one object a line.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.graph.names import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.graph.triples import Triple

__all__ = ["turtle"]

_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]
#: What Turtle's PN_LOCAL may begin with (PN_CHARS_U and digits); Python's ``\w`` is wider.
_START = (
    r"A-Za-z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    r"\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
    r"\U00010000-\U000effff"
)
#: The part of PN_LOCAL that needs no escapes.
_LOCAL = re.compile(rf"[{_START}](?:[{_START}.-]*[{_START}-])?")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNSAFE = re.compile(r'[\\"\x00-\x1f\x7f\u0085\u2028\u2029]')
#: Literals that Turtle writes without quotes, where the lexical form is the usual one.
_PLAIN = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
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
    subjects: dict[NamedNode, dict[NamedNode, set[str]]] = {}
    for subject, predicate, value in triples:
        said = subjects.setdefault(subject, {})
        said.setdefault(predicate, set()).add(write.term(value))
    heading = ""
    for (_, collection, _), subject in sorted(
        ((write.place(subject), subject) for subject in subjects), key=itemgetter(0)
    ):
        if collection != heading:
            heading = collection
            yield f"\n# ---- {heading} ----\n"
        yield "\n" + _block(write.term(subject), subjects.pop(subject), write)


def _block(subject: str, said: Mapping[NamedNode, set[str]], write: _Terms) -> str:
    """Return all that is said of one subject."""
    lines = [
        f"{write.predicate(predicate)} " + " ,\n        ".join(sorted(said[predicate]))
        for predicate in sorted(said, key=_predicate_place)
    ]
    return f"{subject} " + " ;\n    ".join(lines) + " .\n"


@lru_cache(maxsize=256)
def _predicate_place(predicate: NamedNode) -> tuple[bool, bool, str]:
    iri = predicate.value
    return (iri != _TYPE, _NAMES.search(iri) is None, iri)


class _Terms:
    """Writes terms with the prefixes of a document."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        # longest first, so that a prefix inside another's space wins
        self.prefixes = sorted(prefixes.items(), key=lambda p: -len(p[1]))
        self.term = lru_cache(maxsize=1 << 16)(self._term)

    def _term(self, term: NamedNode | Literal) -> str:
        if isinstance(term, NamedNode):
            return self._iri(term.value)
        return self._literal(term)

    def predicate(self, predicate: NamedNode) -> str:
        """Return the name of a predicate."""
        return "a" if predicate.value == _TYPE else self.term(predicate)

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

    def place(self, subject: NamedNode) -> tuple[int, str, str]:
        """Return where a subject stands in the document: its collection, its address."""
        iri = subject.value
        found = (name for name, space in self.prefixes if iri.startswith(space))
        collection = next(found, "other")
        rank = _FIRST.index(collection) if collection in _FIRST else len(_FIRST)
        return (rank, collection, iri)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
