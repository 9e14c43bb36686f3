"""Which names of an entry denote one thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extraction.document import text_of
from kg.model.naming import clean, fold
from kg.model.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Doc, Span

    from kg.model.concept import Concept
    from kg.model.kind import Kind

__all__ = ["Thing", "Things", "mentions_of"]

#: Which rule's span stays where two rules read the same words; a user's own rule comes first.
_TRUST = {"": 0, "gloss": 1, "name": 2, "phrase": 3}


@dataclass(slots=True)
class Thing:
    """Something that an entry names, once or often; components fill in what it is."""

    spans: list[Span]
    #: The components that read its names.
    rules: set[str]
    concept: Concept | None = None
    kind: Kind | None = None
    relation: Relation = Relation.MENTIONS
    confidence: float = 0.0
    #: What there is to see about it, as ``features`` names it.
    signs: list[str] = field(default_factory=list)
    #: Names joined to it by a gloss, folded.
    glossed: set[str] = field(default_factory=set)

    @property
    def names(self) -> list[str]:
        """Return the distinct names, in the order of the text."""
        return list(dict.fromkeys(clean(text_of(span)) for span in self.spans))


@dataclass(frozen=True, slots=True)
class Things:
    """Joins the spans of ``doc.spans["kg"]`` into ``doc._.things``.

    Spans of one key, of one concept, or joined by a gloss name one thing; but a gloss does
    not join two concepts that the vocabulary keeps apart.
    """

    concepts: Mapping[str, Concept]

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.things``, and leave only spans that do not overlap."""
        rules: dict[tuple[int, int], set[str]] = {}
        for span in doc.spans.get("kg", ()):
            rules.setdefault((span.start, span.end), set()).add(span.id_ or "vocabulary")
        spans = _without_overlaps(doc.spans.get("kg", ()))
        doc.spans["kg"] = spans
        things: list[Thing] = []
        by_key: dict[str, Thing] = {}
        at: dict[tuple[int, int], Thing] = {}
        for span in spans:
            key = span.kb_id_ or fold(text_of(span))
            if not key:
                continue
            thing = by_key.get(key)
            if thing is None:
                thing = by_key[key] = Thing([], set(), self.concepts.get(span.kb_id_))
                things.append(thing)
            thing.spans.append(span)
            thing.rules |= rules[span.start, span.end]
            at[span.start, span.end] = thing
        for first, second in doc._.glosses or ():
            _join(things, at, first, second)
        doc._.things = things
        return doc


def _without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """Return the longest spans, the vocabulary's first among equals, in text order."""
    ranked = sorted(
        spans, key=lambda s: (s.start - s.end, not s.kb_id_, _TRUST.get(s.id_, 0), s.start)
    )
    taken = set[int]()
    kept = []
    for span in ranked:
        cover = range(span.start, span.end)
        if taken.isdisjoint(cover):
            taken.update(cover)
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def _join(
    things: list[Thing],
    at: dict[tuple[int, int], Thing],
    first: tuple[int, int],
    second: tuple[int, int],
) -> None:
    """Make one thing of two that a gloss calls one."""
    one, other = at.get(first), at.get(second)
    if one is None or other is None or one is other:
        return
    if one.concept and other.concept:
        # "Stable Video Diffusion (SVD)": here, the short form does not mean the other SVD
        if _is_name_of(other, one.concept):
            _merge(things, at, one, other)
        elif _is_name_of(one, other.concept):
            _merge(things, at, other, one)
    elif other.concept:
        _merge(things, at, other, one)
    else:
        _merge(things, at, one, other)


def _is_name_of(thing: Thing, concept: Concept) -> bool:
    names = {fold(name.text) for name in (concept.label, *concept.aliases)}
    return all(fold(name) in names for name in thing.names)


def _merge(things: list[Thing], at: dict[tuple[int, int], Thing], kept: Thing, gone: Thing) -> None:
    kept.glossed |= gone.glossed | {fold(name) for name in (*kept.names, *gone.names)}
    kept.spans = sorted([*kept.spans, *gone.spans], key=lambda span: span.start)
    kept.rules |= gone.rules
    things.remove(gone)
    for place, thing in at.items():
        if thing is gone:
            at[place] = kept


def mentions_of(things: Iterable[Thing]) -> Iterator[tuple[Span, Thing]]:
    """Yield every span with its thing, in the order of the text."""
    pairs = [(span, thing) for thing in things for span in thing.spans]
    yield from sorted(pairs, key=lambda pair: pair[0].start)
