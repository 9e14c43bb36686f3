"""Why extraction read what it read: for every thing, the signs and scores that decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.features import signs
from kg.extraction.judges import NOTHING, KindJudge, RelationJudge
from kg.extraction.pipeline import create_pipeline
from kg.extraction.reading import prepare, quote
from kg.model.kind import FAMILY
from kg.model.relation import POSSIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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

    Also of those that were judged to be nothing; ``most`` signs each way.
    """
    nlp = create_pipeline(entry.language, upto="kg_things")
    doc = nlp(prepare(nlp, entry))
    context = doc._.context = Context.of(doc)
    kinds, relations = KindJudge.shipped(), RelationJudge.shipped()
    for thing in doc._.things:
        seen = signs(thing, context, doc._.language)
        kind = kinds.best(thing, chances := kinds.model.chances(seen))
        seen_with_kind = [*seen, f"kind={kind}"]
        possible = relations.model.chances(seen_with_kind)
        allowed = {r.value: possible.get(r.value, 0.0) for r in POSSIBLE[FAMILY[kind]]}
        relation = relations.best(kind, seen)
        kept = 1 - chances[NOTHING] >= kinds.thresholds[FAMILY[kind]]
        yield Explanation(
            names=tuple(thing.names),
            rules=tuple(sorted(thing.rules)),
            concept=thing.concept.id if thing.concept else "",
            kept=kept,
            kind=str(kind),
            kinds=_ranked(chances),
            relation=str(relation),
            relations=_ranked(allowed),
            kind_signs=_speaking(kinds.model, seen, str(kind), most),
            relation_signs=_speaking(relations.model, seen_with_kind, str(relation), most),
            sentence=quote(thing.spans[0], doc).text,
        )


def _ranked(chances: dict[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(chances.items(), key=lambda item: -item[1]))


def _speaking(
    model: LinearModel, seen: Sequence[str], label: str, most: int
) -> tuple[tuple[str, float], ...]:
    """Return the signs that speak most for a label, and most against it."""
    weights = sorted(model.reasons(seen, label).items(), key=lambda item: -item[1])
    chosen = [*weights[:most], *weights[-most:]]
    return tuple(dict.fromkeys((sign, weight) for sign, weight in chosen if weight))
