"""The scripts in node, if it is there: types, style, unit tests."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import kg

SCRIPTS = Path(kg.__file__).parent / "exporters" / "page" / "scripts"
TOOLS = SCRIPTS / "node_modules" / ".bin"


def run(*command: str) -> str:
    """Return what a command says; it must succeed."""
    done = subprocess.run(  # noqa: S603 — tools that our lock file names
        command, cwd=SCRIPTS, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def node() -> str:
    program = shutil.which("node")
    if program is None:
        pytest.skip("node is not installed: the scripts are tested in the browser only")
    return program


def test_units_do_what_they_say() -> None:
    program = node()
    version = run(program, "--version")
    if int(version.lstrip("v").partition(".")[0]) < 20:
        pytest.skip(f"node {version.strip()} is older than 20")

    assert "# fail 0" in run(program, "--test", "--test-reporter=tap", "tests/")


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("tsc", "--project", "."), id="types"),
        pytest.param(("eslint", "."), id="lint"),
        pytest.param(("prettier", "--check", "."), id="format"),
    ],
)
def test_checkers_have_nothing_to_say(command: tuple[str, ...]) -> None:
    node()
    tool = TOOLS / command[0]
    if not tool.exists():
        pytest.skip(f"{command[0]} is not installed: run npm ci in {SCRIPTS}")

    run(str(tool), *command[1:])
