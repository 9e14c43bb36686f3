"""``kg check``: validate a graph."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.options import existing, verbose_option

__all__ = ["command"]


@click.command("check")
@click.argument("graph", type=click.Path(path_type=Path), default=Path("out"))
@click.option(
    "--examples",
    type=click.IntRange(0),
    default=3,
    show_default=True,
    help="Examples a finding.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing if the graph conforms.")
@verbose_option("Print every example.")
def command(graph: Path, examples: int, *, quiet: bool, verbose: bool) -> None:
    """Validate GRAPH (a Turtle file, or the folder that `kg build` wrote; default: out).

    Ends with status 1 if the graph breaks the shapes of the ontology.

    \b
    Example:
        kg check out/kg.ttl
    """
    from kg.checking.check import check

    report = check(existing(graph, "GRAPH"))
    if not (quiet and report.conforms):
        click.echo(report.text(examples=len(report.violations) if verbose else examples))
    if not report.conforms:
        sys.exit(1)
