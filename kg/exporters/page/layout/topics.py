"""What a community is about: its most telling entities, in both languages."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from kg.exporters.page.elements import Elements

__all__ = ["Topic", "topics"]

#: So many entities name a community on the map.
_NAMES = 2
#: A name shall be known to so many papers of the community, unless it is tiny.
_LEAST = 3
#: Kinds that say what a field is about better than others do.
_TELLING = {"Task": 2.0, "Method": 1.4, "Model": 1.0, "Benchmark": 0.6, "Dataset": 0.6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A community of nodes: what it is about, and how many papers it has."""

    #: Places of the most telling entities among the nodes, the most telling first.
    entities: tuple[int, ...]
    papers: int


def topics(elements: Elements, groups: NDArray[np.int64], names: int = _NAMES) -> list[Topic]:
    """Return what each group is about; ``groups`` gives the group of each node, or -1.

    An entity tells as much as it is more frequent in the group than elsewhere, times how many
    papers of the group tell of it (the weight of pointwise mutual information).
    """
    inside: defaultdict[int, Counter[int]] = defaultdict(Counter)
    overall: Counter[int] = Counter()
    for edge in elements.edges:
        if edge.is_claim:
            overall[edge.target] += 1
            inside[int(groups[edge.source])][edge.target] += 1
    papers = Counter(
        int(group)
        for node, group in zip(elements.nodes, groups, strict=True)
        if node.kind == "Paper"
    )
    total = max(1, papers.total())
    found = []
    for group in range(int(groups.max(initial=-1)) + 1):
        share = max(1, papers[group]) / total
        scores = {
            at: count * max(0.0, log(count / overall[at] / share)) * _weight(elements, at)
            for at, count in inside[group].items()
            if count >= min(_LEAST, max(1, papers[group] // 4))
        }
        ranked = sorted(scores, key=lambda at: (-round(scores[at], 6), elements.nodes[at].id))
        some = tuple(_apart(elements, ranked, names))
        found.append(Topic(entities=some, papers=papers[group]))
    return found


def _weight(elements: Elements, at: int) -> float:
    node = elements.nodes[at]
    return _TELLING.get(node.kind, 0.1) * (0.2 if node.generic else 1)


def _apart(elements: Elements, ranked: Iterable[int], most: int) -> Iterator[int]:
    """Yield the first of the ranked whose names do not repeat each other's words."""
    seen: list[set[str]] = []
    for at in ranked:
        words = set(elements.nodes[at].label.lower().replace("-", " ").split())
        if any(words & other for other in seen):
            continue
        seen.append(words)
        yield at
        if len(seen) == most:
            return
