"""Signs of a thing's names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.names import look
from kg.extraction.word_classes import shipped_word_classes
from kg.model.naming import fold, has_hangul

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extraction.signs.table import SignTable
    from kg.extraction.signs.words import Numbers
    from kg.extraction.things import Thing
    from kg.model.kind import Kind

__all__ = ["NameSigns"]

_SUFFIXES = re.compile(
    r"(bench|eval|qa|net|former|gpt|lm|vl|clip|rl|po|ft|nerf|gs|diff|gen|bert|llava|arena|"
    r"score|sim|loss|\d+k|\d+m|\d+b|coder|instruct|chat|agent|rag|edit|set|verse|world|gym|"
    r"craft|dataset|corpus|moe|lora|cot|sft|dpo|sam|vit|vla|mamba|adapter|tuning|attention)$"
)
_DIGIT = re.compile(r"\d")
#: So many of a thing's names are looked at.
_NAMES = 3
_PLAIN = frozenset(["lower", "capitalized"])


class _Part(NamedTuple):
    """A word and its signs at each place that it may have in a name."""

    shape: str
    first: Numbers
    inside: Numbers
    last: Numbers
    #: As a word of a name of several words.
    among: Numbers
    #: Its widest class; "" for none.
    class_: str


class NameSigns:
    """The signs of names, each found once."""

    def __init__(self, table: SignTable) -> None:
        self._table = table
        self._rules = lru_cache(maxsize=1 << 10)(lambda rules: table.numbers(_rule_signs(rules)))
        self._known = lru_cache(maxsize=1 << 10)(lambda *of: table.numbers(_concept_signs(*of)))
        self._part = lru_cache(maxsize=1 << 16)(self._look_at_part)
        self._name = lru_cache(maxsize=1 << 14)(self._look_at_name)
        self._unknown = table.numbers(["concept=none"])
        self._glossed = table.numbers(["glossed"])
        self._hangul = table.numbers(["name=hangul"])

    def of(self, thing: Thing) -> list[int]:
        """Return the signs of a thing's names, and of the rules that read them."""
        names, concept = thing.names, thing.concept
        found = [*self._rules(frozenset(thing.rules))]
        if concept is None:
            found += self._unknown
        else:
            ambiguous = all(name in concept.ambiguous for name in names)
            found += self._known(concept.kind, concept.generic, ambiguous)
        for name in names[:_NAMES]:
            found += self._name(name)
        if thing.glossed:
            found += self._glossed
        if any(map(has_hangul, names)):
            found += self._hangul
        return found

    def _look_at_name(self, name: str) -> Numbers:
        words = name.replace("-", " - ").split()
        parts = list(map(self._part, words))
        *others, last = parts
        found = [*parts[0].first, *last.last]
        for part in others:
            found += part.inside
        if others:
            for part in parts:
                found += part.among
        found += self._table.numbers(_spelling_signs(name, words, parts))
        return tuple(found)

    def _look_at_part(self, word: str) -> _Part:
        numbers = self._table.numbers
        small, known = word.casefold(), look(word)
        classes = shipped_word_classes().of(word)
        suffix = _SUFFIXES.search(small)
        ending = [f"suffix={re.sub('[0-9]+', '#', suffix.group())}"] if suffix else []
        return _Part(
            shape=known or word,
            first=numbers([f"first={small}", *(f"first~{name}" for name in classes)]),
            inside=numbers(f"word~{name}" for name in classes),
            last=numbers([f"last={fold(small)}", *ending, *(f"last~{name}" for name in classes)]),
            among=numbers([f"word={fold(word)}"] if known in _PLAIN else ()),
            class_=classes[0] if classes else "",
        )


def _rule_signs(rules: frozenset[str]) -> Iterator[str]:
    ordered = sorted(rules)
    yield from (f"rule={rule}" for rule in ordered)
    if len(ordered) > 1:
        yield "rule+" + "+".join(ordered)


def _concept_signs(kind: Kind, generic: bool, ambiguous: bool) -> Iterator[str]:  # noqa: FBT001
    yield f"concept={kind}"
    yield f"concept={kind}/{'generic' if generic else 'named'}"
    if ambiguous:
        yield f"ambiguous={kind}"


def _spelling_signs(name: str, words: Sequence[str], parts: Sequence[_Part]) -> Iterator[str]:
    """Yield how a name is made of its words, and how it is spelt."""
    yield "shape=" + " ".join([part.shape for part in parts[:5]])
    yield f"words={min(len(words) - words.count('-'), 5)}"
    if len(parts) > 1 and parts[-1].class_ and parts[-2].class_:
        yield f"last2~{parts[-2].class_} {parts[-1].class_}"
    if "-" in name:
        yield "hyphen"
    if _DIGIT.search(name):
        yield "digit"
    if len(name) <= 6 and name.isupper():
        yield f"upper={len(name)}"
    end = _DIGIT.sub("#", name[-4:])
    yield f"end3={end[-3:].casefold()}"
    yield f"end4={end.casefold()}"
