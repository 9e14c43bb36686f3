"""What all requests share: the workers, the reader's language, and how an answer is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from starlette.responses import PlainTextResponse, Response

from kg.serve.exploring import Explorer
from kg.serve.formats import GRAPHS, HTML, SHORT
from kg.serve.negotiation import best_language, best_type
from kg.serve.pages import Pages
from kg.serve.protocol import ProtocolError
from kg.serve.tasks import Refused
from kg.serve.words import LANGUAGES

if TYPE_CHECKING:
    from starlette.exceptions import HTTPException
    from starlette.requests import Request

    from kg.serve.limits import Limits
    from kg.serve.pool import Pool
    from kg.serve.tasks import Answered, Front, Sizes, Task

__all__ = [
    "Shared",
    "data_answer",
    "graph_or_page",
    "html_answer",
    "kept",
    "pages_for",
    "refuse",
    "refuse_http",
    "run",
    "shared",
]


@dataclass
class Shared:
    """What the requests share."""

    pool: Pool
    limits: Limits
    base: str
    #: What is the same for everybody until the graph changes.
    kept: dict[tuple[int, type], Any] = field(default_factory=dict)
    explorer: Explorer = field(default_factory=Explorer)

    @property
    def generation(self) -> int:
        """Return which generation of the graph is served."""
        return self.pool.served.generation


def shared(request: Request) -> Shared:
    """Return what the requests share."""
    server: Shared = request.app.state.shared
    return server


def pages_for(request: Request) -> Pages:
    """Return what renders pages in the reader's language."""
    language = request.query_params.get("lang", "")
    if language not in LANGUAGES:
        language = best_language(request.headers.get("accept-language"), LANGUAGES)
    return Pages(base=shared(request).base, language=language)


async def run(request: Request, task: Task) -> Answered:
    """Return the outcome of a task; raise ``ProtocolError`` if it is refused."""
    outcome = await shared(request).pool.run(task)
    if isinstance(outcome, Refused):
        headers = {"Retry_After": "5"} if outcome.status == 503 else {}
        if outcome.place:
            headers["Kg_Place"] = f"{outcome.place[0]}:{outcome.place[1]}"
        raise ProtocolError(outcome.status, outcome.reason, **headers)
    return outcome


async def kept(request: Request, task: Front | Sizes) -> Any:  # noqa: ANN401
    """Return the outcome of a task, asked once for each generation of the graph."""
    server = shared(request)
    key = (server.generation, type(task))
    if key not in server.kept:
        outcome = await run(request, task)
        server.kept = {k: v for k, v in server.kept.items() if k[0] == key[0]} | {
            key: outcome.value
        }
    return server.kept[key]


def data_answer(outcome: Answered) -> Response:
    """Return what a worker found, for a program."""
    headers = {"Vary": "Accept"} | ({"Kg-More": "true"} if outcome.more else {})
    kind = outcome.media_type
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    return Response(outcome.value, 200, headers, kind + charset)


def graph_or_page(request: Request) -> str:
    """Return the media type that suits the reader best: a page or a format of RDF."""
    short = request.query_params.get("format", "")
    accept = SHORT.get(short) or request.headers.get("accept")
    kind = best_type(accept, [HTML, *GRAPHS])
    if kind is None:
        raise ProtocolError(406, f"Accept one of: {', '.join([HTML, *GRAPHS])}.")
    return kind


async def refuse(request: Request, error: ProtocolError) -> Response:
    """Answer why there is no answer, as text or as a page."""
    wants = best_type(request.headers.get("accept"), ["text/plain", HTML])
    headers = {**error.headers, "Vary": "Accept, Accept-Language"}
    if wants == HTML and request.url.path != "/sparql":
        page = pages_for(request).problem(error.status, error.reason)
        return html_answer(request, page, error.status, headers)
    return PlainTextResponse(f"{error.reason}\n", error.status, headers)


async def refuse_http(request: Request, error: HTTPException) -> Response:
    """Answer why there is no answer, where the framework found out."""
    reason = {404: "There is nothing at this address.", 405: "Use GET."}.get(
        error.status_code, error.detail
    )
    headers = {k.replace("-", "_"): v for k, v in (error.headers or {}).items()}
    return await refuse(request, ProtocolError(error.status_code, reason, **headers))


def html_answer(
    request: Request, page: str, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """Return a page."""
    more = {
        "Vary": "Accept, Accept-Language",
        "Content-Language": pages_for(request).language,
        "Cache-Control": "no-cache",
    }
    return Response(page, status, {**more, **(headers or {})}, f"{HTML}; charset=utf-8")
