"""All signs of a thing: for a first glance, for its kind, and for its relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.declarations import is_declared
from kg.extraction.signs.cue import cue_signs
from kg.extraction.signs.listing import list_signs
from kg.extraction.signs.name import NameSigns
from kg.extraction.signs.neighbours import near_signs, neighbour_signs
from kg.extraction.signs.paper import paper_signs
from kg.extraction.signs.place import PlaceSigns
from kg.extraction.signs.surroundings import Surroundings
from kg.extraction.signs.words import WordSigns

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from kg.extraction.context import Context
    from kg.extraction.document import Stretch
    from kg.extraction.signs.table import SignTable
    from kg.extraction.things import Thing
    from kg.model.kind import Kind

__all__ = ["DECLARED", "Signs", "relation_signs"]

#: The sign of what the text says outright that the paper brings.
DECLARED = "declared"
#: How many of a thing's mentions are looked at: the first tell most.
_MENTIONS = 4
#: Signs of what a name is made of, which tells its kind but not what is done with it.
_OF_THE_NAME = ("word~", "first~", "last~", "last2~")
#: Signs that mean another relation for another kind of thing.
_BY_KIND = (
    "cue=",
    "title",
    "paper=",
    DECLARED,
    "akin",
    "before=",
    "concept=",
    "listed",
    "section",
    "number",
    "no-title",
)


class Signs:
    """Sees the signs of things, as numbers of a table."""

    def __init__(self, table: SignTable) -> None:
        self.table = table
        self._words = WordSigns(table)
        self._names = NameSigns(table)
        self._places = PlaceSigns(table)
        self._declared = table.number(DECLARED)

    def surroundings(self, context: Context) -> Surroundings:
        """Return the words of an entry, for ``around`` and ``together``."""
        return Surroundings.of(context, self._words)

    def glance(self, thing: Thing, context: Context, language: str) -> list[int]:
        """Return the signs that are quick to see: its names, and where it stands."""
        found = self._names.of(thing)
        found += self._places.of(thing.best_places, context)
        found += self.table.numbers([f"lang={language}"])
        return found

    def around(self, thing: Thing, around: Surroundings) -> dict[int, AbstractSet[int]]:
        """Return what is seen around each of a thing's first places, by the first word."""
        return {
            span.start: self._around_place(span, around) for span in thing.best_places[:_MENTIONS]
        }

    def _around_place(self, span: Stretch, around: Surroundings) -> AbstractSet[int]:
        sentence = around.sentence(span.start)
        found = {
            *neighbour_signs(span, around, sentence),
            *near_signs(span, around, sentence),
            *cue_signs(span, around, sentence),
            *sentence.signs,
        }
        found.update(map(self.table.number, list_signs(span, around.context, sentence)))
        if sentence.declares and is_declared(
            around.context.folded, span.start, span.end, (sentence.start, sentence.end)
        ):
            found.add(self._declared)
        found.discard(0)
        return found

    def together(
        self, thing: Thing, around: Surroundings, glance: Iterable[int]
    ) -> AbstractSet[int]:
        """Return the signs by which a thing's kind is judged.

        They are those of the ``glance``, those around its places (``signs_at``), and what the
        paper says of it.
        """
        of_paper = self.table.numbers(paper_signs(thing, around.paper))
        return set(glance).union(of_paper, *thing.signs_at.values())


def relation_signs(seen: Iterable[str], kind: Kind) -> list[str]:
    """Return the signs by which a thing's relation is judged, given its kind."""
    telling = [sign for sign in seen if not sign.startswith(_OF_THE_NAME)]
    of_kind = [f"{kind} {sign}" for sign in telling if sign.startswith(_BY_KIND)]
    return [*telling, f"kind={kind}", *of_kind]
