from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources.markdown_blocks import Heading, find_blocks
from kg.sources.markdown_entry import read_entry

if TYPE_CHECKING:
    from kg.model.entry import Entry
    from kg.model.problem import Problem

HEADING = "### [Toy Title](https://arxiv.org/abs/2411.00001)"


def read(text: str) -> tuple[Entry, list[Problem]]:
    heading, *blocks = find_blocks(text)
    assert isinstance(heading, Heading)
    assert heading.link
    return read_entry(heading, heading.link, blocks, position=1, path="toy.md")


def body(text: str) -> list[tuple[str, str]]:
    entry, _problems = read(f"{HEADING}\n\n{text}")
    return [(passage.section, passage.text) for passage in entry.body]


def test_an_entry_tells_all_that_is_written() -> None:
    entry, problems = read(
        f"{HEADING}\n![](https://example.org/p.png)\n[Watch Video]https://example.org/v.mp4\n"
        "Vote: 3\nAuthors: Ada Example\n\n- A toy."
    )

    assert not problems
    assert entry.title.text == "Toy Title"
    assert entry.thumbnail == "https://example.org/p.png"
    assert entry.video == "https://example.org/v.mp4"
    assert (entry.votes, entry.authors) == (3, ("Ada Example",))
    assert [passage.text for passage in entry.body] == ["A toy."]


@pytest.mark.parametrize(
    ("label", "section"),
    [
        ("**What's New**: ", "What's New"),
        ("***What's New***: ", "What's New"),
        ("**What’s New**:", "What's New"),
        ("***Technical Details*: ", "Technical Details"),
        ("**What's New:** ", "What's New"),
        ("**고찰**： ", "고찰"),
        ("**프로젝터 (Projector)** : ", "프로젝터 (Projector)"),
    ],
)
def test_labels_become_sections(label: str, section: str) -> None:
    assert body(f"- {label}A toy.") == [(section, "A toy.")]


@pytest.mark.parametrize("text", ["**ToyNet** is new.", "A **toy**: new.", "*a* * b: c"])
def test_bold_words_without_a_colon_are_text(text: str) -> None:
    assert body(f"- {text}") == [("", text)]


def test_what_has_no_label_belongs_to_the_part_named_last() -> None:
    text = (
        "- plain\n- **Technical Details**: told\n  - nested\n\n  again\n"
        "1. **GQA**: numbered\n- **Limitations**: few"
    )

    assert body(text) == [
        ("", "plain"),
        ("Technical Details", "told"),
        ("Technical Details", "nested"),
        ("Technical Details", "again"),
        ("Technical Details", "**GQA**: numbered"),
        ("Limitations", "few"),
    ]


def test_a_label_alone_names_the_bullets_below() -> None:
    assert body("- **Technical Details**:\n  - nested") == [("Technical Details", "nested")]


def test_deeper_headings_name_the_text_below() -> None:
    assert body("#### What’s New\n\nA toy.") == [("What's New", "A toy.")]


def test_lines_of_a_paragraph_stay_together() -> None:
    assert body("- **What's New**: A toy\n  and more\nand more") == [
        ("What's New", "A toy\n  and more\nand more")
    ]


def test_links_and_markup_in_text_stay_verbatim() -> None:
    text = "See [code](https://example.org) <script>alert(1)</script> `x` \x0cramework."

    assert body(text) == [("", text)]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Vote: -", "the votes are no number: '-'"),
        ("Authors: +", "no authors are named: '+'"),
        ("![](/avatars/a.svg)", "the picture has no web address: '/avatars/a.svg'"),
        ("<video src='v.mp4'></video>", "the video has no web address: 'v.mp4'"),
    ],
)
def test_facts_that_cannot_be_used_are_problems_without_loss(line: str, what: str) -> None:
    _entry, problems = read(f"{HEADING}\n\n{line}\n\nA toy.")

    assert [(x.line, x.entry, x.what, x.lost) for x in problems] == [(3, 1, what, 0)]


def test_an_entry_without_text_is_kept_and_reported() -> None:
    entry, (problem,) = read(HEADING)

    assert entry.body == ()
    assert problem.what == "the entry has no text"


def test_an_entry_without_title_is_called_by_its_identifier() -> None:
    text = "### [](https://arxiv.org/abs/2411.00001v2)\n\nA toy."

    entry, (problem,) = read(text)

    assert entry.title.text == "2411.00001"
    assert text.startswith(entry.title.text, entry.title.start)
    assert problem.what == "the heading's link has no words"


@given(st.text(alphabet=" \t\r\n-*#>1.:[]('<A\x0c\u2028가", max_size=60))
def test_passages_are_slices_of_the_text(below: str) -> None:
    text = f"{HEADING}\r\n{below}"

    entry, _problems = read(text)

    end = 0
    for passage in entry.passages:
        assert text.startswith(passage.text, passage.start)
        assert passage.text.strip()
        assert passage.start >= end
        end = passage.start + len(passage.text)
