"""The three models, from the annotated digests and the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.linear import weights_folder
from kg.training.examples import (
    kind_examples,
    read_annotated,
    relation_examples,
    result_examples,
)
from kg.training.fit import fit
from kg.training.rarity import common_concepts, papers_by_concept
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["train"]


def train(
    annotated: Path, corpus: list[Path], report: Callable[[str], None] = lambda _line: None
) -> None:
    """Learn the shipped weights anew, and write them where extraction reads them.

    ``annotated`` holds ``digests`` and ``gold``; ``corpus`` tells which names are common.
    """
    folder = weights_folder()
    folder.mkdir(parents=True, exist_ok=True)
    entries = read_annotated(annotated)
    report(f"{len(entries)} annotated entries")
    common = common_concepts(load_vocabulary(), papers_by_concept(corpus))
    report(f"{len(common)} concepts are common")
    kinds = [*kind_examples(entries), *kind_examples(entries, common)]
    fit(kinds).save(folder / "kinds.json")
    report(f"kinds.json: {len(kinds)} examples")
    relations = [*relation_examples(entries), *relation_examples(entries, common)]
    fit(relations).save(folder / "relations.json")
    report(f"relations.json: {len(relations)} examples")
    results = list(result_examples(entries))
    fit(results).save(folder / "results.json")
    report(f"results.json: {len(results)} examples")
