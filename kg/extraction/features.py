"""What there is to see about a thing: the signs by which its kind and relation are judged.

A sign is a short string such as ``right=dataset``; a thing has each sign or has it not.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kg.extraction.cues import cues_of
from kg.extraction.declarations import is_declared
from kg.extraction.names import look
from kg.extraction.particles import PARTICLES
from kg.model.naming import fold, has_hangul

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span

    from kg.extraction.context import Context
    from kg.extraction.things import Thing

__all__ = ["signs"]

_SUFFIXES = re.compile(
    r"(bench|eval|qa|net|former|gpt|lm|vl|clip|rl|po|ft|nerf|gs|diff|gen|bert|llava|arena|"
    r"score|sim|loss|\d+k|\d+m|\d+b|coder|instruct|chat|agent|rag|edit|set|verse|world|gym|"
    r"craft|dataset|corpus|moe|lora|cot|sft|dpo|sam|vit|vla|mamba|adapter|tuning|attention)$"
)
#: How far, in words, a sign may stand from the name.
_FAR = 9
#: How many names of a list are looked at each way.
_LISTED = 10


def signs(thing: Thing, context: Context, language: str) -> list[str]:
    """Return the signs of a thing, each once, in a fixed order."""
    found = [f"lang={language}"]
    found.extend(_name_signs(thing))
    found.extend(_place_signs(thing, context))
    for span in thing.spans[:4]:
        found.extend(_neighbour_signs(span, context))
        found.extend(_sentence_signs(span, context))
        found.extend(_cue_signs(span, context))
        if is_declared(context.folded, span.start, span.end, context.sentence(span.start)):
            found.append("declared")
    return list(dict.fromkeys(found))


def _name_signs(thing: Thing) -> Iterator[str]:
    yield from (f"rule={rule}" for rule in sorted(thing.rules))
    if len(thing.rules) > 1:
        yield "rule+" + "+".join(sorted(thing.rules))
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


def _shape_signs(name: str) -> Iterator[str]:
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


def _place_signs(thing: Thing, context: Context) -> Iterator[str]:
    yield f"times={min(len(thing.spans), 4)}"
    first = thing.spans[0]
    number = context.sentence_number(first.start)
    yield f"sentence={min(number, 8)}"
    if first.start == context.bounds[number - 1]:
        yield "opens"
    layout = context.layout
    if layout is None:
        return
    sections = set()
    for span in thing.spans:
        if span.start_char < layout.title_end:
            yield "title"
            if span.start == 0:
                yield "title=start"
            if _next_mark(span, context) == ":" and span.start == 0:
                yield "title=head"
        else:
            sections.add(layout.section_at(span.start_char) or "text")
    yield from (f"section={section}" for section in sorted(sections))
    yield f"sections={len(sections)}"
    if sections == {"Performance Highlights"}:
        yield "performance-only"
    if first.start_char >= layout.title_end:
        yield "no-title"


def _next_mark(span: Span, context: Context) -> str:
    return context.words[span.end] if span.end < context.length else ""


def _neighbour_signs(span: Span, context: Context) -> Iterator[str]:
    start, end = context.sentence(span.start)
    right = _content(context, range(span.end, min(end, span.end + 7)))
    left = _content(context, range(span.start - 1, max(start, span.start - 7) - 1, -1))
    for distance, word in enumerate(right[:3], start=1):
        yield f"right{distance}={word}"
        yield f"right={word}"
    for distance, word in enumerate(left[:3], start=1):
        yield f"left{distance}={word}"
        yield f"left={word}"
    if len(right) > 1:
        yield f"right12={right[0]}_{right[1]}"
    if len(left) > 1:
        yield f"left21={left[1]}_{left[0]}"
    after = context.words[span.end] if span.end < end else "END"
    if after in PARTICLES or not after.isalnum():
        yield f"after={after}"
    before = context.words[span.start - 1] if span.start > start else "START"
    if not before.isalnum():
        yield f"before={before}"
    yield from _list_signs(span, context, start, end)


def _list_signs(span: Span, context: Context, start: int, end: int) -> Iterator[str]:
    """Yield the kinds of the known things that a name is listed with."""
    kinds = [*_listed(span.end, end, 1, context), *_listed(span.start - 1, start - 1, -1, context)]
    yield from (f"list={kind}" for kind in dict.fromkeys(kinds[:1]))
    if len(kinds) > 1:
        kind, count = Counter(kinds).most_common(1)[0]
        yield f"listed={kind}"
        if count > 2:
            yield f"long-list={kind}"


def _listed(place: int, edge: int, step: int, context: Context) -> Iterator[str]:
    """Yield the kinds along a list, from a name towards one end of its sentence."""
    gap = 0
    last: Thing | None = None
    found = 0
    while place != edge and gap < 4 and found < _LISTED:
        thing = context.things.get(place)
        if thing is not None:
            if thing is not last and thing.concept is not None:
                found += 1
                yield str(thing.concept.kind)
            last, gap = thing, 0
        elif context.folded[place] in _LINKS:
            gap += 1
        else:
            return
        place += step


_LINKS = frozenset([",", " ", "and", "or", "와", "과", "및", "&", "/", "、", "·", "그리고", "-"])


def _cue_signs(span: Span, context: Context) -> Iterator[str]:
    """Yield what the words around a name say that the paper does with it.

    Korean verbs follow their objects, English ones go before them.
    """
    start, end = context.sentence(span.start)
    after = context.words[span.end] if span.end < end else ""
    for side, places in (
        ("after", range(span.end, min(end, span.end + 8))),
        ("before", range(span.start - 1, max(start, span.start - 8) - 1, -1)),
    ):
        seen = set[str]()
        for distance, place in enumerate(places):
            for cue in cues_of(context.folded[place]):
                if cue not in seen:
                    seen.add(cue)
                    yield f"cue={cue} {side}"
                    if distance < 4:
                        yield f"cue={cue} {side} near"
                    if side == "after" and after in PARTICLES:
                        yield f"cue={cue} {after}"
    for cue in sorted(
        {cue for place in range(start, end) for cue in cues_of(context.folded[place])}
    ):
        yield f"sentence-cue={cue}"


def _content(context: Context, places: range) -> list[str]:
    """Return the words at these places, without marks; things stand as their kind."""
    words = []
    last: object = None
    for place in places:
        thing = context.things.get(place)
        if thing is not None:
            if thing is not last:
                words.append(f"<{thing.concept.kind if thing.concept else 'name'}>")
            last = thing
            continue
        last = None
        word = context.folded[place]
        if word[0].isalnum():
            words.append("#" if word[0].isdigit() else _stem(word))
        elif word in "():%":
            words.append(word)
    return words


def _stem(word: str) -> str:
    """Return the first two syllables of a Korean word, which carry its meaning."""
    if "가" <= word[0] <= "힣":
        return word[:2]
    return fold(word)


def _sentence_signs(span: Span, context: Context) -> Iterator[str]:
    start, end = context.sentence(span.start)
    for place in range(max(start, span.start - _FAR), min(end, span.end + _FAR)):
        if place in context.things:
            continue
        word = context.folded[place]
        if len(word) > 1 and word[0].isalpha():
            yield f"near={_stem(word)}"
    for place in range(max(start, end - 4), end):
        word = context.folded[place]
        if "가" <= word[0] <= "힣" and place not in context.things:
            yield f"verb={_stem(word)}"
