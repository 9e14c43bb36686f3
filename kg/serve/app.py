"""The addresses of the server, and what answers them."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import KgError
from kg.graph.names import Namespace
from kg.serve import browsing
from kg.serve.endpoint import sparql, void
from kg.serve.exploring import explore_file, explore_page
from kg.serve.headers import Headers
from kg.serve.pool import Pool
from kg.serve.protocol import ProtocolError
from kg.serve.served import newest, reindexed
from kg.serve.sharing import Shared, refuse, refuse_http, shared
from kg.serve.style import palette

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from starlette.requests import Request

    from kg.serve.limits import Limits
    from kg.serve.served import Served

__all__ = ["create_app"]

#: Seconds between two looks for a newer generation.
_LOOKS = 1.0
_COLLECTIONS = tuple(
    name
    for name, space in Namespace().prefixes.items()
    if space.startswith(Namespace().base)
    if name != "kg"
)


def create_app(served: Served, limits: Limits, hosts: Sequence[str] = ("*",)) -> Starlette:
    """Return the server of a graph as an ASGI application.

    ``hosts`` are the names under which it answers: a page from elsewhere must not reach a
    server on this machine by a name of its own (DNS rebinding).
    """
    app = Starlette(
        routes=_routes(),
        middleware=[
            Middleware(Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(GZipMiddleware, minimum_size=2000, compresslevel=4),
        ],
        exception_handlers={
            ProtocolError: refuse,  # type: ignore[dict-item]  # it is given ours alone
            HTTPException: refuse_http,  # type: ignore[dict-item]
        },
        lifespan=_lifespan,
    )
    base = served.prefixes["paper"].removesuffix("paper/")
    app.state.shared = Shared(Pool(served, limits), limits, base)
    return app


def _routes() -> list[Route | Mount]:
    static = StaticFiles(directory=str(files("kg.serve").joinpath("static")))
    return [
        Route("/", browsing.front),
        Route("/search", browsing.search),
        Route("/suggest", browsing.suggest),
        Route("/query", browsing.query_page),
        Route("/query/{name}", browsing.filled),
        Route("/explore", explore_page),
        Route("/explore/file/{name}", explore_file),
        Route("/explore/part/{name}", browsing.explore_part),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/.well-known/void", void),
        Route("/health", _health),
        Route("/robots.txt", _robots),
        Route("/static/palette.css", _palette),
        Mount("/static", static),
        *(Route(f"/{name}/{{name:path}}", browsing.thing) for name in _COLLECTIONS),
    ]


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    """Have workers, and let them follow the graph, for as long as the server runs."""
    pool = app.state.shared.pool
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


async def _watch(pool: Pool, spare: Path) -> None:
    """Let the workers open each newer generation of a store."""
    while True:
        await asyncio.sleep(_LOOKS)
        with suppress(KgError, OSError):  # a store that is being moved; the old graph stays
            if await asyncio.to_thread(newest, pool.served) != pool.served.generation:
                await pool.renew(await asyncio.to_thread(reindexed, pool.served, spare))


async def _health(request: Request) -> Response:
    """Say whether there are workers; it asks the graph nothing, so it is quick under load."""
    server = shared(request)
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
