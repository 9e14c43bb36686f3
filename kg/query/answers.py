"""What comes back from a question: rows, yes or no, or triples."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import UnnamedTermError
from kg.graph.names import Namespace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kg.graph.triples import Triple

__all__ = ["Answer", "answer", "as_csv"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_PREFIXES = Namespace().prefixes
_NUMBERS = {_XSD + name: name for name in ("integer", "decimal", "double", "float")}


class Answer:
    """The answer to a query: for SELECT, rows; for ASK, one cell; for CONSTRUCT, triples."""

    __slots__ = ("columns", "rows", "triples")

    def __init__(
        self,
        columns: tuple[str, ...],
        rows: tuple[tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None, ...], ...],
        triples: tuple[Triple, ...] = (),
    ) -> None:
        self.columns = columns
        self.rows = rows
        self.triples = triples

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Answer):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[object, ...]:
        return (self.columns, self.rows, self.triples)

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
        return as_csv(self.columns, ([_text(cell) for cell in row] for row in self.rows))

    def json(self) -> str:
        """Return the rows as a JSON list of objects; numbers are numbers."""
        import json

        rows = [{k: _jsonable(v) for k, v in row.items() if v is not None} for row in self]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"

    def table(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return header and rows as text for people, addresses shortened."""
        return self.columns, [tuple(short(cell) for cell in row) for row in self.rows]


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV (RFC 4180) with a header."""
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue()


def answer(found: object) -> Answer:
    """Return what Oxigraph found (or a list of its triples) as plain values."""
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return Answer(columns, tuple(map(tuple, found)))
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
        type_ = _NUMBERS.get(term.datatype.value)
        if type_ is not None:
            return _number(term.value, type_)
        return term.value == "true" if term.datatype.value == _XSD + "boolean" else term.value
    return None if term is None else _text(term)


def _number(text: str, type_: str) -> Any:  # noqa: ANN401
    """Return a number; RDF lets a literal that claims to be one be any text."""
    from decimal import Decimal

    convert: Callable[[str], Any] = {"integer": int, "decimal": Decimal}.get(type_, float)
    try:
        return convert(text)
    except (ValueError, ArithmeticError):
        return text


def short(term: object) -> str:
    """Return a term as a person reads it: text bare, addresses prefixed."""
    if isinstance(term, ox.NamedNode):
        for prefix, space in _PREFIXES.items():
            if term.value.startswith(space):
                return f"{prefix}:{term.value[len(space) :]}"
    return _text(term)


def _text(term: object) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, ox.Literal | ox.NamedNode) else str(term)


def _jsonable(value: object) -> object:
    """Return a value that JSON has; it has no infinity, and no not-a-number."""
    if value is None or isinstance(value, str | int):
        return value
    number = float(str(value))
    return number if math.isfinite(number) else str(value)
