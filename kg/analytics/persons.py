"""How many persons may stand behind one name, and which papers are whose.

The graph has one author for each name. Whether that is one person is a matter of chances:

- How common a name is. If given names and family names were drawn independently, the name would
  be borne by (authors of the given name) x (authors of the family name) / (all authors); that
  many *other* persons are expected, as far as the graph knows. V. Torvik and N. Smalheiser,
  "Author name disambiguation in MEDLINE", ACM TKDD 3(3), 2009, start from frequencies too.
- What two papers share. One that shares a co-author with another is 27 times as likely to be by
  the same person as by one of the same name; shared subjects count as well. The likelihood
  ratios were counted on pairs of papers by authors with a common family name and a rare given
  name: those of one author against those of two.

Papers are put together by average linkage: two groups are one person if their papers speak for
that, on average, by more than the number of other persons that are expected. docs/measurements.md
tells how often this is right for names that were made alike on purpose. The graph itself keeps
its identifiers: this is an analysis.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from kg.analytics.closeness import counted, paper_links

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy as np

    from kg.graph.tables import Tables

__all__ = ["DOUBTFUL", "Namesakes", "Person", "commonness", "namesakes", "parted"]

#: A name is looked into where so many other persons are expected to have it.
DOUBTFUL = 0.5
#: Longer lists of authors say little about who works with whom.
_LONG_LIST = 60
#: Nobody writes so many papers: more are a group's, whose pairs of papers nobody should count.
_PROLIFIC = 1000
#: Likelihood ratios: (shared at least, ratio), the first that fits; none shared comes last.
_CO_AUTHORS = ((2, 60.0), (1, 27.0), (0, 0.45))
_SUBJECTS = ((0.08, 20.0), (0.04, 9.0), (0.02, 4.3), (0.01, 1.9), (0.0, 0.85))
#: What speaks for one person counts no more than this, whatever else is shared.
_MOST = 60.0
#: Added to the norms of papers when their subjects are compared.
_SHRINKAGE = 2.0
#: Co-authors and subjects that are told of a person.
_TOLD = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Papers that hang together."""

    #: Numbers of the papers, the newest first.
    papers: tuple[str, ...]
    #: Names of those who wrote most of them along.
    with_whom: tuple[str, ...]
    #: Labels of what they are about.
    subjects: tuple[str, ...]
    #: The chance, after all, of being the same person as another group: the highest.
    doubt: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesakes:
    """The persons that the graph sees behind one name, those of most papers first."""

    author: str
    name: str
    #: How many other persons are expected to have the name.
    expected: float
    persons: tuple[Person, ...]

    @property
    def several(self) -> tuple[Person, ...]:
        """Those with more than one paper; a paper alone may belong to any of them."""
        return tuple(person for person in self.persons if len(person.papers) > 1)


def commonness(tables: Tables) -> pl.DataFrame:
    """Return how many other persons are expected to have each author's name: author, expected."""
    words = pl.col("name").str.to_lowercase().str.split(" ")
    parts = tables.authors.select("author", given=words.list.first(), family=words.list.last())
    product = pl.len().over("given").cast(pl.Float64) * pl.len().over("family")
    return parts.select(
        "author",
        # a name of one word is no given and family name; who knows
        expected=pl.when(pl.col("given") == pl.col("family")).then(0.0).otherwise(product)
        / max(1, len(parts)),
    )


def namesakes(tables: Tables, author: str) -> Namesakes:
    """Return the persons that the graph sees behind an author."""
    common = commonness(tables).filter(pl.col("author") == author)
    expected = float(common["expected"].sum())
    groups, doubts = _groups(tables, {author: expected}).get(author, ([], []))
    if not groups:
        papers = tables.authorships.filter(pl.col("author") == author)["paper"].unique().sort()
        groups, doubts = [papers.to_list()], [0.0]
    names = dict(tables.authors.filter(pl.col("author") == author).select("author", "name").rows())
    found = [
        _person(tables, author, group, doubt) for group, doubt in zip(groups, doubts, strict=True)
    ]
    found.sort(key=lambda person: (-len(person.papers), person.papers))
    return Namesakes(
        author=author, name=names.get(author, author), expected=expected, persons=tuple(found)
    )


def parted(tables: Tables, at_least: float = DOUBTFUL) -> pl.DataFrame:
    """Return which person wrote which paper: paper, author, person (0, 1, ...).

    Person 0 has most papers; of names that hardly anybody shares, everybody is person 0.
    """
    written = tables.authorships.select("paper", "author").unique(maintain_order=True)
    common = commonness(tables).filter(pl.col("expected") >= at_least)
    rows = [
        (author, paper, number)
        for author, (groups, _) in _groups(tables, dict(common.iter_rows())).items()
        for number, group in enumerate(sorted(groups, key=lambda group: (-len(group), group)))
        for paper in group
    ]
    numbers = pl.DataFrame(
        rows, {"author": pl.String, "paper": pl.String, "person": pl.Int64}, orient="row"
    )
    joined = written.join(numbers, on=["author", "paper"], how="left", maintain_order="left")
    return joined.with_columns(pl.col("person").fill_null(0))


def _groups(
    tables: Tables, expected: dict[str, float]
) -> dict[str, tuple[list[list[str]], list[float]]]:
    """Return the groups of papers of each of these authors, and the doubt about each."""
    written = (
        tables.authorships.select("author", "paper")
        .unique()
        .filter(pl.col("author").is_in(list(expected)))
        .filter(pl.len().over("author").is_between(2, _PROLIFIC))
        .sort("author", "paper")
    )
    evidence = _ratios(tables, written)
    found = {}
    for (author,), papers in written.group_by("author", maintain_order=True):
        names = papers["paper"].to_list()
        ratios = _matrix(names, evidence.get((author,)))
        found[str(author)] = _linked(names, ratios, max(expected[str(author)], 1e-3))
    return found


def _ratios(tables: Tables, written: pl.DataFrame) -> dict[tuple[object, ...], pl.DataFrame]:
    """Return, by author, the pairs of papers that share something: paper, other, ratio."""
    co_authors = _pairs(
        _co_authors(tables, written).with_columns(value=pl.lit(1.0)), "value", "shared"
    )
    cells = counted(paper_links(tables), "paper", "thing").filter(
        pl.col("column").str.starts_with("entity:")
    )
    cells = cells.join(written, left_on="row", right_on="paper", how="semi")
    norms = cells.group_by("row").agg(norm=(pl.col("value") ** 2).sum() + _SHRINKAGE)
    cells = cells.join(norms, on="row").with_columns(value=pl.col("value") / pl.col("norm").sqrt())
    subjects = _pairs(
        written.join(cells, left_on="paper", right_on="row").select(
            "author", "paper", "column", "value"
        ),
        "value",
        "alike",
    )
    both = co_authors.join(subjects, on=["author", "paper", "other"], how="full", coalesce=True)
    ratio = _ratio("shared", _CO_AUTHORS) * _ratio("alike", _SUBJECTS)
    told = both.with_columns(pl.col("shared", "alike").fill_null(0.0))
    told = told.with_columns(ratio=ratio.clip(upper_bound=_MOST))
    return told.partition_by("author", as_dict=True)


def _co_authors(tables: Tables, written: pl.DataFrame) -> pl.DataFrame:
    """Return with whom papers were written, as far as that tells persons: author, paper, column.

    A co-author of a common name may be two persons himself, and long lists tell nothing.
    """
    telling = commonness(tables).filter(pl.col("expected") < DOUBTFUL)
    lists = tables.authorships.select("paper", column="author").unique()
    short = lists.filter(pl.len().over("paper") <= _LONG_LIST)
    told = short.join(telling, left_on="column", right_on="author", how="semi")
    return written.join(told, on="paper").filter(pl.col("column") != pl.col("author"))


def _pairs(cells: pl.DataFrame, value: str, total: str) -> pl.DataFrame:
    """Return the products of cells that two papers of an author share, summed."""
    left = cells.select("author", "paper", "column", value)
    right = cells.select("author", "column", other="paper", theirs=value)
    return (
        left.join(right, on=["author", "column"])
        .filter(pl.col("paper") < pl.col("other"))
        .group_by("author", "paper", "other")
        .agg((pl.col(value) * pl.col("theirs")).sum().round(9).alias(total))
    )


def _ratio(name: str, steps: tuple[tuple[float, float], ...]) -> pl.Expr:
    found = pl.lit(steps[-1][1])
    for least, ratio in reversed(steps[:-1]):
        found = pl.when(pl.col(name) >= least).then(ratio).otherwise(found)
    return found


def _matrix(papers: list[str], pairs: pl.DataFrame | None) -> np.ndarray:
    """Return the likelihood ratio of each pair of papers, in their order."""
    import numpy as np

    ratios = np.full((len(papers), len(papers)), _CO_AUTHORS[-1][1] * _SUBJECTS[-1][1])
    if pairs is not None:
        place = {paper: number for number, paper in enumerate(papers)}
        rows = [place[paper] for paper in pairs["paper"]]
        columns = [place[paper] for paper in pairs["other"]]
        ratios[rows, columns] = ratios[columns, rows] = pairs["ratio"].to_numpy()
    return ratios


def _linked(
    papers: list[str], ratios: np.ndarray, expected: float
) -> tuple[list[list[str]], list[float]]:
    """Return groups by average linkage, as long as the mean ratio beats what is expected."""
    import numpy as np

    mean = ratios.copy()
    np.fill_diagonal(mean, -np.inf)
    groups: list[list[str]] = [[paper] for paper in papers]
    sizes = np.ones(len(papers))
    while len(papers) > 1:
        one, other = sorted(divmod(int(mean.argmax()), len(papers)))
        if mean[one, other] <= expected:
            break
        joined = (mean[one] * sizes[one] + mean[other] * sizes[other]) / (sizes[one] + sizes[other])
        mean[one], mean[:, one] = joined, joined
        mean[one, one] = -np.inf
        mean[other], mean[:, other] = -np.inf, -np.inf
        sizes[one] += sizes[other]
        groups[one] += groups[other]
        groups[other] = []
    kept = [number for number, group in enumerate(groups) if group]
    best = [max(0.0, float(mean[number].max())) for number in kept]
    return [sorted(groups[number]) for number in kept], [x / (x + expected) for x in best]


def _person(tables: Tables, author: str, papers: Collection[str], doubt: float) -> Person:
    mine = pl.col("paper").is_in(list(papers))
    along = tables.authorships.filter(mine & (pl.col("author") != author)).join(
        tables.authors, on="author"
    )
    known = tables.entities.filter(~pl.col("generic")).select("entity", "label")
    said = tables.statements.filter(mine).join(known, on="entity")
    used = tables.statements.group_by("entity").agg(everywhere=pl.len())
    weights = (
        said.join(used, on="entity")
        .group_by("label")
        .agg(weight=(pl.col("confidence") / (pl.col("everywhere") + 5).sqrt()).sum().round(9))
    )
    with_whom = along.group_by("name").agg(weight=pl.col("paper").n_unique())
    return Person(
        papers=tuple(sorted(papers, reverse=True)),
        with_whom=_first(with_whom, "name"),
        subjects=_first(weights, "label"),
        doubt=doubt,
    )


def _first(counted: pl.DataFrame, name: str) -> tuple[str, ...]:
    return tuple(counted.sort(["weight", name], descending=[True, False])[name].head(_TOLD))
