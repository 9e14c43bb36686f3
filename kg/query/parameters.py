"""What a shipped query wants to be told: things of a kind, a day, a number, or text."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.names import KG, PREFIXES

__all__ = ["Parameter", "parameters"]

#: ``# parameter: dataset (Dataset)  what it means, e.g. GSM8K``
_LINE = re.compile(
    r"^#\s*parameter:\s*(?P<name>\w+)(?:\s+\((?P<kind>\w+)\))?[ \t]*(?P<meaning>.*)", re.MULTILINE
)
_EXAMPLE = r"\be\.g\. (?P<example>.+)$"
_XSD = PREFIXES["xsd"]
_PLAIN = frozenset({"text", "date", "number"})


class Parameter(NamedTuple):
    """One parameter of a query: a variable that the asker fills in."""

    name: str
    #: ``text``, ``date`` or ``number``; or a class of the ontology (``Dataset``), or ``Thing``.
    kind: str = "text"
    meaning: str = ""

    @property
    def is_thing(self) -> bool:
        """Tell whether the value is the name of something in the graph."""
        return self.kind not in _PLAIN

    @property
    def example(self) -> str:
        """Return the value that the help text gives as an example, if it does."""
        found = re.search(_EXAMPLE, self.meaning)
        return found["example"] if found else ""

    @property
    def type(self) -> ox.NamedNode | None:
        """Return the class that a thing must have; ``None`` if any will do."""
        return None if self.kind == "Thing" else ox.NamedNode(KG + self.kind)

    def literal(self, text: str) -> ox.Literal | str:
        """Return a value that is no thing, checked.

        Raises ``QueryError`` for what is no day or no number.
        """
        text = text.strip() if self.kind != "text" else text
        if self.kind == "date":
            return ox.Literal(self._day(text), datatype=ox.NamedNode(_XSD + "date"))
        if self.kind == "number":
            if not re.fullmatch(r"[+-]?\d+", text, re.ASCII):
                raise QueryError(self.name, f"{text!r} is no whole number. Write it like 25.")
            return ox.Literal(int(text))
        return text

    def _day(self, text: str) -> str:
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError as error:
            advice = "Write it like 2024-11-25."
            raise QueryError(self.name, f"{text!r} is no day. {advice}") from error


def parameters(sparql: str) -> Iterator[Parameter]:
    """Yield the parameters that the comments of a query declare, in their order.

    >>> [found] = parameters("# parameter: since (date)  a day, e.g. 2024-11-25")
    >>> found.kind, found.example
    ('date', '2024-11-25')
    """
    for match in _LINE.finditer(sparql):
        yield Parameter(
            name=match["name"], kind=match["kind"] or "text", meaning=match["meaning"].strip()
        )
