from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def broken(graph: Path, tmp_path: Path) -> Path:
    """Return a graph in which five papers have no title."""
    extra = "".join(f"paper:2501.0000{n} a kg:Paper .\n" for n in range(5))
    path = tmp_path / "kg.ttl"
    path.write_text(graph.read_text(encoding="utf-8") + extra, encoding="utf-8")
    return path


def test_a_valid_graph_ends_with_0(run: Run, graph: Path) -> None:
    status, output, message = run("check", graph)

    assert (status, message) == (0, "")
    assert "conforms" in output


def test_the_graph_of_the_sample_is_valid(run: Run, sample: Path) -> None:
    assert run("check", sample, "--quiet") == (0, "", "")


def test_a_broken_graph_ends_with_1_and_examples(run: Run, broken: Path) -> None:
    status, few, _ = run("check", broken, "--examples", "1")
    _, all_of_them, _ = run("check", broken.parent, "--verbose")

    assert status == 1
    assert "2501.00004" not in few
    assert all(f"2501.0000{n}" in all_of_them for n in range(5))
    assert run("check", broken, "--quiet")[1] != ""


def test_wrong_usage_ends_with_2(run: Run, graph: Path) -> None:
    assert run("check", graph, "--examples", "-1")[0] == 2


@pytest.mark.parametrize("text", ["<a:b> oops", "no turtle at all"])
def test_a_file_that_is_no_graph_ends_with_2(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "kg.ttl").write_text(text)

    status, output, message = run("check", tmp_path)

    assert (status, output) == (2, "")
    assert message.startswith("kg: ")
    assert "Traceback" not in message
