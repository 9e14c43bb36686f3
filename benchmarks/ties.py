"""How right the answers about ties are: what is near, and who is who.

    python benchmarks/ties.py STORE [--asked 500]

hidden      a tenth of the statements is hidden; does ``kg related`` of the paper list the entity
            among its first ten? Ten of a paper's hidden entities are asked for at most.
follow-up   a paper names what another has introduced; this link is hidden; is that other paper
            among the ten nearest?
titles      are papers with much the same words in their titles (cosine of TF-IDF above 0.45)
            among the ten nearest? Titles are not part of the measure.
versions    is another version of a model or benchmark (GPT-4 and GPT-4o) among its ten nearest?
persons     authors of rare names are taken for one of a common name: are their papers told
            apart? B-cubed precision and recall (A. Bagga, B. Baldwin, COLING 1998).

Beside them stand degree (what most papers name), common neighbours, Jaccard's index, and that
of Adamic and Adar ("Friends and neighbors on the Web", Social Networks 25, 2003).
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from measuring import machine, table
from scipy.sparse import csr_array

from kg.analytics.closeness import close, common
from kg.analytics.persons import _groups, commonness
from kg.analytics.related import _entity_cells, _paper_cells, _through
from kg.graphs import open_tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.graph.tables import Tables

_TOP = 10
_SEED = 7
_MEASURES = ("degree", "common neighbours", "Jaccard", "Adamic-Adar")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("store", type=Path)
    parser.add_argument("--asked", type=int, default=500)
    options = parser.parse_args()
    tables = open_tables(options.store)
    print(f"{machine()}; {len(tables.papers):,} papers, {options.asked} questions each\n")
    tasks: dict[str, Callable[[Tables, int], dict[str, float]]] = {
        "hidden": hidden,
        "follow-up": follow_up,
        "titles": titles,
        "versions": versions,
    }
    found = {name: task(tables, options.asked) for name, task in tasks.items()}
    names = ("kg related", *_MEASURES)
    rows = [(f"{name}, hits@{_TOP}", *(found[name].get(x, "") for x in names)) for name in found]
    print(table(("task", *names), rows), "\n")
    print(table(("persons", "precision", "recall", "F1", "persons seen"), persons(tables)))


@dataclass(frozen=True)
class Incidence:
    """Rows and columns of links as numbers, for the measures beside ours."""

    rows: dict[str, int]
    columns: dict[str, int]
    matrix: Any

    @classmethod
    def of(cls, links: pl.DataFrame, row: str, column: str) -> Incidence:
        """Return the incidence of links."""
        rows, columns = (
            {name: number for number, name in enumerate(links[x].unique().sort())}
            for x in (row, column)
        )
        places = ([rows[x] for x in links[row]], [columns[x] for x in links[column]])
        matrix = csr_array((np.ones(len(links)), places), shape=(len(rows), len(columns)))
        return cls(rows=rows, columns=columns, matrix=matrix)

    def scores(self, own: Any, measure: str) -> Any:  # noqa: ANN401  # arrays
        """Return how near each row is to a set of columns (a row of zeros and ones)."""
        sizes = np.asarray(self.matrix.sum(axis=1)).ravel()
        if measure == "degree":
            return sizes
        if measure == "Adamic-Adar":
            degrees = np.asarray(self.matrix.sum(axis=0)).ravel()
            return self.matrix @ (own / np.log(np.maximum(degrees, 2)))
        shared = self.matrix @ own
        return (
            shared if measure != "Jaccard" else shared / np.maximum(sizes + own.sum() - shared, 1)
        )


def hidden(tables: Tables, asked: int) -> dict[str, float]:
    """Return the share of hidden entities that are found, by measure."""
    random = np.random.default_rng(_SEED)
    often = tables.statements.filter(pl.len().over("entity") >= 3).join(
        common(tables), on="entity", how="anti"
    )
    chosen = often[sorted(random.choice(len(often), len(tables.statements) // 10, replace=False))]
    kept = replace(
        tables, statements=tables.statements.join(chosen, on=["paper", "entity"], how="anti")
    )
    papers = list(random.permutation(chosen["paper"].unique().sort().to_list())[:asked])
    cells, links = _entity_cells(kept), _paper_cells(kept)
    barred = common(tables).select(row="entity:" + pl.col("entity"))
    said = cells.select("row", "column").join(barred, on="row", how="anti")
    incidence = Incidence.of(said, "row", "column")
    names = list(incidence.rows)
    hits: dict[str, list[bool]] = defaultdict(list)
    for paper in papers:
        wanted = [f"entity:{x}" for x in chosen.filter(pl.col("paper") == paper)["entity"]][:_TOP]
        own = links.filter(pl.col("row") == paper)
        ours = _through(cells, own, without=barred).rows["row"].head(_TOP).to_list()
        hits["kg related"] += [x in ours for x in wanted]
        mine = [incidence.rows[x] for x in own["column"] if x in incidence.rows]
        for measure in _MEASURES:
            scores = np.zeros(len(names))
            for row in mine:
                scores += incidence.scores(incidence.matrix[[row]].toarray().ravel(), measure)
            scores[mine] = -1
            best = {names[x] for x in np.argsort(-scores, kind="stable")[:_TOP]}
            hits[measure] += [x in best for x in wanted]
    return {name: float(np.mean(values)) for name, values in hits.items()}


def follow_up(tables: Tables, asked: int) -> dict[str, float]:
    """Return the share of papers that are found by those that name what they introduced."""
    random = np.random.default_rng(_SEED)
    first = tables.statements.filter(
        (pl.col("relation") == "introduces") & (pl.col("confidence") > 0.5)
    ).filter(pl.len().over("entity") == 1)
    later = tables.statements.filter(
        (pl.col("relation") != "introduces") & (pl.col("confidence") > 0.6)
    ).join(first.select("entity", origin="paper"), on="entity")
    later = later.join(common(tables), on="entity", how="anti").filter(
        pl.col("paper") != pl.col("origin")
    )
    chosen = later[random.choice(len(later), min(asked, len(later)), replace=False)]
    cells = _paper_cells(tables)
    questions = [
        (paper, f"entity:{entity}", {origin})
        for paper, entity, origin in chosen.select("paper", "entity", "origin").iter_rows()
    ]
    return _papers(cells, questions)


def titles(tables: Tables, asked: int) -> dict[str, float]:
    """Return the share of papers that find one of much the same title."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(sublinear_tf=True, stop_words="english", max_df=0.05, min_df=2)
    matrix = words.fit_transform(tables.papers["title"].to_list())
    alike = (matrix @ matrix.T).tocsr()
    papers = tables.papers["paper"].to_list()
    questions = []
    for row in np.random.default_rng(_SEED).permutation(len(papers)):
        part = alike[[row]]
        near = {papers[x] for x in part.indices[part.data > 0.45] if x != row}
        if near and len(questions) < asked:
            questions.append((papers[row], "", near))
    return _papers(_paper_cells(tables), questions)


def _papers(cells: pl.DataFrame, questions: list[tuple[str, str, set[str]]]) -> dict[str, float]:
    """Return how often one of the wanted papers is among the nearest; a thing may be hidden."""
    incidence = Incidence.of(cells, "row", "column")
    names = list(incidence.rows)
    hits: dict[str, list[bool]] = defaultdict(list)
    for paper, secret, wanted in questions:
        if paper not in incidence.rows:
            continue
        own = cells.filter((pl.col("row") == paper) & (pl.col("column") != secret))
        found = close(cells, own, without=pl.DataFrame({"row": [paper]}))
        hits["kg related"].append(bool(wanted & set(found.rows["row"].head(_TOP))))
        row = np.zeros(len(incidence.columns))
        row[[incidence.columns[x] for x in own["column"]]] = 1
        for measure in _MEASURES:
            scores = incidence.scores(row, measure)
            scores[incidence.rows[paper]] = -1
            best = {names[x] for x in np.argsort(-scores, kind="stable")[:_TOP]}
            hits[measure].append(bool(wanted & best))
    return {name: float(np.mean(values)) for name, values in hits.items()}


def versions(tables: Tables, asked: int) -> dict[str, float]:
    """Return the share of entities that find another version of themselves."""
    used = tables.statements.group_by("entity").len().filter(pl.col("len") >= 5)
    families: dict[str, set[str]] = defaultdict(set)
    for entity, label in tables.entities.join(used, on="entity").select("entity", "label").rows():
        stem = re.sub(r"[\d.]+.*$", "", label.lower()).strip(" -_")
        if re.search(r"\d", label) and len(stem) > 1:
            families[stem].add(f"entity:{entity}")
    questions = sorted(
        (entity, "", family - {entity})
        for family in families.values()
        if len(family) > 1
        for entity in family
    )
    return _papers(_entity_cells(tables), questions[:asked])


def persons(tables: Tables, cases: int = 60) -> list[tuple[object, ...]]:
    """Return how well authors who are taken for one are told apart, by how many they are."""
    random = np.random.default_rng(_SEED)
    written = tables.authorships.select("author", "paper").unique()
    family = pl.col("name").str.split(" ").list.last()
    rare = commonness(tables).filter(pl.col("expected") < 0.05)
    known = tables.authors.with_columns(family=family).filter(pl.len().over("family") > 150)
    known = known.join(rare, on="author").join(
        written.group_by("author").len().filter(pl.col("len").is_between(2, 60)), on="author"
    )
    names = known["author"].sort().to_list()
    rows: list[tuple[object, ...]] = []
    for count in (1, 2, 3, 5):
        cases_of = [list(random.choice(names, count, replace=False)) for _ in range(cases)]
        scores = [_apart(tables, written, chosen) for chosen in cases_of]
        right, whole, seen = (float(np.mean(x)) for x in zip(*scores, strict=True))
        rows.append(
            (f"{count} of one name", right, whole, 2 * right * whole / (right + whole), seen)
        )
    return rows


def _apart(tables: Tables, written: pl.DataFrame, chosen: list[str]) -> tuple[float, float, int]:
    """Return B-cubed precision and recall, and the number of groups, for authors made one."""
    mine = written.filter(pl.col("author").is_in(chosen))
    truth = dict(mine.select("paper", "author").sort("author").iter_rows())
    both = tables.authorships.with_columns(
        author=pl.when(pl.col("author").is_in(chosen)).then(pl.lit("?")).otherwise("author")
    )
    # one of a name that k - 1 others have; of one alone, as if one other was expected
    groups, _ = _groups(replace(tables, authorships=both), {"?": float(max(1, len(chosen) - 1))})[
        "?"
    ]
    right, whole = [], []
    for group in groups:
        for paper in group:
            same = sum(truth[x] == truth[paper] for x in group)
            right.append(same / len(group))
            whole.append(same / sum(x == truth[paper] for x in truth.values()))
    return float(np.mean(right)), float(np.mean(whole)), len(groups)


if __name__ == "__main__":
    main()
