from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources.markdown_blocks import Heading, Paragraph, find_blocks

LINK = "[Toy](https://arxiv.org/abs/2411.00001)"


def paragraphs(text: str) -> list[str]:
    return [block.text for block in find_blocks(text) if isinstance(block, Paragraph)]


def headings(text: str) -> list[tuple[int, int, str]]:
    found = (block for block in find_blocks(text) if isinstance(block, Heading))
    return [(block.line, block.level, block.text) for block in found]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_all_line_ends_count(newline: str) -> None:
    text = newline.join(["## Day", "", f"### {LINK}", "", "- one", "- two"])

    assert headings(text) == [(1, 2, "Day"), (3, 3, LINK)]
    assert paragraphs(text) == ["one", "two"]


def test_a_byte_order_mark_hides_no_heading() -> None:
    assert headings("\ufeff## Day") == [(1, 2, "Day")]


def test_a_missing_space_after_the_hash_marks_hides_no_heading() -> None:
    assert headings(f"###{LINK}") == [(1, 3, LINK)]


@pytest.mark.parametrize("mark", ["\x0c", "\x08", "\u2028", "\x85", "\x1c", "\x00", "\xa0"])
def test_control_characters_shift_no_offset(mark: str) -> None:
    text = f"### {LINK}\n\n{mark}\nbefore{mark}\n\n- a {mark}ramework\n- next{mark}\n"

    for block in find_blocks(text):
        assert text.startswith(block.text, block.start)
    assert paragraphs(text)[-2:] == [f"a {mark}ramework", f"next{mark}".strip()]
    assert headings(text)[0][0] == 1


def test_bullets_know_how_deep_they_are() -> None:
    text = "out\n\n- one\n  - two\n    1. three\n\n1. four"

    blocks = [block for block in find_blocks(text) if isinstance(block, Paragraph)]

    assert [(block.text, block.depth, block.numbered) for block in blocks] == [
        ("out", 0, False),
        ("one", 1, False),
        ("two", 2, False),
        ("three", 3, True),
        ("four", 1, True),
    ]


@pytest.mark.parametrize(
    "swallower",
    [
        "```",
        "~~~",
        "<div>",
        "<!--",
        "<script>",
        "<video src='x'>",
        "    code",
        "[a]: b",
        "Ada\n---",
    ],
)
def test_nothing_swallows_the_entry_below(swallower: str) -> None:
    text = f"{swallower}\n### {LINK}\n- told"

    assert [text for _line, level, text in headings(text) if level == 3] == [LINK]
    assert paragraphs(text)[-1] == "told"


def test_hash_marks_may_close_a_heading() -> None:
    assert headings(f"### {LINK} ###") == [(1, 3, LINK)]


@given(st.text(alphabet=" \t\r\n-*+#>1.)[a]('<|`~\\\x0c\u2028\ufeff\x00가"))
def test_every_block_stands_where_it_is_said_to(text: str) -> None:
    end = 0
    for block in find_blocks(text):
        assert text.startswith(block.text, block.start)
        assert block.start >= end
        end = block.start + len(block.text)


@given(st.lists(st.sampled_from(["- a", "  - b", "text", "> quote", "", "1. c", "\ta"])))
def test_lines_of_blocks_are_those_of_the_text(lines: list[str]) -> None:
    text = "\r\n".join(lines)

    for block in find_blocks(text):
        assert text.count("\r\n", 0, block.start) == block.line - 1
