"""What is related, who writes with whom and what connects things, on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.analytics.persons import Namesakes, Person
from kg.cli.people import verdict

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run, Terminal


def test_what_is_related_comes_with_reasons(run: Run, graph: Path) -> None:
    status, out, err = run("related", "글로우넷", "--graph", graph)

    assert (status, err) == (0, "")
    assert out.startswith("GlowNet (Model, ")
    assert "LanternQA" in out


@pytest.mark.parametrize(
    "command", [("related", "GlowNet"), ("people",), ("path", "GlowNet", "LanternQA")]
)
@pytest.mark.parametrize("form", ["csv", "json", "markdown"])
def test_ties_for_other_programs(
    run: Run, sample: Path, graph: Path, command: tuple[str, ...], form: str
) -> None:
    where = sample if command == ("people",) else graph
    status, out, err = run(*command, "--graph", where, "--format", form)

    assert (status, err) == (0, "")
    if form == "json":
        assert isinstance(json.loads(out), dict)
    elif form == "csv":
        assert len({line.count(",") for line in out.splitlines()[:1]}) == 1
    else:
        assert "### " in out


def test_sentences_are_shown_on_demand(run: Run, graph: Path) -> None:
    plain = run("related", "2411.00001", "--graph", graph)[1]
    full = run("related", "2411.00001", "--graph", graph, "--sentences")[1]

    assert "“" not in plain
    assert "“" in full


def test_a_path_shows_its_evidence(run: Run, graph: Path) -> None:
    status, out, _ = run("path", "GlowNet", "LanternQA", "--graph", graph)

    assert status == 0
    assert "strongest and shortest" in out
    assert "“" in out


def test_people_on_a_terminal(terminal: Terminal, sample: Path) -> None:
    seen = terminal("people", "--graph", sample, columns=140)

    assert "hangs together" in seen
    assert "most central by papers" in seen


def test_one_person(run: Run, graph: Path) -> None:
    status, out, _ = run("people", "Ada Example", "--graph", graph)

    assert status == 0
    assert "One person, as far as the graph tells" in out


@pytest.mark.parametrize(
    "command", [("related", "GlwNet"), ("people", "Ada Exampel"), ("path", "GlwNet", "LanternQA")]
)
def test_what_is_not_found_has_advice(run: Run, graph: Path, command: tuple[str, ...]) -> None:
    status, out, err = run(*command, "--graph", graph)

    assert (status, out) == (2, "")
    assert "Did you mean: " in err


@pytest.mark.parametrize(
    ("papers", "said"),
    [
        ([3], "One person, as far as the graph tells"),
        ([1, 1, 1], "How many persons are behind this name cannot be told"),
        ([2, 1], "1 person is likely behind this name; 1 paper may belong"),
        ([3, 2], "2 persons are likely behind this name. "),
    ],
    ids=["one", "none", "one and a paper", "two"],
)
def test_how_many_persons_are_behind_a_name_is_said(papers: list[int], said: str) -> None:
    persons = tuple(
        Person(papers=("2411.00001",) * count, with_whom=(), subjects=(), doubt=0.0)
        for count in papers
    )
    found = Namesakes(author="a", name="Ada Example", expected=1.5, persons=persons)

    assert verdict(found).startswith(said)
