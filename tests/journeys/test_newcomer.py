"""A newcomer builds the sample, looks at every file, and asks the first questions."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
import rdflib

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
#: What the README says to type to look something up.
ASKED = re.findall(r"^ *\.venv/bin/kg ((?:show|query) .+)$", README, re.MULTILINE)


def test_the_readme_looks_things_up() -> None:
    assert len(ASKED) >= 5


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the newcomer works, after the first command."""
    home = tmp_path_factory.mktemp("home")
    built = kg(home, "build")
    assert built.returncode == 0, built.stderr
    return home


def kg(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "kg.cli.main", *arguments],
        cwd=home,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@pytest.mark.parametrize("name", ["kg.ttl", "kg.evidence.ttl"])
def test_the_turtle_parses(home: Path, name: str) -> None:
    assert len(rdflib.Graph().parse(home / "out" / name)) > 500


def test_the_graphml_loads_with_types(home: Path) -> None:
    graph = nx.read_graphml(home / "out" / "kg.graphml", force_multigraph=True)

    assert graph.nodes["paper:2411.15124"]["kind"] == "Paper"
    assert graph.nodes["paper:2411.15124"]["upvotes"] == 36
    assert graph.has_edge("paper:2411.15124", "entity:rlvr")


def test_the_page_names_the_papers(home: Path) -> None:
    page = (home / "out" / "kg.html").read_text(encoding="utf-8")

    assert "<title>" in page
    assert "Pushing Frontiers in Open Language Model Post-Training" in page


def test_rlvr_is_shown(home: Path) -> None:
    shown = kg(home, "show", "RLVR")

    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.startswith("RLVR\n  Method · entity:rlvr\n")
    assert "Reinforcement Learning with Verifiable Rewards" in shown.stdout
    assert "    2411.15124  TÜLU 3: Pushing Frontiers in Open Language Model" in shown.stdout
    assert "        “" in shown.stdout


def test_the_methods_on_a_data_set_are_asked_for(home: Path) -> None:
    asked = kg(home, "query", "evaluated-on", "dataset=UCF-101")

    assert (asked.returncode, asked.stderr) == (0, "")
    assert asked.stdout.startswith("paper\ttitle\tfirstAuthor\tmethod\t")
    assert "paper:2411.14762\tEfficient Long Video Tokenization" in asked.stdout


@pytest.mark.parametrize("command", ASKED)
def test_what_the_readme_asks_is_found(home: Path, command: str) -> None:
    asked = kg(home, *shlex.split(command))

    assert (asked.returncode, asked.stderr) == (0, "")
    assert len(asked.stdout.splitlines()) > 1  # more than the head of a table


def test_the_graph_is_valid(home: Path) -> None:
    checked = kg(home, "check")

    assert (checked.returncode, checked.stderr) == (0, "")
    assert "conforms" in checked.stdout
