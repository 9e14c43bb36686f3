"""What docs/database.md tells a new user to type works, in that order."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from kg.resources import sample_folder
from tests.serve.conftest import serving

PAGE = Path(__file__).parents[2] / "docs" / "database.md"
BLOCKS = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]
SERVED = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty folder with a store in it, as the first part of the page makes it."""
    folder = tmp_path_factory.mktemp("home")
    kg = Path(sys.executable).with_name("kg")
    subprocess.run(  # noqa: S603  # our own program
        [kg, "add", sample_folder(), "--store", "store", "--quiet"], cwd=folder, check=True
    )
    return folder


def typed(command: str, folder: Path, seconds: float = 60) -> str:
    """Return what a command prints, typed into a shell; it must not come back empty-handed."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(  # noqa: S602  # as a reader types it
        command,
        shell=True,
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "nothing found" not in done.stderr, command
    if "text/csv" in command:
        assert len(done.stdout.splitlines()) > 1, command  # not the names of columns alone
    return done.stdout


@pytest.mark.parametrize("command", [line for line in BLOCKS if line.startswith("kg query")])
def test_what_the_page_asks_is_answered(home: Path, command: str) -> None:
    if "--endpoint" in command:
        pytest.skip("asked of the server below")

    assert typed(command, home).strip()


def test_what_the_python_on_the_page_asks_is_answered(home: Path) -> None:
    queries = re.findall(r'setQuery\(\s*"(.+)"', PAGE.read_text("utf-8"))
    assert queries

    for query in queries:
        assert typed(f"kg query {shlex.quote(query)} --graph store", home).count("\n") > 1


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is absent: apt install curl")
def test_what_the_page_serves_is_there(home: Path) -> None:
    commands = [line for line in BLOCKS if SERVED in line]
    assert len(commands) >= 5

    with serving(home / "store") as address:
        for command in commands:
            assert typed(command.replace(SERVED, address), home).strip(), command
        assert "Knowledge graph of papers" in httpx.get(address).text
