"""What a worker can be asked for, and what it gives back. All of it goes through a pipe."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Answered",
    "Describe",
    "Explore",
    "Fill",
    "Front",
    "Look",
    "Ping",
    "Query",
    "Refused",
    "Search",
    "Sizes",
    "Task",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """SPARQL, to be answered in one of these media types."""

    sparql: str
    rows_as: str | None
    graph_as: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    #: At most so many rows; more are refused, or left out if the client said so.
    rows: int
    some_will_do: bool = False
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Describe:
    """What the graph says of a thing, as RDF."""

    address: str
    graph_as: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the page of a thing shows; nothing if there is no such thing."""

    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explore:
    """What surrounds some things, as the parts of a page that draws it."""

    #: Addresses; of none, the newest papers.
    opened: tuple[str, ...]
    generation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Things whose names fit a text."""

    text: str
    kind: str = "Thing"
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """A shipped query with its parameters filled in."""

    name: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page shows."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many triples and things there are."""


@dataclass(frozen=True, slots=True)
class Ping:
    """Nothing; a worker that answers is there, and holds the newest generation."""


Task: TypeAlias = "Query | Describe | Explore | Look | Search | Fill | Front | Sizes | Ping"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The outcome of a task."""

    value: Any
    media_type: str = ""
    #: Tells that rows were left out.
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why a task was not done: what is wrong, and what to do."""

    status: int
    reason: str
    #: Of a mistake in a query: line and column, from 1.
    place: tuple[int, int] | None = None
