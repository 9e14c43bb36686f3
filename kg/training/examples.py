"""What extraction sees in annotated entries, with the labels that the gold gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.evaluation.gold import read_gold
from kg.evaluation.spelling import keys, magnitude
from kg.extraction.context import Context
from kg.extraction.features import signs
from kg.extraction.judges import NOTHING
from kg.extraction.pipeline import create_pipeline
from kg.extraction.reading import prepare
from kg.extraction.results import find_numbers, number_signs
from kg.model.digest import Digest
from kg.sources.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from spacy.tokens import Doc

    from kg.evaluation.gold import GoldEntity, GoldPaper
    from kg.extraction.things import Thing
    from kg.model.concept import Concept
    from kg.model.entry import Entry

__all__ = ["Example", "kind_examples", "read_annotated", "relation_examples", "result_examples"]

RESULT = "result"


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


def read_annotated(folder: Path) -> list[tuple[Entry, GoldPaper]]:
    """Return the entries of ``folder/digests`` that ``folder/gold`` annotates."""
    pairs: list[tuple[Entry, GoldPaper]] = []
    for path in sorted((folder / "gold").glob("*.json")):
        gold = {paper.id: paper for paper in read_gold(path)}
        for digest in read(sorted((folder / "digests").glob(f"{path.stem}.*"))):
            entries = digest.entries if isinstance(digest, Digest) else ()
            pairs.extend((entry, gold[entry.paper]) for entry in entries if entry.paper in gold)
    return pairs


def kind_examples(
    annotated: Sequence[tuple[Entry, GoldPaper]], concepts: Sequence[Concept] | None = None
) -> Iterator[Example]:
    """Yield each thing that is required, or nothing; what is optional teaches neither."""
    for doc, paper in _documents(annotated, concepts, upto="kg_things"):
        context = Context.of(doc)
        for aligned in _align(doc, paper):
            if aligned.gold is None or aligned.gold.required:
                label = aligned.gold.kind if aligned.gold else NOTHING
                seen = signs(aligned.thing, context, doc._.language)
                yield Example(tuple(seen), str(label))


def relation_examples(
    annotated: Sequence[tuple[Entry, GoldPaper]], concepts: Sequence[Concept] | None = None
) -> Iterator[Example]:
    """Yield each thing that the gold knows, with its kind among the signs."""
    for doc, paper in _documents(annotated, concepts, upto="kg_things"):
        context = Context.of(doc)
        for aligned in _align(doc, paper):
            if aligned.gold is not None:
                concept = aligned.thing.concept
                kind = concept.kind if concept else aligned.gold.kind
                seen = signs(aligned.thing, context, doc._.language)
                yield Example((*seen, f"kind={kind}"), str(aligned.gold.relation))


def result_examples(annotated: Sequence[tuple[Entry, GoldPaper]]) -> Iterator[Example]:
    """Yield each number; it is a result if the gold has its value.

    The kinds of the things around it are those that the shipped weights give, so train
    these first.
    """
    for doc, paper in _documents(annotated, None, upto="kg_relations"):
        values = {abs(magnitude(result.value) or 0.0) for result in paper.results}
        for number in find_numbers(doc, doc._.context):
            seen = number_signs(number, doc._.context)
            is_result = float(abs(number.value)) in values
            yield Example(tuple(seen), RESULT if is_result else NOTHING)


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
        names = set(thing.names)
        if thing.concept is not None:
            names |= {name.text for name in (thing.concept.label, *thing.concept.aliases)}
        own = keys(names)
        yield _Aligned(thing, next((gold for gold in wanted if gold.keys & own), None))
