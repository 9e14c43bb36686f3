"""The graph in a server: every named graph of it replaced where it differs, and nothing else.

The W3C's Graph Store HTTP Protocol replaces a named graph in one request, whatever was in it.
So the graph travels in parts (``kg.store.parts``), two at a time. One more graph notes what
was pushed, as a fingerprint a graph; so a push goes on where an interrupted one ended, and the
next day's sends little.
"""

from __future__ import annotations

import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import dataclass
from operator import length_hint
from queue import SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import PushError
from kg.store.marks import keep_marks, kept_marks
from kg.store.parts import Parts
from kg.store.places import Places
from kg.store.reading import open_for_reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from concurrent.futures import Future
    from pathlib import Path

    import httpx

    from kg.store.parts import Part

__all__ = ["Pushed", "open_parts", "push"]

#: What the note says of a graph.
_FINGERPRINT = ox.NamedNode("http://purl.org/dc/terms/identifier")
_TYPE = {"Content-Type": "application/n-triples"}
#: So many graphs are sent between two notes.
_NOTED = 50
#: So many are read and sent at once: a server of two cores takes twice as many, and while it
#: works on one, we read the next. No more, for who writes waits for who writes.
_AT_ONCE = 2
#: So many wait for their turn; they are not read before it.
_AHEAD = 2 * _AT_ONCE
#: Tried again after so many seconds, as a server may be busy or begin anew.
_PAUSES = (0.5, 2.0, 5.0)
#: What is worth another try.
_PASSING = frozenset({429, 502, 503, 504})
#: Virtuoso says so, with a status of 500, when two requests wait for each other, and when both
#: give a number to one new name (SR197: non-unique primary key).
_RACES = ("deadlock", "SR197")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What a push did, in graphs and triples."""

    sent: int
    same: int
    removed: int
    triples: int


@contextmanager
def open_parts(folder: Path) -> Iterator[tuple[Parts, str]]:
    """Hold the parts of a store's newest graph and its base; raise ``StoreError``.

    What is learnt of them meanwhile is left for the next who asks.
    """
    with open_for_reading(folder) as snapshot:
        places, base = Places(folder), snapshot.prefixes["paper"].removesuffix("paper/")
        known = kept_marks(places, snapshot.generation)
        parts = Parts(snapshot.store, base, known)
        try:
            yield parts, base
        finally:
            if parts.marks != known:
                keep_marks(places, snapshot.generation, parts.marks)


def push(
    graphs: Iterable[Part],
    endpoint: str,
    base: str,
    *,
    auth: httpx.Auth | None = None,
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> Pushed:
    """Make a server's graphs under a base these; raise ``PushError`` where it does not let us.

    ``endpoint`` is the address of its Graph Store Protocol. Graphs that this never sent stay.
    """
    with ExitStack() as connections:
        servers = [_connect(endpoint, base, auth, connections) for _ in range(_AT_ONCE)]
        work = _Work(servers, servers[0].noted())
        gone: set[str] = set()
        try:
            work.send_all(graphs, progress)
            gone = work.known.keys() - work.there
            for name in sorted(gone):
                servers[0].remove(name)
                del work.noted[name]
        finally:
            if work.noted != work.known:
                servers[0].note(work.noted)
    same = len(work.there) - work.sent
    return Pushed(sent=work.sent, same=same, removed=len(gone), triples=work.triples)


def _connect(endpoint: str, base: str, auth: httpx.Auth | None, held: ExitStack) -> _Server:
    """Return a server, with a connection of its own: a dialogue of who we are is for one."""
    import httpx

    client = httpx.Client(auth=deepcopy(auth), timeout=httpx.Timeout(300, connect=10))
    return _Server(held.enter_context(client), endpoint, f"{base}graph/pushed")


class _Work:
    """Graphs on their way, and what the server has of them."""

    def __init__(self, servers: Iterable[_Server], known: Mapping[str, str]) -> None:
        self._free: SimpleQueue[_Server] = SimpleQueue()
        for server in servers:
            self._free.put(server)
        self._lock = Lock()
        #: The fingerprints of what the server had, and of what it has.
        self.known = known
        self.noted = dict(known)
        self.there: set[str] = set()
        self.sent = self.triples = 0

    def send_all(self, graphs: Iterable[Part], progress: Callable[[str, int, int], None]) -> None:
        """Send those graphs that differ; what has begun when something fails is ended."""
        total = length_hint(graphs)
        waiting: deque[Future[None]] = deque()
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            try:
                for graph in graphs:
                    if len(waiting) == _AHEAD:
                        waiting.popleft().result()
                    self.there.add(graph.name)
                    waiting.append(pool.submit(self._send, graph))
                    progress("push", len(self.there), total)
                for future in waiting:
                    future.result()
            except PushError:
                pool.shutdown(cancel_futures=True)
                raise

    def _send(self, graph: Part) -> None:
        """Send a graph if it differs, and a note from time to time."""
        mark, body = graph.marked()
        if self.known.get(graph.name) == mark:
            return
        body = graph.read() if body is None else body
        server = self._free.get()
        try:
            with self._lock:
                self.noted.pop(graph.name, None)  # until the server has answered
            server.replace(graph.name, body)
            with self._lock:
                self.noted[graph.name] = mark
                self.sent += 1
                self.triples += body.count(b"\n")
                noted = dict(self.noted) if self.sent % _NOTED == 0 else None
            if noted:
                server.note(noted)
        finally:
            self._free.put(server)


@dataclass(frozen=True, slots=True)
class _Server:
    """A server that speaks the Graph Store HTTP Protocol."""

    client: httpx.Client
    endpoint: str
    #: The name of the graph that notes what was pushed.
    notes: str

    def noted(self) -> dict[str, str]:
        """Return the fingerprints of the graphs that were pushed."""
        response = self._send("GET", self.notes, headers={"Accept": "application/n-triples"})
        if response.status_code == 404:
            return {}
        try:
            quads = list(ox.parse(response.content, format=ox.RdfFormat.N_TRIPLES))
        except SyntaxError as error:
            reason = "the answer is no RDF. Give the address of its Graph Store Protocol."
            raise PushError(self.endpoint, reason) from error
        return {
            str(quad.subject)[1:-1]: str(getattr(quad.object, "value", ""))
            for quad in quads
            if quad.predicate == _FINGERPRINT
        }

    def note(self, marks: Mapping[str, str]) -> None:
        """Keep the fingerprints of the graphs that were pushed."""
        lines = (f'<{name}> {_FINGERPRINT} "{mark}" .\n' for name, mark in sorted(marks.items()))
        self.replace(self.notes, "".join(lines).encode())

    def replace(self, name: str, body: bytes) -> None:
        """Replace a graph."""
        self._send("PUT", name, content=body, headers=_TYPE)

    def remove(self, name: str) -> None:
        """Remove a graph if it is there."""
        self._send("DELETE", name)

    def _send(self, method: str, name: str, **more: Any) -> httpx.Response:  # noqa: ANN401
        import httpx

        reason = ""
        for pause in (*_PAUSES, None):
            try:
                response = self.client.request(
                    method, self.endpoint, params={"graph": name}, **more
                )
            except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
                advice = "Write it like http://localhost:7878/store."
                reason = f"this is no address of a server. {advice}"
                raise PushError(self.endpoint, reason) from error
            except httpx.HTTPError as error:
                said = (str(error) or type(error).__name__).rstrip(".")
                reason = f"{said}. Is the server running?"
            else:
                if response.is_success or (response.status_code == 404 and method != "PUT"):
                    return response
                reason = _refusal(response)
                race = any(sign in reason for sign in _RACES)
                if response.status_code not in _PASSING and not race:
                    break
            if pause is not None:
                time.sleep(pause)
        raise PushError(self.endpoint, f"{method} <{name}>: {reason} Push again to go on.")


def _refusal(response: httpx.Response) -> str:
    """Return what a server said when it refused."""
    said = " ".join(response.text.split())[:200]
    advice = "Give --user or --token." if response.status_code in {401, 403} else ""
    return f"{response.status_code} {response.reason_phrase}. {said} {advice}".strip()
