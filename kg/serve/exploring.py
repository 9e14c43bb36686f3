"""The page that draws what surrounds a thing: the page, its files, and its parts on demand."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.responses import Response

from kg.exporters.page.page import served_files, served_page
from kg.graph.names import Namespace
from kg.serve.formats import HTML
from kg.serve.protocol import ProtocolError
from kg.serve.tasks import Explore

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from kg.serve.tasks import Answered

    Key = tuple[int, tuple[str, ...]]

__all__ = ["DRAWN", "Explorer", "explore_file", "explore_page"]

#: Collections of what is drawn.
DRAWN = frozenset({"author", "entity", "organization", "paper", "repository"})
#: What one page may have open, and how long a name may be.
_MOST, _LONGEST = 12, 300
#: Surroundings that are kept, some hundred kilobytes each.
_KEPT = 24

_page = lru_cache(maxsize=1)(served_page)
_files = lru_cache(maxsize=1)(served_files)


async def explore_page(_request: Request) -> Response:
    """Answer the page, which is the same for all things and all readers."""
    page = await asyncio.to_thread(_page)
    return Response(page, 200, {"Cache-Control": "no-cache"}, f"{HTML}; charset=utf-8")


async def explore_file(request: Request) -> Response:
    """Answer a script or the style of the page."""
    found = (await asyncio.to_thread(_files)).get(request.path_params["name"])
    if found is None:
        raise ProtocolError(404, "There is no such file.")
    media_type, text = found
    return Response(text, 200, {"Cache-Control": "no-cache"}, f"{media_type}; charset=utf-8")


class Explorer:
    """Keeps the parts of the surroundings that were asked for last.

    A worker gathers and lays out all parts of some surroundings at once, for whoever asks
    first; the others wait for the same.
    """

    def __init__(self) -> None:
        self._kept: dict[Key, asyncio.Task[Answered]] = {}

    async def part(
        self,
        request: Request,
        base: str,
        generation: int,
        run: Callable[[Explore], Awaitable[Answered]],
    ) -> str:
        """Return a part as JSON; raise ``ProtocolError`` if there is none."""
        opened = _opened(request, base)
        wanted = request.query_params.get("generation", "")
        key = (int(wanted[:12]) if wanted.isdecimal() else generation, opened)
        if key not in self._kept:
            if key[0] != generation:
                raise ProtocolError(410, "The graph has changed. Load the page again.")
            self._start(key, run)
        task = self._kept[key]
        self._kept[key] = self._kept.pop(key)  # the last to be let go
        try:
            parts: dict[str, str] = (await asyncio.shield(task)).value
        except ProtocolError:
            self._kept.pop(key, None)
            raise
        name = request.path_params["name"]
        if name not in parts:
            raise ProtocolError(404, "There is no such part.")
        return parts[name]

    def _start(self, key: Key, run: Callable[[Explore], Awaitable[Answered]]) -> None:
        async def gathered() -> Answered:
            return await run(Explore(opened=key[1], generation=key[0]))

        self._kept[key] = asyncio.create_task(gathered())
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]


def _opened(request: Request, base: str) -> tuple[str, ...]:
    """Return the addresses of the things that a request is about."""
    found = dict.fromkeys(request.query_params.getlist("open"))
    if len(found) > _MOST or any(len(each) > _LONGEST for each in found):
        raise ProtocolError(400, f"At most {_MOST} things at once. Open fewer.")
    named = [each.partition("/") for each in found]
    if not all(at in DRAWN and name for at, _, name in named):
        raise ProtocolError(404, f"What is drawn is one of: {', '.join(sorted(DRAWN))}.")
    return tuple(Namespace(base).iri(at, name) for at, _, name in named)
