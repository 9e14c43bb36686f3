"""Real servers to push to, each a process of its own that nothing here depends on.

A server gets no terminal and a session of its own, so that no signal meant for one of us
reaches the other; what it says goes to a file, and is shown if it does not start. Its ports
are free when they are chosen; where somebody else was quicker, it is started again with others.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import httpx
import pytest

from kg.store.credentials import Password

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Server", "free_ports", "running"]

#: How long a server may take to start, and to end, in seconds.
_PATIENCE = 60
_FAREWELL = 20
#: So often it is started with other ports.
_ATTEMPTS = 3

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
ServerThreads = 5
"""


class Server(NamedTuple):
    """The address of a server's Graph Store Protocol, and who we are there."""

    endpoint: str
    auth: Password | None = None


def free_ports(count: int) -> list[int]:
    """Return ports of this machine that nobody listens to at the moment; all are different."""
    with ExitStack() as held:
        found = [held.enter_context(socket.socket()) for _ in range(count)]
        for each in found:
            each.bind(("127.0.0.1", 0))
        return [int(each.getsockname()[1]) for each in found]


@contextmanager
def running(name: str, folder: Path) -> Iterator[Server]:
    """Run Oxigraph or Virtuoso in a folder; skip the test where it is not installed."""
    said = ""
    for attempt in range(_ATTEMPTS):
        home = folder / str(attempt)
        home.mkdir()
        command, port, server = (_oxigraph if name == "oxigraph" else _virtuoso)(home)
        if shutil.which(command[0]) is None:
            pytest.skip(f"{name} is not installed: no such server to push to")
        with _process(command, home) as process:
            if _answers(process, f"http://127.0.0.1:{port}/"):
                yield server
                return
        said = (home / "said").read_text(encoding="utf-8", errors="replace")[-2000:]
    pytest.fail(f"{name} did not start:\n{said}")


def _oxigraph(_home: Path) -> tuple[list[str], int, Server]:
    program = shutil.which("oxigraph") or str(Path(sys.executable).with_name("oxigraph"))
    (port,) = free_ports(1)
    command = [program, "serve", "--location", "data", "--bind", f"127.0.0.1:{port}"]
    return command, port, Server(f"http://127.0.0.1:{port}/store")


def _virtuoso(home: Path) -> tuple[list[str], int, Server]:
    http, sql = free_ports(2)
    (home / "kg.ini").write_text(_VIRTUOSO.format(sql=sql, http=http), encoding="utf-8")
    endpoint = f"http://127.0.0.1:{http}/sparql-graph-crud-auth"
    command = ["virtuoso-t", "+configfile", "kg.ini", "+foreground"]
    return command, http, Server(endpoint, Password("dba", "dba"))


@contextmanager
def _process(command: list[str], home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program; it is gone afterwards, whether it wants to or not."""
    with (home / "said").open("wb") as said:
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_FAREWELL)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(process: subprocess.Popen[bytes], address: str) -> bool:
    """Wait until a server answers; tell whether it is this one that does."""
    started = time.monotonic()
    with httpx.Client(timeout=_PATIENCE) as client:
        while time.monotonic() - started < _PATIENCE and process.poll() is None:
            try:
                client.get(address)
            except httpx.HTTPError:
                time.sleep(0.1)
            else:
                time.sleep(0.1)  # who finds the port taken has ended by now
                return process.poll() is None
    return False
