"""Sentences with the read words marked.

A statement has the offsets of the words in the digest, and the sentence, but not where the
sentence begins there. Statements of the same sentence agree on that, so what they read tells
it together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.serve.lookup import Lookup

__all__ = ["Quote", "marked", "quotes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence as a page shows it: what stands before the read words, them, the rest."""

    before: str
    read: str
    after: str
    language: str
    statement: str
    digest: str
    confidence: float
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Said:
    statement: str
    sentence: str
    language: str
    digest: str
    start: int
    end: int
    #: What the words may be: names of the thing, or the number.
    names: tuple[str, ...]


def quotes(look: Lookup, statements: Iterable[str]) -> list[Quote]:
    """Return the sentences of statements, surest first, each sentence once."""
    said = [found for statement in statements if (found := _said(look, statement))]
    begins = _begins(said)
    every = [_quote(look, one, begins.get((one.digest, one.sentence))) for one in said]
    every.sort(key=lambda quote: (-quote.confidence, quote.digest, quote.start))
    return list({(q.digest, q.before, q.read, q.after): q for q in reversed(every)}.values())[::-1]


def _said(look: Lookup, statement: str) -> _Said | None:
    sentences = look.texts(statement, "kg:sentence")
    if not sentences:
        return None
    sentence, language = sentences[0]
    return _Said(
        statement,
        sentence,
        language,
        look.thing(statement, "prov:wasDerivedFrom"),
        look.number(statement, "kg:start"),
        look.number(statement, "kg:end"),
        tuple(_names(look, look.thing(statement, "rdf:object"))),
    )


def _names(look: Lookup, thing: str) -> Iterator[str]:
    for name in ("skos:prefLabel", "skos:altLabel"):
        yield from (text for text, _ in look.texts(thing, name))
    if value := look.text(thing, "kg:value"):
        yield value + look.text(thing, "kg:unit")
        yield value


def _begins(said: Sequence[_Said]) -> dict[tuple[str, str], int]:
    """Return where each sentence begins, as far as its statements agree."""
    found: dict[tuple[str, str], set[int]] = {}
    for one in said:
        places = {one.start - place for place in _places(one)}
        if places:
            key = (one.digest, one.sentence)
            agreed = found[key] & places if key in found else places
            found[key] = agreed or places
    return {key: max(places) for key, places in found.items()}


def _places(one: _Said) -> Iterator[int]:
    """Yield where in the sentence words of the right length mean the thing."""
    length = one.end - one.start
    keys = {fold(name) for name in one.names}
    first = {key[:1] for key in keys}
    for place in range(len(one.sentence) - length + 1):
        words = one.sentence[place : place + length]
        start = words[:1]
        # a letter or digit of ASCII is what the key begins with, and most begin with another
        if start.isascii() and start.isalnum() and start.lower() not in first:
            continue
        if start.strip() and fold(words) in keys:
            yield place


def _quote(look: Lookup, one: _Said, begin: int | None) -> Quote:
    start, end = (0, 0) if begin is None else (one.start - begin, one.end - begin)
    if begin is None:
        start, end = marked(one.sentence, one.names)
    return Quote(
        before=one.sentence[:start],
        read=one.sentence[start:end],
        after=one.sentence[end:],
        language=one.language,
        statement=one.statement,
        digest=one.digest,
        confidence=_share(look.text(one.statement, "kg:confidence")),
        rule=look.text(one.statement, "kg:rule"),
        start=one.start,
        end=one.end,
    )


def _share(text: str) -> float:
    """Return a confidence; a graph of others may have anything there."""
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def marked(sentence: str, names: Sequence[str]) -> tuple[int, int]:
    """Return where a sentence has one of the names, the longest first; else ``(0, 0)``.

    >>> marked("DiT is used.", ["Diffusion Transformer", "DiT"])
    (0, 3)
    """
    for name in sorted(names, key=len, reverse=True):
        found = re.search(re.escape(name), sentence, re.IGNORECASE) if name else None
        if found:
            return found.span()
    return 0, 0
