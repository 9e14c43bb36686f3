"""What there is to draw: things as nodes, and what connects them as edges."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model.knowledge import Knowledge
    from kg.model.paper import Paper
    from kg.model.result import Result

__all__ = ["Edge", "Node", "connected", "edges", "most_connected", "nodes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Something to draw; ``#`` and its identifier is its address in the page."""

    id: str
    label: str
    #: The kind of thing, which gives the node its shape and colour.
    group: str
    #: Whether it is a paper or an entity: the others are drawn when the reader asks.
    central: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line between two nodes."""

    source: str
    target: str
    relation: str
    #: The claim's place among the statements, if it is one.
    statement: int | None = None


def nodes(knowledge: Knowledge) -> Iterator[Node]:
    """Yield everything that can be drawn, what should lie on top last."""
    for result in knowledge.results:
        label = f"{result.value:f} {result.unit}".strip()
        yield Node(id=f"result/{result.id}", label=label, group="Result")
    for repository in knowledge.repositories:
        yield Node(id=f"repository/{repository.id}", label=repository.name, group="Repository")
    for organization in knowledge.organizations:
        yield Node(
            id=f"organization/{organization.id}",
            label=organization.name,
            group="Organization",
        )
    for author in knowledge.authors:
        yield Node(id=f"author/{author.id}", label=author.name, group="Author")
    for entity in knowledge.entities:
        label, group = entity.label.text, entity.kind
        yield Node(id=f"entity/{entity.id}", label=label, group=group, central=True)
    for paper in knowledge.papers:
        yield Node(id=f"paper/{paper.id}", label=paper.title, group="Paper", central=True)


def edges(knowledge: Knowledge) -> Iterator[Edge]:
    """Yield the statements first, then everything else that connects two nodes."""
    for place, claim in enumerate(knowledge.statements):
        yield Edge(
            source=f"paper/{claim.paper}",
            target=f"entity/{claim.entity}",
            relation=claim.relation,
            statement=place,
        )
    for entity in knowledge.entities:
        for wider in entity.broader:
            source, target = f"entity/{entity.id}", f"entity/{wider}"
            yield Edge(source=source, target=target, relation="broader")
    for paper in knowledge.papers:
        yield from _edges_of_paper(paper)
    for result in knowledge.results:
        yield from _edges_of_result(result)


def _edges_of_paper(paper: Paper) -> Iterator[Edge]:
    source = f"paper/{paper.id}"
    for author in paper.authors:
        yield Edge(source=source, target=f"author/{author}", relation="creator")
    for organization in paper.organizations:
        target = f"organization/{organization}"
        yield Edge(source=source, target=target, relation="affiliation")
    for repository in paper.repositories:
        target = f"repository/{repository}"
        yield Edge(source=source, target=target, relation="repository")


def _edges_of_result(result: Result) -> Iterator[Edge]:
    target = f"result/{result.id}"
    yield Edge(source=f"paper/{result.paper}", target=target, relation="hasResult")
    slots = {
        "metric": result.metric,
        "onDataset": result.dataset,
        "ofMethod": result.method,
    }
    for relation, entity in slots.items():
        if entity is not None:
            yield Edge(source=target, target=f"entity/{entity}", relation=relation)


def connected(lines: Iterable[Edge]) -> Counter[str]:
    """Return how many edges end at each node."""
    return Counter(end for line in lines for end in (line.source, line.target))


def most_connected(points: Iterable[Node], degrees: Counter[str], most: int) -> list[Node]:
    """Return at most so many of the nodes, in their order: those with the most edges."""
    points = list(points)
    ranked = sorted(points, key=lambda node: (-degrees[node.id], node.id))
    kept = {node.id for node in ranked[:most]}
    return [node for node in points if node.id in kept]
