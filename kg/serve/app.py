"""The addresses of the server, and what answers them."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import KgError
from kg.graph.names import Namespace
from kg.query.questions import shipped_questions
from kg.serve.description import PREFIXES_OF_DESCRIPTION, description
from kg.serve.exploring import Explorer, explore_file, explore_page
from kg.serve.formats import GRAPHS, HTML, ROWS, SHORT
from kg.serve.headers import Headers, policy
from kg.serve.negotiation import best_language, best_type
from kg.serve.pages import Pages
from kg.serve.pool import Pool
from kg.serve.protocol import ProtocolError, asked
from kg.serve.served import newest, reindexed
from kg.serve.style import palette
from kg.serve.tasks import Answered, Describe, Fill, Front, Look, Query, Refused, Search, Sizes
from kg.serve.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from starlette.requests import Request

    from kg.serve.limits import Limits
    from kg.serve.served import Served
    from kg.serve.tasks import Task

__all__ = ["create_app"]

#: Seconds between two looks for a newer generation.
_LOOKS = 1.0
_EXAMPLE = """# What the newest papers introduce
SELECT ?title ?name
WHERE {
    ?paper kg:introduces ?entity ; dcterms:title ?title .
    ?entity skos:prefLabel ?name .
}
ORDER BY DESC(?paper)
LIMIT 50
"""
_COLLECTIONS = tuple(
    name
    for name, space in Namespace().prefixes.items()
    if space.startswith(Namespace().base)
    if name != "kg"
)


@dataclass
class _Server:
    """What the requests share."""

    pool: Pool
    limits: Limits
    base: str
    #: What is the same for everybody until the graph changes.
    kept: dict[tuple[int, type], Any] = field(default_factory=dict)
    explorer: Explorer = field(default_factory=Explorer)

    @property
    def generation(self) -> int:
        return self.pool.served.generation


def create_app(served: Served, limits: Limits, hosts: Sequence[str] = ("*",)) -> Starlette:
    """Return the server of a graph as an ASGI application.

    ``hosts`` are the names under which it answers: a page from elsewhere must not reach a
    server on this machine by a name of its own (DNS rebinding).
    """
    pool = Pool(served, limits)
    base = served.prefixes["paper"].removesuffix("paper/")

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        with TemporaryDirectory(prefix="kg-serve-") as spare:
            await pool.start()
            watch = asyncio.create_task(_watch(pool, Path(spare)))
            try:
                yield
            finally:
                watch.cancel()
                with suppress(asyncio.CancelledError):
                    await watch
                await pool.stop()

    static = StaticFiles(directory=str(files("kg.serve").joinpath("static")))
    app = Starlette(
        routes=[
            Route("/", _front),
            Route("/search", _search),
            Route("/suggest", _suggest),
            Route("/query", _query_page),
            Route("/query/{name}", _filled),
            Route("/explore", explore_page),
            Route("/explore/file/{name}", explore_file),
            Route("/explore/part/{name}", _explore_part),
            Route("/sparql", _sparql, methods=["GET", "POST"]),
            Route("/.well-known/void", _void),
            Route("/health", _health),
            Route("/robots.txt", _robots),
            Route("/static/palette.css", _palette),
            Mount("/static", static),
            *(Route(f"/{name}/{{name:path}}", _thing) for name in _COLLECTIONS),
        ],
        middleware=[
            Middleware(Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(GZipMiddleware, minimum_size=2000, compresslevel=4),
        ],
        exception_handlers={
            ProtocolError: _refuse,  # type: ignore[dict-item]  # it is given ours alone
            HTTPException: _refuse_http,  # type: ignore[dict-item]
        },
        lifespan=lifespan,
    )
    app.state.server = _Server(pool, limits, base)
    return app


async def _watch(pool: Pool, spare: Path) -> None:
    """Let the workers open each newer generation of a store."""
    while True:
        await asyncio.sleep(_LOOKS)
        with suppress(KgError, OSError):  # a store that is being moved; the old graph stays
            if await asyncio.to_thread(newest, pool.served) != pool.served.generation:
                await pool.renew(await asyncio.to_thread(reindexed, pool.served, spare))


def _server(request: Request) -> _Server:
    server: _Server = request.app.state.server
    return server


def _pages(request: Request) -> Pages:
    language = request.query_params.get("lang", "")
    if language not in LANGUAGES:
        language = best_language(request.headers.get("accept-language"), LANGUAGES)
    return Pages(base=_server(request).base, language=language)


async def _run(request: Request, task: Task) -> Answered:
    """Return the outcome of a task; raise ``ProtocolError`` if it is refused."""
    outcome = await _server(request).pool.run(task)
    if isinstance(outcome, Refused):
        headers = {"Retry_After": "5"} if outcome.status == 503 else {}
        if outcome.place:
            headers["Kg_Place"] = f"{outcome.place[0]}:{outcome.place[1]}"
        raise ProtocolError(outcome.status, outcome.reason, **headers)
    return outcome


async def _kept(request: Request, task: Front | Sizes) -> Any:  # noqa: ANN401
    """Return the outcome of a task, asked once for each generation of the graph."""
    server = _server(request)
    key = (server.generation, type(task))
    if key not in server.kept:
        outcome = await _run(request, task)
        server.kept = {k: v for k, v in server.kept.items() if k[0] == key[0]} | {
            key: outcome.value
        }
    return server.kept[key]


# --- answers that are no answer ---------------------------------------------------------


async def _refuse(request: Request, error: ProtocolError) -> Response:
    wants = best_type(request.headers.get("accept"), ["text/plain", HTML])
    headers = {**error.headers, "Vary": "Accept, Accept-Language"}
    if wants == HTML and request.url.path != "/sparql":
        page = _pages(request).problem(error.status, error.reason)
        return _html(request, page, error.status, headers)
    return PlainTextResponse(f"{error.reason}\n", error.status, headers)


async def _refuse_http(request: Request, error: HTTPException) -> Response:
    reason = {404: "There is nothing at this address.", 405: "Use GET."}.get(
        error.status_code, error.detail
    )
    headers = {k.replace("-", "_"): v for k, v in (error.headers or {}).items()}
    return await _refuse(request, ProtocolError(error.status_code, reason, **headers))


def _html(
    request: Request, page: str, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    more = {
        "Vary": "Accept, Accept-Language",
        "Content-Language": _pages(request).language,
        "Cache-Control": "no-cache",
    }
    return Response(page, status, {**more, **(headers or {})}, f"{HTML}; charset=utf-8")


# --- SPARQL -----------------------------------------------------------------------------


async def _sparql(request: Request) -> Response:
    server = _server(request)
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
    return _data(await _run(request, task))


def _data(outcome: Answered) -> Response:
    headers = {"Vary": "Accept"} | ({"Kg-More": "true"} if outcome.more else {})
    kind = outcome.media_type
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    return Response(outcome.value, 200, headers, kind + charset)


async def _service(request: Request) -> Response:
    """Describe the service, or, to a browser, show the page that asks."""
    kind = _graph_or_page(request)
    if kind == HTML:
        return RedirectResponse("/query", 303)
    return await _describe_service(request, kind)


async def _void(request: Request) -> Response:
    kind = best_type(request.headers.get("accept"), list(GRAPHS)) or "text/turtle"
    return await _describe_service(request, kind)


async def _describe_service(request: Request, kind: str) -> Response:
    sizes = await _kept(request, Sizes())
    triples = description(str(request.base_url), _server(request).base, sizes)
    body = ox.serialize(
        triples, format=ox.RdfFormat.from_media_type(kind), prefixes=PREFIXES_OF_DESCRIPTION
    )
    return _data(Answered(value=body, media_type=kind))


def _graph_or_page(request: Request) -> str:
    short = request.query_params.get("format", "")
    accept = SHORT.get(short) or request.headers.get("accept")
    kind = best_type(accept, [HTML, *GRAPHS])
    if kind is None:
        raise ProtocolError(406, f"Accept one of: {', '.join([HTML, *GRAPHS])}.")
    return kind


# --- pages ------------------------------------------------------------------------------


async def _thing(request: Request) -> Response:
    server = _server(request)
    collection = request.url.path.split("/")[1]
    address = Namespace(server.base).iri(collection, request.path_params["name"])
    kind = _graph_or_page(request)
    if kind != HTML:
        task = Describe(address=address, graph_as=kind, size=server.limits.answer)
        return _data(await _run(request, task))
    outcome = await _run(request, Look(address=address))
    return _html(request, _pages(request).thing(outcome.value))


async def _front(request: Request) -> Response:
    return _html(request, _pages(request).front(await _kept(request, Front())))


async def _search(request: Request) -> Response:
    text = request.query_params.get("q", "")[:200]
    kind = request.query_params.get("kind", "Thing")
    hits = (await _run(request, Search(text=text, kind=kind, limit=50))).value if text else []
    return _html(request, _pages(request).search(text, kind, hits))


async def _suggest(request: Request) -> Response:
    """Answer what a search box shows while one types."""
    text = request.query_params.get("q", "")[:200]
    kind = request.query_params.get("kind", "Thing")
    found = (await _run(request, Search(text=text, kind=kind, limit=8))).value if text else []
    pages = _pages(request)
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


async def _explore_part(request: Request) -> Response:
    """Answer a part of the page that draws, for what surrounds the things that are open."""
    server = _server(request)
    text = await server.explorer.part(
        request, server.base, server.generation, lambda task: _run(request, task)
    )
    return Response(text, 200, {"Cache-Control": "no-cache"}, "application/json")


async def _query_page(request: Request) -> Response:
    given = dict(request.query_params)
    name = given.pop("name", "")
    sparql = given.pop("query", "")[: _server(request).limits.address]
    if name and not sparql:
        sparql = (await _run(request, Fill(name=name, values=given))).value
    nonce = secrets.token_urlsafe(16)
    shipped = list(shipped_questions().values())
    page = _pages(request).query(sparql or _EXAMPLE, nonce, shipped, _names(request), name)
    return _html(request, page, headers={"Content-Security-Policy": policy(nonce)})


def _names(request: Request) -> list[str]:
    """Return the prefixes and terms that the editor offers."""
    prefixes = _server(request).pool.served.prefixes
    terms = {
        word.rstrip(".")
        for question in shipped_questions().values()
        for word in question.sparql.replace("|", " ").replace("/", " ").split()
        if word.partition(":")[0] in {"kg", "dcterms", "skos", "foaf", "rdf", "prov"}
        and word.partition(":")[2]
    }
    return sorted({*(f"{prefix}:" for prefix in prefixes), *terms})


async def _filled(request: Request) -> Response:
    """Answer the text of a shipped query, its parameters filled in."""
    task = Fill(name=request.path_params["name"], values=dict(request.query_params))
    return PlainTextResponse((await _run(request, task)).value)


# --- the rest ---------------------------------------------------------------------------


async def _health(request: Request) -> Response:
    """Say whether there are workers; it asks the graph nothing, so it is quick under load."""
    server = _server(request)
    ready = server.pool.ready
    status = {
        "status": "ok" if ready else "starting",
        "workers": ready,
        "ended": server.pool.ended,
        "generation": server.generation,
    }
    return JSONResponse(status, 200 if ready else 503, {"Cache-Control": "no-store"})


async def _palette(_request: Request) -> Response:
    return Response(palette(), 200, {"Cache-Control": "no-cache"}, "text/css; charset=utf-8")


async def _robots(_request: Request) -> Response:
    return PlainTextResponse(
        "User-agent: *\nDisallow: /sparql\nDisallow: /query\nDisallow: /explore\n"
    )
