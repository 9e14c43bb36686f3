"""``kg check``: validate a graph."""

from __future__ import annotations

import sys
from pathlib import Path

import click

__all__ = ["command"]


@click.command("check")
@click.argument(
    "graph",
    type=click.Path(exists=True, path_type=Path),
    default=Path("out"),
)
@click.option("--examples", default=3, show_default=True, help="Examples a finding.")
def command(graph: Path, examples: int) -> None:
    """Validate GRAPH (a Turtle file, or the folder that `kg build` wrote; default: out).

    Ends with status 1 if the graph breaks the shapes of the ontology.

    \b
    Example:
        kg check out/kg.ttl
    """
    from kg.checking.check import check

    report = check(graph)
    click.echo(report.text(examples=examples))
    if not report.conforms:
        sys.exit(1)
