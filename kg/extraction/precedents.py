"""When papers first named what the vocabulary knows.

What a paper of an earlier month names, a later one does not introduce, whatever its title
looks like: "Chain-of-LoRA" does not introduce LoRA. The months are those of the corpus, told
by the papers' arXiv identifiers.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from kg.extraction.linear import shipped_or

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["Precedents", "month_of", "save_precedents", "shipped_precedents"]


def month_of(paper: str) -> str:
    """Return the year and month that an arXiv identifier begins with; "" for an old one.

    >>> month_of("2411.13127"), month_of("cs/0112017")
    ('2411', '')
    """
    month, dot, _ = paper.partition(".")
    return month if dot and month.isdecimal() else ""


@dataclass(frozen=True, slots=True)
class Precedents:
    """For each concept, the months of the first papers that named it, in order."""

    months: Mapping[str, Sequence[str]]

    def before(self, concept: str, month: str) -> int:
        """Return how many papers of earlier months named a concept, as far as is kept."""
        return bisect_left(self.months.get(concept, ()), month)

    @classmethod
    def load(cls, path: Path) -> Precedents:
        """Return the table in a JSON file that ``save_precedents`` wrote."""
        return cls(msgspec.json.decode(path.read_bytes(), type=dict[str, list[str]]))


def save_precedents(months: Mapping[str, Sequence[str]], path: Path) -> None:
    """Write the table as JSON, one concept a line, sorted; the same table, the same bytes."""
    lines = ",\n".join(
        f"{json.dumps(concept, ensure_ascii=False)}:{json.dumps(list(found))}"
        for concept, found in sorted(months.items())
    )
    path.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


@lru_cache(maxsize=1)
def shipped_precedents() -> Precedents:
    """Return the table that the project ships; warn if it is absent."""
    return shipped_or(Precedents({}), "precedents", Precedents.load)
