"""Papers that a digest lists twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model.entry import Entry

__all__ = ["find_repeats"]


def find_repeats(listed: Iterable[tuple[Entry, int]], path: str) -> Iterator[Problem]:
    """Yield a problem for each entry whose paper an earlier one tells.

    Each entry comes with its line in the file, or 0.
    """
    first: dict[str, int] = {}
    for entry, line in listed:
        position = first.setdefault(entry.paper, entry.position)
        if position != entry.position:
            yield Problem(
                path=path,
                line=line,
                entry=entry.position,
                what=f"{entry.paper} is listed twice, first as entry {position}",
                advice="Both texts were kept; take one out if they are the same.",
            )
