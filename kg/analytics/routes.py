"""The cheapest ways through a network."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import exp, inf
from typing import TYPE_CHECKING, Any, cast

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import igraph

__all__ = ["Routes", "pairs"]


def pairs(links: pl.DataFrame) -> Any:  # noqa: ANN401  # igraph has no word for it
    """Return two columns of whole numbers as igraph takes links at once."""
    return memoryview(cast("Any", links.to_numpy(order="c")))


@dataclass(frozen=True, slots=True)
class Routes:
    """A network whose links cost something, either way."""

    nodes: tuple[str, ...]
    numbers: Mapping[str, int]
    graph: igraph.Graph
    costs: tuple[float, ...]

    @classmethod
    def of(cls, links: pl.DataFrame) -> Routes:
        """Return the network of links (one, other, cost); of two between the same, the cheapest."""
        import igraph

        first = pl.min_horizontal("one", "other").alias("one")
        last = pl.max_horizontal("one", "other").alias("other")
        links = links.select(first, last, "cost").group_by("one", "other").agg(pl.col("cost").min())
        links = links.sort("one", "other")  # of ways that cost the same, always the same is found
        nodes = pl.concat([links["one"], links["other"]]).unique().sort()
        numbered = pl.DataFrame({"node": nodes}).with_row_index("number")
        numbered = numbered.with_columns(pl.col("number").cast(pl.Int64))
        ends = links.join(
            numbered.rename({"node": "one", "number": "from"}), on="one", maintain_order="left"
        ).join(
            numbered.rename({"node": "other", "number": "to"}), on="other", maintain_order="left"
        )
        return cls(
            nodes=tuple(nodes),
            numbers={node: number for number, node in enumerate(nodes)},
            graph=igraph.Graph(n=len(nodes), edges=pairs(ends.select("from", "to")))
            if len(ends)
            else igraph.Graph(),
            costs=tuple(links["cost"]),
        )

    def cheapest(self, start: str, end: str) -> tuple[str, ...] | None:
        """Return the nodes of the cheapest way; ``None`` if there is none."""
        found = self._cheapest(start, end, list(self.costs))
        return found[0] if found else None

    def disjoint(self, start: str, end: str, count: int) -> Iterator[tuple[tuple[str, ...], float]]:
        """Yield up to so many ways, the cheapest first, with e to the power of minus their cost.

        A way shares no inner node with those before it.
        """
        costs = list(self.costs)
        for _ in range(count):
            found = self._cheapest(start, end, costs)
            if found is None:
                return
            yield found
            inner = [self.numbers[node] for node in found[0][1:-1]]
            used = (link for node in inner for link in self.graph.incident(node))
            direct = () if inner else (self._link(start, end),)
            for link in (*used, *direct):
                costs[link] = inf

    def _cheapest(
        self, start: str, end: str, costs: list[float]
    ) -> tuple[tuple[str, ...], float] | None:
        if start not in self.numbers or end not in self.numbers:
            return None
        import warnings

        with warnings.catch_warnings():  # that there is no way is an answer
            warnings.simplefilter("ignore", RuntimeWarning)
            nodes = self.graph.get_shortest_path(
                self.numbers[start], self.numbers[end], weights=costs, output="vpath"
            )
        names = tuple(self.nodes[node] for node in nodes)
        cost = sum(costs[self._link(*pair)] for pair in pairwise(names))
        return (names, exp(-cost)) if len(names) > 1 and cost < inf else None

    def _link(self, one: str, other: str) -> int:
        number: int = self.graph.get_eid(self.numbers[one], self.numbers[other])
        return number
