"""Every error this package raises on purpose.

KgError
├── InvalidValueError               a value of the model cannot be what it was given
│   ├── InvalidArxivIdError
│   ├── EmptySpanError
│   └── UnsupportedStatementError   a claim came without evidence
├── SourceError                     a digest cannot be read
│   └── UnknownSourceError
├── VocabularyError                 the vocabulary contradicts itself
├── OverridesError                  a line of the overrides file cannot be followed
├── ExportError                     a graph cannot be written
│   └── UnknownFormatError
├── AnalysisError                   the tables of a graph hold no answer
│   └── UnknownThingError           a name means nothing in them
├── GoldError                       gold annotations cannot be read
├── StoreError                      a store cannot be read, or changed
│   ├── NoStoreError
│   ├── HeldStoreError              another process is changing it
│   ├── StoreLayoutError            another version of kg wrote it
│   └── UnknownDigestError
├── PushError                       a server does not take the graph
├── ServeError                      a server cannot start
└── QueryError                      a question cannot be answered
    ├── QuerySyntaxError            the engine cannot read it
    ├── EndpointError               a server does not answer, or says no
    ├── UnknownNameError            a parameter names nothing in the graph
    ├── UnknownQueryError
    ├── UnnamedTermError            an answer holds a blank node
    └── UnreadableGraphError

A message says where, what is wrong, and what to do, in that order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = [
    "AnalysisError",
    "EmptySpanError",
    "EndpointError",
    "ExportError",
    "GoldError",
    "HeldStoreError",
    "InvalidArxivIdError",
    "InvalidValueError",
    "KgError",
    "NoStoreError",
    "OverridesError",
    "PushError",
    "QueryError",
    "QuerySyntaxError",
    "ServeError",
    "SourceError",
    "StoreError",
    "StoreLayoutError",
    "UnknownDigestError",
    "UnknownFormatError",
    "UnknownNameError",
    "UnknownQueryError",
    "UnknownSourceError",
    "UnknownThingError",
    "UnnamedTermError",
    "UnreadableGraphError",
    "UnsupportedStatementError",
    "VocabularyError",
]


class KgError(Exception):
    """Whatever this package raises on purpose."""


class InvalidValueError(KgError, ValueError):
    """A value of the model cannot be what it was given."""


class InvalidArxivIdError(InvalidValueError):
    """A string that should name a paper is no arXiv identifier."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return f"{self.text!r} is no arXiv identifier. Write it like 2411.15124, without a version."


class EmptySpanError(InvalidValueError):
    """A span holds no text."""

    def __init__(self, locator: str, start: int, end: int) -> None:
        super().__init__(locator, start, end)
        self.locator = locator
        self.start = start
        self.end = end

    def __str__(self) -> str:
        where = self.locator or "file"
        return (
            f"{where}: the span from {self.start} to {self.end} holds no text. "
            "Give a start of 0 or more and an end after it."
        )


class UnsupportedStatementError(InvalidValueError):
    """A claim came without evidence."""

    def __init__(self, paper: str, relation: str, entity: str) -> None:
        super().__init__(paper, relation, entity)
        self.paper = paper
        self.relation = relation
        self.entity = entity

    def __str__(self) -> str:
        return (
            f"{self.paper}: nothing supports that it {self.relation} {self.entity}. "
            "Give the statement at least one piece of evidence."
        )


class SourceError(KgError):
    """A digest cannot be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class UnknownSourceError(SourceError):
    """A file is none of the kinds of digest that this package reads."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "this is neither a Markdown digest nor Daily Papers JSON. "
            "Pass a digest, or leave the file out.",
        )
        self.args = (path,)


class VocabularyError(KgError):
    """The vocabulary contradicts itself."""

    def __init__(self, concept: str, reason: str) -> None:
        super().__init__(concept, reason)
        self.concept = concept
        self.reason = reason

    def __str__(self) -> str:
        return f"vocabulary: {self.concept}: {self.reason}"


class OverridesError(KgError):
    """A line of the overrides file cannot be followed."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(path, line, reason)
        self.path = path
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        return f"{self.path}{line}: {self.reason}"


class ExportError(KgError):
    """A graph cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class UnknownFormatError(ExportError):
    """No exporter writes this format."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(sorted(known))
        Exception.__init__(self, name, self.known)

    def __str__(self) -> str:
        return (
            f"{self.name!r} is no format this package writes. Choose from: {', '.join(self.known)}."
        )


class AnalysisError(KgError):
    """The tables of a graph hold no answer."""

    def __init__(self, question: str, reason: str) -> None:
        super().__init__(question, reason)
        self.question = question
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.question}: {self.reason}"


class UnknownThingError(AnalysisError):
    """A name means nothing in a graph, or nothing of the kinds that were asked for."""

    def __init__(self, name: str, kinds: Iterable[str], similar: Iterable[str]) -> None:
        self.name = name
        self.kinds = tuple(kinds)
        self.similar = tuple(similar)
        *most, last = [kind.lower() for kind in self.kinds] or [""]
        either = f"{', '.join(most)} or {last}" if most else last
        what = f"no {either}" if last else "nothing"
        hints = ", ".join(self.similar)
        advice = f"Did you mean: {hints}?" if hints else "Check the spelling."
        super().__init__(name, f"is {what} that the graph knows. {advice}")
        self.args = (name, self.kinds, self.similar)

    def __str__(self) -> str:
        return f"{self.name!r} {self.reason}"


class GoldError(KgError):
    """Gold annotations cannot be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"{self.path}: {self.reason}. "
            "Pass JSON: a list of papers, each with its id, entities and results."
        )


class StoreError(KgError):
    """A store cannot be read, or changed."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class NoStoreError(StoreError):
    """A folder holds no store."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "there is no store. Make one with `kg add`.")
        self.args = (path,)


class HeldStoreError(StoreError):
    """Another process is changing a store, and did not end in time."""

    def __init__(self, path: Path, holder: str, seconds: float) -> None:
        super().__init__(
            path,
            f"{holder} is changing the store, and {seconds:.0f} s of waiting were not enough. "
            "Try again when it has ended, or wait longer with --wait.",
        )
        self.args = (path, holder, seconds)


class StoreLayoutError(StoreError):
    """Another version of kg wrote a store."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        age = "an older" if found < known else "a newer"
        super().__init__(
            path,
            f"{age} kg wrote this store (layout {found}; this kg reads layout {known}). Nothing "
            "was changed. Use that kg, or make a new store with `kg add`.",
        )
        self.args = (path, found, known)


class UnknownDigestError(StoreError):
    """A store holds no digest of this name, or several."""

    def __init__(self, path: Path, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(sorted(known))
        what = f"{len(self.known)} digests are" if self.known else "no digest is"
        which = f"Say which: {', '.join(self.known[:5])}." if self.known else "See `kg status -v`."
        super().__init__(path, f"{what} called {name!r}. {which}")
        self.args = (path, name, self.known)


class PushError(KgError):
    """A server does not take the graph."""

    def __init__(self, endpoint: str, reason: str) -> None:
        super().__init__(endpoint, reason)
        self.endpoint = endpoint
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.endpoint}: {self.reason}"


class ServeError(KgError):
    """A server cannot start."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where = where
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class QueryError(KgError):
    """A question cannot be answered."""

    def __init__(self, query: str, reason: str) -> None:
        super().__init__(query, reason)
        self.query = query
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.query}: {self.reason}"


class QuerySyntaxError(QueryError):
    """The engine cannot read a query; its line and column count from 1, in characters."""

    def __init__(  # noqa: PLR0913, PLR0917
        self, query: str, sparql: str, line: int, column: int, what: str, advice: str
    ) -> None:
        super().__init__(query, what)
        self.args = (query, sparql, line, column, what, advice)
        self.line = line
        self.column = column
        self.advice = advice
        lines = sparql.split("\n")
        self.excerpt = lines[line - 1].rstrip("\r") if line <= len(lines) else ""

    def __str__(self) -> str:
        place = f"{self.query}: line {self.line}, column {self.column}: {self.reason}."
        # a tab stays a tab, so that the caret stands where it should
        gap = "".join(c if c == "\t" else " " for c in self.excerpt[: self.column - 1])
        return f"{place}\n    {self.excerpt}\n    {gap}^\n{self.advice}"


class EndpointError(QueryError):
    """A SPARQL server does not answer, or says no."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(address, reason)
        self.address = address


class UnknownNameError(QueryError):
    """A parameter of a query names nothing in the graph."""

    def __init__(self, parameter: str, kind: str, name: str, similar: Iterable[str]) -> None:
        self.similar = tuple(similar)
        hints = ", ".join(self.similar)
        advice = f"Did you mean: {hints}?" if hints else "Check the spelling."
        what = "nothing" if kind == "Thing" else f"no {kind}"
        super().__init__(parameter, f"{what} is called {name!r}. {advice}")
        self.args = (parameter, kind, name, self.similar)


class UnknownQueryError(QueryError):
    """No shipped query has this name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(sorted(known))
        Exception.__init__(self, name, self.known)

    def __str__(self) -> str:
        from difflib import get_close_matches

        what = f"{self.name!r} is neither SPARQL, nor a file, nor a shipped query."
        similar = get_close_matches(self.name, self.known, n=3)
        if similar:
            return f"{what} Did you mean: {', '.join(similar)}? See all: kg query --list."
        return f"{what} Shipped are: {', '.join(self.known)}."


class UnnamedTermError(QueryError):
    """An answer holds a blank node, which Turtle of ours has no place for."""

    def __init__(self, triple: str) -> None:
        super().__init__(triple, "has a blank node. CONSTRUCT things that have names.")
        self.args = (triple,)


class UnreadableGraphError(QueryError):
    """A file that should hold a graph does not."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(str(path), f"{reason}. Pass a Turtle file that `kg build` wrote.")
        self.args = (path, reason)
