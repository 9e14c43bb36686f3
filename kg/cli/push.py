"""``kg push``: a graph into a server."""

from __future__ import annotations

import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import quiet_option
from kg.cli.reports import count, progress_bar
from kg.graph.names import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from kg.store.parts import Parts

__all__ = ["command"]


@click.command("push")
@click.argument("source", default="store", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--endpoint",
    required=True,
    help="Address of the server's Graph Store Protocol, e.g. http://localhost:7878/store.",
)
@click.option(
    "--user",
    help="NAME:PASSWORD for basic or digest authentication (or KG_USER).",
    envvar="KG_USER",
)
@click.option("--token", help="Token for bearer authentication (or KG_TOKEN).", envvar="KG_TOKEN")
@quiet_option
def command(
    *, source: Path, endpoint: str, user: str | None, token: str | None, quiet: bool
) -> None:
    """Make a SPARQL server's graphs those of SOURCE: a store, a Turtle or an N-Quads file.

    Each digest is a named graph there, and the facts are named graphs of some hundred papers
    or things each; let the server take the union of all as its default graph. Only what
    differs from the last push is sent, and an interrupted push goes on where it ended.

    \b
    Examples:
        kg push --endpoint http://localhost:7878/store
        kg push graph/ --endpoint https://example.org/rdf-graphs --user ada:secret
    """
    from kg.store.pushing import push

    started = time.perf_counter()
    with progress_bar(quiet=quiet) as progress, _graphs(source) as (graphs, base):
        done = push(graphs, endpoint, base, auth=_auth(user, token), progress=progress)
    if not quiet:
        changes = f"{count(done.sent, 'graph')} sent, {done.same:,} the same, {done.removed:,} gone"
        seconds = time.perf_counter() - started
        click.echo(f"{endpoint}: {changes}; {count(done.triples, 'triple')} in {seconds:.1f} s")


@contextmanager
def _graphs(source: Path) -> Iterator[tuple[Parts, str]]:
    """Yield the graphs to push, and the base of their addresses."""
    from kg.store.parts import Parts
    from kg.store.pushing import open_parts
    from kg.store.reading import is_store

    if is_store(source):
        with open_parts(source) as found:
            yield found
    else:
        from kg.query.store import GraphStore

        loaded = GraphStore.load(source)
        paper = loaded.prefixes.get("paper", f"{DEFAULT_BASE}paper/")
        base = paper.removesuffix("paper/")
        yield Parts(loaded.store, base), base


def _auth(user: str | None, token: str | None) -> httpx.Auth | None:
    from kg.store.credentials import Bearer, Password

    if token:
        return Bearer(token)
    if user:
        name, _, password = user.partition(":")
        return Password(name, password)
    return None
