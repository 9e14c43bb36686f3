"""Links, papers in lists, and how much a page shows of what may be long."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.serve.evidence import quotes
from kg.serve.thing import Claim, Group, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.serve.lookup import Lookup

__all__ = [
    "CLAIMS",
    "NEIGHBOURS",
    "QUOTES",
    "RESULTS",
    "SAMPLED",
    "authors",
    "dated",
    "link",
    "links",
    "months",
    "newest",
    "paper_claim",
    "papers_shown",
]

#: How much of what may be long a page shows.
CLAIMS = 20
QUOTES = 3
RESULTS = 60
NEIGHBOURS = 24
SAMPLED = 400


def link(lookup: Lookup, address: str, count: int | None = None) -> Link:
    """Return a link under the name of a thing; the count goes beside it."""
    return Link(
        address=address, label=lookup.label(address), kind=lookup.kind(address), count=count
    )


def links(lookup: Lookup, addresses: Iterable[str]) -> tuple[Link, ...]:
    """Return links to things, in their order."""
    return tuple(link(lookup, address) for address in addresses if address)


def dated(lookup: Lookup, paper: str) -> str:
    """Return the first day on which a digest featured a paper; else when it came out."""
    days = [day for day, _ in lookup.texts(paper, "kg:featuredOn")]
    return days[0] if days else lookup.text(paper, "dcterms:issued")


def newest(papers: Iterable[str]) -> list[str]:
    """Return papers, newest first: their numbers begin with year and month."""
    return sorted(papers, reverse=True)


def months(papers: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return papers a month by their numbers, without gaps; nothing for a single month."""
    numbers = (paper.rpartition("/")[2] for paper in papers)
    counts = Counter(f"20{number[:2]}-{number[2:4]}" for number in numbers if number[:4].isdigit())
    if len(counts) < 2:
        return ()
    first, last = min(counts), max(counts)
    months = []
    year, month = int(first[:4]), int(first[5:])
    while (name := f"{year}-{month:02}") <= last:
        months.append((name, counts[name]))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(months)


def authors(lookup: Lookup, paper: str) -> list[Link]:
    """Return links to the authors of a paper, in their order."""
    places = [
        (lookup.number(place, "kg:position"), lookup.thing(place, "kg:author"))
        for place in lookup.things(paper, "kg:hasAuthorship")
    ]
    return [link(lookup, author) for _, author in sorted(places) if author]


def paper_claim(lookup: Lookup, paper: str, statements: Iterable[str] = ()) -> Claim:
    """Return a paper as a line of a list, with the sentences of these statements."""
    people = authors(lookup, paper)
    by = people[0].label + (" et al." if len(people) > 1 else "") if people else ""
    return Claim(
        link=link(lookup, paper),
        remark=" · ".join(filter(None, (dated(lookup, paper), by))),
        quotes=tuple(quotes(lookup, statements)[:QUOTES]),
    )


def papers_shown(lookup: Lookup, papers: Sequence[str], total: int) -> tuple[Group, ...]:
    """Return papers as one list, if there are any."""
    claims = tuple(paper_claim(lookup, paper) for paper in papers)
    return (Group(word="papers", claims=claims, total=total),) if claims else ()
