"""What a page shows of a thing. Plain values, so that they go through a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.serve.evidence import Quote

__all__ = ["Claim", "Fact", "Group", "Link", "Measured", "Thing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Something to go to: its address in the graph, its name, its kind."""

    address: str
    label: str
    kind: str = ""
    #: A number beside it: papers, votes.
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of plain facts; the word is a key of ``words``."""

    word: str
    text: str = ""
    links: tuple[Link, ...] = ()
    #: An address of the web, where the text is one.
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A link, and the sentences that support it."""

    link: Link
    #: What else one wants to know at a glance: date and first author.
    remark: str = ""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Claims of one relation; the word is a key of ``words``."""

    word: str
    relation: str = ""
    claims: tuple[Claim, ...] = ()
    #: How many there are, shown or not.
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A result as a row of a table."""

    address: str
    value: str
    metric: Link | None = None
    dataset: Link | None = None
    method: Link | None = None
    paper: Link | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """All that the page of a thing shows; what is empty is left out."""

    address: str
    kind: str
    label: str
    #: All other names with their languages.
    names: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    authors: tuple[Link, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    groups: tuple[Group, ...] = ()
    results: tuple[Measured, ...] = ()
    total_results: int = 0
    neighbours: tuple[Link, ...] = ()
    #: Papers a month, from the first to the last.
    months: tuple[tuple[str, int], ...] = ()
    #: A sentence alone, of the page of a statement.
    quote: Quote | None = None
    #: A shipped query that lists what was cut off here, and its parameter.
    all_by: tuple[str, str] | None = None
