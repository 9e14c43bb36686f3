"""What the graph knows of a thing, as its page shows it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.graph.names import KG
from kg.model.kind import Kind
from kg.model.relation import Relation
from kg.serve.evidence import quotes
from kg.serve.results import measured
from kg.serve.thing import Claim, Fact, Group, Link, Thing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.serve.lookup import Lookup
    from kg.serve.thing import Measured

__all__ = ["look"]

#: How much of what may be long a page shows.
_CLAIMS = 20
_QUOTES = 3
_RESULTS = 60
_NEIGHBOURS = 24
_SAMPLED = 400
_MONTH = slice(0, 7)


def look(lookup: Lookup, address: str) -> Thing | None:
    """Return what a page shows of a thing; ``None`` if the graph does not know it."""
    if not lookup.exists(address):
        return None
    kind = lookup.kind(address)
    if kind in set(Kind):
        return _entity(lookup, address, kind)
    return _KINDS.get(kind, _other)(lookup, address, kind)


def _link(lookup: Lookup, address: str, count: int | None = None) -> Link:
    return Link(
        address=address, label=lookup.label(address), kind=lookup.kind(address), count=count
    )


def _links(lookup: Lookup, addresses: Iterable[str]) -> tuple[Link, ...]:
    return tuple(_link(lookup, address) for address in addresses if address)


def _dated(lookup: Lookup, paper: str) -> str:
    days = [day for day, _ in lookup.texts(paper, "kg:featuredOn")]
    return days[0] if days else lookup.text(paper, "dcterms:issued")


def _newest(papers: Iterable[str]) -> list[str]:
    """Return papers, newest first: their numbers begin with year and month."""
    return sorted(papers, reverse=True)


def _months(papers: Iterable[str]) -> tuple[tuple[str, int], ...]:
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


# --- entities ---------------------------------------------------------------------------


def _entity(lookup: Lookup, address: str, kind: str) -> Thing:
    papers = {str(r): lookup.pointing(f"kg:{r}", address) for r in Relation}
    every = {paper for found in papers.values() for paper in found}
    shown = {name: _newest(found)[:_CLAIMS] for name, found in papers.items()}
    said = _said_by(lookup, address, {paper for found in shown.values() for paper in found})
    groups = [
        Group(
            word=f"{name}-of",
            relation=name,
            claims=tuple(_paper_claim(lookup, paper, said.get(paper, ())) for paper in shown[name]),
            total=len(found),
        )
        for name, found in papers.items()
        if found
    ]
    results, total = _results_about(lookup, address)
    return Thing(
        address=address,
        kind=kind,
        label=lookup.label(address),
        names=tuple(lookup.texts(address, "skos:altLabel")),
        facts=tuple(_kin(lookup, address)),
        groups=tuple(groups),
        results=results,
        total_results=total,
        neighbours=_neighbours(lookup, address, every),
        months=_months(every),
        all_by=("papers-about", "entity") if len(every) > _CLAIMS else None,
    )


def _kin(lookup: Lookup, address: str) -> Iterable[Fact]:
    if wider := lookup.things(address, "skos:broader"):
        yield Fact(word="broader", links=_links(lookup, wider))
    if narrower := lookup.pointing("skos:broader", address):
        yield Fact(word="narrower", links=_links(lookup, narrower[:_NEIGHBOURS]))
    for same in lookup.things(address, "skos:exactMatch"):
        yield Fact(word="same", text=same, url=same)


def _said_by(lookup: Lookup, thing: str, papers: set[str]) -> dict[str, list[str]]:
    """Return the statements about a thing, by the paper that makes them."""
    found: dict[str, list[str]] = {}
    for statement in lookup.pointing("rdf:object", thing):
        paper = lookup.thing(statement, "rdf:subject")
        if paper in papers:
            found.setdefault(paper, []).append(statement)
    return found


def _paper_claim(lookup: Lookup, paper: str, statements: Iterable[str] = ()) -> Claim:
    authors = _authors(lookup, paper)
    by = authors[0].label + (" et al." if len(authors) > 1 else "") if authors else ""
    return Claim(
        link=_link(lookup, paper),
        remark=" · ".join(filter(None, (_dated(lookup, paper), by))),
        quotes=tuple(quotes(lookup, statements)[:_QUOTES]),
    )


def _results_about(lookup: Lookup, address: str) -> tuple[tuple[Measured, ...], int]:
    found = {
        result
        for name in ("kg:metric", "kg:onDataset", "kg:ofMethod")
        for result in lookup.pointing(name, address)
    }
    some = sorted(found, reverse=True)[:_RESULTS]
    return measured(lookup, some, paper=True), len(found)


def _neighbours(lookup: Lookup, address: str, papers: set[str]) -> tuple[Link, ...]:
    """Return what the newest papers about a thing are also about, what they share first."""
    counts: Counter[str] = Counter()
    for paper in _newest(papers)[:_SAMPLED]:
        found = {t for r in Relation if r != "mentions" for t in lookup.things(paper, f"kg:{r}")}
        counts.update(found - {address})
    common = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    kept = (
        _link(lookup, other, count)
        for other, count in common
        if not lookup.texts(other, "kg:generic")
    )
    return tuple(link for link, _ in zip(kept, range(_NEIGHBOURS), strict=False))


# --- papers -----------------------------------------------------------------------------


def _authors(lookup: Lookup, paper: str) -> list[Link]:
    places = [
        (lookup.number(place, "kg:position"), lookup.thing(place, "kg:author"))
        for place in lookup.things(paper, "kg:hasAuthorship")
    ]
    return [_link(lookup, author) for _, author in sorted(places) if author]


def _paper(lookup: Lookup, address: str, kind: str) -> Thing:
    said: dict[str, list[str]] = {}
    for statement in lookup.pointing("rdf:subject", address):
        said.setdefault(lookup.thing(statement, "rdf:object"), []).append(statement)
    groups = []
    for relation in Relation:
        found = lookup.things(address, f"kg:{relation}")
        claims = sorted(
            (
                Claim(
                    link=_link(lookup, thing),
                    quotes=tuple(quotes(lookup, said.get(thing, ()))[:_QUOTES]),
                )
                for thing in found
            ),
            key=lambda claim: claim.link.label.casefold(),
        )
        if claims:
            group = Group(
                word=str(relation),
                relation=str(relation),
                claims=tuple(claims),
                total=len(found),
            )
            groups.append(group)
    titles = lookup.texts(address, "dcterms:title")
    label = lookup.label(address)
    return Thing(
        address=address,
        kind=kind,
        label=label,
        names=tuple((text, code) for text, code in titles if " ".join(text.split()) != label),
        facts=tuple(_paper_facts(lookup, address)),
        authors=tuple(_authors(lookup, address)),
        texts=tuple(lookup.texts(address, "dcterms:abstract")),
        groups=tuple(groups),
        results=measured(lookup, lookup.things(address, "kg:hasResult"), paper=False, said=said),
        total_results=len(lookup.things(address, "kg:hasResult")),
        all_by=("similar-papers", "paper"),
    )


def _paper_facts(lookup: Lookup, address: str) -> Iterable[Fact]:
    yield Fact(word="arxiv", text=lookup.text(address, "kg:arxivId"))
    days = [day for day, _ in lookup.texts(address, "kg:featuredOn")]
    yield Fact(word="featured", text=", ".join(days))
    yield Fact(word="issued", text=lookup.text(address, "dcterms:issued"))
    yield Fact(word="votes", text=lookup.text(address, "kg:upvotes"))
    yield Fact(word="digests", links=_links(lookup, lookup.things(address, "kg:featuredIn")))
    yield Fact(word="affiliation", links=_links(lookup, lookup.things(address, "kg:affiliation")))
    yield Fact(word="code", links=_links(lookup, lookup.things(address, "kg:repository")))
    for word, name in (("web", "schema:url"), ("project", "kg:projectPage")):
        for url in lookup.things(address, name):
            yield Fact(word=word, text=url.partition("://")[2], url=url)


# --- people, places, digests ------------------------------------------------------------


def _with_papers(name: str, *, neighbours: bool = False) -> Callable[[Lookup, str, str], Thing]:
    """Return what makes the page of a thing that papers point at with one property."""

    def page(lookup: Lookup, address: str, kind: str) -> Thing:
        papers = _newest(lookup.pointing(name, address))
        shown = papers[: _CLAIMS * 3]
        return Thing(
            address=address,
            kind=kind,
            label=lookup.label(address),
            facts=tuple(
                Fact(word="web", text=url.partition("://")[2], url=url)
                for url in lookup.things(address, "schema:codeRepository")
            ),
            groups=_papers(lookup, shown, len(papers)),
            neighbours=_company(lookup, address, papers) if neighbours else (),
            months=_months(papers),
            all_by=("papers-by", "author") if neighbours and len(papers) > len(shown) else None,
        )

    return page


def _papers(lookup: Lookup, papers: Sequence[str], total: int) -> tuple[Group, ...]:
    claims = tuple(_paper_claim(lookup, paper) for paper in papers)
    return (Group(word="papers", claims=claims, total=total),) if claims else ()


def _company(lookup: Lookup, author: str, papers: Sequence[str]) -> tuple[Link, ...]:
    """Return the people that wrote papers with someone, most papers first."""
    counts: Counter[str] = Counter()
    for paper in papers[:_SAMPLED]:
        counts.update(set(lookup.things(paper, "dcterms:creator")) - {author})
    common = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_NEIGHBOURS]
    return tuple(_link(lookup, other, count) for other, count in common)


def _digest(lookup: Lookup, address: str, kind: str) -> Thing:
    places = []
    for listing in lookup.pointing("kg:inDigest", address):
        position = lookup.number(listing, "kg:position")
        places += [(position, paper) for paper in lookup.pointing("kg:hasListing", listing)]
    papers = [paper for _, paper in sorted(places)]
    return Thing(
        address=address,
        kind=kind,
        label=lookup.text(address, "dcterms:date") or lookup.label(address),
        facts=(
            Fact(word="source", text=lookup.text(address, "dcterms:source")),
            Fact(word="language", text=lookup.text(address, "dcterms:language")),
        ),
        groups=_papers(lookup, papers, len(papers)),
    )


def _result(lookup: Lookup, address: str, kind: str) -> Thing:
    [row] = measured(lookup, [address], paper=True)
    about = [row.dataset.address] if row.dataset else []
    peers = {other for dataset in about for other in lookup.pointing("kg:onDataset", dataset)}
    if row.metric:
        peers &= set(lookup.pointing("kg:metric", row.metric.address))
    facts = [
        Fact(word=word, links=(link,))
        for word, link in (
            ("metric", row.metric),
            ("on-dataset", row.dataset),
            ("of-method", row.method),
            ("paper", row.paper),
        )
        if link
    ]
    return Thing(
        address=address,
        kind=kind,
        label=row.value,
        facts=tuple(facts),
        quote=row.quotes[0] if row.quotes else None,
        results=measured(lookup, sorted(peers - {address})[:_RESULTS], paper=True),
        total_results=len(peers - {address}),
    )


def _statement(lookup: Lookup, address: str, kind: str) -> Thing:
    found = quotes(lookup, [address])
    quote = found[0] if found else None
    relation = lookup.thing(address, "rdf:predicate").removeprefix(KG)
    paper, thing = (lookup.thing(address, f"rdf:{part}") for part in ("subject", "object"))
    target = _link(lookup, thing)
    if relation == "hasResult":
        target = Link(
            address=thing, label=measured(lookup, [thing], paper=False)[0].value, kind="Result"
        )
    confidence = lookup.text(address, "kg:confidence")
    return Thing(
        address=address,
        kind=kind,
        label=target.label,
        facts=(
            Fact(word="paper", links=(_link(lookup, paper),)),
            Fact(word="relation", text=relation),
            Fact(word="object", links=(target,)),
            Fact(word="confidence", text=confidence.rstrip("0").rstrip(".")),
            Fact(word="rule", text=lookup.text(address, "kg:rule")),
            Fact(word="digests", links=_links(lookup, [quote.digest] if quote else [])),
            Fact(word="offsets", text=f"{quote.start}–{quote.end}" if quote else ""),
            Fact(word="locator", text=lookup.text(address, "kg:locator")),
        ),
        quote=quote,
    )


def _other(lookup: Lookup, address: str, kind: str) -> Thing:
    """Return the page of a thing that has no design of its own: what it points at."""
    facts = []
    for name in ("kg:author", "kg:inDigest"):
        facts += [Fact(word="object", links=_links(lookup, lookup.things(address, name)))]
    papers = lookup.pointing("kg:hasAuthorship", address) + lookup.pointing(
        "kg:hasListing", address
    )
    facts += [Fact(word="paper", links=_links(lookup, papers))]
    facts += [Fact(word="position", text=lookup.text(address, "kg:position"))]
    return Thing(address=address, kind=kind, label=lookup.label(address), facts=tuple(facts))


_KINDS: dict[str, Callable[[Lookup, str, str], Thing]] = {
    "Paper": _paper,
    "Author": _with_papers("dcterms:creator", neighbours=True),
    "Organization": _with_papers("kg:affiliation"),
    "Repository": _with_papers("kg:repository"),
    "Digest": _digest,
    "Result": _result,
    "Statement": _statement,
}
