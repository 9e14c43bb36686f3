"""``kg report``: the state of the field on one page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import opened
from kg.cli.options import day, graph_option, quiet_option, since_option

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["command"]


@click.command("report")
@graph_option
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("report.html"),
    show_default=True,
    help="File to write; its name ends in .html or .md.",
)
@click.option("--title", default="", help="Heading of the report.")
@since_option("First day of the trends.")
@quiet_option
def command(graph: Path, out: Path, title: str, since: datetime | None, *, quiet: bool) -> None:
    """Write the state of the field, as the graph knows it: trends, leaderboards, news.

    A page is one file that needs no network and no script, for light and dark screens and for
    paper. The same graph gives the same bytes.

    \b
    Examples:
        kg report --out report.html
        kg report --graph store --out report.md --title "Vision in 2026"
    """
    from kg.analytics.report.contents import report
    from kg.errors import UnknownFormatError
    from kg.exporters.export import write_whole

    form = out.suffix.lower()
    if form not in {".html", ".md"}:
        raise UnknownFormatError(out.suffix or out.name, [".html", ".md"])
    found = report(opened(graph), since=day(since))
    if form == ".html":
        from kg.analytics.report.page import TITLE, html

        text = html(found, title or TITLE)
    else:
        from kg.analytics.report.page import TITLE
        from kg.analytics.report.text import markdown

        text = markdown(found, title or TITLE)
    write_whole(out, [text])
    if not quiet:
        click.echo(f"{out}: {len(text.encode()):,} bytes", err=True)
