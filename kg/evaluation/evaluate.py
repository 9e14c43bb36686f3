"""From gold and graph to rows and errors."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from kg.evaluation.causes import errors
from kg.evaluation.matching import match_paper
from kg.evaluation.scores import score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.evaluation.causes import Error
    from kg.evaluation.gold import GoldPaper
    from kg.evaluation.predicted import PredictedPaper
    from kg.evaluation.scores import Scores

__all__ = ["Evaluation", "evaluate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """How well a graph says what its papers say."""

    scores: Scores
    #: The same for the papers of each language; empty if they are all in one.
    languages: Mapping[str, Scores]
    #: Sorted by cause, then by paper.
    errors: tuple[Error, ...]


def evaluate(graph: Mapping[str, PredictedPaper], golds: Iterable[GoldPaper]) -> Evaluation:
    """Return how well the graph says what its papers say.

    Papers that only the graph knows do not count.
    """
    matches = [match_paper(gold, graph.get(gold.id)) for gold in golds]
    languages = sorted({match.language for match in matches})
    by_language = {
        language: score([match for match in matches if match.language == language])
        for language in languages
    }
    return Evaluation(
        scores=score(matches),
        languages=by_language if len(languages) > 1 else {},
        errors=tuple(sorted(chain.from_iterable(map(errors, matches)))),
    )
