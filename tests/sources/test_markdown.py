from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.digest import Digest
from kg.model.language import Language
from kg.model.problem import Problem
from kg.sources.markdown import is_markdown_digest, read_markdown

DIGEST = """\
## Daily Papers (2024-11-25)

### [ToyNet: A Net of Toys](https://arxiv.org/abs/2411.00001v2)

Vote: 3

Authors: Ada Example, Ben Sample

- ***What's New***: ToyNet은 장난감을 다루는 새로운 모델입니다.

### [Second Toy](https://arxiv.org/abs/2411.00002)

- 두 번째 장난감을 소개합니다.
"""


def read(text: str, name: str = "2024-11-26.md") -> tuple[list[Digest], list[Problem]]:
    told = list(read_markdown(text, Path("folder", name)))
    digests = [x for x in told if isinstance(x, Digest)]
    return digests, [x for x in told if isinstance(x, Problem)]


def test_a_digest_tells_day_language_and_entries_in_order() -> None:
    (digest,), problems = read(DIGEST)

    assert not problems
    assert digest.source == "2024-11-26.md"
    assert digest.day == date(2024, 11, 25)
    assert digest.language is Language.KOREAN
    assert [(x.paper, x.position, x.language) for x in digest.entries] == [
        ("2411.00001", 1, Language.KOREAN),
        ("2411.00002", 2, Language.KOREAN),
    ]


def test_the_identifier_names_day_language_and_content() -> None:
    (digest,), _problems = read(DIGEST)

    assert digest.id.startswith("2024-11-25-ko-")
    assert len(digest.id) == len("2024-11-25-ko-") + 8


def test_the_identifier_depends_on_content_alone() -> None:
    marked, _problems = read("\ufeff" + DIGEST)
    renamed, _problems = read(DIGEST, "copy.md")
    changed, _problems = read(DIGEST.replace("Vote: 3", "Vote: 4"))

    assert marked[0].id == renamed[0].id == read(DIGEST)[0][0].id
    assert changed[0].id != renamed[0].id


def test_english_digests_are_read_as_well() -> None:
    text = "### [Toy](https://arxiv.org/abs/2411.00001)\n\n- We present a toy of one's own."

    (digest,), _problems = read(text)

    assert digest.language is Language.ENGLISH
    assert digest.entries[0].language is Language.ENGLISH


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("papers-2024-11-26.md", date(2024, 11, 26)),
        ("papers.md", None),
        ("2024-13-01.md", None),
    ],
)
def test_without_a_dated_heading_the_name_of_the_file_tells_the_day(
    name: str, day: date | None
) -> None:
    (digest,), _problems = read("### [Toy](https://arxiv.org/abs/2411.00001)\n\nA toy.", name)

    assert digest.day == day
    assert digest.id.startswith(f"{day or 'undated'}-en-")


def test_each_dated_heading_begins_a_digest() -> None:
    text = DIGEST + "\n" + DIGEST.replace("2411.0000", "2411.0001")

    digests, problems = read(text)

    assert not problems
    assert [x.day for x in digests] == [date(2024, 11, 25)] * 2
    assert [[entry.position for entry in x.entries] for x in digests] == [[1, 2]] * 2
    assert digests[0].id != digests[1].id


def test_a_preamble_is_no_digest() -> None:
    digests, problems = read("# Newsletter\n\nWelcome.\n\n" + DIGEST)

    assert [x.id for x in digests] == [read(DIGEST)[0][0].id]
    assert not problems


def test_a_heading_without_a_date_groups_entries() -> None:
    text = DIGEST.replace("### [Second", "## Vision\n\nSome words.\n\n### [Second")

    (digest,), problems = read(text)

    assert not problems
    assert [len(entry.body) for entry in digest.entries] == [1, 1]


def test_a_heading_with_an_impossible_date_is_reported() -> None:
    (digest,), (problem,) = read(DIGEST.replace("2024-11-25", "2024-11-31"))

    assert digest.day == date(2024, 11, 26)
    assert (problem.line, problem.lost) == (1, 0)
    assert "the one in the file's name stands in for it" in problem.advice


def test_a_heading_with_an_impossible_date_leaves_the_digest_undated_if_no_other_is_told() -> None:
    (digest,), (problem,) = read(DIGEST.replace("2024-11-25", "2024-99-99"), "papers.md")

    assert digest.day is None
    assert problem.what.startswith("there is no such day")
    assert "until then the digest is undated" in problem.advice


@pytest.mark.parametrize("name", ["papers.md", "2024-13-01.md"])
def test_a_digest_without_any_date_is_reported(name: str) -> None:
    (digest,), (problem,) = read("### [Toy](https://arxiv.org/abs/2411.00001)\n\nA toy.", name)

    assert digest.day is None
    assert problem.what == "neither the digest nor the file's name tells its day"
    assert "was read as undated" in problem.advice
    assert problem.lost == 0


@pytest.mark.parametrize(
    "heading",
    ["### ToyNet", "### [ToyNet](https://example.org)", "### [ToyNet]", "###"],
)
def test_an_entry_without_paper_is_reported_and_the_others_are_kept(heading: str) -> None:
    text = DIGEST.replace(
        "### [ToyNet: A Net of Toys](https://arxiv.org/abs/2411.00001v2)", heading + " "
    )

    (digest,), (problem,) = read(text)

    assert [(entry.paper, entry.position) for entry in digest.entries] == [("2411.00002", 2)]
    assert [len(entry.body) for entry in digest.entries] == [1]
    assert (problem.line, problem.entry, problem.lost) == (3, 1, 1)
    assert str(problem).startswith(str(Path("folder", "2024-11-26.md")) + ":3: entry 1: ")


def test_entries_at_another_level_keep_their_subheadings() -> None:
    text = (
        "# Daily Papers (2024-11-25)\n"
        "## [Toy](https://arxiv.org/abs/2411.00001)\n### What’s New\nA toy.\n"
        "## [Second](https://arxiv.org/abs/2411.00002)\nAnother.\n## Broken\nLost.\n"
    )

    (digest,), (problem,) = read(text)

    assert [entry.body[0].section for entry in digest.entries] == ["What's New", ""]
    assert (problem.line, problem.lost) == (7, 1)


def test_a_paper_listed_twice_is_reported_and_both_texts_are_kept() -> None:
    (digest,), (problem,) = read(DIGEST.replace("2411.00002", "2411.00001"))

    assert [entry.title.text for entry in digest.entries] == [
        "ToyNet: A Net of Toys",
        "Second Toy",
    ]
    assert (problem.line, problem.entry, problem.lost) == (11, 2, 0)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "mark"])
def test_line_ends_and_mark_change_offsets_only(newline: str, mark: str) -> None:
    text = mark + DIGEST.replace("\n", newline)

    (digest,), problems = read(text)

    assert not problems
    for entry, reference in zip(digest.entries, read(DIGEST)[0][0].entries, strict=True):
        assert [x.text for x in entry.passages] == [x.text for x in reference.passages]
        assert entry.authors == reference.authors
        for passage in entry.passages:
            assert text.startswith(passage.text, passage.start)


def test_a_day_without_papers_is_a_digest_without_entries() -> None:
    (digest,), problems = read("## Daily Papers (2024-11-25)\n")

    assert digest.entries == ()
    assert not problems


@pytest.mark.parametrize(
    "text",
    [
        DIGEST,
        "\ufeff###[Toy](https://arxiv.org/abs/2411.00001)",
        "Hello.\r\r# [Toy](https://huggingface.co/papers/2411.00001)",
        "# Daily papers, 2024-11-25",
        "# 오늘의 논문 (2024-11-25)",
    ],
)
def test_digests_are_recognised(text: str) -> None:
    assert is_markdown_digest(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Changes\n\n## [1.0.0] - 2024-11-25\n\n### Added\n",
        "Write `### [title](https://arxiv.org/abs/2411.00001)`.",
        "### [title](https://arxiv.org/abs/...)",
        "# All about papers",
    ],
)
def test_other_texts_are_not(text: str) -> None:
    assert not is_markdown_digest(text)


@given(
    st.lists(
        st.sampled_from(
            [*DIGEST.splitlines(), "###", "#", "- ", ">", "\x0c", "```", "<div>", "\t-"]
        )
        | st.text(max_size=9)
    )
)
def test_shuffled_lines_lose_no_heading(lines: list[str]) -> None:
    text = "\n".join(lines)

    digests, problems = read(text)

    told = sum(len(digest.entries) for digest in digests) + sum(x.lost for x in problems)
    assert told >= sum(line.startswith("### [") for line in lines)
