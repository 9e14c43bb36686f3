from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.graph.names import Namespace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run, Terminal


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Return a graph in which thirty papers use one method of twenty names."""
    prefixes = "".join(f"@prefix {k}: <{v}> .\n" for k, v in Namespace().prefixes.items())
    names = "".join(f'entity:haze skos:altLabel "haze {n}"@en .\n' for n in range(20))
    papers = "".join(
        f'paper:2401.000{n} a kg:Paper ; kg:arxivId "2401.000{n}" ; kg:uses entity:haze ; '
        f'dcterms:title "Paper\\n{n}"@en .\n'
        for n in range(10, 40)
    )
    path = tmp_path / "kg.ttl"
    path.write_text(f'{prefixes}entity:haze a kg:Method ; skos:prefLabel "Haze" .\n{names}{papers}')
    return path


def test_a_card_of_an_entity(run: Run, graph: Path) -> None:
    assert run("show", "글로우넷", "--graph", graph) == (
        0,
        (
            "GlowNet\n"
            "  Model · entity:glownet\n"
            "  also: 글로우넷\n"
            "  evaluated on: LanternQA\n"
            "\n"
            "  introduced by (1)\n"
            "    2411.00001  GlowNet: Counting Lanterns in Video (Ada Example)\n"
            "        “GlowNet은 LanternQA에서 정확도 81.5%를 달성합니다.”\n"
            "\n"
            "  results (1)\n"
            "    81.5 %  accuracy, on LanternQA, GlowNet  [2411.00001]\n"
            "        “GlowNet은 LanternQA에서 정확도 81.5%를 달성합니다.”\n"
            "\n"
        ),
        "",
    )


def test_a_card_of_a_paper_names_its_authors_and_not_its_number_on_every_line(
    run: Run, graph: Path
) -> None:
    _, output, _ = run("show", "arXiv:2411.00001", "--graph", graph)

    assert "  by: Ada Example, Bo Sample\n" in output
    assert output.count("Ada Example") == 1
    assert "  evaluates on (1)\n    LanternQA (Benchmark)\n" in output
    assert "  code (1)\n    example/glownet (Repository)\n" in output
    assert "    2411.00001  " not in output


def test_a_card_of_an_author_lists_papers(run: Run, graph: Path) -> None:
    _, output, _ = run("show", "bo sample", "--graph", graph)

    assert "  Author · author:bo-sample\n" in output
    assert "  papers (1)\n    2411.00001  GlowNet: Counting Lanterns in Video" in output


def test_homonyms_are_shown_one_after_the_other(run: Run, graph: Path) -> None:
    status, output, message = run("show", "Night-100K", "--graph", graph)

    assert status == 0
    assert message == "2 things are called 'Night-100K'.\n"
    assert output.count("\nNight-100K\n") + output.startswith("Night-100K\n") == 2
    assert run("show", "Night-100K", "--graph", graph, "-q")[2] == ""


def test_what_is_long_is_cut_and_verbose_shows_it(run: Run, many: Path) -> None:
    _, output, _ = run("show", "haze", "--graph", many)
    _, whole, _ = run("show", "haze", "--graph", many, "--verbose")

    assert "haze 0, haze 1, haze 10, " in output
    assert " … and 8 more\n" in output
    assert "  used by (30)\n    2401.00039  Paper 39\n" in output
    assert output.count("    2401.000") == 20
    assert "    … and 10 more (--limit, --verbose)\n" in output
    assert whole.count("    2401.000") == 30
    assert "more" not in whole


def test_a_title_that_nobody_reads_to_its_end_is_cut(run: Run, many: Path) -> None:
    many.write_text(many.read_text().replace("Paper\\n10", "Paper 10 " + "haze " * 60_000))

    status, told, _ = run("show", "Haze", "--graph", many, "--verbose")

    assert status == 0
    assert "Paper 10 haze haze" in told
    assert max(map(len, told.splitlines())) < 1000


def test_the_limit_can_be_chosen(run: Run, many: Path) -> None:
    assert run("show", "haze", "--graph", many, "--limit", "3")[1].count("    2401.000") == 3
    assert run("show", "haze", "--graph", many, "--limit", "-1")[0] == 2


def test_a_name_that_is_not_there_ends_with_1_and_suggestions(run: Run, graph: Path) -> None:
    status, output, message = run("show", "GlowNet2", "--graph", graph)

    assert (status, output) == (1, "")
    assert message.startswith(f"kg: {graph}: nothing is called 'GlowNet2'. Did you mean: GlowNet")


def test_where_nothing_is_similar_the_spelling_is_to_blame(run: Run, graph: Path) -> None:
    assert run("show", "xylophone", "--graph", graph)[2].endswith("Check the spelling.\n")


def test_a_terminal_wraps_and_indents(terminal: Terminal, graph: Path) -> None:
    output = terminal("show", "GlowNet", "--graph", graph, columns=40, NO_COLOR="1")

    lines = [line.rstrip() for line in output.splitlines()]
    start = lines.index("    2411.00001  GlowNet: Counting")
    assert lines[start + 1] == "    Lanterns in Video (Ada Example)"


def test_names_are_no_markup_on_a_terminal(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").write_text(
        '<x:a> <http://xmlns.com/foaf/0.1/name> "Ada [bold]Example[/] [link=x:y]z" .'
    )

    output = terminal("show", "x:a", "--graph", tmp_path, NO_COLOR="1")

    assert output.startswith("Ada [bold]Example[/] [link=x:y]z\n")
