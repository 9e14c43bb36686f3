"""Who writes with whom: the network of co-authors, its groups, bridges and centres.

Two persons are linked by each paper that they wrote together, by 1 / (its authors - 1): who
writes with nine others works less with each than who writes with one (M. Newman, "Scientific
collaboration networks. II", Phys. Rev. E 64, 016132, 2001). Persons of a common name are first
told apart (``kg.analytics.persons``), or those names would be the hubs of the network. Papers
with long lists of authors link nobody: they would be most of all links.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from kg.analytics.persons import parted
from kg.analytics.routes import pairs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import igraph
    import networkx as nx

    from kg.graph.tables import Tables

__all__ = ["LONG_LIST", "MEASURES", "Network", "network"]

#: Papers with more authors link nobody.
LONG_LIST = 60
#: From so many persons shortest paths are followed for betweenness.
_SOURCES = 150
#: Rounds of the Leiden algorithm; more change the modularity in the third digit.
_ROUNDS = 2

#: How central a person can be, in words.
MEASURES: Mapping[str, str] = {
    "papers": "papers written with others",
    "degree": "co-authors",
    "pagerank": "pagerank over co-authors",
    "betweenness": "shortest ways between others",
}


@dataclass(frozen=True)
class Network:
    """The network of co-authors; persons are numbered in the order of ``persons``."""

    #: author, person, name, papers (written with others: by the weights above, the strength of
    #: a person's links together): as many rows as persons with a co-author.
    persons: pl.DataFrame
    #: one, other, weight, papers: links between numbers, the smaller first.
    links: pl.DataFrame
    #: paper, number: who wrote what.
    written: pl.DataFrame

    @cached_property
    def graph(self) -> igraph.Graph:
        """The network for igraph; links have a ``weight``."""
        import igraph

        links = pairs(self.links.select("one", "other"))
        made = igraph.Graph(n=len(self.persons), edges=links) if len(self.links) else igraph.Graph()
        made.es["weight"] = self.links["weight"].to_list()
        return made

    def networkx(self) -> nx.Graph:
        """Return the network for networkx: nodes are (author, person)."""
        import networkx as nx

        names = list(self.persons.select("author", "person").iter_rows())
        made = nx.Graph()
        for name, told in zip(names, self.persons.iter_rows(named=True), strict=True):
            made.add_node(name, name=told["name"], papers=told["papers"])
        for one, other, weight, papers in self.links.iter_rows():
            made.add_edge(names[one], names[other], weight=weight, papers=papers)
        return made

    @cached_property
    def communities(self) -> tuple[Sequence[int], float]:
        """The number of each person's group, the largest first, and the modularity.

        V. Traag, L. Waltman, N. van Eck, "From Louvain to Leiden: guaranteeing well-connected
        communities", Sci. Rep. 9, 5233, 2019; the same graph has the same groups.
        """
        import random

        import igraph

        igraph.set_random_number_generator(random.Random(1))  # noqa: S311  # no secret
        found = self.graph.community_leiden(
            objective_function="modularity", weights="weight", n_iterations=_ROUNDS
        )
        igraph.set_random_number_generator(random)
        sizes = found.sizes()
        order = sorted(range(len(sizes)), key=lambda group: (-sizes[group], group))
        place = {group: number for number, group in enumerate(order)}
        return [place[group] for group in found.membership], found.modularity

    @cached_property
    def betweenness(self) -> Sequence[float]:
        """How many shortest ways between persons of several papers lead through each.

        They are followed from persons spread evenly over the list, not from all: U. Brandes and
        C. Pich, "Centrality estimation in large networks", Int. J. Bifurcation Chaos 17, 2007.
        Persons of one paper are left out: whom they know know each other, so that no way needs
        them.
        """
        several = self.persons.with_row_index("number").filter(pl.col("papers") > 1)["number"]
        scores = [0.0] * len(self.persons)
        count = len(several)
        if count:
            part = _part(self.links, several)
            sources = sorted({number * count // _SOURCES for number in range(_SOURCES)})
            scale = count / len(sources)
            for number, value in zip(several, part.betweenness(sources=sources), strict=True):
                scores[number] = value * scale
        return scores

    def centrality(self, measure: str) -> Sequence[float]:
        """Return how central each person is by one of ``MEASURES``."""
        if measure == "papers":
            return self.persons["papers"].to_list()
        if measure == "betweenness":
            return self.betweenness
        if measure == "degree":
            degrees: list[float] = self.graph.degree()
            return degrees
        ranks: Any = self.graph.pagerank(weights="weight")
        return list(ranks)


def _part(links: pl.DataFrame, kept: pl.Series) -> igraph.Graph:
    """Return the network of some persons; they are numbered anew, in their order."""
    import igraph

    numbers = pl.DataFrame({"old": kept.cast(pl.Int64), "new": range(len(kept))})
    inner = links.select("one", "other").join(numbers, left_on="one", right_on="old")
    inner = inner.join(numbers, left_on="other", right_on="old", suffix="_other")
    made = igraph.Graph(n=len(kept))
    if len(inner):
        made = igraph.Graph(n=len(kept), edges=pairs(inner.select("new", "new_other")))
    return made


def network(tables: Tables) -> Network:
    """Return the network of those who wrote a paper together, in the order of their names."""
    written = parted(tables).filter(pl.len().over("paper") <= LONG_LIST)
    written = written.with_columns(others=pl.len().over("paper") - 1).filter(pl.col("others") > 0)
    persons = (
        written.group_by("author", "person")
        .agg(papers=pl.len())
        .join(tables.authors, on="author")
        .sort("author", "person")
        .with_row_index("number")
        .with_columns(pl.col("number").cast(pl.Int64))
    )
    numbered = written.join(persons.select("author", "person", "number"), on=["author", "person"])
    cells = numbered.select("paper", "number", weight=1 / pl.col("others"))
    links = (
        cells.join(cells.select("paper", other="number"), on="paper")
        .filter(pl.col("number") < pl.col("other"))
        .group_by(one="number", other="other")
        .agg(weight=pl.col("weight").sum().round(9), papers=pl.len())
        .sort("one", "other")
    )
    return Network(
        persons=persons.select("author", "person", "name", "papers"),
        links=links,
        written=numbered.select("paper", "number").sort("paper", "number"),
    )
