"""How many entries a second one core extracts, and where its time goes.

    python benchmarks/extraction.py FOLDER [--every 20] [--whole]

``--whole`` also reads every entry once, in a process of its own, and tells its peak memory.

Peers: spaCy's rule tokenizer beside ours, and its PhraseMatcher over the labels of our
vocabulary beside our gazetteer.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from measuring import in_child, machine, median_seconds, peak, table
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from kg.extraction.document import words_of
from kg.extraction.pipeline import COMPONENTS, create_pipeline
from kg.extraction.reading import Reader, prepare, read_document
from kg.journey import without_collection
from kg.model.digest import Digest
from kg.sources.reader import read
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.model.entry import Entry
    from kg.model.identifiers import DigestId

_RUNS = 3

Task = tuple["DigestId", "Entry"]


def sample(corpus: Path, every: int) -> list[Task]:
    """Return every so-manieth entry of a corpus."""
    digests = sorted(
        (told for told in read([corpus]) if isinstance(told, Digest)), key=lambda d: d.id
    )
    return [(digest.id, entry) for digest in digests for entry in digest.entries][::every]


def passage(tasks: Sequence[Task], pipelines: dict[str, Language]) -> dict[str, float]:
    """Read all entries, step by step, and return the seconds that each step took."""
    took: dict[str, float] = {}

    def timed(step: str, action: Callable[[], list[Doc]]) -> list[Doc]:
        started = time.process_time()
        docs = action()
        took[step] = time.process_time() - started
        return docs

    makers = [pipelines[entry.language] for _, entry in tasks]
    docs = timed(
        "tokenizer",
        lambda: [prepare(nlp, entry) for nlp, (_, entry) in zip(makers, tasks, strict=True)],
    )
    for name in COMPONENTS:
        parts = [nlp.get_pipe(name) for nlp in makers]
        docs = timed(name, lambda p=parts, d=docs: [f(x) for f, x in zip(p, d, strict=True)])
    started = time.process_time()
    for doc, (digest, entry) in zip(docs, tasks, strict=True):
        read_document(doc, digest, entry)
    took["values of the model"] = time.process_time() - started
    return took


def whole(corpus: Path) -> list[tuple[Any, ...]]:
    """Return how many entries there are, the seconds to read them, and the peak memory."""
    tasks = sample(corpus, 1)
    reader = Reader()
    begun = time.process_time()
    with without_collection():
        for task in tasks:
            reader(*task)
    seconds = time.process_time() - begun
    return [(len(tasks), seconds, len(tasks) / seconds, peak())]


def start_up() -> list[tuple[str, float]]:
    """Return what it takes to begin, in a process that has imported everything."""
    vocabulary = median_seconds(load_vocabulary, 1)
    first = median_seconds(lambda: create_pipeline("ko"), 1)
    second = median_seconds(lambda: create_pipeline("en"), 1)
    return [
        ("vocabulary from its Turtle files", vocabulary * 1000),
        ("first pipeline (vocabulary again, gazetteer, weights)", first * 1000),
        ("second pipeline", second * 1000),
    ]


def gazetteers(tasks: Sequence[Task], pipelines: dict[str, Language]) -> Iterable[tuple[Any, ...]]:
    """Yield time and hits of our gazetteer and of spaCy's matchers, over the same labels."""
    concepts = load_vocabulary()
    labels = sorted({n.text for c in concepts for n in (c.label, *c.aliases)})
    gazetteer = COMPONENTS["kg_gazetteer"](concepts)
    ours = [prepare(pipelines[entry.language], entry) for _, entry in tasks]
    rules = spacy.blank("xx")
    theirs = [rules.make_doc(doc.text) for doc in ours]

    def matcher(nlp: Language, attribute: str) -> PhraseMatcher:
        made = PhraseMatcher(nlp.vocab, attr=attribute)
        made.add("label", [nlp.make_doc(label) for label in labels])
        return made

    def hits(made: PhraseMatcher, docs: Iterable[Doc]) -> int:
        return sum(len(filter_spans(made(doc, as_spans=True))) for doc in docs)

    found = sum(len(list(gazetteer.find(words_of(doc)))) for doc in ours)
    build = median_seconds(lambda: COMPONENTS["kg_gazetteer"](concepts), _RUNS)
    took = median_seconds(lambda: [list(gazetteer.find(words_of(doc))) for doc in ours], _RUNS)
    yield f"our gazetteer, {len(labels):,} labels", build, took, found, 1.0
    for attribute in ("ORTH", "LOWER"):
        for name, nlp, docs in (
            ("rule tokenizer", rules, theirs),
            ("our tokenizer", pipelines["ko"], None),
        ):
            texts = docs or [nlp.make_doc(doc.text) for doc in ours]
            begun = time.process_time()
            made = matcher(nlp, attribute)
            build = time.process_time() - begun
            seconds = median_seconds(lambda m=made, t=texts: hits(m, t), _RUNS)
            number = hits(made, texts)
            yield f"PhraseMatcher, {attribute}, {name}", build, seconds, number, number / found


def tokenizers(tasks: Sequence[Task], pipelines: dict[str, Language]) -> list[tuple[Any, ...]]:
    """Return time and tokens of our tokenizer and of spaCy's rules."""
    texts = [prepare(pipelines[entry.language], entry).text for _, entry in tasks]
    rows: list[tuple[Any, ...]] = []
    for name, nlp in (("ours", pipelines["ko"]), ("spaCy's rules for xx", spacy.blank("xx"))):
        first = time.process_time()
        tokens = sum(len(nlp.make_doc(text)) for text in texts)
        first = time.process_time() - first
        later = median_seconds(lambda n=nlp: [n.make_doc(text) for text in texts], _RUNS)
        rows.append((name, tokens, first, later, len(texts) / later))
    return rows


def main() -> None:
    """Print a table per question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=20)
    parser.add_argument("--whole", action="store_true")
    options = parser.parse_args()
    print(machine(), end="\n\n")
    begun = in_child(start_up)
    print(table(("start-up, imports apart", "ms"), begun), end="\n\n")

    if options.whole:
        rows = in_child(whole, options.corpus)
        print(table(("entries", "s", "entries/s", "peak MB"), rows), end="\n\n")
    tasks = sample(options.corpus, options.every)
    pipelines = {language: create_pipeline(language) for language in ("ko", "en")}
    passage(tasks[:20], pipelines)
    runs = []
    for _ in range(_RUNS):
        with without_collection():  # as builds have it
            runs.append(passage(tasks, pipelines))
    total = statistics.median(sum(run.values()) for run in runs)
    pace = len(tasks) / total
    print(f"{len(tasks):,} entries: {total:.2f} s, {pace:.0f} entries/s on one core.\n")
    steps = [(step, statistics.median(run[step] for run in runs)) for step in runs[0]]
    rows = [(s, t, 1000 * t / len(tasks), f"{t / total:.0%}") for s, t in steps]
    print(table(("step", "s", "ms an entry", "share"), rows), end="\n\n")
    headings = ("tokenizer", "tokens", "s, first time", "s, again", "entries/s, again")
    print(table(headings, tokenizers(tasks, pipelines)), end="\n\n")
    headings = ("names of the vocabulary", "s to build", "s to find", "hits", "hits, ratio")
    print(table(headings, gazetteers(tasks, pipelines)))


if __name__ == "__main__":
    main()
