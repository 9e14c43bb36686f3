"""A small graph of invented results, for tests of leaderboards, news and reports."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.analytics.by_hand import tables_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.graph.tables import Tables

#: Identifier, kind, family, and names of what there is.
THINGS: Sequence[tuple[str, str, str, Sequence[str]]] = (
    ("lantern-qa", "Benchmark", "Dataset", ("LanternQA", "등불QA")),
    ("lantern-qa-pro", "Benchmark", "Dataset", ("LanternQA-Pro",)),
    ("harbor", "Dataset", "Dataset", ("Harbor",)),
    ("accuracy", "Metric", "Metric", ("Accuracy", "정확도")),
    ("pass-at-1", "Metric", "Metric", ("Pass@1",)),
    ("fid", "Metric", "Metric", ("FID",)),
    ("fid.2401.00009", "Metric", "Metric", ("FID", "FID scores")),
    ("glimmer", "Metric", "Metric", ("Glimmer",)),
    ("glownet", "Method", "Method", ("GlowNet",)),
    ("wickformer", "Model", "Method", ("WickFormer",)),
)


def result(  # noqa: PLR0913
    paper: str,
    value: float,
    sentence: str,
    *,
    unit: str = "%",
    dataset: str | None = "lantern-qa",
    metric: str | None = "accuracy",
    method: str | None = "glownet",
    confidence: float = 0.9,
) -> dict[str, Any]:
    """Return a row of results."""
    return {
        "result": f"{paper}-{value}-{dataset}-{metric}-{method}",
        "paper": paper,
        "value": value,
        "unit": unit,
        "metric": metric,
        "dataset": dataset,
        "method": method,
        "confidence": confidence,
        "sentence": sentence,
        "digest": "day",
    }


def graph(
    results: Iterable[dict[str, Any]] = (), statements: Iterable[tuple[str, str, str]] = ()
) -> Tables:
    """Return a graph of these results; each paper says what its results are about as well.

    A paper is of the day that its number tells: 2401.00003 of 2024-01-03.
    """
    rows = list(results)
    said = {
        (row["paper"], "mentions", row[slot])
        for row in rows
        for slot in ("dataset", "metric", "method")
        if row[slot]
    } | set(statements)
    papers = sorted({paper for paper, _, _ in said})
    days = {paper: _day(paper) for paper in papers}
    return tables_of(
        papers=[
            {
                "paper": paper,
                "title": f"Paper {paper}",
                "url": f"https://arxiv.org/abs/{paper}",
                "date": days[paper],
                "featured_first": days[paper],
                "featured_last": days[paper],
                "votes": int(paper[-2:]),
            }
            for paper in papers
        ],
        entities=[
            {"entity": entity, "kind": kind, "family": family, "label": names[0]}
            for entity, kind, family, names in THINGS
        ],
        names=[
            {"entity": entity, "rank": rank, "name": name, "language": "en"}
            for entity, _, _, names in THINGS
            for rank, name in enumerate(names)
        ],
        results=rows,
        statements=[
            {
                "paper": paper,
                "relation": relation,
                "entity": entity,
                "confidence": 0.9,
                "sentence": f"{paper} {relation} {entity}.",
            }
            for paper, relation, entity in sorted(said)
        ],
        digests=[{"digest": "day", "language": "en"}],
        listings=[{"digest": "day", "position": n, "paper": x} for n, x in enumerate(papers, 1)],
        edges=[
            {"source": "entity:lantern-qa-pro", "target": "entity:lantern-qa", "kind": "broader"}
        ],
    )


def _day(paper: str) -> date:
    year, month, number = 2000 + int(paper[:2]), int(paper[2:4]), int(paper[5:])
    return date(year, month, 1) + timedelta(days=number - 1)
