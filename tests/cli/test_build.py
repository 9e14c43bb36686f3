from __future__ import annotations

import filecmp
import shutil
from typing import TYPE_CHECKING

import pytest

from kg.exporters.formats import FORMATS
from kg.resources import sample_folder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

DIGEST = """## Daily Papers (2024-11-25)

### [GlowNet: Counting Lanterns](https://arxiv.org/abs/2411.00001)

Vote: 3

Authors: Ada Example, Bo Sample

- ***What's New***: 등불을 세는 모델 GlowNet을 제안합니다.
"""
BROKEN = (
    "\n### A heading without a link\n\nVote: 1\n\nAuthors: Cy Nobody\n\n- ***What's New***: 없음.\n"
)


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    """Return a digest of one paper."""
    path = tmp_path / "2024-11-25.md"
    path.write_text(DIGEST, encoding="utf-8")
    return path


def test_results_are_files_and_messages_go_to_stderr(
    run: Run, digest: Path, tmp_path: Path
) -> None:
    status, output, message = run("build", digest, "--out", tmp_path / "out")

    assert (status, output) == (0, "")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "kg.ttl",
        "kg.evidence.ttl",
        "kg.graphml",
        "kg.html",
    }
    assert message.startswith("1 digest, 1 entry (0 lost, 0 problems) in ")
    assert "1 paper, 2 authors" in message
    assert str(tmp_path / "out" / "kg.html") in message


def test_without_sources_the_sample_is_built(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    status, _, message = run("build")

    assert status == 0
    assert "14 papers" in message
    assert "Now try: kg show RLVR --graph out" in message
    names = sorted(path.name for path in sample.iterdir())
    assert filecmp.cmpfiles(sample, tmp_path / "out", names, shallow=False) == (names, [], [])


def test_the_formats_asked_for_are_written(run: Run, digest: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    status, _, _ = run(
        "build", digest, "--out", out, "--format", "nt", "--format", "jsonld", "--evidence", "none"
    )

    assert status == 0
    assert {path.name for path in out.iterdir()} == {"kg.nt", "kg.jsonld"}


def test_every_format_can_be_asked_for(run: Run, digest: Path, tmp_path: Path) -> None:
    asked = [word for name in FORMATS for word in ("--format", name)]

    status, _, message = run("build", digest, "--out", tmp_path / "out", *asked)

    assert status == 0
    assert (tmp_path / "out" / "kg.gexf").exists()
    assert f"{tmp_path / 'out' / 'parquet'}: 13 files" in message


def test_a_format_that_nobody_writes_is_wrong_usage(run: Run, digest: Path) -> None:
    status, _, message = run("build", digest, "--format", "docx")

    assert status == 2
    assert all(f"'{name}'" in message for name in FORMATS)


def test_quiet_says_nothing(run: Run, digest: Path, tmp_path: Path) -> None:
    assert run("build", digest, "--out", tmp_path / "out", "-q") == (0, "", "")


def test_problems_are_reported_and_end_with_1(run: Run, digest: Path, tmp_path: Path) -> None:
    digest.write_text(DIGEST + BROKEN, encoding="utf-8")

    status, _, message = run("build", digest, "--out", tmp_path / "out")

    assert status == 1
    assert message.startswith(f"{digest}:")
    assert "1 problem)" in message
    assert (tmp_path / "out" / "kg.ttl").exists()


def test_of_many_problems_some_are_shown_and_verbose_shows_all(
    run: Run, digest: Path, tmp_path: Path
) -> None:
    digest.write_text(DIGEST + BROKEN * 12, encoding="utf-8")
    arguments = ("build", digest, "--out", tmp_path / "out", "--format", "nt")

    _, _, short = run(*arguments)
    _, _, long = run(*arguments, "--verbose")

    assert short.count(f"{digest}:") == 10
    assert "... and 2 more problems; --verbose lists them" in short
    assert long.count(f"{digest}:") == 12


@pytest.mark.parametrize(
    "sources",
    [
        pytest.param(["absent.md"], id="no such file"),
        pytest.param(["empty"], id="empty folder"),
        pytest.param(["*.markdown"], id="glob without a match"),
        pytest.param(["other.md"], id="no digest"),
    ],
)
def test_without_any_digest_nothing_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sources: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "other.md").write_text("# Shopping\n\n- lanterns\n", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kg.ttl").write_text("# yesterday's graph\n", encoding="utf-8")

    status, output, message = run("build", *sources)

    assert (status, output) == (2, "")
    assert message.startswith(f"{sources[0]}: ")
    assert "The sources hold no digest, so nothing was written." in message
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["kg.ttl"]
    assert (tmp_path / "out" / "kg.ttl").read_text() == "# yesterday's graph\n"


@pytest.mark.parametrize("base", ["a b", "example.org/", "https://e.org/<x>", "", 'x:"'])
def test_a_base_that_is_no_address_is_refused(run: Run, digest: Path, base: str) -> None:
    status, _, message = run("build", digest, "--base", base)

    assert status == 2
    assert "Give an address such as https://example.org/graph/." in message


def test_things_live_under_the_base(run: Run, digest: Path, tmp_path: Path) -> None:
    run("build", digest, "--out", tmp_path, "--base", "https://example.org/g", "--format", "nt")

    assert "<https://example.org/g/paper/2411.00001>" in (tmp_path / "kg.nt").read_text()


@pytest.mark.parametrize(
    "options",
    [["--format", "xls"], ["--jobs", "0"], ["--overrides", "absent.toml"], ["--evidence", "all"]],
    ids=" ".join,
)
def test_wrong_options_end_with_2(run: Run, digest: Path, options: list[str]) -> None:
    assert run("build", digest, *options)[0] == 2


def test_a_folder_that_cannot_be_written_ends_with_2(
    run: Run, digest: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")

    status, _, message = run("build", digest, "--out", tmp_path / "file" / "out")

    assert status == 2
    assert "kg.ttl: " in message
    assert "Traceback" not in message


def test_overrides_are_followed(run: Run, digest: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("[kind]\nGlowNet = 'Dataset'\n", encoding="utf-8")
    overrides = ("--overrides", tmp_path / "mine.toml")

    status, _, _ = run("build", digest, "--out", tmp_path, "--format", "nt", *overrides)

    assert status == 0
    assert "entity/glownet> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> " in (
        text := (tmp_path / "kg.nt").read_text(encoding="utf-8")
    )
    assert "ontology#Dataset>" in text


def test_the_order_of_sources_makes_no_difference(run: Run, digest: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(sample_folder(), other)
    one, two = tmp_path / "one", tmp_path / "two"

    run("build", digest, other, "--out", one, "--format", "ttl")
    run("build", other, digest, "--out", two, "--format", "ttl")

    assert (one / "kg.ttl").read_bytes() == (two / "kg.ttl").read_bytes()
