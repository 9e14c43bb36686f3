"""What a title says of the whole paper, and what earlier papers knew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.precedents import month_of, shipped_precedents
from kg.model.naming import fold

if TYPE_CHECKING:
    from kg.extraction.context import Context
    from kg.extraction.things import Thing

__all__ = ["PaperTraits", "paper_signs"]

#: What a paper is by the words of its title. A benchmark compares the models that it names;
#: a method builds on them.
_TRAITS = {
    "benchmark": re.compile(r"bench|벤치|leaderboard|arena\b"),
    "evaluation": re.compile(
        r"\b(?:evaluat|assess|analys|analyz|investigat|understanding|revisit|study|empirical|"
        r"how|do|does|can|are|is)\w*\b|평가|분석"
    ),
    "survey": re.compile(r"\b(?:survey|review|report|overview)\b|조사"),
    "data": re.compile(r"\b(?:dataset|corpus|data)\b|데이터"),
}
#: A title's head is at most this long: "RLVR: ..." names a thing, "On the one hand: ..." none.
_LONGEST_HEAD = 40
_AKIN = 4


@dataclass(frozen=True, slots=True)
class PaperTraits:
    """What a title says of the whole paper."""

    signs: tuple[str, ...] = ()
    #: The folded name in front of the title's colon, if there is one.
    head: str = ""
    #: The month of the paper; "" if it is not known.
    month: str = ""

    @classmethod
    def of(cls, context: Context) -> PaperTraits:
        """Return the traits of the paper that an entry tells of."""
        month = month_of(context.paper)
        if context.layout is None:
            return cls(month=month)
        title = context.layout.passages[0].text
        small = title.casefold()
        signs = tuple(f"paper={name}" for name, words in _TRAITS.items() if words.search(small))
        head, colon, _ = title.partition(":")
        if not colon or len(head) > _LONGEST_HEAD or len(head.split()) > 3:
            return cls(signs, month=month)
        return cls((*signs, "paper=headed"), fold(head), month)


def paper_signs(thing: Thing, traits: PaperTraits) -> list[str]:
    """Return the traits of the paper, and how a thing stands to it.

    Whether a name is akin to the one that the title gives, and whether papers of earlier
    months named it.
    """
    found = [*traits.signs]
    if traits.head and any(_is_akin(fold(name), traits.head) for name in thing.names):
        found.append("akin-to-head")
    if traits.month and thing.concept is not None:
        found.append(f"before={shipped_precedents().before(thing.concept.id, traits.month)}")
    return found


def _is_akin(name: str, head: str) -> bool:
    """Tell whether two names look like one family: ``minimaxtext01`` and ``minimax01``."""
    return name != head and len(head) >= _AKIN <= len(name) and name[:_AKIN] == head[:_AKIN]
