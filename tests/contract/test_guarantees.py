"""What the project promises; each promise has a test that fails without it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from itertools import chain
from typing import TYPE_CHECKING, NoReturn

import pytest

from kg.checking.check import check
from kg.exporters.export import export
from kg.exporters.formats import FORMATS
from kg.journey import _reader, build
from kg.model.naming import fold
from kg.resources import sample_folder
from kg.sources.reader import locate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.model.knowledge import Knowledge
    from kg.model.statement import Evidence

    Rendered = Callable[[Knowledge], dict[str, bytes]]

#: Builds a folder with two workers that both get something to do, and writes all formats.
BUILD = """
import sys
from importlib import import_module
from pathlib import Path
from kg.checking.check import check
from kg.exporters.export import export
from kg.exporters.formats import FORMATS
pipeline = import_module("kg.journey")
pipeline._BATCH = 2
knowledge = pipeline.build([Path(sys.argv[1])], jobs=2).knowledge
export(knowledge, Path(sys.argv[2]), FORMATS)
"""


def test_the_order_of_files_makes_no_difference(
    digests: Path, files: dict[str, bytes], rendered: Rendered
) -> None:
    paths = sorted(digests.iterdir(), reverse=True)
    account = build([paths[2], *paths], jobs=1)

    assert rendered(account.knowledge) == files


def test_two_processes_with_other_hashes_and_another_locale_write_the_same_bytes(
    digests: Path, files: dict[str, bytes], tmp_path: Path
) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "LC_ALL": "C", "TZ": "Asia/Seoul"}
    command = [sys.executable, "-c", BUILD, str(digests), str(tmp_path)]
    subprocess.run(command, env=environment, check=True)  # noqa: S603

    written = (path for path in tmp_path.rglob("*") if path.is_file())
    assert {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in written} == files


def test_where_the_files_lie_makes_no_difference(
    digests: Path, at_once: Knowledge, tmp_path: Path
) -> None:
    for path in digests.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())

    assert build([tmp_path], jobs=1).knowledge == at_once


def test_a_file_twice_changes_nothing_but_is_reported(
    digests: Path, at_once: Knowledge, tmp_path: Path
) -> None:
    copy = tmp_path / "zzz.md"
    copy.write_bytes((digests / "2031-05-06.md").read_bytes())

    account = build([digests, copy], jobs=1)

    assert len(account.knowledge.papers) == len(at_once.papers)
    assert account.knowledge.statements == at_once.statements
    assert len(account.problems) == 1


def test_adding_a_digest_equals_rebuilding_and_taking_it_out_restores(
    digests: Path, files: dict[str, bytes], rendered: Rendered, tmp_path: Path
) -> None:
    for path in sorted(digests.iterdir())[:3]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    before = rendered(build([tmp_path], jobs=1).knowledge)

    last = sorted(digests.iterdir())[3]
    (tmp_path / last.name).write_bytes(last.read_bytes())
    grown = rendered(build([tmp_path], jobs=1).knowledge)
    (tmp_path / last.name).unlink()
    after = rendered(build([tmp_path], jobs=1).knowledge)

    assert grown == files
    assert after == before != grown


def told_by(knowledge: Knowledge, folder: Path) -> Iterator[tuple[Evidence, Path, set[str]]]:
    """Yield each piece of evidence, its file, and what its words may be (folded)."""
    sources = {digest.id: folder / digest.source for digest in knowledge.digests}
    names = {x.id: {fold(name.text) for name in x.names} for x in knowledge.entities}
    for statement in knowledge.statements:
        for evidence in statement.evidence:
            yield evidence, sources[evidence.digest], names[statement.entity]
    for result in knowledge.results:
        for evidence in result.evidence:
            yield evidence, sources[evidence.digest], set()


@pytest.mark.parametrize("shipped", [False, True], ids=["invented", "sample"])
def test_every_statement_leads_to_its_words_in_a_sentence(
    *, shipped: bool, digests: Path, at_once: Knowledge
) -> None:
    folder = sample_folder() if shipped else digests
    knowledge = build([folder], jobs=1).knowledge if shipped else at_once
    seen = 0
    for evidence, path, names in told_by(knowledge, folder):
        words = locate(path, evidence.span)
        place = evidence.sentence.span

        assert locate(path, place) == evidence.sentence.text
        assert evidence.span.locator == place.locator
        assert place.start <= evidence.span.start < evidence.span.end <= place.end
        assert words in evidence.sentence.text
        assert not names or fold(words) in names
        seen += 1

    assert seen > 20


def test_results_stand_in_their_sentences(at_once: Knowledge, digests: Path) -> None:
    sources = {digest.id: digests / digest.source for digest in at_once.digests}
    found = list(chain.from_iterable(((x, e) for e in x.evidence) for x in at_once.results))

    assert found
    for result, evidence in found:
        words = locate(sources[evidence.digest], evidence.span)
        assert format(abs(result.value.normalize()), "f") in words.replace(",", "")


def test_versions_and_spellings(at_once: Knowledge) -> None:
    names = {fold(name.text): x.id for x in at_once.entities for name in x.names}

    assert names[fold("Llama 3")] != names[fold("Llama 3.1")]
    assert names[fold("GPT-4")] != names[fold("GPT-4o")]
    assert names[fold("Sparse Autoencoder")] == names[fold("희소 자동인코더")] == names["sae"]


def test_the_shapes_hold(at_once: Knowledge, tmp_path: Path) -> None:
    export(at_once, tmp_path, ["ttl"])

    assert check(tmp_path).violations == ()


def test_a_malformed_entry_is_reported_and_the_others_are_kept(
    digests: Path, tmp_path: Path
) -> None:
    text = (digests / "2031-05-06.md").read_text(encoding="utf-8")
    broken = text.replace("](https://arxiv.org/abs/3105.00001)", "] no link", 1)
    (tmp_path / "broken.md").write_text(broken, encoding="utf-8")
    (tmp_path / "page.json").write_text(
        '[{"paper": {"title": "No Number"}}, 7, '
        '{"paper": {"id": "3105.00009", "title": "A Toy", "summary": "We use GSM8K."}}]'
    )

    account = build([tmp_path], jobs=1)

    assert [paper.id for paper in account.knowledge.papers] == ["3105.00002", "3105.00009"]
    assert sum(problem.lost for problem in account.problems) == 3
    where = {(os.path.basename(x.path), x.entry) for x in account.problems}  # noqa: PTH119
    assert where >= {("broken.md", 1), ("page.json", 1), ("page.json", 2)}
    assert all(problem.what and problem.advice for problem in account.problems)
    (markdown,) = (x for x in account.problems if x.path.endswith("broken.md"))
    assert markdown.line == 3


def test_an_unreadable_file_stops_nothing(digests: Path, tmp_path: Path) -> None:
    (tmp_path / "noise.md").write_bytes(b"\xff\xfe\x00\x80" * 9)

    account = build([digests, tmp_path / "noise.md", tmp_path / "none.md"], jobs=1)

    assert len(account.knowledge.papers) == 4
    assert len(account.problems) == 2


def test_no_file_at_all_makes_an_empty_graph(tmp_path: Path) -> None:
    account = build([tmp_path], jobs=1)

    assert account.knowledge.papers == ()
    assert export(account.knowledge, tmp_path / "out", FORMATS)


def test_nothing_reaches_for_the_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_arguments: object, **_options: object) -> NoReturn:
        raise AssertionError("a build must not open a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    _reader.cache_clear()  # so that loading is watched as well

    account = build([sample_folder()], jobs=1)

    assert export(account.knowledge, tmp_path, FORMATS)
    assert account.knowledge.statements
