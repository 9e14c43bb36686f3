"""The language that a digest is written in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model.entry import Entry

__all__ = ["language_of"]

HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
#: Korean digests reach a third to two thirds, as names and numbers stay Latin; English
#: ones quote a word at most.
LEAST_SHARE = 0.1


def language_of(entries: Iterable[Entry]) -> Language:
    """Return the language of the entries' text, by its share of Hangul.

    Titles do not count where there is text: they are English in every digest.
    """
    told = list(entries)
    bodies = [passage.text for entry in told for passage in entry.body]
    text = "".join(bodies or [entry.title.text for entry in told])
    if text.isascii():
        return Language.ENGLISH
    hangul = len(HANGUL.findall(text))
    return Language.KOREAN if hangul > len(text) * LEAST_SHARE else Language.ENGLISH
