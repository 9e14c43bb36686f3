"""All signs of a thing: for a first glance, for its kind, and for its relation."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kg.extraction.declarations import is_declared
from kg.extraction.signs.cue import cue_signs
from kg.extraction.signs.listing import list_signs
from kg.extraction.signs.name import name_signs
from kg.extraction.signs.neighbours import neighbour_signs, sentence_signs
from kg.extraction.signs.paper import paper_signs
from kg.extraction.signs.place import place_signs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extraction.context import Context
    from kg.extraction.document import Stretch
    from kg.extraction.signs.surroundings import Surroundings
    from kg.extraction.things import Thing
    from kg.model.kind import Kind

__all__ = ["glance_signs", "relation_signs", "signs", "signs_around"]

#: How many of a thing's mentions are looked at: the first tell most.
_MENTIONS = 4
#: Signs of what a name is made of, which tells its kind but not what is done with it.
_OF_THE_NAME = ("word~", "first~", "last~", "last2~")
#: Signs that mean another relation for another kind of thing.
_BY_KIND = (
    "cue=",
    "title",
    "paper=",
    "declared",
    "akin",
    "before=",
    "concept=",
    "listed",
    "section",
    "number",
    "no-title",
)


def glance_signs(thing: Thing, context: Context, language: str) -> list[str]:
    """Return the signs that are quick to see: its names, and where it stands."""
    return [
        f"lang={language}",
        *name_signs(thing),
        *place_signs(thing.best_places, context),
    ]


def signs_around(thing: Thing, around: Surroundings) -> dict[int, list[str]]:
    """Return what is seen around each of a thing's first places, by the first word."""
    return {span.start: _signs_at(span, around) for span in thing.best_places[:_MENTIONS]}


def _signs_at(span: Stretch, around: Surroundings) -> list[str]:
    context = around.context
    start, end = context.sentence(span.start)
    found = neighbour_signs(span, around, start, end)
    found += list_signs(span, context, start, end)
    found += sentence_signs(span, around, start, end)
    found += cue_signs(span, around, start, end)
    if is_declared(context.folded, span.start, span.end, (start, end)):
        found.append("declared")
    return found


def signs(
    thing: Thing, around: Surroundings, glance: Sequence[str], by_place: Mapping[int, Sequence[str]]
) -> list[str]:
    """Return the signs by which a thing's kind is judged, each once, in a fixed order.

    ``glance`` are those that ``glance_signs`` gives, ``by_place`` those of ``signs_around``.
    """
    found = [*glance, *paper_signs(thing, around.paper)]
    return list(dict.fromkeys(chain(found, *by_place.values())))


def relation_signs(seen: Sequence[str], kind: Kind) -> list[str]:
    """Return the signs by which a thing's relation is judged, given its kind."""
    telling = [sign for sign in seen if not sign.startswith(_OF_THE_NAME)]
    of_kind = [f"{kind} {sign}" for sign in telling if sign.startswith(_BY_KIND)]
    return [*telling, f"kind={kind}", *of_kind]
