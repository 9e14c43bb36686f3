"""What an entry says, as values of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.document import Layout, text_of, words_of
from kg.extraction.pipeline import create_pipeline
from kg.model.mention import Measurement, Mention, Quote, Reading
from kg.model.naming import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from kg.extraction.number import Number
    from kg.extraction.things import Thing
    from kg.model.entry import Entry
    from kg.model.identifiers import DigestId

__all__ = ["Reader", "read_document"]


class Reader:
    """Reads entries; one pipeline a language, made when first needed.

    With ``candidates``, also what is probably nothing, but may be something.
    """

    def __init__(self, *, candidates: bool = False) -> None:
        self._candidates = candidates
        self._pipelines: dict[str, Language] = {}

    def __call__(self, digest: DigestId, entry: Entry) -> Reading:
        """Return what one entry says; it depends on nothing but the entry."""
        self.load(entry.language)
        nlp = self._pipelines[entry.language]
        doc = nlp(prepare(nlp, entry))
        if self._candidates:
            doc._.things = [*doc._.things, *doc._.candidates]
        return read_document(doc, digest, entry)

    def load(self, language: str) -> None:
        """Have the pipeline for a language ready; that takes a second, the first time."""
        if language not in self._pipelines:
            self._pipelines[language] = create_pipeline(language)


def prepare(nlp: Language, entry: Entry) -> Doc:
    """Return the entry as a document for the pipeline to work on."""
    layout = Layout.of(entry)
    doc = nlp.make_doc(layout.text)
    doc._.layout = layout
    doc._.language = str(entry.language)
    return doc


def read_document(doc: Doc, digest: DigestId, entry: Entry) -> Reading:
    """Return what the pipeline found in an entry's document."""
    numbers = {id(thing): number for number, thing in enumerate(doc._.things)}
    mentions = [
        _mention(span, thing, numbers[id(thing)], doc)
        for thing in doc._.things
        for span in _told_apart(thing, doc)
    ]
    return Reading(
        digest=digest,
        paper=entry.paper,
        language=entry.language,
        mentions=tuple(mentions),
        measurements=tuple(_measurements(doc, numbers)),
    )


def _told_apart(thing: Thing, doc: Doc) -> Iterator[Span]:
    """Yield the spans of a thing, one a sentence for each of its names."""
    seen = set()
    for span in thing.spans:
        place = (doc._.context.sentence_number(span.start), text_of(span))
        if place not in seen:
            seen.add(place)
            yield span


def _mention(span: Span, thing: Thing, number: int, doc: Doc) -> Mention:
    if thing.kind is None:
        raise TypeError(thing)  # a pipeline without a component that judges kinds
    return Mention(
        thing=number,
        name=clean(text_of(span)),
        kind=thing.kind,
        relation=thing.relation,
        confidence=thing.confidence,
        rule=span.id_ or "vocabulary",
        span=doc._.layout.source(span.start_char, span.end_char),
        sentence=quote(span, doc),
        concept=thing.concept.id if thing.concept else None,
    )


def quote(span: Span, doc: Doc) -> Quote:
    """Return the sentence around a span, without white space at its ends."""
    words, layout = words_of(doc), doc._.layout
    first, last = doc._.context.sentence(span.start)
    start = words.starts[first]
    raw = words.text[start : words.starts[last - 1] + len(words.words[last - 1])]
    start += len(raw) - len(raw.lstrip())
    end = start + len(raw.strip())
    return Quote(span=layout.source(start, end), text=layout.verbatim(start, end))


def _measurements(doc: Doc, numbers: dict[int, int]) -> Iterator[Measurement]:
    for found in doc._.measurements or ():
        yield _measurement(found, doc, numbers)


def _measurement(found: Number, doc: Doc, numbers: dict[int, int]) -> Measurement:
    def number(thing: Thing | None) -> int | None:
        return None if thing is None else numbers.get(id(thing))

    return Measurement(
        value=found.value,
        unit=found.unit,
        metric=number(found.metric),
        dataset=number(found.dataset),
        method=number(found.method),
        confidence=found.confidence,
        rule="result",
        span=doc._.layout.source(found.span.start_char, found.span.end_char),
        sentence=quote(found.span, doc),
    )
