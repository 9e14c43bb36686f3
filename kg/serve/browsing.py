"""What a browser is shown: a thing, what a search found, and the page that asks queries."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from kg.graph.names import Namespace
from kg.query.questions import shipped_questions
from kg.serve.formats import HTML
from kg.serve.headers import policy
from kg.serve.negotiation import best_type
from kg.serve.sharing import data_answer, graph_or_page, html_answer, kept, pages_for, run, shared
from kg.serve.tasks import Describe, Fill, Front, Look, Search

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["explore_part", "filled", "front", "query_page", "search", "suggest", "thing"]

_EXAMPLE = """# What the newest papers introduce
SELECT ?title ?name
WHERE {
    ?paper kg:introduces ?entity ; dcterms:title ?title .
    ?entity skos:prefLabel ?name .
}
ORDER BY DESC(?paper)
LIMIT 50
"""


async def thing(request: Request) -> Response:
    """Answer the page of a thing, or what the graph says of it in another format."""
    server = shared(request)
    collection = request.url.path.split("/")[1]
    address = Namespace(server.base).iri(collection, request.path_params["name"])
    kind = graph_or_page(request)
    if kind != HTML:
        task = Describe(address=address, graph_as=kind, size=server.limits.answer)
        return data_answer(await run(request, task))
    outcome = await run(request, Look(address=address))
    return html_answer(request, pages_for(request).thing(outcome.value))


async def front(request: Request) -> Response:
    """Answer the front page."""
    return html_answer(request, pages_for(request).front(await kept(request, Front())))


async def search(request: Request) -> Response:
    """Answer the page of what a search finds."""
    text = request.query_params.get("q", "")[:200]
    kind = request.query_params.get("kind", "Thing")
    hits = (await run(request, Search(text=text, kind=kind, limit=50))).value if text else []
    return html_answer(request, pages_for(request).search(text, kind, hits))


async def suggest(request: Request) -> Response:
    """Answer what a search box shows while one types."""
    text = request.query_params.get("q", "")[:200]
    kind = request.query_params.get("kind", "Thing")
    found = (await run(request, Search(text=text, kind=kind, limit=8))).value if text else []
    pages = pages_for(request)
    return JSONResponse(
        [
            {
                "label": hit.label,
                "name": hit.name,
                "kind": hit.kind,
                "href": pages._href(hit.node),  # noqa: SLF001
            }
            for hit in found
        ],
        headers={"Cache-Control": "no-cache"},
    )


async def explore_part(request: Request) -> Response:
    """Answer a part of the page that draws, for what surrounds the things that are open."""
    server = shared(request)
    text = await server.explorer.part(
        request, server.base, server.generation, lambda task: run(request, task)
    )
    return Response(text, 200, {"Cache-Control": "no-cache"}, "application/json")


async def query_page(request: Request) -> Response:
    """Answer the page that asks queries, with a shipped one filled in if it is named."""
    given = dict(request.query_params)
    name = given.pop("name", "")
    sparql = given.pop("query", "")[: shared(request).limits.address]
    if name and not sparql:
        sparql = (await run(request, Fill(name=name, values=given))).value
    nonce = secrets.token_urlsafe(16)
    shipped = list(shipped_questions().values())
    page = pages_for(request).query(sparql or _EXAMPLE, nonce, shipped, _names(request), name)
    return html_answer(request, page, headers={"Content-Security-Policy": policy(nonce)})


def _names(request: Request) -> list[str]:
    """Return the prefixes and terms that the editor offers."""
    prefixes = shared(request).pool.served.prefixes
    terms = {
        word.rstrip(".")
        for question in shipped_questions().values()
        for word in question.sparql.replace("|", " ").replace("/", " ").split()
        if word.partition(":")[0] in {"kg", "dcterms", "skos", "foaf", "rdf", "prov"}
        and word.partition(":")[2]
    }
    return sorted({*(f"{prefix}:" for prefix in prefixes), *terms})


async def filled(request: Request) -> Response:
    """Answer the text of a shipped query, its parameters filled in; to a browser, show it."""
    if best_type(request.headers.get("accept"), ["text/plain", HTML]) == HTML:
        asked = [("name", request.path_params["name"]), *request.query_params.multi_items()]
        return RedirectResponse(f"/query?{urlencode(asked)}", 303, {"Vary": "Accept"})
    task = Fill(name=request.path_params["name"], values=dict(request.query_params))
    return PlainTextResponse((await run(request, task)).value, headers={"Vary": "Accept"})
