"""What the tests of the server share: a server of the sample, one of something hostile."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BASE = "https://w3id.org/paper-kg/"


@contextmanager
def serving(graph: Path, *options: object) -> Iterator[str]:
    """Run ``kg serve`` as a user does, on a free port of this machine; give its address."""
    command = [sys.executable, "-m", "kg.cli.main", "serve", str(graph), "--port", "0"]
    with subprocess.Popen(  # noqa: S603  # our own program
        [*command, *map(str, options)], stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stderr is not None
            said = []
            for line in process.stderr:
                said.append(line)
                if found := re.search(r"http://\S+", line):
                    address = found[0]
                    break
            else:
                raise AssertionError("".join(said))
            _wait_for(address)
            yield address
        finally:
            process.terminate()
            process.wait(20)


def _wait_for(address: str) -> None:
    transport = httpx.HTTPTransport(retries=5)
    with httpx.Client(transport=transport, timeout=30) as client:
        for _ in range(200):
            try:
                if client.get(f"{address}/health").status_code == 200:
                    return
            except httpx.ReadError:
                continue
    raise AssertionError("the server does not start")


@pytest.fixture(scope="session")
def address(sample: Path) -> Iterator[str]:
    """Return the address of a server of the sample."""
    with serving(sample) as found:
        yield found


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    """Return a client of the server of the sample."""
    with httpx.Client(base_url=address, timeout=30) as found:
        yield found
