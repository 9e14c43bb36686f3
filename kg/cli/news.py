"""``kg news``: what is new, as Markdown that can be posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.answers import as_json, opened
from kg.cli.options import day, graph_option, quiet_option, since_option, until_option

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

__all__ = ["command"]


@click.command("news")
@graph_option
@since_option("First day. Default: a week before the last.")
@until_option("Last day. Default: that of the newest digest.")
@click.option("--top", type=click.IntRange(1), default=10, show_default=True, help="Items a part.")
@click.option(
    "--format",
    "output",
    type=click.Choice(["markdown", "json"]),
    default="markdown",
    show_default=True,
    help="Form of the answer.",
)
@quiet_option
def command(  # noqa: PLR0913
    graph: Path,
    since: datetime | None,
    until: datetime | None,
    top: int,
    output: str,
    *,
    quiet: bool,
) -> None:
    """Tell what is new: papers, names seen for the first time, records, first meetings.

    A paper is new on the day of the first digest that tells of it. Known things that meet for
    the first time in a paper are told in the order of surprise: how unlikely it was that they
    had not met before. Text of digests is escaped, so that the Markdown can be posted.

    \b
    Examples:
        kg news --since 2026-08-01
        kg news > post.md
    """
    from kg.analytics.news import newest, news
    from kg.analytics.post import post

    if since and until and since > until:
        raise click.BadParameter("The last day is before the first.", param_hint="'--until'")
    tables = opened(graph)
    found = news(tables, day(since), day(until))
    click.echo(as_json(found) if output == "json" else post(found, top), nl=False)
    if not found.papers and not quiet:
        last = newest(tables)
        known = f"; the newest paper is of {last}" if last else ""
        click.echo(f"no paper is new from {found.since} to {found.until}{known}", err=True)
