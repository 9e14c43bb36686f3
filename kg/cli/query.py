"""``kg query``: ask a graph."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from kg.cli.options import existing, graph_option, quiet_option, verbose_option
from kg.cli.tables import print_table
from kg.errors import QueryError
from kg.query.names import find, similar_names
from kg.query.questions import question, shipped_questions
from kg.query.store import GraphStore

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.query.answers import Answer

__all__ = ["command"]


@click.command("query")
@click.argument("query", required=False)
@click.argument("parameters", nargs=-1, metavar="[NAME=VALUE]...")
@graph_option
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "csv", "json", "ttl"]),
    help="Default: table, and ttl for CONSTRUCT and DESCRIBE.",
)
@click.option("--list", "listing", is_flag=True, help="List the shipped queries.")
@quiet_option
@verbose_option("Say what was read, and how long it took.")
def command(  # noqa: PLR0913
    query: str | None,
    parameters: tuple[str, ...],
    graph: Path,
    output: str | None,
    *,
    listing: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Answer QUERY: SPARQL, a file of it (.rq), or the name of a shipped query.

    The prefixes of the graph need no declaration. A table is aligned on a terminal, and
    separated by tabs in a pipe. The sentences behind the claims (kg.evidence.ttl) are read
    only if the query asks for them, or leaves open which property or class it asks for.

    \b
    Examples:
        kg query --list
        kg query methods-on-dataset dataset=UCF-101
        kg query 'SELECT ?title { ?p kg:introduces entity:tulu-3 ; dcterms:title ?title }'
    """
    if listing or query is None:
        _list()
        return
    asked = question(query)
    values = dict(_parameter(text) for text in parameters)
    started = time.perf_counter()
    store = GraphStore.load(existing(graph), evidence=asked.needs_evidence)
    loaded = time.perf_counter()
    answer = store.ask(asked, values)
    if verbose:
        with_evidence = "with" if asked.needs_evidence else "without"
        click.echo(
            f"{graph}: {len(store.store):,} triples, {with_evidence} evidence, read in "
            f"{loaded - started:.1f} s; {len(answer):,} found in "
            f"{time.perf_counter() - loaded:.1f} s",
            err=True,
        )
    _print(answer, asked.name, output)
    if not len(answer) and not quiet:
        _advise(store, values if asked.parameters else {})


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.lstrip("?$"):
        raise QueryError(text, "this is no parameter. Write it as name=value.")
    return name.lstrip("?$"), value


def _print(answer: Answer, name: str, output: str | None) -> None:
    if answer.is_graph != (output == "ttl") and output is not None:
        usage = "It makes a graph: take ttl" if answer.is_graph else "It makes a table: take csv"
        raise QueryError(name, f"the answer cannot be written as {output}. {usage}.")
    if answer.is_graph:
        from kg.exporters.turtle import turtle
        from kg.graph.names import Namespace

        click.echo("".join(turtle(answer.triples, Namespace().prefixes)), nl=False)
    elif output == "csv":
        click.echo(answer.csv(), nl=False)
    elif output == "json":
        click.echo(answer.json(), nl=False)
    else:
        print_table(*answer.table())


def _advise(store: GraphStore, values: Mapping[str, str]) -> None:
    """Say that nothing was found, and whether a name may be the reason."""
    click.echo("nothing found", err=True)
    for value in values.values():
        hints = similar_names(store.store, value)
        if hints and not find(store.store, value, store.prefixes):
            advice = f"Did you mean: {', '.join(hints)}?"
            click.echo(f"nothing is called {value!r}. {advice}", err=True)


def _list() -> None:
    for name, found in shipped_questions().items():
        wanted = " ".join(f"{parameter}=…" for parameter, _ in found.parameters)
        click.echo(f"{name} {wanted}".rstrip())
        click.echo(f"    {found.title}")
        for parameter, meaning in found.parameters:
            click.echo(f"    {parameter}: {meaning}")
