"""The graph arrives in real servers, whole, and only what differs is sent."""

from __future__ import annotations

import re
import threading
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from kg.errors import PushError
from kg.graph.names import DEFAULT_BASE
from kg.store.credentials import Bearer, Password
from kg.store.parts import Part, Parts
from kg.store.pushing import open_parts, push
from kg.store.reading import open_for_reading
from kg.store.store import Store
from tests.store.servers import free_ports, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.model.digest import Digest
    from kg.store.pushing import Pushed
    from tests.store.servers import Server


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Yield a server that runs as long as the tests of this module."""
    with running(request.param, tmp_path_factory.mktemp(request.param)) as found:
        yield found


def pushed(store: Path, server: Server) -> Pushed:
    with open_parts(store) as (parts, base):
        return push(parts, server.endpoint, base, auth=server.auth)


def as_part(name: str, body: bytes = b"") -> Part:
    return Part(name, lambda: body, {name: ""})


def differing(store: Path, server: Server) -> list[str]:
    """Return the graphs that are not in the server as they are in the store."""
    headers = {"Accept": "application/n-triples"}
    wrong = []
    with open_for_reading(store) as snapshot, httpx.Client(auth=server.auth) as client:
        for part in Parts(snapshot.store, DEFAULT_BASE):
            found = client.get(server.endpoint, params={"graph": part.name}, headers=headers).text
            there = part.read().decode()
            if found.count("\n") != there.count("\n") or _addresses(found) != _addresses(there):
                wrong.append(part.name)
    return wrong


def _addresses(text: str) -> set[str]:
    """Return all addresses; servers may write numbers and letters otherwise than we do."""
    return {iri for iri in re.findall(r"<([^>]*)>", text) if "XMLSchema" not in iri}


def test_a_server_gets_the_graph_and_then_what_differs(
    server: Server, store: Path, digests: list[Digest]
) -> None:
    first = pushed(store, server)
    wrong = differing(store, server)
    again = pushed(store, server)
    Store(store).add([digests[-1]])
    more = pushed(store, server)
    wrong += differing(store, server)
    Store(store).remove([digests[0].id])
    less = pushed(store, server)
    wrong += differing(store, server)

    assert wrong == []
    assert first.sent > 10
    assert first.same == 0
    assert (again.sent, again.same, again.removed) == (0, first.sent, 0)
    assert 0 < more.sent < first.sent
    assert less.removed >= 1


def test_an_interrupted_push_goes_on(server: Server, store: Path) -> None:
    with open_for_reading(store) as snapshot:
        graphs = [
            as_part(f"{part.name}/again", part.read())
            for part in Parts(snapshot.store, DEFAULT_BASE)
        ]
    broken = iter(graphs[: len(graphs) // 2])

    def interrupted() -> Iterator[Part]:
        yield from broken
        raise KeyboardInterrupt

    base = f"{DEFAULT_BASE}other/"
    with pytest.raises(KeyboardInterrupt):
        push(interrupted(), server.endpoint, base, auth=server.auth)
    rest = push(graphs, server.endpoint, base, auth=server.auth)

    assert rest.same == len(graphs) // 2
    assert rest.sent == len(graphs) - rest.same


def test_a_wrong_password_is_refused_with_advice(server: Server) -> None:
    if server.auth is None:
        pytest.skip("Oxigraph's server asks nobody who they are")

    with pytest.raises(PushError, match=r"401 .*Give --user or --token"):
        push(
            [as_part("http://example.org/g")],
            server.endpoint,
            DEFAULT_BASE,
            auth=Password("dba", "no"),
        )


def test_a_turtle_file_is_pushed_with_its_evidence(sample: Path) -> None:
    from kg.query.store import GraphStore

    store = GraphStore.load(sample).store
    lines = [line for part in Parts(store, DEFAULT_BASE) for line in part.read().splitlines()]

    assert len(lines) == len(store)
    assert any(b"ontology#sentence" in line for line in lines)


def test_no_server_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.pushing._PAUSES", ())

    with pytest.raises(PushError, match="Is the server running"):
        push([], f"http://127.0.0.1:{free_ports(1)[0]}/store", DEFAULT_BASE)


@pytest.mark.parametrize(
    ("auth", "header"),
    [(Bearer("opensesame"), "Bearer opensesame"), (Password("ada", "kite"), "Basic YWRhOmtpdGU=")],
    ids=["bearer", "basic"],
)
def test_credentials_arrive(auth: httpx.Auth, header: str) -> None:
    """Only the header is looked at here: this is no server of graphs."""

    class Doorkeeper(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            allowed = self.headers["Authorization"] == header
            self.send_response(404 if allowed else 401)
            self.send_header("WWW-Authenticate", "Basic")
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Doorkeeper) as door:
        threading.Thread(target=door.serve_forever, daemon=True).start()
        done = push([], f"http://127.0.0.1:{door.server_port}/", DEFAULT_BASE, auth=auth)
        door.shutdown()

    assert done.sent == 0


@contextmanager
def answering(
    answers: Callable[[str], int], said: bytes = b""
) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Yield the address of what takes graphs as a server does, and what it has taken.

    ``answers`` says which status each graph gets; with a status of 500, it says ``said``.
    """
    taken: dict[str, bytes] = {}

    class Taker(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(404)

        def do_PUT(self) -> None:
            name = parse_qs(urlsplit(self.path).query)["graph"][0]
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = answers(name)
            if status == 204:
                taken[name] = body
            self.send_response(status)
            self.end_headers()
            self.wfile.write(said if status == 500 else b"")

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Taker) as taker:
        threading.Thread(target=taker.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{taker.server_port}/", taken
        taker.shutdown()


@pytest.mark.parametrize("said", [b"Transaction deadlocked", b"Error 23000 SR197: Non unique"])
def test_a_race_in_the_server_is_worth_another_try(
    monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr("kg.store.pushing._PAUSES", (0.01,))
    asked: Counter[str] = Counter()

    def answers(name: str) -> int:
        asked[name] += 1
        return 500 if name == "x:b" and asked[name] == 1 else 204

    with answering(answers, said) as (address, taken):
        done = push([as_part("x:a", b"1\n"), as_part("x:b", b"2\n")], address, DEFAULT_BASE)

    assert (done.sent, done.triples) == (2, 2)
    assert taken["x:b"] == b"2\n"
    assert asked["x:b"] == 2


def test_what_a_server_refused_is_not_noted_and_what_it_took_is() -> None:
    with answering(lambda name: 413 if name == "x:2" else 204) as (address, taken):
        graphs = [as_part(f"x:{number}", b"triple\n") for number in range(40)]
        with pytest.raises(PushError, match="413"):
            push(graphs, address, DEFAULT_BASE)

    note = taken.pop(f"{DEFAULT_BASE}graph/pushed").decode()
    assert set(re.findall(r"<(x:\d+)>", note)) == set(taken)
    assert {"x:0", "x:1"} <= set(taken)
    assert len(taken) < 10
