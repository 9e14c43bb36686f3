"""Why extraction read what it read: for every thing, the signs and scores that decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.judges import KindJudge, RelationJudge
from kg.extraction.pipeline import create_pipeline
from kg.extraction.reading import prepare, quote
from kg.extraction.signs.all import DECLARED, relation_signs
from kg.extraction.things import choose
from kg.model.kind import FAMILY
from kg.model.relation import POSSIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extraction.linear import LinearModel
    from kg.model.entry import Entry

__all__ = ["Explanation", "explain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What was decided of one thing, and by what."""

    names: tuple[str, ...]
    #: The components that read its names.
    rules: tuple[str, ...]
    #: The concept of the vocabulary that it is, if any.
    concept: str
    #: Whether it is in the graph.
    kept: bool
    #: What it is taken for, or "-" for nothing, and how likely each is.
    kind: str
    kinds: tuple[tuple[str, float], ...]
    relation: str
    relations: tuple[tuple[str, float], ...]
    #: The signs that spoke most for the kind and against it, with their weights.
    kind_signs: tuple[tuple[str, float], ...]
    relation_signs: tuple[tuple[str, float], ...]
    sentence: str


def explain(entry: Entry, *, most: int = 6) -> Iterator[Explanation]:
    """Yield an explanation of every thing that the entry may name, in its order.

    Also of those that were judged to be nothing, unless a glance was enough to see it;
    ``most`` signs each way.
    """
    nlp = create_pipeline(entry.language, upto="kg_things")
    doc = nlp(prepare(nlp, entry))
    kinds, relations = KindJudge.shipped(), RelationJudge.shipped()
    judged = [(thing, thing.places, chances) for thing, chances in kinds.judged(doc)]
    kept = {id(t) for t in choose(t for t, _, _ in judged if kinds.keeps(t))}
    declared = kinds.signs.table.number(DECLARED)
    for thing, places, chances in judged:
        kind = kinds.best(thing, chances)
        seen = [*kinds.signs.table.texts(thing.signs)]
        seen_with_kind = relation_signs(seen, kind)
        possible = relations.model.chances(seen_with_kind)
        allowed = {r.value: possible.get(r.value, 0.0) for r in POSSIBLE[FAMILY[kind]]}
        relation, _ = relations.best(kind, possible, declared=declared in thing.signs)
        yield Explanation(
            names=tuple(dict.fromkeys(span.name for span in places)),
            rules=tuple(sorted(thing.rules)),
            concept=thing.concept.id if thing.concept else "",
            kept=id(thing) in kept,
            kind=str(kind),
            kinds=_ranked(chances),
            relation=str(relation),
            relations=_ranked(allowed),
            kind_signs=_speaking(kinds.model, seen, str(kind), most),
            relation_signs=_speaking(relations.model, seen_with_kind, str(relation), most),
            sentence=quote(places[0], doc).text,
        )


def _ranked(chances: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(chances.items(), key=lambda item: -item[1]))


def _speaking(
    model: LinearModel, seen: Sequence[str], label: str, most: int
) -> tuple[tuple[str, float], ...]:
    """Return the signs that speak most for a label, and most against it."""
    weights = sorted(model.reasons(seen, label).items(), key=lambda item: -item[1])
    chosen = [*weights[:most], *weights[-most:]]
    return tuple(dict.fromkeys((sign, weight) for sign, weight in chosen if weight))
