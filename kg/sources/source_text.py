"""The text of a file, untouched, and its lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["BYTE_ORDER_MARK", "NEWLINE", "load", "split_lines"]

BYTE_ORDER_MARK = "\ufeff"
#: What ends a line in CommonMark. ``str.splitlines`` would also split at form feeds and
#: the like, which stand inside the sentences of real digests.
NEWLINE = re.compile(r"\r\n?|\n")


def load(path: Path) -> str:
    """Return the text of a file, in which the offsets of spans count.

    Line ends stay as they are, and a byte order mark stays the first code point.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        reason = f"the file cannot be read ({error.strerror}). Check its name and rights."
        raise SourceError(path, reason) from error
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} is not UTF-8. Save the file as UTF-8."
        raise SourceError(path, reason) from error
    if not text.removeprefix(BYTE_ORDER_MARK).strip():
        raise SourceError(path, "the file is empty. Fetch it again, or leave it out.")
    return text


def split_lines(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield each line with the offset at which it begins, without its end.

    >>> list(split_lines("a\r\nb"))
    [(0, 'a'), (3, 'b')]
    """
    start = 0
    for newline in NEWLINE.finditer(text):
        yield start, text[start : newline.start()]
        start = newline.end()
    yield start, text[start:]
