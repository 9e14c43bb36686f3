"""What extraction sees in annotated entries, with the labels that the gold gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.evaluation.spelling import fold, keys, magnitude
from kg.extraction.context import Context
from kg.extraction.judges import NOTHING, SOMETHING
from kg.extraction.number import find_numbers
from kg.extraction.pipeline import create_pipeline
from kg.extraction.reading import prepare
from kg.extraction.results import number_signs
from kg.extraction.signs.all import Signs, relation_signs
from kg.extraction.signs.table import OpenSignTable
from kg.extraction.slots import candidates, slot_signs
from kg.model.kind import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from kg.evaluation.gold import GoldEntity, GoldPaper, GoldResult
    from kg.extraction.number import Number
    from kg.extraction.things import Thing
    from kg.model.concept import Concept
    from kg.model.entry import Entry

__all__ = [
    "Example",
    "glance_examples",
    "kind_examples",
    "relation_examples",
    "result_examples",
    "slot_examples",
]

RESULT = "result"
ABOUT = "about"
#: A shorter name may be in a longer word by chance.
_TELLING = 3


@dataclass(frozen=True, slots=True)
class Example:
    """What a model sees, and what it should answer."""

    signs: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A thing of an entry, and the gold entity that it is, if any."""

    thing: Thing
    gold: GoldEntity | None


def kind_examples(
    annotated: Sequence[tuple[Entry, GoldPaper]], concepts: Sequence[Concept] | None = None
) -> Iterator[Example]:
    """Yield each thing that is required, or nothing; what is optional teaches neither."""
    for aligned, seen in _seen(annotated, concepts):
        if aligned.gold is None or aligned.gold.required:
            label = aligned.gold.kind if aligned.gold else NOTHING
            yield Example(seen, str(label))


def glance_examples(
    annotated: Sequence[tuple[Entry, GoldPaper]], concepts: Sequence[Concept] | None = None
) -> Iterator[Example]:
    """Yield what ``kind_examples`` yields, with the signs that a glance sees."""
    signs = Signs(OpenSignTable())
    for doc, paper in _documents(annotated, concepts, upto="kg_things"):
        context = Context.of(doc)
        for aligned in _align(doc, paper):
            if aligned.gold is None or aligned.gold.required:
                seen = signs.table.texts(signs.glance(aligned.thing, context, doc._.language))
                yield Example(tuple(seen), SOMETHING if aligned.gold else NOTHING)


def relation_examples(
    annotated: Sequence[tuple[Entry, GoldPaper]], concepts: Sequence[Concept] | None = None
) -> Iterator[Example]:
    """Yield each thing that the gold knows, with its kind among the signs."""
    for aligned, seen in _seen(annotated, concepts):
        if aligned.gold is not None:
            concept = aligned.thing.concept
            kind = concept.kind if concept else aligned.gold.kind
            yield Example(tuple(relation_signs(seen, kind)), str(aligned.gold.relation))


def result_examples(annotated: Sequence[tuple[Entry, GoldPaper]]) -> Iterator[Example]:
    """Yield each number; it is a result if the gold has its value.

    The kinds of the things around it are those that the shipped weights give, so train
    these first.
    """
    for doc, paper in _documents(annotated, None, upto="kg_relations"):
        for number in find_numbers(doc, doc._.context):
            seen = number_signs(number, doc._.context)
            yield Example(tuple(seen), RESULT if _told(number, paper) else NOTHING)


def slot_examples(annotated: Sequence[tuple[Entry, GoldPaper]]) -> Iterator[Example]:
    """Yield each result with each thing that it may be about.

    Kinds, relations and results are those that the shipped weights give, so train these
    first.
    """
    for doc, paper in _documents(annotated, None, upto="kg_relations"):
        things = doc._.things
        known = [(n, found) for n in find_numbers(doc, doc._.context) if (found := _told(n, paper))]
        numbers = [number for number, _ in known]
        for number, found in known:
            for thing in candidates(number, things, doc._.context):
                seen = slot_signs(number, thing, numbers, things, doc._.context)
                yield Example(tuple(seen), ABOUT if _is_about(found, thing) else NOTHING)


def _is_about(result: GoldResult, thing: Thing) -> bool:
    """Tell whether the gold's result is about a thing.

    Annotators describe what was measured ("accuracy improvement"); the metric is in that.
    """
    names = _names(thing)
    if thing.kind is Kind.METRIC:
        described = fold(result.metric)
        return any(len(name) >= _TELLING and name in described for name in names)
    return bool(names & keys((result.on, result.of)))


def _told(number: Number, paper: GoldPaper) -> GoldResult | None:
    """Return the result of the gold that has a number's value, if there is one."""
    value = float(abs(number.value))
    same = (found for found in paper.results if abs(magnitude(found.value) or 0.0) == value)
    return next(same, None)


def _seen(
    annotated: Sequence[tuple[Entry, GoldPaper]], concepts: Sequence[Concept] | None
) -> Iterator[tuple[_Aligned, tuple[str, ...]]]:
    """Yield each thing with its gold entity, and all its signs."""
    signs = Signs(OpenSignTable())
    for doc, paper in _documents(annotated, concepts, upto="kg_things"):
        around = signs.surroundings(Context.of(doc))
        for aligned in _align(doc, paper):
            glance = signs.glance(aligned.thing, around.context, doc._.language)
            aligned.thing.signs_at = signs.around(aligned.thing, around)
            seen = signs.together(aligned.thing, around, glance)
            yield aligned, tuple(signs.table.texts(seen))


def _documents(
    annotated: Iterable[tuple[Entry, GoldPaper]],
    concepts: Sequence[Concept] | None,
    *,
    upto: str,
) -> Iterator[tuple[Doc, GoldPaper]]:
    """Yield each entry as the pipeline has it after the component ``upto``."""
    pipelines = {
        language: create_pipeline(language, concepts=concepts, upto=upto)
        for language in sorted({entry.language for entry, _ in annotated})
    }
    for entry, paper in annotated:
        nlp = pipelines[entry.language]
        yield nlp(prepare(nlp, entry)), paper


def _align(doc: Doc, paper: GoldPaper) -> Iterator[_Aligned]:
    """Yield each thing with its gold entity; required ones are served first."""
    found: list[Thing] = doc._.things
    wanted = sorted(paper.entities, key=lambda entity: not entity.required)
    for thing in found:
        own = _names(thing)
        yield _Aligned(thing, next((gold for gold in wanted if gold.keys & own), None))


def _names(thing: Thing) -> frozenset[str]:
    """Return the keys of all names of a thing, the vocabulary's too."""
    names = set(thing.names)
    if thing.concept is not None:
        names |= {name.text for name in (thing.concept.label, *thing.concept.aliases)}
    return keys(names)
