from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from kg import __version__
from kg.cli.commands import COMMANDS, cli

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Terminal

#: A device on which nothing can be written.
FULL = Path("/dev/full")
#: Libraries that are slow to import, and of no use to a question.
HEAVY = ("spacy", "networkx", "rdflib", "pyvis", "pyshacl")


def modules_after(*arguments: object) -> set[str]:
    """Return the names of the modules that a run of ``kg`` imports."""
    program = (
        "import sys\nfrom kg.cli.main import main\n"
        "try: main()\nexcept SystemExit as end: assert not end.code\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    ended = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        check=True,
        text=True,
    )
    return set(ended.stderr.split())


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--help"], id="help"),
        pytest.param(["query", "--list"], id="list"),
        pytest.param(["query", "top-authors", "--graph", "GRAPH"], id="query"),
        pytest.param(["show", "GlowNet", "--graph", "GRAPH"], id="show"),
    ],
)
def test_a_question_imports_no_heavy_library(graph: Path, arguments: list[str]) -> None:
    imported = modules_after(*(str(graph) if word == "GRAPH" else word for word in arguments))

    assert imported.isdisjoint(HEAVY)


def test_help_imports_not_even_the_engine() -> None:
    assert modules_after("--help").isdisjoint({"pyoxigraph", "rich", "jinja2"})


def test_the_overview_names_every_command(run: Run) -> None:
    status, output, _ = run("--help")

    assert status == 0
    assert all(name in output for name in COMMANDS)


def test_the_version_is_told(run: Run) -> None:
    assert run("--version")[1] == f"kg, version {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, name: str) -> None:
    status, output, _ = run(name, "--help")

    assert status == 0
    assert f"kg {name}" in output.split("Example", 1)[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_of_commands_leads_to_them(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)

    assert command is not None
    assert command.name == name


@pytest.mark.parametrize("arguments", [["absent"], ["--absent"], ["show"]])
def test_wrong_usage_ends_with_2(run: Run, arguments: list[str]) -> None:
    status, output, message = run(*arguments)

    assert (status, output) == (2, "")
    assert "Usage: kg" in message


@pytest.mark.parametrize("command", ["show", "query", "check"])
def test_a_missing_graph_ends_with_2_and_advice(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = {"show": ["RLVR"], "query": ["top-authors"], "check": []}

    status, output, message = run(command, *arguments[command])

    assert (status, output) == (2, "")
    assert "'out' does not exist. Run `kg build` first" in message


@pytest.mark.parametrize("command", [["show", "GlowNet"], ["query", "top-authors"]])
def test_no_color_is_respected(terminal: Terminal, graph: Path, command: list[str]) -> None:
    assert "\x1b[" in terminal(*command, "--graph", graph)
    assert "\x1b" not in terminal(*command, "--graph", graph, NO_COLOR="1")


@pytest.mark.parametrize("command", [["show", "GlowNet"], ["query", "top-authors"]])
def test_a_pipe_gets_no_colour(run: Run, graph: Path, command: list[str]) -> None:
    assert "\x1b" not in run(*command, "--graph", graph)[1]


@pytest.mark.skipif(not FULL.exists(), reason="/dev/full is absent")
@pytest.mark.parametrize(
    "words",
    [["show", "GlowNet"], ["query", "top-authors"], ["query", "--list"], ["leaderboard"]],
    ids=" ".join,
)
def test_results_that_cannot_be_written_are_told_in_a_line(graph: Path, words: list[str]) -> None:
    given = [] if "--list" in words else ["--graph", str(graph)]
    command = [sys.executable, "-m", "kg.cli.main", *words, *given]
    with FULL.open("wb") as full:
        ended = subprocess.run(  # noqa: S603  # our own program
            command, stdout=full, stderr=subprocess.PIPE, check=False, text=True
        )

    assert ended.returncode == 2
    assert ended.stderr == (
        "kg: standard output: No space left on device. What was written is not whole.\n"
    )


def test_a_misspelt_command_brings_the_nearest(run: Run) -> None:
    status, _, message = run("biuld")

    assert status == 2
    assert "No such command 'biuld'. Did you mean 'build'?" in message
