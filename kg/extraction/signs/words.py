"""What is known of a word by itself, whatever stands around it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg.extraction.cues import cues_of
from kg.extraction.word_classes import shipped_word_classes
from kg.model.naming import fold

__all__ = ["WordFacts", "beside", "classes_beside", "facts_of", "stem"]

#: Marks that say something about the word beside them.
_TELLING_MARKS = "():%"
#: The distances that are told apart.
_NEXT = (1, 2, 3)


class WordFacts(NamedTuple):
    """What is known of a word by itself."""

    #: What stands for it in signs of neighbours; "" if it says nothing.
    content: str
    #: Its sign where it stands somewhere near; "" if it says nothing.
    near: str
    #: Its classes.
    classes: tuple[str, ...]
    #: What it says that a paper does.
    cues: tuple[str, ...]
    #: Its sign at the end of a Korean sentence, where the verb stands; "" elsewhere.
    verb: str
    is_number: bool


@lru_cache(maxsize=1 << 17)
def facts_of(word: str) -> WordFacts:
    """Return what is known of a word."""
    folded = word.casefold()
    korean = "가" <= word[0] <= "힣"
    content = near = ""
    if word[0].isalnum():
        content = "#" if word[0].isdigit() else stem(folded)
    elif word in _TELLING_MARKS:
        content = word
    if len(word) > 1 and word[0].isalpha():
        near = f"near={content}"
    return WordFacts(
        content,
        near,
        () if word.isspace() else shipped_word_classes().of(word),
        cues_of(folded),
        f"verb={content}" if korean else "",
        word[0].isdigit(),
    )


@lru_cache(maxsize=1 << 15)
def beside(side: str, content: str) -> tuple[tuple[str, str], ...]:
    """Return the signs of a telling word on a side of a name, by its distance."""
    return tuple((f"{side}{distance}={content}", f"{side}={content}") for distance in _NEXT)


@lru_cache(maxsize=1 << 15)
def classes_beside(side: str, classes: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the signs of the classes of a word on a side of a name, by its distance."""
    return tuple(tuple(f"{side}{distance}~{name}" for name in classes) for distance in _NEXT)


def stem(word: str) -> str:
    """Return the first two syllables of a Korean word, which carry its meaning.

    >>> stem("제안합니다"), stem("models")
    ('제안', 'model')
    """
    return word[:2] if "가" <= word[0] <= "힣" else fold(word)
