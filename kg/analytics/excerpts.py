"""The words around a number or a name, short enough for a line."""

from __future__ import annotations

__all__ = ["excerpt"]


def excerpt(text: str, start: int, end: int, width: int = 90) -> str:
    """Return about ``width`` characters of a text around a place, cut between words.

    >>> excerpt("one two three four five six", 8, 13, width=14)
    '… two three four …'
    """
    if len(text) <= width:
        return text
    side = max(0, width - (end - start)) // 2
    left = _word_start(text, start - side) if start - side > 0 else 0
    right = text.find(" ", end + side) if end + side < len(text) else len(text)
    right = len(text) if right < 0 else right
    before = "… " if left > 0 else ""
    after = " …" if right < len(text) else ""
    return f"{before}{text[left:right].strip()}{after}"


def _word_start(text: str, near: int) -> int:
    """Return where the word begins that stands at a place."""
    return text.rfind(" ", 0, near + 1) + 1
