"""Which names look like a misspelt one."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["alike", "letters"]

#: How alike (0 to 100) a misspelt name must be, and a part of a longer name.
_ALIKE = 72
_ALIKE_IN_PART = 84


def letters(key: str) -> str:
    """Return a key with Korean syllables as letters: one wrong letter is one mistake."""
    return unicodedata.normalize("NFD", key)


def alike(wanted: str, known: Sequence[str], limit: int, *, part: bool = False) -> list[int]:
    """Return the places in ``known`` of what looks like a name, or has a part that does.

    All are given as ``letters``; those most alike come first.

    >>> alike("glwnet", ["dimnet", "glownet"], limit=5)[0]
    1
    """
    from rapidfuzz import fuzz, process

    close = process.extract(
        wanted,
        known,
        scorer=fuzz.partial_ratio if part else fuzz.ratio,
        score_cutoff=_ALIKE_IN_PART if part else _ALIKE,
        limit=limit,
    )
    return [number for text, _, number in close if not part or len(text) > len(wanted)]
