"""What each thing is, and what the paper does with it: judged by signs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Span

from kg.extraction import by_hand
from kg.extraction.context import Context
from kg.extraction.features import signs
from kg.extraction.linear import LinearModel
from kg.extraction.things import mentions_of
from kg.model.kind import FAMILY, Kind
from kg.model.relation import POSSIBLE, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from kg.extraction.things import Thing

__all__ = ["KindJudge", "RelationJudge"]

#: The label of what is nothing that the graph holds.
NOTHING = "-"


#: Where cross-validation on the training digests finds the best balance. Tasks and metrics
#: are chosen among many that an annotator leaves open, so their probabilities run low.
THRESHOLDS: Mapping[Kind, float] = {
    Kind.METHOD: 0.45,
    Kind.DATASET: 0.35,
    Kind.METRIC: 0.25,
    Kind.TASK: 0.3,
}


@dataclass(frozen=True, slots=True)
class KindJudge:
    """Gives each thing its kind and a confidence, and drops what is nothing."""

    model: LinearModel
    #: A thing stays if it is something with at least this probability, by its family.
    thresholds: Mapping[Kind, float] = field(default_factory=lambda: THRESHOLDS)

    @classmethod
    def shipped(cls) -> KindJudge:
        """Return the judge with the weights that the project ships."""
        return cls(LinearModel.shipped("kinds", by_hand.KINDS))

    def __call__(self, doc: Doc) -> Doc:
        """Keep the things that are something, each with its kind."""
        context = Context.of(doc)
        kept = []
        for thing in doc._.things:
            thing.signs = signs(thing, context, doc._.language)
            chances = self.model.chances(thing.signs)
            thing.kind = self.best(thing, chances)
            thing.confidence = round(1 - chances[NOTHING], 3)
            if thing.confidence >= self.thresholds[FAMILY[thing.kind]]:
                kept.append(thing)
        doc._.things = kept
        doc.spans["kg"] = [
            Span(doc, s.start, s.end, label=str(thing.kind), kb_id=s.kb_id, span_id=s.id)
            for s, thing in mentions_of(kept)
        ]
        doc._.context = context.among(kept)
        return doc

    def best(self, thing: Thing, chances: Mapping[str, float]) -> Kind:
        """Return what a thing is, if it is anything: the vocabulary knows better."""
        if thing.concept is not None:
            return thing.concept.kind
        return Kind(max(Kind, key=lambda kind: chances.get(kind, 0.0)))


#: On the training digests, nine of ten declared things are introduced. The weights, which
#: count many weak signs, may speak against it, but not below this probability.
_TIPPED = 0.3


@dataclass(frozen=True, slots=True)
class RelationJudge:
    """Gives each thing the relation that the text supports best."""

    model: LinearModel

    @classmethod
    def shipped(cls) -> RelationJudge:
        """Return the judge with the weights that the project ships."""
        return cls(LinearModel.shipped("relations", by_hand.RELATIONS))

    def __call__(self, doc: Doc) -> Doc:
        """Set the relation of every thing."""
        for thing in doc._.things:
            thing.relation = self.best(thing.kind, thing.signs)
        return doc

    def best(self, kind: Kind, signs: Sequence[str]) -> Relation:
        """Return the likeliest relation; an outright declaration tips the balance."""
        chances = self.model.chances([*signs, f"kind={kind}"])
        declared = "declared" in signs and chances.get(Relation.INTRODUCES, 0.0) >= _TIPPED
        if declared and FAMILY[kind] in {Kind.METHOD, Kind.DATASET}:
            return Relation.INTRODUCES
        allowed = POSSIBLE[FAMILY[kind]]
        return max(allowed, key=lambda relation: chances.get(relation, 0.0))
