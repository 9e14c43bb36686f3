"""Who works with whom: groups, bridges and centres of the field, and one person's place in it.

The network is that of ``kg.analytics.collaboration``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from kg.analytics.collaboration import MEASURES, network
from kg.analytics.names import find
from kg.analytics.persons import namesakes
from kg.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.analytics.collaboration import Network
    from kg.analytics.names import Thing
    from kg.analytics.persons import Namesakes
    from kg.graph.tables import Tables

__all__ = [
    "Collaborator",
    "Community",
    "Member",
    "People",
    "Profile",
    "Side",
    "communities",
    "people",
    "profile",
]

#: Members and subjects that are told of a group, and groups of a bridge.
_MEMBERS, _SUBJECTS, _SIDES = 6, 4, 4
#: Groups with fewer members are not told.
_SMALL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A group that a bridge leads to."""

    community: int
    #: The person of the group who has most papers.
    leading: str
    #: How many of the co-authors belong to it.
    persons: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person in the network; of a common name, one of several."""

    author: str
    name: str
    #: 0 for the person of a name who has most papers, then 1, 2, ...
    person: int
    #: Papers written with others.
    papers: int
    #: The number of the group, from 1.
    community: int
    #: By the measure that was asked for.
    score: float
    #: Of a bridge: the groups of the co-authors, those with most of them first.
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Persons who write with each other more than with others."""

    #: From 1; the group of most persons is 1.
    number: int
    persons: int
    papers: int
    #: Those with most papers.
    members: tuple[Member, ...]
    #: Labels of what it writes about more than others do.
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The network of co-authors from above."""

    persons: int
    links: int
    #: Papers by several authors, and those among them that link nobody: of too many authors.
    papers: int
    long_lists: int
    #: Share of the persons who are connected with each other, however far.
    connected: float
    #: How clear the groups are: from 0 (chance) to 1.
    modularity: float
    #: The measure of ``central``, in words.
    measure: str
    central: tuple[Member, ...]
    bridges: tuple[Member, ...]
    communities: tuple[Community, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collaborator:
    """Somebody with whom a person wrote."""

    author: str
    name: str
    #: What they wrote together, the newest first.
    papers: tuple[str, ...]
    #: Each of these papers counts 1 / (its authors - 1).
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One name in the network: the persons behind it, and whom they work with."""

    thing: Thing
    others: tuple[Thing, ...]
    persons: Namesakes
    collaborators: tuple[Collaborator, ...]
    #: The groups that the persons belong to, in their order; one who always writes alone, or in
    #: long lists, has none.
    communities: tuple[Community, ...]


def people(tables: Tables, *, measure: str = "papers", top: int = 10) -> People:
    """Return groups, bridges, and who is most central by one of ``MEASURES``.

    Raises ``AnalysisError`` where no paper has two authors.
    """
    known = network(tables)
    if not len(known.links):
        raise AnalysisError("people", "no paper has two authors. Add digests that tell them.")
    groups, modularity = known.communities
    subjects = _subjects(tables, known, groups)
    lists = tables.authorships.unique(["paper", "author"]).group_by("paper").len()
    several = lists.filter(pl.col("len") > 1)
    return People(
        persons=len(known.persons),
        links=len(known.links),
        papers=len(several),
        long_lists=len(several) - known.written["paper"].n_unique(),
        connected=max(known.graph.connected_components().sizes()) / len(known.persons),
        modularity=modularity,
        measure=MEASURES[measure],
        central=_leading(known, groups, known.centrality(measure), top),
        bridges=_bridges(known, groups, top),
        communities=_communities(known, groups, subjects, range(top)),
    )


def communities(tables: Tables, *, top: int = 10) -> tuple[Community, ...]:
    """Return the groups of most persons; none where no paper has two authors.

    That is quicker than ``people``, which also looks for bridges.
    """
    known = network(tables)
    if not len(known.links):
        return ()
    groups, _ = known.communities
    return _communities(known, groups, _subjects(tables, known, groups), range(top))


def profile(tables: Tables, name: str, *, top: int = 10) -> Profile:
    """Return the persons behind a name and their place in the network.

    Raises ``UnknownThingError``.
    """
    found = find(tables, name, ("Author",))
    author = found.thing.id
    known = network(tables)
    mine = known.persons.with_row_index("number").filter(pl.col("author") == author)
    groups, subjects = [], {}
    if len(mine):
        members, _ = known.communities
        subjects = _subjects(tables, known, members)
        groups = list(dict.fromkeys(members[number] for number in mine.sort("person")["number"]))
    return Profile(
        thing=found.thing,
        others=found.others,
        persons=namesakes(tables, author),
        collaborators=_collaborators(tables, author)[:top],
        communities=_communities(known, members, subjects, groups) if groups else (),
    )


def _leading(
    known: Network, groups: Sequence[int], scores: Sequence[float], top: int
) -> tuple[Member, ...]:
    """Return the persons of the highest scores; ties by name."""
    order = sorted(range(len(scores)), key=lambda number: (-round(scores[number], 9), number))
    return tuple(_member(known, groups, number, scores[number]) for number in order[:top])


def _member(
    known: Network,
    groups: Sequence[int],
    number: int,
    score: float,
    sides: tuple[Side, ...] = (),
) -> Member:
    author, person, name, papers = known.persons.row(number)
    return Member(
        author=author,
        name=name,
        person=person,
        papers=papers,
        community=groups[number] + 1,
        score=score,
        sides=sides,
    )


def _bridges(known: Network, groups: Sequence[int], top: int) -> tuple[Member, ...]:
    """Return the persons through whom most shortest ways lead, with the groups they join."""
    scores, leaders = known.betweenness, _leaders(known, groups)
    order = sorted(range(len(scores)), key=lambda number: (-round(scores[number], 6), number))
    found: list[Member] = []
    for number in order:
        counts = Counter(groups[other] for other in known.graph.neighbors(number))
        if len(counts) < 2 or not scores[number]:
            continue
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_SIDES]
        sides = tuple(
            Side(community=group + 1, leading=leaders[group], persons=count)
            for group, count in ranked
        )
        found.append(_member(known, groups, number, scores[number], sides))
        if len(found) == top:
            break
    return tuple(found)


def _leaders(known: Network, groups: Sequence[int]) -> dict[int, str]:
    """Return the name of the person with most papers in each group."""
    leaders: dict[int, tuple[int, str]] = {}
    rows = known.persons.select("papers", "name").iter_rows()
    for group, (papers, name) in zip(groups, rows, strict=True):
        if papers > leaders.get(group, (0, ""))[0]:
            leaders[group] = papers, name
    return {group: name for group, (_, name) in leaders.items()}


def _communities(
    known: Network,
    groups: Sequence[int],
    subjects: Mapping[int, tuple[int, tuple[str, ...]]],
    wanted: Sequence[int],
) -> tuple[Community, ...]:
    by_group: dict[int, list[int]] = {}
    for number, group in enumerate(groups):
        by_group.setdefault(group, []).append(number)
    papers = known.persons["papers"].to_list()
    found = []
    for group in wanted:
        numbers = sorted(by_group.get(group, ()), key=lambda number: (-papers[number], number))
        if len(numbers) < _SMALL:
            continue
        count, labels = subjects.get(group, (0, ()))
        leading = numbers[:_MEMBERS]
        found.append(
            Community(
                number=group + 1,
                persons=len(numbers),
                papers=count,
                members=tuple(_member(known, groups, x, float(papers[x])) for x in leading),
                subjects=labels,
            )
        )
    return tuple(found)


def _subjects(
    tables: Tables, known: Network, groups: Sequence[int]
) -> dict[int, tuple[int, tuple[str, ...]]]:
    """Return, by group, how many papers it has and what it writes about more than others do.

    A paper is the group's to which most of its authors belong. An entity counts as the papers of
    the group that name it, times the logarithm of how much more often it does than all papers.
    """
    numbers = pl.DataFrame({"number": range(len(groups)), "group": groups})
    papers = (
        known.written.join(numbers, on="number")
        .group_by("paper", "group")
        .len()
        .sort(["paper", "len", "group"], descending=[False, True, False])
        .unique("paper", keep="first", maintain_order=True)
        .with_columns(all=pl.len().over("group"))
    )
    plain = tables.entities.filter(~pl.col("generic") & (pl.col("family") != "Metric"))
    plain = plain.select("entity", "label")
    said = tables.statements.join(plain, on="entity").join(papers, on="paper")
    here = said.group_by("group", "all", "entity", "label").agg(here=pl.len())
    everywhere = said.group_by("entity").agg(everywhere=pl.len())
    share = pl.col("here") / pl.col("all")
    expected = pl.col("everywhere") / max(1, len(papers))
    ranked = (
        here.join(everywhere, on="entity")
        .filter(pl.col("here") > 1)
        .with_columns(score=(pl.col("here") * (share / expected).log()).round(9))
        .sort(["group", "score", "entity"], descending=[False, True, False])
        .group_by("group", maintain_order=True)
        .agg(pl.col("label").head(_SUBJECTS))
    )
    labels = dict(ranked.iter_rows())
    counts = papers.group_by("group").len()
    return {group: (count, tuple(labels.get(group, ()))) for group, count in counts.iter_rows()}


def _collaborators(tables: Tables, author: str) -> tuple[Collaborator, ...]:
    """Return those who wrote along, those who did most together first."""
    written = tables.authorships.unique(["paper", "author"])
    sizes = written.group_by("paper").agg(others=pl.len() - 1)
    mine = written.filter(pl.col("author") == author).select("paper")
    along = (
        written.filter(pl.col("author") != author)
        .join(mine, on="paper")
        .join(sizes, on="paper")
        .sort("paper", descending=True)
        .group_by("author")
        .agg(papers=pl.col("paper"), weight=(1 / pl.col("others")).sum().round(9))
        .join(tables.authors, on="author")
        .sort(["weight", "author"], descending=[True, False])
    )
    return tuple(
        Collaborator(
            author=row["author"],
            name=row["name"],
            papers=tuple(sorted(row["papers"], reverse=True)),
            weight=row["weight"],
        )
        for row in along.iter_rows(named=True)
    )
