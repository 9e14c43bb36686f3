"""The graph arrives in real servers, whole, and only what differs is sent."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from kg.errors import PushError
from kg.graph.names import DEFAULT_BASE
from kg.store.credentials import Bearer, Password
from kg.store.parts import Part, Parts
from kg.store.pushing import open_parts, push
from kg.store.reading import open_for_reading
from kg.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model.digest import Digest
    from kg.store.pushing import Pushed

#: How long a server may take to start, in seconds.
_PATIENCE = 60

_VIRTUOSO = """
[Database]
DatabaseFile = kg.db
ErrorLogFile = kg.log
LockFile = kg.lck
TransactionFile = kg.trx
xa_persistent_file = kg.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 2000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 3
"""


def _free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], url: str) -> None:
    started = time.monotonic()
    while time.monotonic() - started < _PATIENCE and process.poll() is None:
        try:
            httpx.get(url)
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not start")


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Password | None]]:
    """Yield the address of a server's Graph Store Protocol, and who we are there."""
    folder = tmp_path_factory.mktemp(request.param)
    port = _free_port()
    if request.param == "oxigraph":
        program = shutil.which("oxigraph") or str(Path(sys.executable).with_name("oxigraph"))
        command = [program, "serve", "--location", "data", "--bind", f"127.0.0.1:{port}"]
        endpoint, who = f"http://127.0.0.1:{port}/store", None
    else:
        program = shutil.which("virtuoso-t") or "/usr/bin/virtuoso-t"
        text = _VIRTUOSO.format(sql=_free_port(), http=port)
        (folder / "kg.ini").write_text(text, encoding="utf-8")
        command = [program, "+configfile", "kg.ini", "+foreground"]
        endpoint = f"http://127.0.0.1:{port}/sparql-graph-crud-auth"
        who = Password("dba", "dba")
    if not Path(program).exists():
        pytest.skip(f"{request.param} is not installed: no such server to push to")
    with subprocess.Popen(  # noqa: S603
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait(process, f"http://127.0.0.1:{port}/")
            yield endpoint, who
        finally:
            process.terminate()


def pushed(store: Path, server: tuple[str, Password | None]) -> Pushed:
    with open_parts(store) as (parts, base):
        return push(parts, server[0], base, auth=server[1])


def as_part(name: str, body: bytes = b"") -> Part:
    return Part(name, lambda: body, {name: ""})


def differing(store: Path, server: tuple[str, Password | None]) -> list[str]:
    """Return the graphs that are not in the server as they are in the store."""
    headers = {"Accept": "application/n-triples"}
    wrong = []
    with open_for_reading(store) as snapshot, httpx.Client(auth=server[1]) as client:
        for part in Parts(snapshot.store, DEFAULT_BASE):
            found = client.get(server[0], params={"graph": part.name}, headers=headers).text
            there = part.read().decode()
            if found.count("\n") != there.count("\n") or _addresses(found) != _addresses(there):
                wrong.append(part.name)
    return wrong


def _addresses(text: str) -> set[str]:
    """Return all addresses; servers may write numbers and letters otherwise than we do."""
    return {iri for iri in re.findall(r"<([^>]*)>", text) if "XMLSchema" not in iri}


def test_a_server_gets_the_graph_and_then_what_differs(
    server: tuple[str, Password | None], store: Path, digests: list[Digest]
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


def test_an_interrupted_push_goes_on(server: tuple[str, Password | None], store: Path) -> None:
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
        push(interrupted(), server[0], base, auth=server[1])
    rest = push(graphs, server[0], base, auth=server[1])

    assert rest.same == len(graphs) // 2
    assert rest.sent == len(graphs) - rest.same


def test_a_wrong_password_is_refused_with_advice(server: tuple[str, Password | None]) -> None:
    if server[1] is None:
        pytest.skip("Oxigraph's server asks nobody who they are")

    with pytest.raises(PushError, match=r"401 .*Give --user or --token"):
        push([as_part("http://example.org/g")], server[0], DEFAULT_BASE, auth=Password("dba", "no"))


def test_a_turtle_file_is_pushed_with_its_evidence(sample: Path) -> None:
    from kg.query.store import GraphStore

    store = GraphStore.load(sample).store
    lines = [line for part in Parts(store, DEFAULT_BASE) for line in part.read().splitlines()]

    assert len(lines) == len(store)
    assert any(b"ontology#sentence" in line for line in lines)


def test_no_server_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.pushing._PAUSES", ())

    with pytest.raises(PushError, match="Is the server running"):
        push([], f"http://127.0.0.1:{_free_port()}/store", DEFAULT_BASE)


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
