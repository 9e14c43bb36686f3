"""What one entry calls one thing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model.identifiers import ArxivId, EntityId
    from kg.model.kind import Kind
    from kg.model.mention import Mention, Reading

__all__ = ["Reference", "references"]


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """One thing as one entry names it: all mentions with the same ``thing``."""

    reading: Reading
    mentions: tuple[Mention, ...]

    @property
    def paper(self) -> ArxivId:
        """Return the paper whose entry this is."""
        return self.reading.paper

    @property
    def thing(self) -> int:
        """Return the number of the thing within its reading."""
        return self.mentions[0].thing

    @property
    def names(self) -> tuple[str, ...]:
        """Return the distinct names, in the order of the text."""
        return tuple(dict.fromkeys(mention.name for mention in self.mentions))

    @property
    def concept(self) -> EntityId | None:
        """Return the concept of the vocabulary that the entry means, if any."""
        return next((m.concept for m in self.mentions if m.concept is not None), None)

    @property
    def kind(self) -> Kind:
        """Return what the entry takes the thing for."""
        return self.mentions[0].kind

    @property
    def confidence(self) -> float:
        """Return how sure the entry's best mention is."""
        return max(mention.confidence for mention in self.mentions)


def references(readings: Iterable[Reading]) -> Iterator[Reference]:
    """Yield every reference, in an order that does not depend on the input's."""
    for reading in sorted(readings, key=lambda r: (r.paper, r.digest, r.language)):
        ordered = sorted(reading.mentions, key=lambda m: (m.thing, m.span))
        for _, mentions in groupby(ordered, key=lambda mention: mention.thing):
            yield Reference(reading, tuple(mentions))
