"""The report as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.analytics.excerpts import excerpt
from kg.analytics.growth import growth
from kg.analytics.markdown import escaped, link, table
from kg.analytics.months import sparkline
from kg.analytics.post import post
from kg.analytics.roles import without_citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.analytics.leaderboard import Place
    from kg.analytics.report.contents import Report, Standing

__all__ = ["markdown"]

_ROWS = 12
_PLACES = 5
_SENTENCE = 120


def markdown(report: Report, title: str) -> str:
    """Return the report as Markdown; whatever digests say is text in it."""
    parts = [f"# {escaped(title)}\n", _figures(report), *_trends(report)]
    parts += [*_usage(report), *_standings(report)]
    parts.append(post(report.news).replace("\n## ", "\n### ").replace("# New", "## New", 1))
    parts += _people(report)
    return "\n".join(parts)


def _people(report: Report) -> Iterator[str]:
    if report.people:
        yield "## Who works together\n"
    for group in report.people:
        names = ", ".join(f"{escaped(member.name)} ({member.papers})" for member in group.members)
        subjects = escaped(", ".join(group.subjects)) or f"group {group.number}"
        yield f"- {subjects}: {group.persons:,} people, {group.papers:,} papers; {names}"


def _figures(report: Report) -> str:
    counts = ", ".join(f"{figure.count:,} {figure.name}" for figure in report.figures)
    period = f" from {report.first:%Y-%m} to {report.last:%Y-%m}" if report.first else ""
    return f"Papers{period}: {counts}.\n"


def _trends(report: Report) -> Iterator[str]:
    for heading, some in (("Rising", report.trends.rising), ("Falling", report.trends.falling)):
        rows = [
            (
                trend.label,
                trend.kind,
                str(trend.papers),
                sparkline(trend.counts, report.trends.papers),
                growth(trend.growth),
                f"{trend.share:.1f}%",
                f"{trend.q:.1g}",
            )
            for trend in some[:_ROWS]
        ]
        if rows:
            yield f"## {heading}\n"
            yield table(("name", "kind", "papers", "by month", "a year", "now", "q"), rows)


def _usage(report: Report) -> Iterator[str]:
    yield "## In use\n"
    for usage in report.usage:
        names = [f"{escaped(label)} ({recent})" for _, label, _, recent in usage.entities]
        if names:
            yield f"- {usage.kind}, by papers of six months: {', '.join(names)}"
    yield ""


def _standings(report: Report) -> Iterator[str]:
    if report.standings:
        yield "## Leaderboards\n"
    for standing in report.standings:
        yield f"### {_heading(standing)}\n"
        yield "".join(
            f"{place.rank}. {_place(place)}\n" for place in standing.board.places[:_PLACES]
        )


def _heading(standing: Standing) -> str:
    board = standing.board
    metric = escaped(board.metric or "score")
    return f"{escaped(standing.label)}: {metric}, {board.better} is better"


def _place(place: Place) -> str:
    score = place.score
    said = excerpt(without_citations(score.sentence), score.start, score.end, _SENTENCE)
    method = f" {escaped(score.method_label)}," if score.method_label else ""
    paper = link(score.paper, f"https://arxiv.org/abs/{score.paper}")
    return f"{escaped(score.told)},{method} {paper}, {score.date}: “{escaped(said)}”"
