"""One paper's entities: what was found, missed and made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.evaluation.results import ResultMatch, match_results
from kg.model.kind import FAMILY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.evaluation.gold import GoldEntity, GoldPaper
    from kg.evaluation.predicted import PredictedEntity, PredictedPaper

__all__ = ["Found", "Missed", "PaperMatch", "Spurious", "match_paper"]

#: A graph that links a paper to everything in every way says nothing.
_MOST_RELATIONS = 2
#: The language of an entry that nothing tells (BCP 47: undetermined).
_UNDETERMINED = "und"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A required entity of the gold, and the node that stands for it."""

    gold: GoldEntity
    node: PredictedEntity

    @property
    def has_right_family(self) -> bool:
        """Say whether the node's kind is the gold's, give or take Model and Benchmark."""
        return FAMILY[self.node.kind] is FAMILY[self.gold.kind]

    @property
    def has_right_kind(self) -> bool:
        """Say whether the node's kind is the gold's."""
        return self.node.kind is self.gold.kind

    @property
    def has_right_relation(self) -> bool:
        """Say whether the paper is linked to the node as the gold says, and not anyhow."""
        relations = self.node.relations
        return self.gold.relation in relations and len(relations) <= _MOST_RELATIONS

    @property
    def share_of_names(self) -> float:
        """Return how much of the gold's names the node has, from 0 to 1."""
        return len(self.gold.keys & self.node.keys) / len(self.gold.keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A required entity of the gold that no node stands for."""

    gold: GoldEntity
    #: A node with one of its names that stands for another entity already.
    swallowed_by: PredictedEntity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spurious:
    """A node that stands for nothing in the gold."""

    node: PredictedEntity
    #: An entity that it names, too, but for which another node stands already.
    beside: Found | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMatch:
    """One paper, gold and graph side by side."""

    paper: str
    language: str
    is_in_graph: bool
    found: tuple[Found, ...]
    missed: tuple[Missed, ...]
    spurious: tuple[Spurious, ...]
    results: ResultMatch


def match_paper(gold: GoldPaper, predicted: PredictedPaper | None) -> PaperMatch:
    """Return gold and graph side by side; the graph may not know the paper."""
    nodes = predicted.entities if predicted else ()
    found, missed = _match_required([e for e in gold.entities if e.required], nodes)
    optional = [entity for entity in gold.entities if not entity.required]
    accounted = {pair.node.iri for pair in found}
    accounted |= {node.iri for entity in optional for node in _sharing(entity, nodes)}
    left = [node for node in nodes if node.iri not in accounted]
    return PaperMatch(
        paper=gold.id,
        language=_language(gold, predicted),
        is_in_graph=predicted is not None,
        found=tuple(found),
        missed=tuple(missed),
        spurious=tuple(Spurious(node=node, beside=_twin(node, found)) for node in left),
        results=match_results(gold.results, predicted.results if predicted else ()),
    )


def _match_required(
    entities: Sequence[GoldEntity], nodes: Sequence[PredictedEntity]
) -> tuple[list[Found], list[Missed]]:
    """Return which node stands for which entity, and the entities for which none does.

    A node stands for one entity only, so a node that merges two finds just the first.
    """
    found: list[Found] = []
    missed: list[Missed] = []
    taken: set[str] = set()
    for entity in entities:
        sharing = _sharing(entity, nodes)
        free = [Found(gold=entity, node=node) for node in sharing if node.iri not in taken]
        if free:
            best = min(free, key=_misfit)
            taken.add(best.node.iri)
            found.append(best)
        else:
            swallower = sharing[0] if sharing else None
            missed.append(Missed(gold=entity, swallowed_by=swallower))
    return found, missed


def _misfit(pair: Found) -> tuple[bool, bool, bool]:
    """Return how badly a node fits; the least is the best."""
    return (
        not pair.has_right_family,
        not pair.has_right_kind,
        pair.gold.relation not in pair.node.relations,
    )


def _sharing(entity: GoldEntity, nodes: Sequence[PredictedEntity]) -> list[PredictedEntity]:
    """Return the nodes that have a name of this entity."""
    return [node for node in nodes if entity.keys & node.keys]


def _twin(node: PredictedEntity, found: Sequence[Found]) -> Found | None:
    """Return the pair that this node would have made, had its twin not been there."""
    return next((pair for pair in found if pair.gold.keys & node.keys), None)


def _language(gold: GoldPaper, predicted: PredictedPaper | None) -> str:
    """Return the language of the entry: as the gold says, else as its abstract tells.

    The graph comes second because it may know the paper from entries in two languages, or
    from another entry than the annotated one.
    """
    told = predicted.languages if predicted else ()
    return gold.language or (told[0] if len(told) == 1 else _UNDETERMINED)
