"""The graph as a networkx multigraph with typed attributes."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import networkx as nx

from kg.graph.names import called

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.model.identifiers import EntityId
    from kg.model.knowledge import Knowledge
    from kg.model.paper import Paper
    from kg.model.result import Result
    from kg.model.statement import Statement

__all__ = ["SEPARATOR", "property_graph"]

#: Stands between the items of attributes that hold several (names).
SEPARATOR = " | "

Attributes = dict[str, str | int | float | bool]
_Node = tuple[str, Attributes]
_Edge = tuple[str, str, str, Attributes]


def property_graph(knowledge: Knowledge) -> nx.MultiDiGraph[str]:
    """Return the knowledge as a directed multigraph.

    Nodes are called ``paper:2411.15124``, ``entity:rlvr`` and so on; every node has ``kind``
    and ``label``, every edge ``kind``, ``label``, ``weight`` and a key of its own. Attributes
    are strings, integers, floats and booleans; one that does not apply is absent.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(_nodes(knowledge))
    graph.add_edges_from(
        (source, target, f"{source}-{attributes['kind']}-{target}{mark}", attributes)
        for source, target, mark, attributes in _edges(knowledge)
    )
    return graph


def _nodes(knowledge: Knowledge) -> Iterator[_Node]:
    days = {digest.id: digest.day for digest in knowledge.digests}
    for digest in knowledge.digests:
        yield _node(
            "digest",
            digest.id,
            "Digest",
            digest.id,
            day=digest.day.isoformat() if digest.day else None,
            language=str(digest.language),
            source=digest.source,
        )
    for paper in knowledge.papers:
        listed = sorted(str(day) for item in paper.listings if (day := days[item.digest]))
        yield _paper(paper, listed)
    for author in knowledge.authors:
        yield _node("author", author.id, "Author", author.name)
    for organization in knowledge.organizations:
        yield _node("organization", organization.id, "Organization", organization.name)
    for repository in knowledge.repositories:
        yield _node("repository", repository.id, "Repository", repository.name, url=repository.url)
    for entity in knowledge.entities:
        yield _node(
            "entity",
            entity.id,
            entity.kind.value,
            entity.label.text,
            names=SEPARATOR.join(name.text for name in entity.names),
            generic=entity.generic,
        )
    labels = {entity.id: entity.label.text for entity in knowledge.entities}
    for result in knowledge.results:
        yield _result(result, labels)


def _paper(paper: Paper, days: list[str]) -> _Node:
    abstracts = {f"abstract_{text.language}": text.text for text in reversed(paper.abstracts)}
    return _node(
        "paper",
        paper.id,
        "Paper",
        paper.title,
        arxiv_id=paper.id,
        url=paper.url,
        issued=paper.issued.isoformat() if paper.issued else None,
        featured_first=days[0] if days else None,
        featured_last=days[-1] if days else None,
        upvotes=paper.votes,
        thumbnail=paper.thumbnail,
        video=paper.video,
        project_page=SEPARATOR.join(paper.project_pages) or None,
        **abstracts,
    )


def _result(result: Result, labels: Mapping[EntityId, str]) -> _Node:
    value = format(result.value, "f") + result.unit
    about = [labels[slot] for slot in (result.metric, result.dataset) if slot]
    return _node(
        "result",
        result.id,
        "Result",
        ", ".join([value, *about]),
        value=float(result.value),
        unit=result.unit,
        confidence=result.confidence,
        sentence=result.evidence[0].sentence.text,
    )


def _node(
    collection: str, name: str, kind: str, label: str, **more: str | float | bool | None
) -> _Node:
    attributes: Attributes = {"kind": kind, "label": label}
    attributes.update({key: value for key, value in more.items() if value is not None})
    return called(collection, name), attributes


def _edges(knowledge: Knowledge) -> Iterator[_Edge]:
    return chain(
        chain.from_iterable(map(_paper_edges, knowledge.papers)),
        map(_statement_edge, knowledge.statements),
        chain.from_iterable(map(_result_edges, knowledge.results)),
        (
            _edge(f"entity:{entity.id}", f"entity:{wider}", "broader")
            for known in [{entity.id for entity in knowledge.entities}]
            for entity in knowledge.entities
            for wider in entity.broader
            if wider in known
        ),
    )


def _paper_edges(paper: Paper) -> Iterator[_Edge]:
    node = f"paper:{paper.id}"
    for position, author in enumerate(paper.authors, start=1):
        yield _edge(node, f"author:{author}", "creator", f"-{position}", position=position)
    for item in paper.listings:
        yield _edge(
            node,
            f"digest:{item.digest}",
            "featuredIn",
            f"-{item.position}",
            position=item.position,
            upvotes=item.votes,
        )
    for organization in paper.organizations:
        yield _edge(node, f"organization:{organization}", "affiliation")
    for repository in paper.repositories:
        yield _edge(node, called("repository", repository), "repository")


def _statement_edge(statement: Statement) -> _Edge:
    best = max(statement.evidence, key=lambda evidence: evidence.confidence)
    return _edge(
        f"paper:{statement.paper}",
        f"entity:{statement.entity}",
        statement.relation.value,
        weight=statement.confidence,
        confidence=statement.confidence,
        sentence=best.sentence.text,
        sentences=len(statement.evidence),
        rule=best.rule,
        digest=best.digest,
        start=best.span.start,
        end=best.span.end,
        locator=best.span.locator or None,
    )


def _result_edges(result: Result) -> Iterator[_Edge]:
    node = f"result:{result.id}"
    yield _edge(f"paper:{result.paper}", node, "hasResult")
    for kind, entity in (
        ("metric", result.metric),
        ("onDataset", result.dataset),
        ("ofMethod", result.method),
    ):
        if entity is not None:
            yield _edge(node, f"entity:{entity}", kind)


def _edge(
    source: str,
    target: str,
    kind: str,
    mark: str = "",
    *,
    weight: float = 1.0,
    **more: str | float | None,
) -> _Edge:
    attributes: Attributes = {"kind": kind, "label": kind, "weight": weight}
    attributes.update({key: value for key, value in more.items() if value is not None})
    return source, target, mark, attributes
