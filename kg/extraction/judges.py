"""What each thing is, and what the paper does with it: judged by signs."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from spacy.tokens import Span

from kg.extraction import by_hand
from kg.extraction.context import Context
from kg.extraction.linear import THOUSAND, LinearModel
from kg.extraction.numbered import NumberedModel, weighed_signs
from kg.extraction.signs.all import DECLARED, Signs
from kg.extraction.signs.table import SignTable
from kg.extraction.things import choose, mentions_of
from kg.model.kind import FAMILY, Kind
from kg.model.relation import POSSIBLE, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Doc

    from kg.extraction.document import Stretch
    from kg.extraction.things import Thing

__all__ = ["KindJudge", "RelationJudge"]

#: The label of what is nothing that the graph holds, and at a glance, of all else.
NOTHING = "-"
SOMETHING = "something"


#: A thing is in the graph if it is something with at least this probability, by its family:
#: where cross-validation on the training digests finds the best balance.
LIKELY: Mapping[Kind, float] = {
    Kind.METHOD: 0.35,
    Kind.DATASET: 0.35,
    Kind.METRIC: 0.25,
    Kind.TASK: 0.3,
}
#: Plain strings are quicker to look up than members of an enumeration.
_KINDS = {kind.value: kind for kind in Kind}
#: Above this it is a candidate, which the graph holds if it is asked to.
POSSIBLE_THING = 0.1

#: What a glance finds less likely than 8 % to be anything (as a logit) is looked at no further:
#: half of the candidates. On the training digests, nothing is lost by it.
_WORTH_A_LOOK = THOUSAND * math.log(0.08 / 0.92)


@dataclass(frozen=True)
class KindJudge:
    """Gives each thing its kind and a confidence, and drops what is nothing.

    In two steps, since looking around costs time: a glance at the names tells what is worth
    a look, and all signs together tell what it is.
    """

    model: LinearModel
    glance: LinearModel
    thresholds: Mapping[Kind, float] = field(default_factory=lambda: LIKELY)
    #: What the judge of relations weighs: of each thing, its signs are kept, too.
    relations: LinearModel = by_hand.RELATIONS

    @classmethod
    def shipped(cls) -> KindJudge:
        """Return the judge with the weights that the project ships."""
        return cls(
            LinearModel.shipped("kinds", by_hand.KINDS),
            LinearModel.shipped("glances", by_hand.GLANCES),
            relations=LinearModel.shipped("relations", by_hand.RELATIONS),
        )

    @cached_property
    def signs(self) -> Signs:
        """What sees the signs that are weighed."""
        weighed = map(weighed_signs, (self.model, self.glance, self.relations), ((), (), _KINDS))
        return Signs(SignTable(chain.from_iterable(weighed)))

    @cached_property
    def _numbered(self) -> NumberedModel:
        return NumberedModel.of(self.model, self.signs.table)

    @cached_property
    def _odds(self) -> Sequence[int]:
        return NumberedModel.of(self.glance, self.signs.table).odds()

    def __call__(self, doc: Doc) -> Doc:
        """Keep the things that are something, each with its kind; no two overlap.

        ``doc._.candidates`` are those of which it is less likely.
        """
        least = min(POSSIBLE_THING, *self.thresholds.values())
        found = choose(t for t, _ in self.judged(doc) if t.confidence >= least)
        kept = doc._.things = [thing for thing in found if self.keeps(thing)]
        doc._.candidates = [thing for thing in found if not self.keeps(thing)]
        doc.spans["kg"] = [_span(doc, stretch, thing) for stretch, thing in mentions_of(kept)]
        doc._.context = doc._.context.among(kept)
        return doc

    def keeps(self, thing: Thing) -> bool:
        """Tell whether a judged thing is likely enough to be something."""
        if thing.kind is None:
            raise TypeError(thing)
        return thing.confidence >= self.thresholds[FAMILY[thing.kind]]

    def judged(self, doc: Doc) -> Iterator[tuple[Thing, Mapping[str, float]]]:
        """Yield each thing that is worth a look, with the probability of each kind.

        Sets the thing's signs, kind and confidence, and ``doc._.context``.
        """
        signs = self.signs
        context = doc._.context = Context.of(doc)
        around, language = signs.surroundings(context), doc._.language
        doc._.sign_table = signs.table
        seen = []
        for thing in doc._.things:
            glance = signs.glance(thing, context, language)
            if self._is_worth_a_look(glance):
                thing.signs_at = signs.around(thing, around)
                thing.signs = signs.together(thing, around, glance)
                seen.append(thing)
        found = self._numbered.all_chances([thing.signs for thing in seen])
        for thing, chances in zip(seen, found, strict=True):
            thing.kind = self.best(thing, chances)
            thing.confidence = round(1 - chances[NOTHING], 3)
            yield thing, chances

    def _is_worth_a_look(self, glance: Iterable[int]) -> bool:
        odds = self._odds
        return odds[0] + sum(map(odds.__getitem__, glance)) >= _WORTH_A_LOOK

    def best(self, thing: Thing, chances: Mapping[str, float]) -> Kind:
        """Return what a thing is, if it is anything: the vocabulary knows better."""
        if thing.concept is not None:
            return thing.concept.kind
        return _KINDS[max(_KINDS, key=lambda kind: chances.get(kind, 0.0))]


def _span(doc: Doc, stretch: Stretch, thing: Thing) -> Span:
    """Return a mention as spaCy has it."""
    return Span(
        doc,
        *stretch.place,
        label=str(thing.kind),
        kb_id=thing.concept.id if thing.concept else "",
        span_id=stretch.rule,
    )


#: On the training digests, nine of ten declared things are introduced. The weights, which
#: count many weak signs, may speak against it, but not below this probability.
_TIPPED = 0.2
_DECLARED = 0.9


@dataclass(frozen=True)
class RelationJudge:
    """Gives each thing the relation that the text supports best."""

    model: LinearModel
    _numbered: dict[SignTable, NumberedModel] = field(default_factory=dict, repr=False)

    @classmethod
    def shipped(cls) -> RelationJudge:
        """Return the judge with the weights that the project ships."""
        return cls(LinearModel.shipped("relations", by_hand.RELATIONS))

    @cached_property
    def sign_table(self) -> SignTable:
        """The numbers of the signs that it weighs."""
        return SignTable(weighed_signs(self.model, _KINDS))

    def __call__(self, doc: Doc) -> Doc:
        """Set the relation of every thing; its confidence becomes that of both together."""
        things: list[Thing] = [*doc._.things, *(doc._.candidates or ())]
        # a judge of kinds of the user's own may keep no signs
        table = doc._.sign_table or self.sign_table
        declared = table.number(DECLARED)
        found = self._chances([(thing, thing.signs) for thing in things], table)
        for thing, chances in zip(things, found, strict=True):
            if thing.kind is None:
                raise TypeError(thing)
            is_declared = declared in thing.signs
            thing.relation, chance = self.best(thing.kind, chances, declared=is_declared)
            thing.confidence = round(thing.confidence * chance, 3)
        self._weigh_sentences(things, doc._.context, table)
        return doc

    def _chances(
        self, cases: Sequence[tuple[Thing, AbstractSet[int]]], table: SignTable
    ) -> list[dict[str, float]]:
        """Return the probability of each relation of things, by some of their signs.

        It is what ``chances`` of the model returns for ``relation_signs``.
        """
        if table not in self._numbered:
            self._numbered[table] = NumberedModel.of(self.model, table, _KINDS)
        return self._numbered[table].all_chances(
            [{*signs, table.number(f"kind={thing.kind}")} for thing, signs in cases],
            [str(thing.kind) for thing, _ in cases],
        )

    def _weigh_sentences(self, things: Sequence[Thing], context: Context, table: SignTable) -> None:
        """Set how much each sentence supports the relation of a thing that several name.

        That is how likely the words around it make the relation, whatever its name is.
        """
        places = [
            (thing, context.sentence(span.start)[0], thing.signs_at[span.start])
            for thing in things
            if len({context.sentence_number(span.start) for span in thing.spans}) > 1
            for span in thing.spans
            if span.start in thing.signs_at
        ]
        chances = self._chances([(thing, signs) for thing, _, signs in places], table)
        for (thing, first, _), found in zip(places, chances, strict=True):
            chance = found.get(thing.relation, 0.0)
            thing.support[first] = max(chance, thing.support.get(first, 0.0))
        for thing in things:
            best = max(thing.support.values(), default=0.0) or 1.0
            thing.support = {first: chance / best for first, chance in thing.support.items()}

    def best(
        self, kind: Kind, chances: Mapping[str, float], *, declared: bool
    ) -> tuple[Relation, float]:
        """Return the likeliest relation and its probability.

        An outright declaration tips the balance.
        """
        tipped = declared and chances.get(Relation.INTRODUCES, 0.0) >= _TIPPED
        if tipped and FAMILY[kind] in {Kind.METHOD, Kind.DATASET}:
            return Relation.INTRODUCES, max(_DECLARED, chances[Relation.INTRODUCES])
        relation = max(POSSIBLE[FAMILY[kind]], key=lambda r: chances.get(r, 0.0))
        return relation, chances.get(relation, 0.0)
