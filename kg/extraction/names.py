"""Names by their look: capitals, digits and hyphens, alone or in runs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction.document import found_in, words_of
from kg.extraction.lexicon import (
    COMMON_CAPITALIZED,
    COUNTED,
    DESCRIBING,
    GENERIC_HEADS,
    HYPHEN_SUFFIXES,
    HYPHENS,
    NOT_ANNOTATED,
    TITLE_SMALL_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

__all__ = ["find_names", "look", "mark_names", "names_nothing"]

#: The looks that begin a name, and those that do before a hyphen.
_NAMING = frozenset(["name", "capitalized"])
_LEADING = frozenset(["number", "letter"])
#: At most this many words make a name.
_LONGEST = 9

_CAPITALIZED = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ']+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_VERSION = re.compile(r"\d{1,3}(?:\.\d+)*|v\d+(?:\.\d+)*|\d+(?:\.\d+)?[BMKbk]|[IVX]{1,3}")
#: Sizes, factors, resolutions, dimensions, versions and the like, which are part of names.
_MEASURE = re.compile(
    r"\d+(?:[.,]\d+)*[BMKTbmkt]?(?:-A\d+(?:\.\d+)?B)?|\d+(?:\.\d+)?[xX×%]|"
    r"\d+[xX×]\d+(?:[xX×]\d+)?|\d[dD](?:-\d[dD])?|[vV]\d+(?:\.\d+)*|III?|[Ss]tages? \d+"
)
_LATIN = re.compile(r"[^\W\d_가-힣]")


@lru_cache(maxsize=1 << 16)
def look(word: str) -> str:
    """Return how a word looks: "name", "capitalized", "letter", "number", "lower" or "".

    >>> [look(w) for w in ["GPT", "mIoU", "o1", "Crafter", "A", "3.1", "the", "은", "("]]
    ['name', 'name', 'name', 'capitalized', 'letter', 'number', 'lower', '', '']
    """
    if _NUMBER.fullmatch(word):
        return "number"
    if not _LATIN.match(word) and not (word[0].isdigit() and _LATIN.search(word)):
        return ""
    if len(word) == 1:
        return "letter" if word.isupper() else "lower"
    if _CAPITALIZED.fullmatch(word):
        return "capitalized"
    if any(c.isupper() for c in word) or any(c.isdigit() for c in word):
        return "name"
    return "lower"


@lru_cache(maxsize=1 << 16)
def names_nothing(text: str) -> bool:
    """Tell whether a text alone can't be the name of anything that the graph holds.

    >>> [names_nothing(text) for text in ["70B", "512x512", "GUI", "o1", "Llama 70B"]]
    [True, True, True, False, False]
    """
    return (
        text in NOT_ANNOTATED
        or text.casefold() in DESCRIBING
        or _MEASURE.fullmatch(text) is not None
    )


def find_names(words: list[str], spaces: list[bool]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each run of words that looks like a name.

    ``spaces[i]`` tells whether white space follows ``words[i]``. Runs do not overlap.
    """
    looks = [look(word) for word in words]
    position = 0
    while position < len(words):
        if looks[position] in _NAMING or (
            looks[position] in _LEADING and _starts_with_one(words, spaces, position)
        ):
            end = _run_end(words, spaces, looks, position)
            start, stop = _trim(words, looks, position, end)
            if start < stop:
                yield start, stop
            position = max(end, position + 1)
        else:
            position += 1


def _starts_with_one(words: list[str], spaces: list[bool], position: int) -> bool:
    """Tell whether a number or a letter begins a name: ``360-LLaMA``, ``Z-Infra``."""
    return (
        position + 2 < len(words)
        and (words[position].isdigit() or look(words[position]) == "letter")
        and words[position + 1] in HYPHENS
        and not spaces[position]
        and not spaces[position + 1]
        and look(words[position + 2]) in {"name", "capitalized"}
    )


def _run_end(words: list[str], spaces: list[bool], looks: list[str], start: int) -> int:
    end = start + 1
    while end < len(words) and end - start < 2 * _LONGEST:
        if _links(words, spaces, looks, end):
            end += 2
        elif spaces[end - 1] and (
            looks[end] in {"name", "capitalized", "letter"}
            or (looks[end] == "number" and _is_version(words, spaces, end))
        ):
            end += 1
        else:
            break
    return end


def _links(words: list[str], spaces: list[bool], looks: list[str], place: int) -> bool:
    """Tell whether a mark or small word makes one name of the words on its two sides."""
    if place + 1 >= len(words):
        return False
    word, before, after = words[place], looks[place - 1], looks[place + 1]
    if not spaces[place - 1]:  # "GPT-4o", "FLUX.1"
        versioned = word == "." and (after == "number" or words[place - 1][-1].isdigit())
        return (word in HYPHENS or versioned) and not spaces[place] and after != ""
    if not spaces[place] or before != "capitalized":
        return False
    if word == "&":
        return after == "capitalized"
    return word in TITLE_SMALL_WORDS and after in {"name", "capitalized"}


def _is_version(words: list[str], spaces: list[bool], place: int) -> bool:
    """Tell whether a number belongs to the name before it: ``Llama 3``, not ``ImageNet 83.5%``."""
    if not _VERSION.fullmatch(words[place]):
        return False
    following = words[place + 1] if place + 1 < len(words) else ""
    return spaces[place] or following not in COUNTED


def _trim(words: list[str], looks: list[str], start: int, end: int) -> tuple[int, int]:
    """Return the run without words that only lead to a name or only class it."""
    while start < end and (
        words[start] in COMMON_CAPITALIZED
        or words[start] in HYPHENS
        or words[start] in TITLE_SMALL_WORDS
    ):
        start += 1
    while end - start > 1:
        last = words[end - 1]
        hyphenated = words[end - 2] in HYPHENS
        if hyphenated and last in HYPHEN_SUFFIXES:
            end -= 2
        elif (
            last in HYPHENS
            or last in TITLE_SMALL_WORDS
            or (last.casefold() in GENERIC_HEADS and not hyphenated)
            or (last in COMMON_CAPITALIZED and not hyphenated)
        ):
            end -= 1
        else:
            break
    if all(word in NOT_ANNOTATED for word in words[start:end]):
        return start, start
    if end - start == 1 and looks[start] == "letter":
        return start, start
    return start, end


def mark_names(doc: Doc) -> Doc:
    """Add each name to ``found_in(doc)``."""
    words = words_of(doc)
    found_in(doc).extend(
        words.stretch(start, end, "name") for start, end in find_names(words.words, words.spaces)
    )
    return doc
