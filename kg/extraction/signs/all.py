"""All signs of a thing: for a first glance, for its kind, and for its relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.declarations import is_declared
from kg.extraction.signs.cue import cue_signs
from kg.extraction.signs.listing import list_signs
from kg.extraction.signs.name import name_signs
from kg.extraction.signs.neighbours import neighbour_signs, sentence_signs
from kg.extraction.signs.paper import paper_signs
from kg.extraction.signs.place import place_signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.context import Context
    from kg.extraction.signs.surroundings import Surroundings
    from kg.extraction.things import Thing
    from kg.model.kind import Kind

__all__ = ["glance_signs", "relation_signs", "signs"]

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


def signs(thing: Thing, around: Surroundings, glance: Sequence[str]) -> list[str]:
    """Return the signs by which a thing's kind is judged, each once, in a fixed order.

    ``glance`` are those that ``glance_signs`` gives.
    """
    context = around.context
    found = [*glance, *paper_signs(thing, around.paper)]
    for span in thing.best_places[:_MENTIONS]:
        start, end = context.sentence(span.start)
        found += neighbour_signs(span, around, start, end)
        found += list_signs(span, context, start, end)
        found += sentence_signs(span, around, start, end)
        found += cue_signs(span, around, start, end)
        if is_declared(context.folded, span.start, span.end, (start, end)):
            found.append("declared")
    return list(dict.fromkeys(found))


def relation_signs(seen: Sequence[str], kind: Kind) -> list[str]:
    """Return the signs by which a thing's relation is judged, given its kind."""
    telling = [sign for sign in seen if not sign.startswith(_OF_THE_NAME)]
    of_kind = [f"{kind} {sign}" for sign in telling if sign.startswith(_BY_KIND)]
    return [*telling, f"kind={kind}", *of_kind]
