from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import SourceError, UnknownSourceError
from kg.model.digest import Digest
from kg.model.problem import Problem
from kg.model.span import Span
from kg.sources.reader import locate, read, read_file

if TYPE_CHECKING:
    from pathlib import Path

MARKDOWN = """\
## Daily Papers (2024-11-25)

### [Toy](https://arxiv.org/abs/2411.00001)

A toy.
"""
PAGE = [{"paper": {"id": "2411.00002", "title": "Two", "summary": "😀 A\ntoy 장난감."}}]


def digests(told: list[Digest | Problem]) -> list[Digest]:
    return [x for x in told if isinstance(x, Digest)]


def problems(told: list[Digest | Problem]) -> list[Problem]:
    return [x for x in told if isinstance(x, Problem)]


def test_kinds_are_told_apart_by_content_not_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(MARKDOWN)
    (tmp_path / "b.md").write_text(json.dumps(PAGE))

    found = digests(list(read([tmp_path])))

    assert [entry.paper for x in found for entry in x.entries] == [
        "2411.00001",
        "2411.00002",
    ]


def test_the_order_of_paths_makes_no_difference(tmp_path: Path) -> None:
    for day in range(10, 20):
        (tmp_path / f"{day}.md").write_text(MARKDOWN.replace("11-25", f"11-{day}"))
    paths = list(tmp_path.iterdir())

    told = list(read(sorted(paths)))

    assert list(read(random.Random(7).sample(paths, len(paths)))) == told  # noqa: S311
    assert len(digests(told)) == 10


def test_of_files_with_one_content_the_first_by_name_counts(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "2.md").write_text(MARKDOWN)
    (tmp_path / "1.md").write_text(MARKDOWN)

    told = list(read([tmp_path / "a", tmp_path / "1.md"]))

    assert [x.source for x in digests(told)] == ["1.md"]
    (problem,) = problems(told)
    assert problem.path.endswith("2.md")
    assert "same digest as" in problem.what
    assert problem.lost == 0


@pytest.mark.parametrize("content", ["# Notes", '{"name": "toy"}'], ids=["Markdown", "JSON"])
def test_what_is_no_digest_is_a_problem_only_if_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "README.md"
    path.write_text(content)

    assert not list(read([tmp_path]))
    (problem,) = read([path])
    assert isinstance(problem, Problem)
    assert problem.what == "this is neither a Markdown digest nor Daily Papers JSON"
    assert problem.advice == "Pass a digest, or leave the file out."
    with pytest.raises(UnknownSourceError):
        list(read_file(path))


LINK = "- [Toy 1](https://arxiv.org/abs/2411.00001)\n"
LINKS = LINK + LINK.replace("1", "2") + LINK.replace("1", "3")


@pytest.mark.parametrize(
    "content",
    [f"# Monday\n\n{LINKS}", f"# Daily Papers\n\n{LINK}"],
    ids=["links", "title"],
)
def test_what_seems_meant_for_a_digest_is_a_problem_in_a_folder(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / "monday.md").write_text(content)

    (problem,) = problems(list(read([tmp_path])))

    assert problem.path.endswith("monday.md")
    assert problem.what.startswith("this is no digest, as no heading links a paper")


@pytest.mark.parametrize(
    ("name", "content"),
    [("README.md", LINKS), ("Changelog.txt", LINKS), ("notes.md", LINK)],
)
def test_other_texts_in_a_folder_are_passed_over(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)

    assert not list(read([tmp_path]))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "the file is empty"),
        (b"\xff\xfe#", "byte 0 is not UTF-8"),
        (b'[{"paper": ', "the JSON breaks off at column 12"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_and_the_others_are_read(
    tmp_path: Path, content: bytes, what: str
) -> None:
    (tmp_path / "1.md").write_bytes(content)
    (tmp_path / "2.md").write_text(MARKDOWN)

    told = list(read([tmp_path]))

    (problem,) = problems(told)
    assert problem.what.startswith(what)
    assert problem.advice.endswith(".")
    assert len(digests(told)) == 1


def test_a_file_that_is_missing_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read([tmp_path / "none.md"])

    assert str(problem).startswith(f"{tmp_path / 'none.md'}: there is no such file")


@pytest.mark.parametrize(
    "content",
    [
        MARKDOWN,
        "\ufeff" + MARKDOWN.replace("\n", "\r\n"),
        json.dumps(PAGE),
        "\ufeff" + json.dumps({"data": PAGE}, ensure_ascii=False),
        json.dumps(PAGE[0]),
        json.dumps([repr(PAGE[0])]),
        json.dumps([json.dumps(PAGE[0])]),
        '{"id": "2411.00002", "title": "T\\ud83d", "summary": "\\ud83d\\ude00 a"}',
    ],
)
def test_spans_lead_to_the_words_that_were_read(tmp_path: Path, content: str) -> None:
    path = tmp_path / "digest"
    path.write_bytes(content.encode())

    (digest,) = digests(list(read([path])))

    (entry,) = digest.entries
    assert len(entry.passages) == 2
    for passage in entry.passages:
        assert locate(path, passage.span(0, len(passage.text))) == passage.text
        assert locate(path, passage.span(1, 2)) == passage.text[1]


@pytest.mark.parametrize(
    "span",
    [
        Span(start=0, end=10_000),
        Span(locator="/0/paper/title", start=0, end=4),
        Span(locator="/0/paper", start=0, end=1),
        Span(locator="/0/paper/none", start=0, end=1),
        Span(locator="/9", start=0, end=1),
    ],
)
def test_a_span_that_leads_nowhere_says_so(tmp_path: Path, span: Span) -> None:
    path = tmp_path / "page.json"
    path.write_text(json.dumps(PAGE))

    with pytest.raises(SourceError, match="Build from this version"):
        locate(path, span)


def test_a_pointer_into_markdown_leads_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "digest.md"
    path.write_text(MARKDOWN)

    with pytest.raises(SourceError, match="nothing is at /0"):
        locate(path, Span(locator="/0", start=0, end=1))


JUNK = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(str.encode),
    st.text(alphabet="[]{}\"':,\\u0d8 \n\r#-*()", max_size=200).map(str.encode),
    st.binary(max_size=40).map(lambda junk: MARKDOWN.encode()[:60] + junk + b"\n" + junk),
    st.integers(0, 90).map(lambda end: json.dumps(PAGE).encode()[:end]),
)


@given(JUNK)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_junk_never_raises(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "junk"
    path.write_bytes(junk)

    told = list(read([path]))

    assert told
    for digest in digests(told):
        for entry in digest.entries:
            for passage in entry.passages:
                assert locate(path, passage.span(0, len(passage.text))) == passage.text
