"""Markdown that can be posted: what digests say stays text, whatever is in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["escaped", "link", "table"]

#: Every punctuation of ASCII that may begin markup; a backslash before it makes it text
#: (CommonMark 0.31, section 2.4), also in the dialects of GitHub, Discord and Slack bridges.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~$^=&])")
#: What a line must not begin with, and what would become a link or a mention.
_LIST = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
_MENTION = re.compile(r"@(?=\w)")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)(?=[:.])")


def escaped(text: str) -> str:
    r"""Return a text on one line that any Markdown shows as it is.

    >>> escaped("a *b* <script> [x](javascript:y)")
    'a \\*b\\* \\<script\\> \\[x\\]\\(javascript:y\\)'
    """
    line = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    line = _LIST.sub(r"\1\\\2", line)
    line = _ADDRESS.sub("\\1\N{ZERO WIDTH SPACE}", line)
    return _MENTION.sub("@\N{ZERO WIDTH SPACE}", line)


def link(text: str, address: str) -> str:
    """Return a link; the address is one of ours."""
    return f"[{escaped(text)}]({address})"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table whose cells are texts."""
    lines = [
        [escaped(cell) for cell in columns],
        ["---"] * len(columns),
        *([escaped(cell) for cell in row] for row in rows),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
