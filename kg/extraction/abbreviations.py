"""Which words an abbreviation stands for.

Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text", Pacific Symposium on Biocomputing 2003.
"""

from __future__ import annotations

import re

__all__ = ["is_acronym", "long_form"]

#: Two capitals or more among letters, digits and marks: "SAE", "LLMs", "mIoU", "T2V".
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z0-9][A-Za-z0-9.+&/-]{1,11}")
_PLURAL = re.compile(r"(?<=[A-Z0-9])s$")


def is_acronym(text: str) -> bool:
    """Tell whether a word looks like an abbreviation.

    >>> is_acronym("SAE"), is_acronym("LLMs"), is_acronym("Sparse"), is_acronym("a b")
    (True, True, False, False)
    """
    return _ACRONYM.fullmatch(text) is not None


def long_form(short: str, before: str) -> str | None:
    """Return the end of ``before`` that ``short`` abbreviates, if there is one.

    Every letter and digit of the abbreviation occurs in the long form, in order, and its
    first one begins a word.

    >>> long_form("RLVR", "we add Reinforcement Learning with Verifiable Rewards")
    'Reinforcement Learning with Verifiable Rewards'
    >>> long_form("USA", "at Stanford") is None
    True
    """
    letters = [c for c in _PLURAL.sub("", short).casefold() if c.isalnum()]
    words = before.split(" ")
    window = " ".join(words[-min(len(letters) + 5, len(letters) * 2) :])
    start = _match_backwards(letters, window.casefold())
    if start is None:
        return None
    found = window[start:].strip()
    if len(found) <= len(short) or short.casefold() in found.casefold().split():
        return None
    return found


def _match_backwards(letters: list[str], text: str) -> int | None:
    """Return where the letters, matched from the right, begin in the text."""
    position = len(text)
    for index in range(len(letters) - 1, -1, -1):
        position = text.rfind(letters[index], 0, position)
        while index == 0 and position > 0 and text[position - 1].isalnum():
            position = text.rfind(letters[0], 0, position)
        if position < 0:
            return None
    return position
