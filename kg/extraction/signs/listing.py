"""Lists of names: "A, B 및 C", "A, B, and C" share their kind and what is said of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.context import Context
    from kg.extraction.document import Stretch
    from kg.extraction.signs.surroundings import Sentence
    from kg.extraction.things import Thing

__all__ = ["edge", "list_signs"]

_LINKS = frozenset([",", " ", "and", "or", "와", "과", "및", "&", "/", "、", "·", "그리고", "-"])
#: Between two names of a list stand at most this many words.
_GAP = 3
#: How many names of a list are looked at each way.
_LISTED = 10


def list_signs(span: Stretch, context: Context, sentence: Sentence) -> Iterator[str]:
    """Yield the kinds of the known things that a name is listed with."""
    kinds = [
        *_listed(span.end, sentence.end, 1, context),
        *_listed(span.start - 1, sentence.start - 1, -1, context),
    ]
    yield from (f"list={kind}" for kind in dict.fromkeys(kinds[:1]))
    if len(kinds) > 1:
        kind, count = Counter(kinds).most_common(1)[0]
        yield f"listed={kind}"
        if count > 2:
            yield f"long-list={kind}"


def _listed(place: int, limit: int, step: int, context: Context) -> Iterator[str]:
    """Yield the kinds along a list, from a name towards one end of its sentence."""
    gap = found = 0
    last: Thing | None = None
    while place != limit and gap <= _GAP and found < _LISTED:
        thing = context.things.get(place)
        if thing is not None:
            if thing is not last and thing.concept is not None:
                found += 1
                yield str(thing.concept.kind)
            last, gap = thing, 0
        elif context.folded[place] in _LINKS:
            gap += 1
        else:
            return
        place += step


def edge(place: int, limit: int, step: int, context: Context) -> int:
    """Return where the list that a name stands in ends, one way.

    ``place`` is beside the name; brackets and numbers may stand between the names.
    """
    last, gap = place, 0
    while place != limit and gap <= _GAP:
        word = context.folded[place]
        if place in context.things:
            last, gap = place + step, 0
        elif word in _LINKS or word in "()" or word[0].isdigit():
            gap += 1
        else:
            break
        place += step
    return last
