"""Entries with what people say that they say, to learn from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kg.evaluation.gold import read_gold
from kg.training.corpus import digests, entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.evaluation.gold import GoldPaper
    from kg.model.entry import Entry

__all__ = ["INVENTED", "OWN", "Annotated", "own_annotations", "read_annotated"]

Annotated: TypeAlias = "tuple[Entry, GoldPaper]"

#: What the project brings: names, kinds, relations and figures, but none of the texts. They
#: were annotated once, by the guidelines of the gold, so they teach and never judge.
OWN = Path(__file__).parent / "annotations"
#: Digests of papers that do not exist, written and annotated by the project: they say in many
#: ways, also in those that real digests seldom use, what papers say.
INVENTED = Path(__file__).parent / "invented"


def read_annotated(folder: Path) -> list[Annotated]:
    """Return the entries of ``folder/digests`` that ``folder/gold`` annotates."""
    pairs: list[Annotated] = []
    for path in sorted((folder / "gold").glob("*.json")):
        gold = {paper.id: paper for paper in read_gold(path)}
        told = entries(sorted((folder / "digests").glob(f"{path.stem}.*")))
        pairs += [(entry, gold[entry.paper]) for entry in told if entry.paper in gold]
    return pairs


def own_annotations(corpus: Sequence[Path]) -> list[Annotated]:
    """Return the entries of a corpus that the project itself annotates, sorted by file.

    Of several entries about a paper in one language, the one of the first digest.
    """
    papers = [paper for path in sorted(OWN.glob("*.json")) for paper in read_gold(path)]
    wanted = {(paper.id, paper.language) for paper in papers}
    found: dict[tuple[str, str], Entry] = {}
    for digest in sorted(digests(corpus), key=lambda digest: digest.id):
        for entry in digest.entries:
            key = (str(entry.paper), str(entry.language))
            if key in wanted:
                found.setdefault(key, entry)
    pairs = ((found.get((paper.id, paper.language)), paper) for paper in papers)
    return [(entry, paper) for entry, paper in pairs if entry is not None]
