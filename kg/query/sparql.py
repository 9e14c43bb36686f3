"""What the text of a query tells without an engine: its words, apart from strings and comments."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import pyoxigraph as ox

from kg.errors import QueryError

__all__ = [
    "Token",
    "asks_elsewhere",
    "asks_for_evidence",
    "tokens",
    "variables",
    "with_prefixes",
    "with_things",
    "with_values",
]

#: The tokens of SPARQL, as far as they matter here; first come those that hide others.
_GRAMMAR = r'''
      (?P<comment>  \#[^\n]* )
    | (?P<string>   """(?:"{0,2}(?:[^"\\]|\\.))*""" | \'\'\'(?:'{0,2}(?:[^'\\]|\\.))*\'\'\'
                  | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
    | (?P<iri>      <[^<>"{}|^`\x00-\x20]*> )
    | (?P<variable> [?$]\w+ )
    | (?P<language> @[a-zA-Z]+(?:-[a-zA-Z0-9]+)* )
    | (?P<name>     [\w-]*(?:\.[\w-]+)*:
                    (?:(?:[\w:%-]|\\[_~.\-!$&'()*+,;=/?\#@%])+
                       (?:\.+(?:[\w:%-]|\\[_~.\-!$&'()*+,;=/?\#@%])+)*)? )
    | (?P<word>     \w+ )
    | (?P<sign>     \S )
'''
#: Local names of the terms that only evidence has.
_OF_EVIDENCE = frozenset(
    "Statement confidence end locator object predicate rule sentence start subject "
    "wasDerivedFrom".split()
)
#: Where a query of ours waits for things; it is valid SPARQL as it is.
_WAITING = re.compile(r"VALUES \?(?P<name>\w+) \{\s*\}")
_WORDS = frozenset({"word", "name"})
_TYPE = frozenset({"a", "rdf:type", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"})


class Token(NamedTuple):
    """A word of a query: its kind, its text, and where it starts."""

    kind: str
    text: str
    start: int

    @property
    def is_term(self) -> bool:
        """Tell whether this can be a subject, a predicate or an object."""
        return self.kind in {"string", "iri", "variable", "name"} or self.text in {"a", "["}


@cache
def _token() -> re.Pattern[str]:
    """Return what finds tokens: a shipped query about a thing spares a millisecond without."""
    return re.compile(_GRAMMAR, re.VERBOSE | re.DOTALL)


def tokens(sparql: str) -> Iterator[Token]:
    """Yield the words of a query, comments apart."""
    for match in _token().finditer(sparql):
        if match.lastgroup and match.lastgroup != "comment":
            yield Token(match.lastgroup, match.group(), match.start())


def variables(sparql: str) -> set[str]:
    """Return the names of a query's variables.

    >>> variables('SELECT ?a { ?a ?b "?c" } # ?d') == {"a", "b"}
    True
    """
    return {token.text[1:] for token in tokens(sparql) if token.kind == "variable"}


def with_values(sparql: str, values: Mapping[str, str | ox.Literal]) -> str:
    """Return the query with a literal (of a text, a string) for each variable that has a value.

    The engine's own substitution refuses variables that the query does not select. All are
    put in at once, and a literal is quoted by the engine, so no value can become part of
    the query, or of another value.
    """
    if not values:
        return sparql
    literals = {name: str(_literal(name, value)) for name, value in values.items()}

    def put_in(match: re.Match[str]) -> str:
        text = match.group()
        return literals.get(text[1:], text) if match.lastgroup == "variable" else text

    return _token().sub(put_in, sparql)


def with_things(sparql: str, things: Mapping[str, Iterable[ox.NamedNode]]) -> str:
    """Return the query with things in each empty ``VALUES ?name {}`` that waits for them.

    >>> with_things("ASK { VALUES ?x {} ?x ?y ?z }", {"x": [ox.NamedNode("a:b")]})
    'ASK { VALUES ?x { <a:b> } ?x ?y ?z }'
    """

    def put_in(match: re.Match[str]) -> str:
        found = things.get(match["name"])
        if found is None:
            return match.group()
        return f"VALUES ?{match['name']} {{ {' '.join(map(str, found))} }}"

    return _WAITING.sub(put_in, sparql)


def with_prefixes(sparql: str, prefixes: Mapping[str, str]) -> str:
    """Return the query with a declaration for each known prefix that it uses and lacks.

    >>> with_prefixes("ASK { ?x kg:uses ?y }", {"kg": "a:", "foaf": "b:"})
    'PREFIX kg: <a:> ASK { ?x kg:uses ?y }'
    """
    words = [token.text for token in tokens(sparql) if token.kind in {"name", "word"}]
    declared = {name for word, name in pairwise(words) if word.upper() == "PREFIX"}
    used = {word.partition(":")[0] for word in words if ":" in word and word not in declared}
    wanted = sorted(name for name in used & prefixes.keys() if f"{name}:" not in declared)
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in wanted) + sparql


def _literal(name: str, value: str | ox.Literal) -> ox.Literal:
    if isinstance(value, ox.Literal):
        return value
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise QueryError(name, "the value is no valid text. Give it in UTF-8.") from error
    return ox.Literal(value)


def asks_elsewhere(sparql: str) -> bool:
    """Tell whether a query may want to ask another machine.

    The engine reads a keyword right behind a number ("1SERVICE"), and right before an empty
    prefix ("SERVICE:x"), so a part of a word and of a prefix counts.
    """
    if "SERVICE" not in sparql.upper():  # as in most queries; they need not be taken apart
        return False
    words = (token.text.partition(":")[0] for token in tokens(sparql) if token.kind in _WORDS)
    return any("SERVICE" in word.upper() for word in words)


def asks_for_evidence(sparql: str) -> bool:
    """Tell whether the answer may depend on evidence; if in doubt, it does.

    It does if the query names a term of evidence, or leaves the property or the class open.

    >>> asks_for_evidence("SELECT ?s { ?x kg:sentence ?s }")
    True
    >>> asks_for_evidence("SELECT ?p { ?p kg:uses entity:rlvr }")
    False
    >>> asks_for_evidence("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    True
    >>> asks_for_evidence("SELECT ?s { VALUES ?p { kg:uses kg:introduces } ?s ?p ?o }")
    False
    """
    words = list(tokens(sparql))
    if any(_is_of_evidence(token) for token in words):
        return True
    braces = [number for number, token in enumerate(words) if token.text in {"{", "}"}]
    if not braces:
        return False
    listed = set(_listed(words))
    pattern = [
        token._replace(kind="name") if token.text in listed else token
        for token in words[braces[0] : braces[-1] + 1]
    ]
    return _leaves_property_open(pattern) or any(
        (before.text in _TYPE and after.kind == "variable")
        or (before.text == "!" and (after.is_term or after.text in {"(", "^"}))
        for before, after in pairwise(pattern)
    )


def _is_of_evidence(token: Token) -> bool:
    if token.kind == "name":
        prefix, _, local = token.text.partition(":")
        return prefix == "statement" or local in _OF_EVIDENCE
    address = token.text.strip("<>")
    is_statement = "/statement/" in address or re.split("[#/]", address)[-1] in _OF_EVIDENCE
    return token.kind == "iri" and is_statement


def _listed(words: list[Token]) -> Iterator[str]:
    """Yield the variables that VALUES lists terms for: they stand for these alone."""
    heading = False
    for before, word in pairwise(words):
        heading = before.text.upper() == "VALUES" or (heading and before.text != "{")
        if heading and word.kind == "variable":
            yield word.text


def _leaves_property_open(pattern: list[Token]) -> bool:
    """Tell whether a variable stands between two terms, or begins what follows a semicolon."""
    return any(
        token.kind == "variable" and (before.is_term or before.text == ";") and after.is_term
        for before, token, after in zip(pattern, pattern[1:], pattern[2:], strict=False)
    )
