"""``kg query``: ask a graph."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.tables import print_table
from kg.errors import QueryError
from kg.query.questions import question, shipped_questions
from kg.query.store import GraphStore

__all__ = ["command"]


@click.command("query")
@click.argument("query", required=False)
@click.argument("parameters", nargs=-1, metavar="[NAME=VALUE]...")
@click.option(
    "--graph",
    type=click.Path(exists=True, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Turtle file, or the folder that `kg build` wrote.",
)
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "csv", "json", "ttl"]),
    help="Default: table, and ttl for CONSTRUCT.",
)
@click.option("--list", "listing", is_flag=True, help="List the shipped queries.")
def command(
    query: str | None,
    parameters: tuple[str, ...],
    graph: Path,
    output: str | None,
    *,
    listing: bool,
) -> None:
    """Answer QUERY: SPARQL, a file of it (.rq), or the name of a shipped query.

    The prefixes of the graph need no declaration.

    \b
    Examples:
        kg query --list
        kg query methods-on-dataset dataset=UCF-101
        kg query 'SELECT ?title { ?p kg:introduces entity:rlvr ; dcterms:title ?title }'
    """
    if listing or query is None:
        _list()
        return
    values = dict(_parameter(text) for text in parameters)
    answer = GraphStore.load(graph).ask(question(query), values)
    if answer.triples or output == "ttl":
        from kg.exporters.turtle import turtle
        from kg.graph.names import Namespace

        click.echo("".join(turtle(answer.triples, Namespace().prefixes)), nl=False)
    elif output == "csv":
        click.echo(answer.csv(), nl=False)
    elif output == "json":
        click.echo(answer.json(), nl=False)
    else:
        print_table(*answer.table())


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise QueryError(text, "this is no parameter. Write it as name=value.")
    return name.lstrip("?"), value


def _list() -> None:
    for name, found in shipped_questions().items():
        wanted = " ".join(f"{parameter}=…" for parameter, _ in found.parameters)
        click.echo(f"{name} {wanted}".rstrip())
        click.echo(f"    {found.title}")
        for parameter, meaning in found.parameters:
            click.echo(f"    {parameter}: {meaning}")
