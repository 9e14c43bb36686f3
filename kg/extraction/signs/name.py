"""Signs of a thing's names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.names import look
from kg.extraction.signs.words import facts_of
from kg.model.naming import fold, has_hangul

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.things import Thing
    from kg.model.kind import Kind

__all__ = ["name_signs"]

_SUFFIXES = re.compile(
    r"(bench|eval|qa|net|former|gpt|lm|vl|clip|rl|po|ft|nerf|gs|diff|gen|bert|llava|arena|"
    r"score|sim|loss|\d+k|\d+m|\d+b|coder|instruct|chat|agent|rag|edit|set|verse|world|gym|"
    r"craft|dataset|corpus|moe|lora|cot|sft|dpo|sam|vit|vla|mamba|adapter|tuning|attention)$"
)
_DIGIT = re.compile(r"\d")
#: So many of a thing's names are looked at.
_NAMES = 3
_PLAIN = frozenset(["lower", "capitalized"])


def name_signs(thing: Thing) -> list[str]:
    """Return the signs of a thing's names, and of the rules that read them."""
    names = thing.names
    found = [*_rule_signs(frozenset(thing.rules))]
    if concept := thing.concept:
        found += _concept_signs(concept.kind, concept.generic)
        if all(name in concept.ambiguous for name in names):
            found.append(f"ambiguous={concept.kind}")
    else:
        found.append("concept=none")
    for name in names[:_NAMES]:
        found += _signs_of(name)
    if thing.glossed:
        found.append("glossed")
    if any(map(has_hangul, names)):
        found.append("name=hangul")
    return found


@lru_cache(maxsize=1 << 10)
def _rule_signs(rules: frozenset[str]) -> tuple[str, ...]:
    ordered = sorted(rules)
    together = ["rule+" + "+".join(ordered)] if len(ordered) > 1 else []
    return (*(f"rule={rule}" for rule in ordered), *together)


@lru_cache
def _concept_signs(kind: Kind, generic: bool) -> tuple[str, ...]:  # noqa: FBT001
    return f"concept={kind}", f"concept={kind}/{'generic' if generic else 'named'}"


class _Part(NamedTuple):
    """The signs of a word at each place that it may have in a name."""

    shape: str
    first: tuple[str, ...]
    inside: tuple[str, ...]
    last: tuple[str, ...]
    #: What it says as a word of a name of several words.
    among: str
    #: Its widest class; "" for none.
    class_: str


@lru_cache(maxsize=1 << 16)
def _part(word: str) -> _Part:
    small = word.casefold()
    known = look(word)
    classes = facts_of(word).classes
    suffix = _SUFFIXES.search(small)
    ending = [f"suffix={re.sub('[0-9]+', '#', suffix.group())}"] if suffix else []
    return _Part(
        shape=known or word,
        first=(f"first={small}", *(f"first~{name}" for name in classes)),
        inside=tuple(f"word~{name}" for name in classes),
        last=(f"last={fold(small)}", *ending, *(f"last~{name}" for name in classes)),
        among=f"word={fold(word)}" if known in _PLAIN else "",
        class_=classes[0] if classes else "",
    )


@lru_cache(maxsize=1 << 14)
def _signs_of(name: str) -> tuple[str, ...]:
    words = name.replace("-", " - ").split()
    parts = list(map(_part, words))
    last = parts[-1]
    found = [
        "shape=" + " ".join([part.shape for part in parts[:5]]),
        f"words={min(len(words) - words.count('-'), 5)}",
        *parts[0].first,
        *last.last,
    ]
    if len(parts) > 1:
        for part in parts[:-1]:
            found += part.inside
        found += [part.among for part in parts if part.among]
        if last.class_ and parts[-2].class_:
            found.append(f"last2~{parts[-2].class_} {last.class_}")
    found += _spelling_signs(name)
    return tuple(found)


def _spelling_signs(name: str) -> Iterator[str]:
    if "-" in name:
        yield "hyphen"
    if _DIGIT.search(name):
        yield "digit"
    if len(name) <= 6 and name.isupper():
        yield f"upper={len(name)}"
    end = _DIGIT.sub("#", name[-4:])
    yield f"end3={end[-3:].casefold()}"
    yield f"end4={end.casefold()}"
