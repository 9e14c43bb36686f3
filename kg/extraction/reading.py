"""What an entry says, as values of the model."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from kg.extraction.document import Layout, words_of
from kg.extraction.pipeline import create_pipeline
from kg.model.mention import Measurement, Mention, Quote, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.extraction.context import Context
    from kg.extraction.document import Stretch
    from kg.extraction.number import Number
    from kg.extraction.things import Thing
    from kg.model.entry import Entry
    from kg.model.identifiers import DigestId
    from kg.model.span import Span

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
    doc._.paper = str(entry.paper)
    return doc


def read_document(doc: Doc, digest: DigestId, entry: Entry) -> Reading:
    """Return what the pipeline found in an entry's document."""
    values = _Values(
        doc, doc._.context, {id(thing): place for place, thing in enumerate(doc._.things)}
    )
    return Reading(
        digest=digest,
        paper=entry.paper,
        language=entry.language,
        mentions=tuple(chain.from_iterable(map(values.mentions, doc._.things))),
        measurements=tuple(map(values.measurement, doc._.measurements or ())),
    )


@dataclass(frozen=True, slots=True)
class _Values:
    """Makes values of the model of what was found in a document."""

    doc: Doc
    context: Context
    #: The number of each thing.
    numbers: Mapping[int, int]
    #: The sentences that were quoted so far, by their first word.
    quotes: dict[int, Quote] = field(default_factory=dict)

    def mentions(self, thing: Thing) -> Iterator[Mention]:
        """Yield the mentions of a thing, one a sentence for each of its names."""
        if thing.kind is None:
            raise TypeError(thing)  # a pipeline without a component that judges kinds
        seen = set()
        # a sentence that was not looked at supports no more than the least of the others
        least = min(thing.support.values(), default=1.0)
        for span in thing.spans:
            first, _ = self.context.sentence(span.start)
            if (first, span.text) in seen:
                continue
            seen.add((first, span.text))
            yield Mention(
                thing=self.numbers[id(thing)],
                name=span.name,
                kind=thing.kind,
                relation=thing.relation,
                confidence=round(thing.confidence * thing.support.get(first, least), 3),
                rule=span.rule or "vocabulary",
                span=self._source(span),
                sentence=self._sentence(span),
                concept=thing.concept.id if thing.concept else None,
            )

    def measurement(self, found: Number) -> Measurement:
        """Return a number with what it is about."""
        return Measurement(
            value=found.value,
            unit=found.unit,
            metric=self._number(found.metric),
            dataset=self._number(found.dataset),
            method=self._number(found.method),
            confidence=found.confidence,
            rule="result",
            span=self._source(found.span),
            sentence=self._sentence(found.span),
        )

    def _number(self, thing: Thing | None) -> int | None:
        return None if thing is None else self.numbers.get(id(thing))

    def _source(self, span: Stretch) -> Span:
        layout: Layout = self.doc._.layout
        return layout.source(span.start_char, span.end_char)

    def _sentence(self, span: Stretch) -> Quote:
        first, _ = self.context.sentence(span.start)
        if first not in self.quotes:
            self.quotes[first] = quote(span, self.doc)
        return self.quotes[first]


def quote(span: Stretch, doc: Doc) -> Quote:
    """Return the sentence around a span, without white space at its ends."""
    words, layout = words_of(doc), doc._.layout
    first, last = doc._.context.sentence(span.start)
    start = words.starts[first]
    raw = words.text[start : words.starts[last - 1] + len(words.words[last - 1])]
    start += len(raw) - len(raw.lstrip())
    end = start + len(raw.strip())
    return Quote(span=layout.source(start, end), text=layout.verbatim(start, end))
