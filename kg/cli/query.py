"""``kg query``: ask a graph."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from kg.cli.answering import parameter, print_answer
from kg.cli.lines import user_language
from kg.cli.options import existing, graph_option, quiet_option, verbose_option
from kg.graphs import open_graph
from kg.query.questions import question, shipped_questions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.shell_completion import CompletionItem

    from kg.graphs import Asked
    from kg.query.questions import Question

__all__ = ["command"]


def _complete(what: str, *asked: Any) -> list[CompletionItem]:  # noqa: ANN401  # as click has it
    """Return what the shell offers; what finds it is imported only then."""
    from kg.cli import completion

    found: list[CompletionItem] = getattr(completion, what)(*asked)
    return found


@click.command("query")
@click.argument(
    "query", required=False, shell_complete=lambda *asked: _complete("complete_query", *asked)
)
@click.argument(
    "parameters",
    nargs=-1,
    metavar="[NAME=VALUE]...",
    shell_complete=lambda *asked: _complete("complete_parameter", *asked),
)
@graph_option
@click.option("--endpoint", metavar="URL", help="Ask a SPARQL server instead of --graph.")
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
    endpoint: str | None,
    output: str | None,
    *,
    listing: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Answer QUERY: SPARQL, a file of it (.rq), or the name of a shipped query.

    The prefixes of the graph need no declaration. Where a parameter is a thing, any of its
    names will do, in English or Korean. A table is aligned on a terminal, and separated by
    tabs in a pipe. Of files, the sentences behind the claims (kg.evidence.ttl) are read only
    if the query asks for them, or leaves open which property or class it asks for.

    \b
    Examples:
        kg query --list
        kg query evaluated-on dataset="UCF 101"
        kg query 'SELECT ?title { ?p kg:introduces entity:tulu-3 ; dcterms:title ?title }'
        kg query sizes --endpoint http://127.0.0.1:8000/sparql
    """
    if listing or query is None:
        _list()
        return
    asked = question(query)
    values = dict(map(parameter, parameters))
    started = time.perf_counter()
    with _opened(graph, endpoint, asked) as place:
        opened = time.perf_counter()
        answer = place.ask(asked, values)
    if verbose:
        click.echo(
            f"{endpoint or graph}: opened in {opened - started:.3f} s; "
            f"{len(answer):,} found in {time.perf_counter() - opened:.3f} s",
            err=True,
        )
    print_answer(answer, asked.name, output, quiet=quiet)


@contextmanager
def _opened(graph: Path, endpoint: str | None, asked: Question) -> Iterator[Asked]:
    if endpoint is not None:
        from kg.endpoint import Endpoint

        yield Endpoint(address=endpoint)
        return
    with open_graph(existing(graph), evidence=asked.needs_evidence) as place:
        yield place


def _list() -> None:
    for name, found in shipped_questions().items():
        wanted = " ".join(f"{told.name}=…" for told in found.parameters)
        click.echo(f"{name} {wanted}".rstrip())
        click.echo(f"    {found.title(user_language())}")
        for told in found.parameters:
            click.echo(f"    {told.name}: {told.meaning}")
