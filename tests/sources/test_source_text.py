from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.sources.source_text import load, split_lines

if TYPE_CHECKING:
    from pathlib import Path


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    path = tmp_path / "digest.md"
    path.write_bytes("\ufeffa\r\nb\rc\n".encode())

    assert load(path) == "\ufeffa\r\nb\rc\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        ("\ufeff".encode(), "the file is empty"),
        (b"ab\xff", "byte 2 is not UTF-8"),
    ],
    ids=["empty", "blank", "mark alone", "Latin-1"],
)
def test_what_holds_no_text_says_why(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "digest.md"
    path.write_bytes(content)

    with pytest.raises(SourceError, match=reason):
        load(path)


def test_what_is_no_file_says_why(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        load(tmp_path)


def test_form_feeds_and_separators_end_no_line() -> None:
    assert [line for _start, line in split_lines("a\x0cb\u2028c\x85d")] == ["a\x0cb\u2028c\x85d"]


@given(st.text(alphabet="ab\r\n\x0c"))
def test_each_line_stands_where_it_is_said_to(text: str) -> None:
    for start, line in split_lines(text):
        assert text.startswith(line, start)
        assert not set(line) & set("\r\n")
