"""How two things are connected, step by step, with the evidence for each step.

The shortest path goes from thing to thing over single papers. It is often chance: everything is
two papers away from everything over "LLM", or over somebody who once wrote about both. A strong
path goes over things that are close (``kg.analytics.closeness``: many shared papers among not
too many), so that neither hubs nor single papers connect; its strength is the product of the
closeness of its hops, and the path of most strength is found as the cheapest by minus the
logarithm (E. Dijkstra, 1959). Each hop is then told by the paper that speaks best for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import polars as pl

from kg.analytics.claims import claims
from kg.analytics.closeness import PERSON, SHRINKAGE, common, counted, introducers
from kg.analytics.names import find, known_things
from kg.analytics.routes import Routes
from kg.errors import AnalysisError
from kg.model.kind import narrower
from kg.model.naming import clean
from kg.model.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from kg.analytics.claims import Claim
    from kg.analytics.names import Thing
    from kg.graph.tables import Tables

__all__ = ["KINDS", "Path", "Step", "Ways", "paths"]

#: What a path may be led through, and kept from.
KINDS = (
    *("Paper", "Author", "Organization", "Repository"),
    *("Entity", "Method", "Model", "Dataset", "Benchmark", "Metric", "Task"),
)
_SAID = tuple(map(str, Relation))
#: The links of papers with what has a name; the day of a digest connects nothing.
_LINKS = (*_SAID, "creator", "affiliation", "repository")
#: How close an entity is to what the vocabulary calls its wider one.
_BROADER = 0.5
#: So many paths more are looked for, since some come by a paper twice.
_SPARE = 3
#: Longer lists of authors connect nobody but the ends of a path.
_LONG_LIST = 60
#: A hop of a strong path rests on so many papers, unless there is no such path.
_LEAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One link of a path, as one walks it."""

    source: Thing
    target: Thing
    #: introduces, uses, creator, affiliation, repository, broader and so on.
    relation: str
    #: Whether the link leads from ``source`` to ``target``; else one walks against it.
    forward: bool
    #: Who says so, when, and in which sentence: of an author, an organisation or code, the
    #: title. Nothing says what is broader, save the vocabulary.
    paper: str
    date: date | None
    sentence: str
    confidence: float
    #: How many papers connect the two ends of the hop that this step belongs to.
    papers: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A way from one thing to another."""

    steps: tuple[Step, ...]
    #: From 0 to 1, the product of closeness; 0 for the shortest path, where it is not counted.
    strength: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How two things are connected."""

    start: Thing
    end: Thing
    #: What else the two names mean.
    others: tuple[tuple[Thing, ...], tuple[Thing, ...]]
    #: Of the paths of fewest steps, one of high confidence and, if possible, without hubs.
    shortest: Path
    #: The strongest first; no two share a thing on the way.
    strongest: tuple[Path, ...]


def paths(  # noqa: PLR0913
    tables: Tables,
    start: str,
    end: str,
    *,
    count: int = 1,
    through: Collection[str] = (),
    without: Collection[str] = (),
) -> Ways:
    """Return how what two names mean is connected, by up to ``count`` strong paths.

    With ``through``, only things of these ``KINDS``, and papers, are on the way; with
    ``without``, none of those. Raises ``UnknownThingError``, and ``AnalysisError`` where there
    is no path.
    """
    one, other = find(tables, start), find(tables, end)
    question, ends = f"{start} to {end}", (one.thing.node, other.thing.node)
    if one.thing == other.thing:
        raise AnalysisError(question, "both are the same thing. Give two things.")
    links = _links(tables, ends, through, without)
    shortest = _shortest(links, ends)
    if shortest is None:
        limits = " this way. Allow more" if through or without else ". Add digests, or allow more"
        raise AnalysisError(question, f"nothing connects them{limits} kinds of things on the way.")
    strong = _strongest(_particular(tables, links, ends), ends, count + _SPARE)
    told = _Telling.of(tables, links, [shortest, *(nodes for nodes, _ in strong)])
    return Ways(
        start=one.thing,
        end=other.thing,
        others=(one.others, other.others),
        shortest=Path(steps=tuple(told.steps(shortest))),
        strongest=tuple(_straight(told, strong))[:count],
    )


def _straight(told: _Telling, found: Sequence[tuple[tuple[str, ...], float]]) -> Iterator[Path]:
    """Yield the paths that come by no paper twice: those have a shorter one inside."""
    for nodes, strength in found:
        steps = tuple(told.steps(nodes))
        passed = [step.target.node for step in steps]
        if len(set(passed)) == len(passed):
            yield Path(steps=steps, strength=strength)


def _links(
    tables: Tables, ends: tuple[str, str], through: Collection[str], without: Collection[str]
) -> pl.DataFrame:
    """Return source, target, kind and weight of the links between what may be on the way."""
    links = tables.edges.filter(pl.col("kind").is_in([*_LINKS, "broader"])).unique(
        ["source", "target"], keep="first", maintain_order=True
    )
    links = links.with_columns(weight=pl.col("weight") / introducers("kind", "target"))
    if not through and not without:
        return links
    wanted = {kind for wide in (*through, "Paper") for kind in narrower(wide)}
    banned = {kind for wide in without for kind in narrower(wide)}
    if through:
        banned |= set(KINDS) - {"Entity"} - wanted
    nodes = pl.concat([links["source"], links["target"]]).unique()
    entities = tables.entities.select(node="entity:" + pl.col("entity"), kind="kind")
    kinds = nodes.to_frame("node").join(entities, on="node", how="left")
    plain = pl.col("node").str.split(":").list.first().str.to_titlecase()
    kept = kinds.filter(
        ~pl.col("kind").fill_null(plain).is_in(list(banned)) | pl.col("node").is_in(ends)
    ).select("node")
    return links.join(kept, left_on="source", right_on="node", how="semi").join(
        kept, left_on="target", right_on="node", how="semi"
    )


def _shortest(links: pl.DataFrame, ends: tuple[str, str]) -> tuple[str, ...] | None:
    """Return the nodes of the path of fewest links; of several, a likely one without hubs."""
    # what a step costs besides is less than 20: nothing makes up for a step
    hub = (pl.len().over("source") + 10).log() + (pl.len().over("target") + 10).log()
    cost = 1000 + hub / 2 - _weight().clip(1e-3, 1.0).log()
    routes = Routes.of(links.select(one="source", other="target", cost=cost))
    return routes.cheapest(*ends)


def _strongest(
    links: pl.DataFrame, ends: tuple[str, str], count: int
) -> list[tuple[tuple[str, ...], float]]:
    """Return the nodes and strengths of the strongest paths, which share no inner node."""
    for least in (_LEAST, 1):
        routes = Routes.of(_hops(links, ends, least))
        found = list(routes.disjoint(*ends, count))
        if found:
            return found
    return []


def _particular(tables: Tables, links: pl.DataFrame, ends: tuple[str, str]) -> pl.DataFrame:
    """Return the links without those that connect everything, unless an end has them."""
    hubs = common(tables).select(node="entity:" + pl.col("entity"))
    hubs = hubs.filter(~pl.col("node").is_in(ends))
    long = tables.authorships.group_by("paper").len().filter(pl.col("len") > _LONG_LIST)
    papers = long.select(source="paper:" + pl.col("paper"), kind=pl.lit("creator"))
    kept = links.join(hubs, left_on="target", right_on="node", how="anti").join(
        hubs, left_on="source", right_on="node", how="anti"
    )
    own = pl.col("source").is_in(ends) | pl.col("target").is_in(ends)
    listed = kept.filter(~own).join(papers, on=["source", "kind"], how="anti")
    return pl.concat([kept.filter(own), listed])


def _weight() -> pl.Expr:
    """Return the confidence of a statement, and what other links count beside one."""
    said = pl.col("kind").is_in([*_SAID, "broader"])
    return pl.when(said).then(pl.col("weight")).otherwise(PERSON)


def _hops(links: pl.DataFrame, ends: tuple[str, str], least: int) -> pl.DataFrame:
    """Return what hops cost between things with so many shared papers, and from the ends."""
    said = links.filter(pl.col("kind") != "broader")
    cells = said.select("source", "target", weight=_weight().sqrt())
    by_thing = counted(cells, "target", "source")
    norms = by_thing.group_by("row").agg(
        norm=(pl.col("value") ** 2).sum() + SHRINKAGE, papers=pl.len()
    )
    # what only one paper names leads nowhere but to what that paper names
    known = by_thing.join(norms, on="row").filter(
        (pl.col("papers") > 1) | pl.col("row").is_in(ends)
    )
    part = pl.col("value") * pl.col("theirs") / (pl.col("norm") * pl.col("norm_right")).sqrt()
    shared = (
        known.join(known.select("column", "norm", other="row", theirs="value"), on="column")
        .filter(pl.col("row") < pl.col("other"))
        .group_by("row", "other")
        .agg(score=part.sum().round(9), papers=pl.len())
        .filter(
            (pl.col("papers") >= least) | pl.col("row").is_in(ends) | pl.col("other").is_in(ends)
        )
    )
    wider = links.filter(pl.col("kind") == "broader").select(
        one="source", other="target", cost=-pl.lit(_BROADER).log()
    )
    hops = shared.select(one="row", other="other", cost=-pl.col("score").clip(1e-9, 1.0).log())
    return pl.concat([hops, wider, _from_papers(cells, ends)])


def _from_papers(cells: pl.DataFrame, ends: tuple[str, str]) -> pl.DataFrame:
    """Return what hops cost from an end that is a paper to what it names."""
    by_paper = counted(cells, "source", "target").filter(pl.col("row").is_in(ends))
    norm = ((pl.col("value") ** 2).sum().over("row") + SHRINKAGE).sqrt()
    return by_paper.select(
        one="row", other="column", cost=-(pl.col("value") / norm).clip(1e-9, 1.0).log()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """Tells paths: what their nodes are, and who says what."""

    things: Mapping[str, Thing]
    said: Mapping[tuple[str, str], Claim]
    days: Mapping[str, date]
    #: The kind of each link between two of the nodes, and the papers between two things.
    kinds: Mapping[tuple[str, str], str]
    between: Mapping[tuple[str, str], Sequence[str]]

    @classmethod
    def of(cls, tables: Tables, links: pl.DataFrame, found: Sequence[Sequence[str]]) -> _Telling:
        hops = [hop for nodes in found for hop in pairwise(nodes)]
        linked = links.filter(pl.col("target").is_in({x for hop in hops for x in hop}))
        named: dict[str, dict[str, float]] = {}
        for source, target, weight in linked.select("source", "target", "weight").iter_rows():
            named.setdefault(target, {})[source] = weight
        between = {hop: _shared(named, *hop) for hop in hops}
        nodes = {x for hop in hops for x in hop} | {x[0] for x in between.values() if x}
        kinds = links.filter(pl.col("source").is_in(nodes) & pl.col("target").is_in(nodes))
        things = known_things(tables, sorted(nodes))
        papers = [x.id for x in things.values() if x.collection == "paper"]
        entities = [x.id for x in things.values() if x.collection == "entity"]
        told = tables.papers.filter(pl.col("paper").is_in(papers)).select("paper", "date")
        return cls(
            things=things,
            said=claims(tables, papers, entities),
            days=dict(told.iter_rows()),
            kinds={
                (source, target): kind
                for source, target, kind in kinds.select("source", "target", "kind").iter_rows()
            },
            between=between,
        )

    def steps(self, nodes: Sequence[str]) -> Iterator[Step]:
        """Yield the steps of a path; a hop between two things goes over their best paper."""
        for one, other in pairwise(nodes):
            if (one, other) in self.kinds or (other, one) in self.kinds:
                yield self._step(one, other)
            else:
                papers = self.between[one, other]
                yield self._step(one, papers[0], len(papers))
                yield self._step(papers[0], other, len(papers))

    def _step(self, one: str, other: str, papers: int = 1) -> Step:
        forward = (one, other) in self.kinds
        ends = (one, other) if forward else (other, one)
        teller, told = (self.things[node] for node in ends)
        claim = self.said.get((teller.id, told.id))
        paper = teller if teller.collection == "paper" else None
        return Step(
            source=self.things[one],
            target=self.things[other],
            relation=self.kinds[ends],
            forward=forward,
            paper=paper.id if paper else "",
            date=self.days.get(paper.id) if paper else None,
            sentence=claim.sentence if claim else clean(paper.label) if paper else "",
            confidence=claim.confidence if claim else 1.0,
            papers=papers,
        )


def _shared(named: Mapping[str, Mapping[str, float]], one: str, other: str) -> list[str]:
    """Return the papers that name both, the most certain first."""
    mine, theirs = named.get(one, {}), named.get(other, {})
    both = mine.keys() & theirs.keys()
    return sorted(both, key=lambda paper: (-mine[paper] * theirs[paper], paper))
