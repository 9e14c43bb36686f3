"""What comes back from a question: rows, yes or no, or triples."""

from __future__ import annotations

import csv
import io
import json
import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import UnnamedTermError
from kg.graph.names import Namespace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.graph.triples import Triple

__all__ = ["Answer", "answer"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {
    _XSD + "integer": int,
    _XSD + "decimal": Decimal,
    _XSD + "double": float,
    _XSD + "float": float,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query: for SELECT, rows; for ASK, one cell; for CONSTRUCT, triples."""

    columns: tuple[str, ...]
    rows: tuple[tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None, ...], ...]
    triples: tuple[Triple, ...] = ()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield each row as plain Python values, by column."""
        for row in self.rows:
            yield dict(zip(self.columns, map(plain, row), strict=True))

    @property
    def is_graph(self) -> bool:
        """Tell whether this is what CONSTRUCT or DESCRIBE gives, be it empty."""
        return not self.columns

    def __len__(self) -> int:
        """Return how many rows or triples there are."""
        return len(self.rows) or len(self.triples)

    def csv(self) -> str:
        """Return the rows as CSV (RFC 4180) with a header."""
        buffer = io.StringIO()
        writer = csv.writer(buffer)
        writer.writerow(self.columns)
        writer.writerows([_text(cell) for cell in row] for row in self.rows)
        return buffer.getvalue()

    def json(self) -> str:
        """Return the rows as a JSON list of objects; numbers are numbers."""
        rows = [{k: _jsonable(v) for k, v in row.items() if v is not None} for row in self]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"

    def table(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return header and rows as text for people, addresses shortened."""
        return self.columns, [tuple(short(cell) for cell in row) for row in self.rows]


def answer(found: object) -> Answer:
    """Return what Oxigraph found (or a list of its triples) as plain values."""
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return Answer(columns, tuple(tuple(row[name] for name in columns) for row in found))
    if isinstance(found, ox.QueryBoolean):
        text = "true" if found else "false"
        boolean = ox.Literal(text, datatype=ox.NamedNode(_XSD + "boolean"))
        return Answer(("answer",), ((boolean,),))
    if isinstance(found, ox.QueryTriples | list):
        return Answer((), (), tuple(map(_named, found)))
    raise TypeError(found)


def _named(triple: ox.Triple) -> Triple:
    """Return a triple of our graphs, in which everything has a name."""
    if isinstance(triple.subject, ox.NamedNode) and isinstance(
        triple.object, ox.NamedNode | ox.Literal
    ):
        return (triple.subject, triple.predicate, triple.object)
    raise UnnamedTermError(str(triple))


def plain(term: object) -> Any:  # noqa: ANN401
    """Return a term as a Python value: numbers as numbers, all else as text."""
    if isinstance(term, ox.Literal):
        convert = _NUMBERS.get(term.datatype.value)
        if convert is not None:
            return _number(term.value, convert)
        return term.value == "true" if term.datatype.value == _XSD + "boolean" else term.value
    return None if term is None else _text(term)


def _number(text: str, convert: Callable[[str], Any]) -> Any:  # noqa: ANN401
    """Return a number; RDF lets a literal that claims to be one be any text."""
    try:
        return convert(text)
    except (ValueError, ArithmeticError):
        return text


def short(term: object) -> str:
    """Return a term as a person reads it: text bare, addresses prefixed."""
    if isinstance(term, ox.NamedNode):
        for prefix, space in Namespace().prefixes.items():
            if term.value.startswith(space):
                return f"{prefix}:{term.value[len(space) :]}"
    return _text(term)


def _text(term: object) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, ox.Literal | ox.NamedNode) else str(term)


def _jsonable(value: object) -> object:
    """Return a value that JSON has; it has no infinity, and no not-a-number."""
    if isinstance(value, Decimal | float):
        return float(value) if math.isfinite(value) else str(value)
    return value
