from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from kg.query.questions import shipped_questions

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run, Terminal

SELECT = "SELECT ?number ?votes { ?p kg:arxivId ?number ; kg:upvotes ?votes }"
CONSTRUCT = "CONSTRUCT { ?p kg:uses ?e } WHERE { ?p kg:uses ?e }"


@pytest.mark.parametrize("arguments", [["--list"], []], ids=["asked", "no query"])
def test_the_shipped_queries_are_listed_with_their_parameters(
    run: Run, arguments: list[str]
) -> None:
    status, output, _ = run("query", *arguments)

    assert status == 0
    assert all(f"{name}" in output for name in shipped_questions())
    assert "evaluated-on dataset=…" in output


def test_a_pipe_gets_cells_between_tabs(run: Run, graph: Path) -> None:
    assert run("query", SELECT, "--graph", graph) == (0, "number\tvotes\n2411.00001\t12\n", "")


def test_csv_is_csv(run: Run, graph: Path) -> None:
    _, output, _ = run("query", SELECT, "--graph", graph, "--format", "csv")

    assert list(csv.reader(io.StringIO(output))) == [["number", "votes"], ["2411.00001", "12"]]


def test_json_is_json(run: Run, graph: Path) -> None:
    _, output, _ = run("query", SELECT, "--graph", graph, "--format", "json")

    assert json.loads(output) == [{"number": "2411.00001", "votes": 12}]


@pytest.mark.parametrize("options", [[], ["--format", "ttl"]], ids=["default", "ttl"])
def test_a_constructed_graph_is_turtle(run: Run, graph: Path, options: list[str]) -> None:
    _, output, _ = run("query", CONSTRUCT, "--graph", graph, *options)

    assert output.endswith("paper:2411.00001 kg:uses entity:lamp-attention .\n")


@pytest.mark.parametrize(
    ("query", "output", "advice"),
    [(SELECT, "ttl", "take csv"), (CONSTRUCT, "csv", "take ttl"), (CONSTRUCT, "table", "take ttl")],
)
def test_a_format_that_does_not_fit_is_refused(
    run: Run, graph: Path, query: str, output: str, advice: str
) -> None:
    status, results, message = run("query", query, "--graph", graph, "--format", output)

    assert (status, results) == (2, "")
    assert advice in message


def test_a_file_of_sparql_is_answered(run: Run, graph: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(SELECT, encoding="utf-8")

    assert "2411.00001\t12" in run("query", tmp_path / "mine.rq", "--graph", graph)[1]


@pytest.mark.parametrize("parameter", ["dataset=lanternqa", "?dataset=Lantern QA"])
def test_a_shipped_query_takes_parameters(run: Run, graph: Path, parameter: str) -> None:
    status, output, _ = run("query", "evaluated-on", parameter, "--graph", graph)

    assert status == 0
    assert "GlowNet: Counting Lanterns in Video\tAda Example\tGlowNet\taccuracy\t81.5" in output


def test_where_nothing_is_found_it_is_said_on_stderr(run: Run, graph: Path) -> None:
    arguments = ("query", "best-results", "dataset=night 100k", "--graph", graph)

    status, output, message = run(*arguments)

    assert (status, message) == (0, "nothing found\n")
    assert output.count("\n") == 1
    assert run(*arguments, "--quiet")[2] == ""


def test_verbose_says_what_was_read(run: Run, graph: Path) -> None:
    _, _, message = run("query", SELECT, "--graph", graph, "-v")

    assert "opened in" in message
    assert "1 found in" in message


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        pytest.param(["no-such-query"], "Shipped are: authors-about", id="unknown query"),
        pytest.param(["absent.rq"], "absent.rq: No such file", id="missing file"),
        pytest.param(["SELECT ?x {"], "this { is never closed", id="bad SPARQL"),
        pytest.param(["SELECT ?x { ?x kgg:a 1 }"], "Did you mean kg:?", id="unknown prefix"),
        pytest.param(
            ["papers-about", "entity=GlowNett"],
            "entity: no Entity is called 'GlowNett'. Did you mean: GlowNet",
            id="misspelt name",
        ),
        pytest.param(
            ["evaluated-on", "dataset=GlowNet"], "no Dataset is called 'GlowNet'", id="wrong kind"
        ),
        pytest.param(["new-since", "since=May"], "Write it like 2024-11-25.", id="no day"),
        pytest.param(["evaluated-onn"], "Did you mean: evaluated-on", id="misspelt query"),
        pytest.param(["papers-about"], "entity is missing. Give: entity='…'", id="no parameter"),
        pytest.param(["papers-about", "RLVR"], "Write it as name=value.", id="no name"),
        pytest.param(["papers-about", "=RLVR"], "Write it as name=value.", id="empty name"),
        pytest.param(["top-authors", "x=y"], "x is no parameter of it", id="unknown parameter"),
        pytest.param(["SELECT * { SERVICE <x:y> { ?a a ?b } }"], "works offline", id="service"),
        pytest.param(["ASK { ?a kg:uses ?x }", "x=\udc80"], "Give it in UTF-8", id="no text"),
    ],
)
def test_wrong_usage_ends_with_2_and_advice(
    run: Run, graph: Path, arguments: list[str], complaint: str
) -> None:
    status, output, message = run("query", *arguments, "--graph", graph)

    assert (status, output) == (2, "")
    assert message.startswith("kg: ")
    assert complaint in message
    assert "Traceback" not in message


def test_a_terminal_gets_an_aligned_table(terminal: Terminal, graph: Path) -> None:
    output = terminal("query", "top-authors", "--graph", graph, NO_COLOR="1")

    assert " author:ada-example   Ada Example        1        12" in output


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_nothing_is_cut_off_on_a_narrow_terminal(
    terminal: Terminal, graph: Path, columns: int
) -> None:
    arguments = ("query", "evaluated-on", "dataset=LanternQA", "--graph", graph)

    output = terminal(*arguments, columns=columns, NO_COLOR="1")

    assert max(map(len, output.splitlines())) <= columns
    assert all(word in output for word in ("paper:2411.00001", "Lanterns", "Ada Example", "81.5"))


def test_the_list_is_in_korean_for_whoever_wants_that(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")

    assert "한 데이터셋에서 평가한 논문" in run("query", "--list")[1]
