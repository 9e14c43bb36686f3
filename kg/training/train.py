"""All shipped weights, from the annotated digests and the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.linear import weights_folder
from kg.extraction.precedents import save_precedents, shipped_precedents
from kg.extraction.word_classes import save_word_classes, shipped_word_classes
from kg.training.annotated import INVENTED, own_annotations, read_annotated
from kg.training.examples import (
    glance_examples,
    kind_examples,
    relation_examples,
    result_examples,
    slot_examples,
)
from kg.training.fit import fit
from kg.training.rarity import common_concepts, first_months, papers_by_concept
from kg.training.word_classes import learn_word_classes
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["train"]


def train(
    annotated: Path, corpus: list[Path], report: Callable[[str], None] = lambda _line: None
) -> None:
    """Learn the shipped weights anew, and write them where extraction reads them.

    ``annotated`` holds ``digests`` and ``gold``; ``corpus`` tells which names are common, and
    has the texts of what the project itself annotates.
    """
    folder = weights_folder()
    folder.mkdir(parents=True, exist_ok=True)
    classes = learn_word_classes(corpus)
    save_word_classes(classes, folder / "words.json")
    shipped_word_classes.cache_clear()
    report(f"words.json: {sum(map(len, classes['A']))} words")
    papers = papers_by_concept(corpus)
    save_precedents(first_months(papers), folder / "precedents.json")
    shipped_precedents.cache_clear()
    report(f"precedents.json: {len(papers)} concepts")
    gold = read_annotated(annotated)
    entries = [*gold, *own_annotations(corpus), *read_annotated(INVENTED)]
    report(f"{len(gold)} annotated entries, and {len(entries) - len(gold)} of the project's own")
    common = common_concepts(load_vocabulary(), papers)
    report(f"{len(common)} concepts are common")
    glances = [*glance_examples(entries), *glance_examples(entries, common)]
    fit(glances).save(folder / "glances.json")
    report(f"glances.json: {len(glances)} examples")
    kinds = [*kind_examples(entries), *kind_examples(entries, common)]
    fit(kinds).save(folder / "kinds.json")
    report(f"kinds.json: {len(kinds)} examples")
    relations = [*relation_examples(entries), *relation_examples(entries, common)]
    fit(relations).save(folder / "relations.json")
    report(f"relations.json: {len(relations)} examples")
    results = list(result_examples(entries))
    fit(results).save(folder / "results.json")
    report(f"results.json: {len(results)} examples")
    slots = list(slot_examples(entries))
    fit(slots).save(folder / "slots.json")
    report(f"slots.json: {len(slots)} examples")
