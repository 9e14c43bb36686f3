"""The graph in a server: every named graph of it replaced where it differs, and nothing else.

The W3C's Graph Store HTTP Protocol replaces a named graph in one request, whatever was in it.
So the graph travels as many: one a digest, and the facts, which have no graph of their own,
in parts of some hundred things each. One more graph notes what was pushed, as a fingerprint a
graph; so a push goes on where an interrupted one ended, and the next day's sends little.
"""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import PushError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import httpx

__all__ = ["Pushed", "parts", "push"]

#: What the note says of a graph.
_FINGERPRINT = ox.NamedNode("http://purl.org/dc/terms/identifier")
_TYPE = {"Content-Type": "application/n-triples"}
#: So many graphs are sent between two notes.
_NOTED = 50
#: Tried again after so many seconds, as a server may be busy or begin anew.
_PAUSES = (0.5, 2.0, 5.0)
#: What is worth another try.
_PASSING = frozenset({429, 502, 503, 504})
#: Things of a paper are together; the rest is spread evenly.
_OF_PAPERS = frozenset({"authorship", "paper", "result"})
_OF_DIGESTS = frozenset({"digest", "listing"})
_SPREAD = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What a push did, in graphs and triples."""

    sent: int
    same: int
    removed: int
    triples: int


def parts(store: ox.Store, base: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each named graph of a store, and its facts in parts, as sorted lines of N-Triples."""
    graphs = sorted(store.named_graphs(), key=str)  # if there are any, they hold the evidence
    facts: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        subject = str(quad.subject)[1:-1]
        if not (graphs and subject.startswith(f"{base}statement/")):
            facts[_part(subject, base)].append(f"{quad.triple} .\n")
    for name in sorted(facts):
        yield f"{base}graph/{name}", sorted(facts.pop(name))
    for graph in graphs:
        quads = store.quads_for_pattern(None, None, None, graph)
        yield str(graph)[1:-1], sorted(f"{quad.triple} .\n" for quad in quads)


def _part(iri: str, base: str) -> str:
    """Return the part of the facts that a thing is in; it depends on its address alone."""
    collection, _, name = iri.removeprefix(base).partition("/")
    if not iri.startswith(base):
        collection = "other"
    if collection in _OF_PAPERS:
        return f"papers/{name[:7]}"
    if collection in _OF_DIGESTS:
        return f"digests/{name[:7]}"
    return f"{collection}/{sha256(iri.encode()).digest()[0] % _SPREAD:02}"


def push(
    graphs: Iterable[tuple[str, list[str]]],
    endpoint: str,
    base: str,
    *,
    auth: httpx.Auth | None = None,
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> Pushed:
    """Make a server's graphs under a base these; raise ``PushError`` where it does not let us.

    ``endpoint`` is the address of its Graph Store Protocol. Graphs that this never sent stay.
    """
    import httpx

    with httpx.Client(auth=auth, timeout=httpx.Timeout(300, connect=10)) as client:
        server = _Server(client, endpoint, f"{base}graph/pushed")
        known = server.noted()
        noted, sent, triples = dict(known), 0, 0
        there = set()
        gone: set[str] = set()
        try:
            for name, lines in graphs:
                there.add(name)
                body = "".join(lines).encode()
                mark = sha256(body).hexdigest()[:32]
                if known.get(name) != mark:
                    server.replace(name, body)
                    noted[name] = mark
                    sent, triples = sent + 1, triples + len(lines)
                    if sent % _NOTED == 0:
                        server.note(noted)
                progress("push", len(there), 0)
            gone = known.keys() - there
            for name in sorted(gone):
                server.remove(name)
                del noted[name]
        finally:
            if noted != known:
                server.note(noted)
    return Pushed(sent=sent, same=len(there) - sent, removed=len(gone), triples=triples)


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
            except httpx.HTTPError as error:
                reason = f"{str(error) or type(error).__name__}. Is the server running?"
            else:
                if response.is_success or (response.status_code == 404 and method != "PUT"):
                    return response
                reason = _refusal(response)
                if response.status_code not in _PASSING:
                    break
            if pause is not None:
                time.sleep(pause)
        raise PushError(self.endpoint, f"{method} <{name}>: {reason} Push again to go on.")


def _refusal(response: httpx.Response) -> str:
    """Return what a server said when it refused."""
    said = " ".join(response.text.split())[:200]
    advice = "Give --user or --token." if response.status_code in {401, 403} else ""
    return f"{response.status_code} {response.reason_phrase}. {said} {advice}".strip()
