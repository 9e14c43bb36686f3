"""Signs of a thing's names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction.names import look
from kg.extraction.signs.words import facts_of
from kg.model.naming import fold, has_hangul

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.things import Thing

__all__ = ["name_signs"]

_SUFFIXES = re.compile(
    r"(bench|eval|qa|net|former|gpt|lm|vl|clip|rl|po|ft|nerf|gs|diff|gen|bert|llava|arena|"
    r"score|sim|loss|\d+k|\d+m|\d+b|coder|instruct|chat|agent|rag|edit|set|verse|world|gym|"
    r"craft|dataset|corpus|moe|lora|cot|sft|dpo|sam|vit|vla|mamba|adapter|tuning|attention)$"
)


def name_signs(thing: Thing) -> Iterator[str]:
    """Yield the signs of a thing's names, and of the rules that read them."""
    rules = sorted(thing.rules)
    yield from (f"rule={rule}" for rule in rules)
    if len(rules) > 1:
        yield "rule+" + "+".join(rules)
    names = thing.names
    if concept := thing.concept:
        yield f"concept={concept.kind}"
        yield f"concept={concept.kind}/{'generic' if concept.generic else 'named'}"
        if all(name in concept.ambiguous for name in names):
            yield f"ambiguous={concept.kind}"
    else:
        yield "concept=none"
    for name in names[:3]:
        yield from _shape_signs(name)
    if thing.glossed:
        yield "glossed"
    if any(map(has_hangul, names)):
        yield "name=hangul"


@lru_cache(maxsize=1 << 14)
def _shape_signs(name: str) -> tuple[str, ...]:
    return (*_look_signs(name), *_class_signs(name))


def _look_signs(name: str) -> Iterator[str]:
    words = name.replace("-", " - ").split()
    shapes = [look(word) or word for word in words]
    yield "shape=" + " ".join(shapes[:5])
    yield f"words={min(sum(word != '-' for word in words), 5)}"
    if "-" in words:
        yield "hyphen"
    if re.search(r"\d", name):
        yield "digit"
    last = words[-1].casefold()
    yield f"last={fold(last)}"
    yield f"first={words[0].casefold()}"
    for word in words:
        if look(word) in {"lower", "capitalized"} and len(words) > 1:
            yield f"word={fold(word)}"
    if suffix := _SUFFIXES.search(last):
        yield f"suffix={re.sub(r'[0-9]+', '#', suffix.group())}"
    if name.isupper() and len(name) <= 6:
        yield f"upper={len(name)}"
    bare = re.sub(r"\d", "#", name)
    yield f"end3={bare[-3:].casefold()}"
    yield f"end4={bare[-4:].casefold()}"


def _class_signs(name: str) -> Iterator[str]:
    classes = [facts_of(word).classes for word in name.replace("-", " - ").split()]
    yield from (f"last~{found}" for found in classes[-1])
    yield from (f"first~{found}" for found in classes[0])
    for word in classes[:-1]:
        yield from (f"word~{found}" for found in word)
    if len(classes) > 1 and classes[-1] and classes[-2]:
        yield f"last2~{classes[-2][0]} {classes[-1][0]}"
