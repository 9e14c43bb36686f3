"""What the tests of the command line share."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from kg.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A small graph of invented papers, with every class and property that exports have.
GRAPH = Path(__file__).parents[1] / "query" / "graph.ttl"


class Run(Protocol):
    """Runs ``kg`` in this process."""

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        """Return status, results and messages."""
        ...


class Terminal(Protocol):
    """Runs ``kg`` on a terminal, and returns its output."""

    def __call__(self, *arguments: object, columns: int = 100, **environment: str) -> str:
        """Return what a person sees."""
        ...


@pytest.fixture
def graph() -> Path:
    """Return the file of the small graph."""
    return GRAPH


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs ``kg`` and gives status, results and messages."""

    def kg(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main(leave=sys.exit)
        output = capsys.readouterr()
        return int(ended.value.code or 0), output.out, output.err

    return kg


@pytest.fixture
def terminal() -> Terminal:
    """Return what runs ``kg`` where a person would see it."""

    def kg(*arguments: object, columns: int = 100, **environment: str) -> str:
        ours, theirs = pty.openpty()
        plain: Mapping[str, str] = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
        size = {"COLUMNS": str(columns), "TERM": "xterm-256color"}
        command = [sys.executable, "-m", "kg.cli.main", *map(str, arguments)]
        with subprocess.Popen(  # noqa: S603  # our own program
            command, stdout=theirs, stderr=theirs, env={**plain, **size, **environment}
        ):
            os.close(theirs)
            return b"".join(iter(lambda: _read(ours), b"")).decode().replace("\r\n", "\n")

    return kg


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # the program has ended
        return b""
