"""Leaderboards, trends, news and reports on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run, Terminal


def test_a_leaderboard_in_a_pipe(run: Run, graph: Path) -> None:
    status, out, err = run("leaderboard", "LanternQA", "--graph", graph)

    assert (status, err) == (0, "")
    assert out == (
        "LanternQA: accuracy in %, higher is better (1 paper)\n"
        "#\tscore\tmethod\tpaper\tdate\tsentence\n"
        "1\t81.5%\tGlowNet\t2411.00001\t2024-11-20\t"
        "GlowNet은 LanternQA에서 정확도 81.5%를 달성합니다.\n"
        "\n"
    )


def test_a_leaderboard_on_a_terminal(terminal: Terminal, graph: Path) -> None:
    seen = terminal("leaderboard", "LanternQA", "--graph", graph)

    assert "81.5%" in seen
    assert "higher is better" in seen


@pytest.mark.parametrize("form", ["csv", "json", "markdown"])
def test_a_leaderboard_for_other_programs(run: Run, graph: Path, form: str) -> None:
    status, out, _ = run("leaderboard", "LanternQA", "--graph", graph, "--format", form)

    assert status == 0
    if form == "json":
        assert json.loads(out)["boards"][0]["places"][0]["score"]["paper"] == "2411.00001"
    elif form == "csv":
        assert out.splitlines()[1].startswith("accuracy,higher,1,81.5,%,81.5,%,GlowNet,2411.00001")
    else:
        assert "| 1 | 81.5% | GlowNet | 2411.00001 |" in out


def test_benchmarks_are_listed(run: Run, graph: Path) -> None:
    status, out, _ = run("leaderboard", "--graph", graph)

    assert status == 0
    assert out.splitlines()[1] == "LanternQA\t1\t1\taccuracy 1"


def test_an_unknown_benchmark_has_advice(run: Run, graph: Path) -> None:
    status, out, err = run("leaderboard", "LantrnQA", "--graph", graph)

    assert (status, out) == (2, "")
    assert "Did you mean: LanternQA" in err


def test_trends_of_named_things(run: Run, graph: Path, tmp_path: Path) -> None:
    plot = tmp_path / "trends.svg"
    status, out, _ = run("trends", "GlowNet", "--graph", graph, "--plot", plot, "--quiet")

    assert status == 0
    assert "month\tall papers\tGlowNet" in out
    assert plot.read_text(encoding="utf-8").startswith("<?xml")


def test_a_plot_has_a_known_form(run: Run, graph: Path, tmp_path: Path) -> None:
    status, _, err = run("trends", "GlowNet", "--graph", graph, "--plot", tmp_path / "x.gif")

    assert status == 2
    assert ".svg" in err


def test_a_small_graph_has_no_clear_trend(run: Run, graph: Path) -> None:
    status, out, err = run("trends", "--graph", graph)

    assert status == 0
    assert out.startswith("rising: 0 of")
    assert "nothing rises or falls" in err


def test_trends_as_json(run: Run, graph: Path) -> None:
    _, out, _ = run("trends", "GlowNet", "--graph", graph, "--format", "json")

    assert json.loads(out)["trends"][0]["label"] == "GlowNet"


def test_news_are_markdown(run: Run, graph: Path) -> None:
    status, out, _ = run("news", "--graph", graph, "--since", "2024-01-01")

    assert status == 0
    assert out.startswith("# New from 2024-01-01 to ")
    assert "**GlowNet**" in out


@pytest.mark.parametrize("name", ["report.html", "report.md"])
def test_a_report_is_written(run: Run, graph: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    status, _, err = run("report", "--graph", graph, "--out", path, "--title", "Lanterns")

    assert status == 0
    assert "Lanterns" in path.read_text(encoding="utf-8")
    assert name in err


def test_a_report_has_a_known_form(run: Run, graph: Path, tmp_path: Path) -> None:
    status, _, err = run("report", "--graph", graph, "--out", tmp_path / "report.pdf")

    assert status == 2
    assert ".html" in err


@pytest.mark.parametrize("command", [["report", "--out"], ["trends", "GlowNet", "--plot"]])
def test_what_is_written_gets_its_folder(
    run: Run, graph: Path, tmp_path: Path, command: list[str]
) -> None:
    name = "new.html" if command[0] == "report" else "new.svg"
    status, _, _ = run(*command, tmp_path / "absent" / name, "--graph", graph)

    assert status == 0
    assert [path.name for path in (tmp_path / "absent").iterdir()] == [name]


@pytest.mark.parametrize("command", [["report", "--out"], ["trends", "GlowNet", "--plot"]])
def test_what_cannot_be_written_is_told(
    run: Run, graph: Path, tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / ("new.html" if command[0] == "report" else "new.svg")
    status, _, err = run(*command, path, "--graph", graph)

    assert status == 2
    assert err.startswith(f"kg: {path}: ")
    assert err.endswith("Choose a folder you may write.\n")


def test_news_of_days_to_come_are_none(run: Run, graph: Path) -> None:
    status, out, err = run("news", "--graph", graph, "--since", "2199-01-01")

    assert status == 0
    assert out.startswith("# New from 2199-01-01 to 2199-01-01\n")
    assert "no paper is new from 2199-01-01 to 2199-01-01; the newest paper is of 2024-" in err


def test_a_period_does_not_run_backwards(run: Run, graph: Path) -> None:
    period = ("--since", "2024-12-01", "--until", "2024-11-01")
    status, out, err = run("news", "--graph", graph, *period)

    assert (status, out) == (2, "")
    assert "The last day is before the first." in err


def test_what_is_no_day_is_said_as_queries_say_it(run: Run, graph: Path) -> None:
    status, _, err = run("news", "--graph", graph, "--since", "foo")

    assert status == 2
    assert "'foo' is no day. Write it like 2024-11-25, or 2024-11." in err
