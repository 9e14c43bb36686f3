"""The SPARQL endpoint, and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
from starlette.responses import RedirectResponse

from kg.serve.description import PREFIXES_OF_DESCRIPTION, description
from kg.serve.formats import GRAPHS, HTML, ROWS, SHORT
from kg.serve.negotiation import best_type
from kg.serve.protocol import ProtocolError, asked
from kg.serve.sharing import data_answer, graph_or_page, kept, run, shared
from kg.serve.tasks import Answered, Query, Sizes

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

__all__ = ["sparql", "void"]


async def sparql(request: Request) -> Response:
    """Answer a query by the SPARQL 1.1 Protocol; without one, what the service is."""
    server = shared(request)
    wanted = await asked(request, server.limits)
    if wanted is None:
        return await _service(request)
    accept = SHORT.get(wanted.format) or request.headers.get("accept")
    rows_as, graph_as = best_type(accept, list(ROWS)), best_type(accept, list(GRAPHS))
    if rows_as is None and graph_as is None:
        kinds = ", ".join([*ROWS, *GRAPHS])
        raise ProtocolError(406, f"Accept one of: {kinds}.")
    limit = server.limits.rows
    task = Query(
        sparql=wanted.sparql,
        rows_as=rows_as,
        graph_as=graph_as,
        default_graphs=wanted.default_graphs,
        named_graphs=wanted.named_graphs,
        rows=min(wanted.rows or limit, limit),
        some_will_do=wanted.rows is not None,
        size=server.limits.answer,
    )
    return data_answer(await run(request, task))


async def _service(request: Request) -> Response:
    """Describe the service, or, to a browser, show the page that asks."""
    kind = graph_or_page(request)
    if kind == HTML:
        return RedirectResponse("/query", 303)
    return await _describe_service(request, kind)


async def void(request: Request) -> Response:
    """Answer what the graph holds, in VoID."""
    kind = best_type(request.headers.get("accept"), list(GRAPHS)) or "text/turtle"
    return await _describe_service(request, kind)


async def _describe_service(request: Request, kind: str) -> Response:
    sizes = await kept(request, Sizes())
    triples = description(str(request.base_url), shared(request).base, sizes)
    body = ox.serialize(
        triples, format=ox.RdfFormat.from_media_type(kind), prefixes=PREFIXES_OF_DESCRIPTION
    )
    return data_answer(Answered(value=body, media_type=kind))
