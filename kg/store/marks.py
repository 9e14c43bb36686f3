"""What is known of the parts of a store's graph: kept beside it, and handed on.

Reading a whole graph to see what a server lacks takes half a minute. So who reads it leaves
the fingerprints of its parts there, and a writer hands them on to the next generation, save
those of the parts that it touched. Nothing depends on them: where there is no list, or none
that was written to its end, everything is read.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kg.store.places import Places

__all__ = ["hand_on_marks", "keep_marks", "kept_marks"]

#: The first line. It changes with the way in which parts or fingerprints are made.
_BEGIN = "kg-parts 1"
#: The last line: a list without it was not written to its end.
_END = "."


def kept_marks(places: Places, generation: int) -> dict[str, str] | None:
    """Return the fingerprint of each part by its name; ``None`` if nobody has kept them.

    It is empty for a part that is perhaps there, and perhaps other than it was.
    """
    try:
        text = places.marks(generation).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    lines = text.splitlines()
    if lines[:1] != [_BEGIN] or lines[-1] != _END:
        return None
    named = (line.partition(" ") for line in lines[1:-1])
    return {name: mark for mark, _, name in named}


def keep_marks(places: Places, generation: int, marks: Mapping[str, str]) -> None:
    """Leave fingerprints for others, if the folder lets us."""
    path = places.marks(generation)
    lines = (_BEGIN, *(f"{mark} {name}" for name, mark in sorted(marks.items())), _END)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        unfinished.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        unfinished.replace(path)


def hand_on_marks(places: Places, old: int, new: int, touched: Collection[str]) -> None:
    """Leave what is known of an old generation's parts beside a new one, if anything is."""
    marks = kept_marks(places, old)
    if marks is not None:
        keep_marks(places, new, marks | dict.fromkeys(touched, ""))
