"""What is known of a word by itself, whatever stands around it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from kg.extraction.cues import cues_of
from kg.extraction.particles import PARTICLES
from kg.extraction.word_classes import shipped_word_classes
from kg.model.naming import fold

if TYPE_CHECKING:
    from kg.extraction.signs.table import SignTable

__all__ = ["Numbers", "Side", "WordFacts", "WordSigns", "content_of", "stem"]

#: Signs, by their numbers.
Numbers: TypeAlias = tuple[int, ...]
Side: TypeAlias = Literal["left", "right"]

#: Marks that say something about the word beside them.
_TELLING_MARKS = "():%"
#: The distances that are told apart.
_NEXT = (1, 2, 3)


class WordFacts(NamedTuple):
    """What is known of a word by itself."""

    #: What stands for it in signs of neighbours; "" if it says nothing.
    content: str
    #: Its classes.
    classes: tuple[str, ...]
    #: What it says that a paper does.
    cues: tuple[str, ...]
    is_number: bool
    #: Its sign where it stands somewhere near.
    near: int
    #: Its sign at the end of a Korean sentence, where the verb stands.
    verb: int
    #: Its signs right behind a name and right in front of one, if it is a mark or a particle.
    after: int
    before: int


class WordSigns:
    """The signs of words, each found once."""

    def __init__(self, table: SignTable) -> None:
        self.table = table
        #: Return what is known of a word; kept for the words of the last entries.
        self.facts = lru_cache(maxsize=1 << 17)(self._facts)
        #: Return the signs of a telling word on a side of a name, by its distance.
        self.beside = lru_cache(maxsize=1 << 15)(self._beside)
        #: Return the signs of a word's classes on a side of a name, by its distance.
        self.classes_beside = lru_cache(maxsize=1 << 15)(self._classes_beside)
        #: Return the signs of a cue that is found behind a name or in front of it.
        self.cue = lru_cache(maxsize=1 << 12)(self._cue)

    def _facts(self, word: str) -> WordFacts:
        number = self.table.number
        content = content_of(word)
        is_mark = not word.isalnum()
        return WordFacts(
            content=content,
            classes=() if word.isspace() else shipped_word_classes().of(word),
            cues=cues_of(word.casefold()),
            is_number=word[0].isdigit(),
            near=number(f"near={content}") if len(word) > 1 and word[0].isalpha() else 0,
            verb=number(f"verb={content}") if "가" <= word[0] <= "힣" else 0,
            after=number(f"after={word}") if is_mark or word in PARTICLES else 0,
            before=number(f"before={word}") if is_mark else 0,
        )

    def _beside(self, side: Side, content: str) -> tuple[Numbers, ...]:
        numbers = self.table.numbers
        return tuple(numbers((f"{side}{far}={content}", f"{side}={content}")) for far in _NEXT)

    def _classes_beside(self, side: Side, classes: tuple[str, ...]) -> tuple[Numbers, ...]:
        numbers = self.table.numbers
        return tuple(numbers(f"{side}{far}~{name}" for name in classes) for far in _NEXT)

    def _cue(self, cue: str, side: str, particle: str, near: bool) -> Numbers:  # noqa: FBT001
        signs = [f"cue={cue} {side}"]
        if near:
            signs.append(f"cue={cue} {side} near")
        if particle:
            signs.append(f"cue={cue} {particle}")
        return self.table.numbers(signs)


@lru_cache(maxsize=1 << 16)
def content_of(word: str) -> str:
    """Return what stands for a word in signs of its neighbours; "" if it says nothing.

    >>> [content_of(word) for word in ("제안합니다", "Models", "3.1", "%", ",")]
    ['제안', 'model', '#', '%', '']
    """
    if word[0].isalnum():
        return "#" if word[0].isdigit() else stem(word.casefold())
    return word if word in _TELLING_MARKS else ""


def stem(word: str) -> str:
    """Return the first two syllables of a Korean word, which carry its meaning.

    >>> stem("제안합니다"), stem("models")
    ('제안', 'model')
    """
    return word[:2] if "가" <= word[0] <= "힣" else fold(word)
