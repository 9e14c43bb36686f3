"""What a result is about: its metric, data set and method, judged by signs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extraction import by_hand
from kg.extraction.linear import LinearModel
from kg.extraction.signs.words import content_of
from kg.model.kind import FAMILY, Kind
from kg.model.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extraction.context import Context
    from kg.extraction.number import Number
    from kg.extraction.things import Thing

__all__ = ["SlotJudge", "candidates", "slot_signs"]

#: The kinds of things that a result can be about.
_SLOTS = frozenset([Kind.METRIC, Kind.DATASET, Kind.METHOD])
#: So many words between a thing and a number are looked at.
_BETWEEN = 8
#: Distances in words, and the names of the steps.
_STEPS = (0, 1, 2, 4, 7, 12, 20)
#: Between the old value and the new one.
_BECOMES = frozenset([("to",), ("에서",), ("→",), ("-", ">"), ("부터",)])
_RESPECTIVELY = ("각각", "respectively")


@dataclass(frozen=True, slots=True)
class SlotJudge:
    """Finds what results are about."""

    model: LinearModel
    #: A thing is what a result is about with at least this probability.
    threshold: float = 0.3

    @classmethod
    def shipped(cls) -> SlotJudge:
        """Return the judge with the weights that the project ships."""
        return cls(LinearModel.shipped("slots", by_hand.SLOTS))

    def __call__(
        self, numbers: Sequence[Number], things: Sequence[Thing], context: Context
    ) -> list[Number]:
        """Return the numbers with the likeliest metric, data set and method of each.

        "From A to B" says both numbers of one thing.
        """
        found: list[Number] = []
        for number in numbers:
            if found and _changes(found[-1], number, context):
                last = found[-1]
                found.append(
                    replace(number, metric=last.metric, dataset=last.dataset, method=last.method)
                )
            else:
                found.append(self._about(number, numbers, things, context))
        return found

    def _about(
        self,
        number: Number,
        numbers: Sequence[Number],
        things: Sequence[Thing],
        context: Context,
    ) -> Number:
        best: dict[Kind, tuple[float, Thing]] = {}
        possible = list(candidates(number, things, context))
        signs = (slot_signs(number, thing, numbers, things, context) for thing in possible)
        for thing, chances in zip(possible, self.model.all_chances(signs), strict=True):
            slot, chance = _family(thing), chances["about"]
            if chance >= max(self.threshold, best.get(slot, (0.0,))[0]):
                best[slot] = (chance, thing)
        found = {slot: thing for slot, (_, thing) in best.items()}
        return replace(
            number,
            metric=found.get(Kind.METRIC),
            dataset=found.get(Kind.DATASET),
            method=found.get(Kind.METHOD),
        )


def _changes(old: Number, new: Number, context: Context) -> bool:
    """Tell whether the text says that one number became the other: "from A to B"."""
    between = context.folded[old.span.end : new.span.start]
    return tuple(word for word in between if not word.isspace()) in _BECOMES


def _family(thing: Thing) -> Kind:
    if thing.kind is None:
        raise TypeError(thing)  # a pipeline without a component that judges kinds
    return FAMILY[thing.kind]


def candidates(number: Number, things: Sequence[Thing], context: Context) -> Iterator[Thing]:
    """Yield the things that a number may be about, in the order of the text.

    They stand in its sentence or in the one before; what the paper introduces may stand
    anywhere.
    """
    here = context.sentence_number(number.span.start)
    for thing in things:
        if _family(thing) not in _SLOTS:
            continue
        close = any(context.sentence_number(span.start) in (here, here - 1) for span in thing.spans)
        if close or thing.relation is Relation.INTRODUCES:
            yield thing


def slot_signs(
    number: Number,
    thing: Thing,
    numbers: Sequence[Number],
    things: Sequence[Thing],
    context: Context,
) -> list[str]:
    """Return the signs by which a thing is judged to be what a number is about."""
    family = _family(thing)
    signs = [f"relation={thing.relation}", f"unit={number.unit}"]
    bounds = context.sentence(number.span.start)
    rivals = _in_sentence(things, family, bounds)
    signs.append(f"rivals={min(len(rivals), 4)}")
    place = _nearest_place(number, thing, bounds)
    if place is None:
        signs.extend(_far_signs(number, thing, things, rivals, context))
    else:
        signs.extend(_near_signs(number, place, context))
        signs.extend(_rank_signs(number, place, rivals))
        if any(abs(_gap(n, place)) < abs(_gap(number, place)) for n in numbers):
            signs.append("another number is nearer")
        signs.extend(_order_signs(number, thing, numbers, rivals, context))
    return [f"{family}"] + [f"{family} {sign}" for sign in dict.fromkeys(signs)]


def _in_sentence(
    things: Sequence[Thing], family: Kind, bounds: tuple[int, int]
) -> list[tuple[int, int, Thing]]:
    """Return the places of a family's things in a sentence, in the order of the text."""
    return sorted(
        (
            (span.start, span.end, thing)
            for thing in things
            if _family(thing) is family
            for span in thing.spans
            if bounds[0] <= span.start < bounds[1]
        ),
        key=lambda found: found[:2],
    )


def _nearest_place(number: Number, thing: Thing, bounds: tuple[int, int]) -> tuple[int, int] | None:
    places = [(s.start, s.end) for s in thing.spans if bounds[0] <= s.start < bounds[1]]
    return min(places, key=lambda place: abs(_gap(number, place)), default=None)


def _gap(number: Number, place: tuple[int, int]) -> int:
    """Return how many words lie between; negative if the thing stands behind the number."""
    if place[1] <= number.span.start:
        return number.span.start - place[1]
    return -(place[0] - number.span.end) - 1


def _near_signs(number: Number, place: tuple[int, int], context: Context) -> Iterator[str]:
    gap = _gap(number, place)
    side = "before" if gap >= 0 else "behind"
    distance = gap if gap >= 0 else -gap - 1
    step = max(limit for limit in _STEPS if limit <= distance)
    yield f"{side}"
    yield f"{side} {step}"
    between = range(place[1], number.span.start) if gap >= 0 else range(number.span.end, place[0])
    if distance <= _BETWEEN:
        for at in between:
            if at in context.things:
                yield f"{side} over <{context.things[at].kind}>"
            elif word := content_of(context.words[at]):
                yield f"{side} over {word}"
    after = context.words[place[1]] if place[1] < context.length else ""
    yield f"{side} after={after}"
    ahead = context.folded[place[0] - 1] if place[0] else ""
    yield f"{side} ahead={ahead}"


def _far_signs(
    number: Number,
    thing: Thing,
    things: Sequence[Thing],
    rivals: Sequence[tuple[int, int, Thing]],
    context: Context,
) -> Iterator[str]:
    """Yield where a thing stands that the number's sentence does not name."""
    here = context.sentence_number(number.span.start)
    places = [context.sentence_number(span.start) for span in thing.spans]
    where = "just before" if here - 1 in places else "earlier" if min(places) < here else "later"
    yield where
    yield f"{where} rivals={min(len(rivals), 2)} {thing.relation} {thing.kind}"
    if thing.relation is Relation.INTRODUCES:
        yield f"main={thing is _main(things, _family(thing))}"


def _rank_signs(
    number: Number, place: tuple[int, int], rivals: Sequence[tuple[int, int, Thing]]
) -> Iterator[str]:
    """Yield how many things of the family stand nearer to the number."""
    distance = abs(_gap(number, place))
    nearer = {id(t) for s, e, t in rivals if abs(_gap(number, (s, e))) < distance}
    yield f"nearer={min(len(nearer), 3)}"
    before = _gap(number, place) >= 0
    same = {
        id(t)
        for s, e, t in rivals
        if (_gap(number, (s, e)) >= 0) == before and abs(_gap(number, (s, e))) < distance
    }
    yield f"{'before' if before else 'behind'} rank={min(len(same), 3)}"


def _order_signs(
    number: Number,
    thing: Thing,
    numbers: Sequence[Number],
    rivals: Sequence[tuple[int, int, Thing]],
    context: Context,
) -> Iterator[str]:
    """Yield whether number and thing have the same place in two lists of one length."""
    bounds = context.sentence(number.span.start)
    here = [n.span.start for n in numbers if bounds[0] <= n.span.start < bounds[1]]
    order = list(dict.fromkeys(id(t) for _, _, t in rivals))
    yield f"numbers={min(len(here), 4)}"
    if len(here) < 2 or number.span.start not in here:
        return
    alike = here.index(number.span.start) == order.index(id(thing))
    lengths = "equal" if len(here) == len(order) else "unequal"
    told = any(word in _RESPECTIVELY for word in context.folded[bounds[0] : bounds[1]])
    yield f"order={alike} {lengths}"
    yield f"order={alike} {lengths} {'respectively' if told else ''}"


def _main(things: Sequence[Thing], family: Kind) -> Thing | None:
    """Return the thing of a family that the paper introduces and names most often."""
    introduced = (t for t in things if t.relation is Relation.INTRODUCES and _family(t) is family)
    return max(introduced, key=lambda thing: len(thing.spans), default=None)
