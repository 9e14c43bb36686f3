"""``kg trends``: what rises and falls."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import answer_format_option, as_json, opened, write_rows
from kg.cli.lines import say
from kg.cli.options import (
    day,
    graph_option,
    kinds_option,
    quiet_option,
    since_option,
    until_option,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from kg.analytics.months import Months
    from kg.analytics.trends import Trend, Trends

__all__ = ["command"]

_COLUMNS = ("name", "kind", "papers", "by month", "a year", "now", "z", "q")


@click.command("trends")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@graph_option
@kinds_option
@since_option("First day, e.g. 2025-01.")
@until_option("Last day.")
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="Rows each way.")
@click.option(
    "--least", type=click.IntRange(1), default=10, show_default=True, help="Papers it takes."
)
@click.option(
    "--plot",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw it: a file whose name ends in .svg or .png.",
)
@answer_format_option()
@quiet_option
def command(  # noqa: PLR0913, PLR0917
    names: tuple[str, ...],
    graph: Path,
    kinds: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    top: int,
    least: int,
    plot: Path | None,
    output: str,
    *,
    quiet: bool,
) -> None:
    """Show what rises and falls, month by month; of each NAME, its months.

    What counts is the share of a month's papers that speak of a thing. "a year" is the growth
    of that share in a year, "now" the share of the last three months, z how many standard
    deviations the trend is from none (a test for trend over months and languages of digests,
    with a variance that allows for waves), q the rate of false discoveries among all entities
    with so clear a trend.

    \b
    Examples:
        kg trends --kind method --since 2025-01
        kg trends DPO GRPO Mamba 3DGS DiT SAE --plot trends.svg
    """
    from kg.analytics import trends as ask

    tables = opened(graph)
    first, last = day(since), day(until)
    if names:
        counted, found = ask.series(tables, names, kinds=kinds, since=first, until=last)
        _print_series(counted, found, output)
        months, papers, drawn = counted.months, counted.papers, found
    else:
        every = ask.trends(tables, kinds=kinds, least=least, since=first, until=last)
        _print_trends(every, top, output)
        months, papers = every.months, every.papers
        drawn = (*every.rising[: min(top, 12)], *every.falling[: min(top, 12)])
        if not drawn and not quiet:
            click.echo("nothing rises or falls clearly", err=True)
    if plot is not None:
        _draw(plot, months, papers, drawn, quiet=quiet)


def _print_trends(found: Trends, top: int, output: str) -> None:
    if output == "json":
        click.echo(as_json(found), nl=False)
        return
    if output == "csv":
        write_rows(_COLUMNS, _rows((*found.rising, *found.falling), found.papers), output)
        return
    for heading, some in (("rising", found.rising), ("falling", found.falling)):
        say(f"{heading}: {len(some)} of {found.tested} entities", style="bold")
        if output == "markdown":
            say()
        if some:
            write_rows(_COLUMNS, _rows(some[:top], found.papers), output)
        say()
    if found.months:
        say(_period(found.months, found.papers))


def _print_series(counted: Months, found: Sequence[Trend], output: str) -> None:
    if output == "json":
        answer = {"months": counted.months, "papers": counted.papers, "trends": found}
        click.echo(as_json(answer), nl=False)
        return
    if output != "csv":
        write_rows(_COLUMNS, _rows(found, counted.papers), output)
        say()
    rows = [
        (
            f"{month:%Y-%m}",
            str(counted.papers[place]),
            *(str(trend.counts[place]) for trend in found),
        )
        for place, month in enumerate(counted.months)
    ]
    write_rows(("month", "all papers", *(trend.label for trend in found)), rows, output)


def _rows(found: Sequence[Trend], papers: Sequence[int]) -> list[tuple[str, ...]]:
    from kg.analytics.growth import growth
    from kg.analytics.months import sparkline

    return [
        (
            trend.label,
            trend.kind,
            str(trend.papers),
            sparkline(trend.counts, papers),
            growth(trend.growth),
            f"{trend.share:.1f}%",
            f"{trend.z:+.1f}",
            f"{trend.q:.1g}",
        )
        for trend in found
    ]


def _period(months: Sequence[date], papers: Sequence[int]) -> str:
    return f"{sum(papers):,} papers, {months[0]:%Y-%m} to {months[-1]:%Y-%m}"


def _draw(
    path: Path,
    months: Sequence[date],
    papers: Sequence[int],
    found: Sequence[Trend],
    *,
    quiet: bool,
) -> None:
    from kg.analytics.plots import trend_plot
    from kg.errors import UnknownFormatError
    from kg.exporters.export import write_whole

    form = path.suffix.lower().lstrip(".")
    if form not in {"svg", "png"}:
        raise UnknownFormatError(path.suffix or path.name, [".svg", ".png"])
    write_whole(path, [trend_plot(months, papers, found, form=form)])
    if not quiet:
        click.echo(f"{path}: written", err=True)
