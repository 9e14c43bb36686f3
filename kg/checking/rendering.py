"""Violations as text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.checking.report import Violation

__all__ = ["render"]


def render(violations: Sequence[Violation], *, examples: int) -> str:
    """Return sorted violations as text, those of one message together.

    The most frequent message comes first; what exceeds the examples is counted.
    """
    if not violations:
        return "The graph conforms to the shapes."
    groups = [list(group) for _, group in groupby(violations, key=lambda x: x.message)]
    groups.sort(key=len, reverse=True)
    kinds = "" if len(groups) == 1 else f" of {len(groups)} kinds"
    heading = f"{_count(len(violations), 'problem')}{kinds}:"
    blocks = ("\n".join(_lines(group, examples)) for group in groups)
    return "\n\n".join((heading, *blocks))


def _lines(group: Sequence[Violation], examples: int) -> Iterator[str]:
    yield f"{len(group):,} x {group[0].message}"
    for violation in group[:examples]:
        words = (f"<{violation.focus}>", violation.path, violation.value)
        yield "    " + "  ".join(filter(None, words))
    if 0 < examples < len(group):
        yield f"    and {len(group) - examples:,} more"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
