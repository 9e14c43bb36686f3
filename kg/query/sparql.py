"""What the text of a query tells without an engine: its words, apart from strings and comments."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from kg.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["asks_elsewhere", "asks_for_evidence", "variables", "with_values"]

#: The tokens of SPARQL, as far as they matter here; first come those that hide others.
_TOKEN = re.compile(
    r'''
      (?P<comment>  \#[^\n]* )
    | (?P<string>   """(?:"{0,2}(?:[^"\\]|\\.))*""" | \'\'\'(?:'{0,2}(?:[^'\\]|\\.))*\'\'\'
                  | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
    | (?P<iri>      <[^<>"{}|^`\\\s]*> )
    | (?P<variable> [?$]\w+ )
    | (?P<name>     [\w-]*(?:\.[\w-]+)*:(?:[\w:%-]+(?:\.[\w:%-]+)*)? )
    | (?P<word>     \w+ )
    | (?P<sign>     \S )
    ''',
    re.VERBOSE | re.DOTALL,
)
#: Local names of the terms that only evidence has.
_OF_EVIDENCE = frozenset(
    "Statement confidence end locator object predicate rule sentence start subject "
    "wasDerivedFrom".split()
)
_TYPE = frozenset({"a", "rdf:type", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"})


class _Token(NamedTuple):
    kind: str
    text: str

    @property
    def is_term(self) -> bool:
        """Tell whether this can be a subject, a predicate or an object."""
        return self.kind in {"string", "iri", "variable", "name"} or self.text in {"a", "["}


def _tokens(sparql: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(sparql):
        if match.lastgroup and match.lastgroup != "comment":
            yield _Token(match.lastgroup, match.group())


def variables(sparql: str) -> set[str]:
    """Return the names of a query's variables.

    >>> variables('SELECT ?a { ?a ?b "?c" } # ?d') == {"a", "b"}
    True
    """
    return {token.text[1:] for token in _tokens(sparql) if token.kind == "variable"}


def with_values(sparql: str, values: Mapping[str, str]) -> str:
    """Return the query with a string literal for each variable that has a value.

    The engine's own substitution refuses variables that the query does not select. All are
    put in at once, and a literal is quoted by the engine, so no value can become part of
    the query, or of another value.
    """
    literals = {name: str(_literal(name, value)) for name, value in values.items()}

    def put_in(match: re.Match[str]) -> str:
        text = match.group()
        return literals.get(text[1:], text) if match.lastgroup == "variable" else text

    return _TOKEN.sub(put_in, sparql)


def _literal(name: str, value: str) -> ox.Literal:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise QueryError(name, "the value is no valid text. Give it in UTF-8.") from error
    return ox.Literal(value)


def asks_elsewhere(sparql: str) -> bool:
    """Tell whether a query wants to ask another machine."""
    return any(
        token.kind == "word" and token.text.upper() == "SERVICE" for token in _tokens(sparql)
    )


def asks_for_evidence(sparql: str) -> bool:
    """Tell whether the answer may depend on evidence; if in doubt, it does.

    It does if the query names a term of evidence, or leaves the property or the class open.

    >>> asks_for_evidence("SELECT ?s { ?x kg:sentence ?s }")
    True
    >>> asks_for_evidence("SELECT ?p { ?p kg:uses entity:rlvr }")
    False
    >>> asks_for_evidence("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    True
    """
    tokens = list(_tokens(sparql))
    if any(_is_of_evidence(token) for token in tokens):
        return True
    braces = [number for number, token in enumerate(tokens) if token.text in {"{", "}"}]
    if not braces:
        return False
    pattern = tokens[braces[0] : braces[-1] + 1]
    return _leaves_property_open(pattern) or any(
        (before.text in _TYPE and after.kind == "variable")
        or (before.text == "!" and (after.is_term or after.text in {"(", "^"}))
        for before, after in pairwise(pattern)
    )


def _is_of_evidence(token: _Token) -> bool:
    if token.kind == "name":
        prefix, _, local = token.text.partition(":")
        return prefix == "statement" or local in _OF_EVIDENCE
    address = token.text.strip("<>")
    is_statement = "/statement/" in address or re.split("[#/]", address)[-1] in _OF_EVIDENCE
    return token.kind == "iri" and is_statement


def _leaves_property_open(pattern: list[_Token]) -> bool:
    """Tell whether a variable stands between two terms, or begins what follows a semicolon."""
    return any(
        token.kind == "variable" and (before.is_term or before.text == ";") and after.is_term
        for before, token, after in zip(pattern, pattern[1:], pattern[2:], strict=False)
    )
