"""What there is to draw: things as nodes, and what connects them as edges."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model.knowledge import Knowledge
    from kg.model.paper import Paper

__all__ = ["KINDS", "RELATIONS", "Edge", "Elements", "Node", "elements"]

#: Kinds of things, in the order of the legend; the page knows them by their place here.
KINDS = (
    "Paper",
    "Method",
    "Model",
    "Dataset",
    "Benchmark",
    "Metric",
    "Task",
    "Author",
    "Organization",
    "Repository",
)

#: What edges mean, claims first; the page knows them by their place here.
RELATIONS = (
    "introduces",
    "evaluatesOn",
    "comparesWith",
    "uses",
    "reports",
    "addresses",
    "mentions",
    "broader",
    "creator",
    "affiliation",
    "repository",
)

#: Relations after the claims come from the digest's lists, not from its sentences.
_CLAIMS = RELATIONS.index("broader")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Something to draw; its address in the page is ``#`` and its identifier."""

    id: str
    label: str
    kind: str
    #: A family of the whole field, which connects what has nothing to do with each other.
    generic: bool = False

    @property
    def central(self) -> bool:
        """Tell whether it is a paper or an entity: the others are drawn on demand."""
        return KINDS.index(self.kind) < KINDS.index("Author")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line between two nodes, by their places among the nodes."""

    source: int
    target: int
    relation: str
    #: From 0 (a guess) to 1; what a digest lists outright is 1.
    confidence: float = 1.0

    @property
    def is_claim(self) -> bool:
        """Tell whether sentences support it."""
        return RELATIONS.index(self.relation) < _CLAIMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Elements:
    """Nodes, papers first, and edges: those of each paper together, its claims first.

    A paper's edges to its authors are in the order of the authors.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def elements(knowledge: Knowledge) -> Elements:
    """Return everything that can be drawn, in the order of the knowledge."""
    nodes = tuple(_nodes(knowledge))
    place = {node.id: at for at, node in enumerate(nodes)}
    claims: dict[str, list[Edge]] = {}
    for claim in knowledge.statements:
        edge = Edge(
            source=place[f"paper/{claim.paper}"],
            target=place[f"entity/{claim.entity}"],
            relation=claim.relation,
            confidence=claim.confidence,
        )
        claims.setdefault(claim.paper, []).append(edge)
    of_papers = chain.from_iterable(
        chain(claims.get(paper.id, ()), _other_edges(paper, place)) for paper in knowledge.papers
    )
    return Elements(nodes=nodes, edges=(*of_papers, *_broader(knowledge, place)))


def _nodes(knowledge: Knowledge) -> Iterator[Node]:
    for paper in knowledge.papers:
        yield Node(id=f"paper/{paper.id}", label=paper.title, kind="Paper")
    for entity in knowledge.entities:
        yield Node(
            id=f"entity/{entity.id}",
            label=entity.label.text,
            kind=entity.kind,
            generic=entity.generic,
        )
    for author in knowledge.authors:
        yield Node(id=f"author/{author.id}", label=author.name, kind="Author")
    for organization in knowledge.organizations:
        name = f"organization/{organization.id}"
        yield Node(id=name, label=organization.name, kind="Organization")
    for repository in knowledge.repositories:
        yield Node(id=f"repository/{repository.id}", label=repository.name, kind="Repository")


def _other_edges(paper: Paper, place: dict[str, int]) -> Iterator[Edge]:
    source = place[f"paper/{paper.id}"]
    for relation, collection, names in (
        ("creator", "author", paper.authors),
        ("affiliation", "organization", paper.organizations),
        ("repository", "repository", paper.repositories),
    ):
        for name in names:
            yield Edge(source=source, target=place[f"{collection}/{name}"], relation=relation)


def _broader(knowledge: Knowledge, place: dict[str, int]) -> Iterator[Edge]:
    for entity in knowledge.entities:
        source = place[f"entity/{entity.id}"]
        for wider in entity.broader:
            if (target := place.get(f"entity/{wider}")) is not None:
                yield Edge(source=source, target=target, relation="broader")
