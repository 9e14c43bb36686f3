"""Which papers of the corpus name what the vocabulary knows, and what follows.

Vocabularies that know less, so that the weights learn to do without. The vocabulary knows
many names of the annotated digests, as it was written when these were at hand. Weights learnt
with all of it would believe that what it does not know is nothing. So they are learnt twice
over: with the whole vocabulary, and without the concepts that few papers of the corpus name,
which is how tomorrow's papers look.

And precedents: what papers of earlier months named, none introduces anew.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.extraction.document import found_in
from kg.extraction.pipeline import create_pipeline
from kg.extraction.precedents import month_of
from kg.extraction.reading import prepare
from kg.model.identifiers import EntityId
from kg.model.language import Language
from kg.training.corpus import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from kg.model.concept import Concept
    from kg.model.identifiers import ArxivId

__all__ = ["common_concepts", "first_months", "papers_by_concept"]

#: A concept is common if at least this many papers name it.
_COMMON = 10
#: Of so many first papers that name a concept, the months are kept.
_FIRST = 3


def common_concepts(
    concepts: Iterable[Concept], papers: dict[EntityId, set[ArxivId]]
) -> list[Concept]:
    """Return the concepts that many papers name."""
    return [concept for concept in concepts if len(papers.get(concept.id, ())) >= _COMMON]


def first_months(papers: Mapping[EntityId, Iterable[ArxivId]]) -> dict[str, list[str]]:
    """Return the months of the first papers that name each concept, in order."""
    return {
        concept: sorted(filter(None, map(month_of, found)))[:_FIRST]
        for concept, found in papers.items()
    }


def papers_by_concept(corpus: Sequence[Path]) -> dict[EntityId, set[ArxivId]]:
    """Return which papers of a corpus name each concept of the vocabulary."""
    pipelines = {language: create_pipeline(language, upto="kg_gazetteer") for language in Language}
    papers: dict[EntityId, set[ArxivId]] = defaultdict(set)
    for entry in entries(corpus):
        nlp = pipelines[entry.language]
        doc = nlp(prepare(nlp, entry))
        for name in found_in(doc):
            papers[EntityId(name.concept)].add(entry.paper)
    return dict(papers)
