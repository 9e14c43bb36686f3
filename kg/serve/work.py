"""How each task is done."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import QueryError, QuerySyntaxError, UnknownNameError
from kg.graph.names import KG
from kg.query.asking import prepared
from kg.query.complaints import complaint
from kg.query.questions import shipped_questions
from kg.query.sparql import asks_elsewhere
from kg.serve.explored import explored
from kg.serve.formats import GRAPHS, ROWS
from kg.serve.front import front
from kg.serve.looks.look import look
from kg.serve.lookup import Lookup
from kg.serve.rows import ROW_FORMATS, boolean
from kg.serve.tasks import (
    Answered,
    Describe,
    Explore,
    Fill,
    Front,
    Look,
    Ping,
    Query,
    Refused,
    Search,
    Sizes,
    Task,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.query.store import GraphStore

__all__ = ["done"]


class _TooMuch(Exception):  # noqa: N818  # no error: the way out of a loop
    """An answer is larger than allowed."""

    def __init__(self, what: str) -> None:
        super().__init__(what)


def done(graph: GraphStore, task: Task) -> Answered | Refused:
    """Do a task with a graph."""
    try:
        return _DO[type(task)](graph, task)
    except _TooMuch as error:
        reason = f"The answer has more than {error}. Ask for less, or in parts: LIMIT, OFFSET."
        return Refused(status=400, reason=reason)
    except QuerySyntaxError as error:
        return Refused(status=400, reason=str(error), place=(error.line, error.column))
    except UnknownNameError as error:
        return Refused(status=404, reason=str(error))
    except QueryError as error:
        return Refused(status=400, reason=str(error))


def _query(graph: GraphStore, task: Query) -> Answered | Refused:
    if asks_elsewhere(task.sparql):
        reason = "SERVICE asks another machine, and this server does not. Take it out."
        return Refused(status=400, reason=reason)
    prefixes = dict(graph.prefixes)
    try:
        found = graph.query(
            task.sparql,
            default_graphs=task.default_graphs,
            named_graphs=task.named_graphs,
        )
        if isinstance(found, ox.QueryTriples):
            return _graph(islice(found, task.rows + 1), task, prefixes)
        if task.rows_as is None:
            return _not_acceptable("a table", ROWS)
        name = ROWS[task.rows_as]
        if isinstance(found, ox.QueryBoolean):
            return Answered(value=boolean(bool(found), name).encode(), media_type=task.rows_as)
        return _rows(found, task, name)
    except SyntaxError as error:
        raise complaint("query", task.sparql, error.msg or "", prefixes) from error
    except (OSError, RuntimeError, ValueError) as error:
        return Refused(status=400, reason=f"{error}. Change the query.")


def _not_acceptable(what: str, kinds: Iterable[str]) -> Refused:
    return Refused(status=406, reason=f"The answer is {what}. Accept one of: {', '.join(kinds)}.")


def _rows(found: ox.QuerySolutions, task: Query, name: str) -> Answered:
    columns = [variable.value for variable in found.variables]
    more = False

    def rows() -> Any:  # noqa: ANN401
        nonlocal more
        for number, row in enumerate(found):
            if number == task.rows:
                if not task.some_will_do:
                    raise _TooMuch(f"{task.rows:,} rows")
                more = True
                return
            yield list(row)

    body = _bounded(ROW_FORMATS[name](columns, rows()), task.size)
    return Answered(value=body, media_type=task.rows_as or "", more=more)


def _bounded(pieces: Iterable[str], size: int) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece.encode("utf-8", "replace")
        if len(body) > size:
            raise _TooMuch(f"{size // 2**20} megabytes")
    return bytes(body)


def _graph(
    triples: Iterable[ox.Triple], task: Query | Describe, prefixes: dict[str, str]
) -> Answered | Refused:
    if task.graph_as is None:
        return _not_acceptable("a graph", GRAPHS)
    # several graphs may say the same
    found = list(dict.fromkeys(triples))
    if isinstance(task, Query) and len(found) > task.rows:
        if not task.some_will_do:
            raise _TooMuch(f"{task.rows:,} triples")
        found = found[: task.rows]
    body = ox.serialize(
        found, format=ox.RdfFormat.from_media_type(task.graph_as), prefixes=prefixes
    )
    if len(body or b"") > task.size:
        raise _TooMuch(f"{task.size // 2**20} megabytes")
    return Answered(value=body, media_type=task.graph_as)


def _describe(graph: GraphStore, task: Describe) -> Answered | Refused:
    node = ox.NamedNode(task.address)
    triples = [quad.triple for quad in graph.store.quads_for_pattern(node, None, None)]
    if not triples:
        return Refused(status=404, reason=f"The graph says nothing of <{task.address}>.")
    pointing = graph.store.quads_for_pattern(None, None, node)
    triples += [quad.triple for quad in islice(pointing, 10_000)]
    return _graph(triples, task, dict(graph.prefixes))


def _look(graph: GraphStore, task: Look) -> Answered | Refused:
    page = look(Lookup(graph), task.address)
    if page is None:
        return Refused(status=404, reason=f"The graph says nothing of <{task.address}>.")
    return Answered(value=page)


def _explore(graph: GraphStore, task: Explore) -> Answered | Refused:
    parts = explored(Lookup(graph), task.opened, task.generation)
    if parts is None:
        return Refused(status=404, reason="The graph knows none of these things.")
    return Answered(value=parts)


def _search(graph: GraphStore, task: Search) -> Answered:
    exact = graph.find_address(task.text, task.kind)
    hits = [hit for node in exact if (hit := graph.names.hit(node))]
    hits += graph.names.search(task.text, task.limit, task.kind)
    return Answered(value=list({hit.node: hit for hit in reversed(hits)}.values())[::-1])


def _fill(graph: GraphStore, task: Fill) -> Answered | Refused:
    shipped = shipped_questions()
    if task.name not in shipped:
        return Refused(status=404, reason=f"No shipped query is called {task.name!r}.")
    return Answered(value=prepared(shipped[task.name], task.values, graph))


def _front(graph: GraphStore, _task: Front) -> Answered:
    return Answered(value=front(Lookup(graph)))


def _sizes(graph: GraphStore, _task: Sizes) -> Answered:
    rows = graph.answer(
        f"SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) {{ ?thing a ?class "
        f'FILTER(STRSTARTS(STR(?class), "{KG}")) }} GROUP BY ?class ORDER BY ?class'
    )
    classes = {str(row["class"]): int(row["things"]) for row in rows}
    graphs = sorted(str(name.value) for name in graph.store.named_graphs())
    return Answered(value={"triples": len(graph.store), "classes": classes, "graphs": graphs})


def _ping(graph: GraphStore, _task: Ping) -> Answered:
    return Answered(value=len(graph.prefixes))


_DO: dict[type, Callable[[GraphStore, Any], Answered | Refused]] = {
    Query: _query,
    Describe: _describe,
    Explore: _explore,
    Look: _look,
    Search: _search,
    Fill: _fill,
    Front: _front,
    Sizes: _sizes,
    Ping: _ping,
}
