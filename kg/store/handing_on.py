"""What readers made of one generation, handed on to the next.

Readers keep an index of all names beside the graph; making it takes seconds, and a day touches
one thing in a hundred. So a writer leaves the index of the generation before beside the new
graph, and a list of the things that have changed since, from which the first reader makes its
own. The store knows nothing of how: it hands on a file and a list.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    import pyoxigraph as ox

    from kg.store.places import Places

__all__ = ["hand_on", "handed_on", "named_in"]

#: Where things live that have names.
_NAMED = frozenset({"author", "digest", "entity", "organization", "paper", "repository"})
#: With more than so many things, a new index is made sooner than an old one is renewed.
_MANY = 20_000
#: The last line: a list without it was not written to its end.
_END = "."


def named_in(quads: Iterable[ox.Quad], base: str) -> set[str]:
    """Return the addresses of things with names that occur in some quads."""
    terms = {str(term) for quad in quads for term in (quad.subject, quad.object)}
    start = f"<{base}"
    return {
        term[1:-1]
        for term in terms
        if term.startswith(start) and term.removeprefix(start).partition("/")[0] in _NAMED
    }


def hand_on(places: Places, old: int, new: int, touched: Collection[str]) -> None:
    """Leave the index of an old generation beside a new one, where there is any."""
    index, more = places.names(old), set(touched)
    if not index.exists():  # nobody has asked for names since the generation before
        found = handed_on(places, old)
        if found is None:
            return
        index, more = found[0], more | found[1]
    if len(more) > _MANY:
        return
    with suppress(OSError):
        _link(index, places.names_before(new))
        lines = (*sorted(more), _END)
        places.touched(new).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def handed_on(places: Places, generation: int) -> tuple[Path, set[str]] | None:
    """Return an earlier index, and the things that have changed since; ``None`` without one."""
    try:
        *lines, end = places.touched(generation).read_text(encoding="utf-8").splitlines() or [""]
    except OSError:
        return None
    index = places.names_before(generation)
    return (index, set(lines)) if end == _END and index.exists() else None


def _link(source: Path, target: Path) -> None:
    """Give a file another name; where the disk cannot, copy it."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
