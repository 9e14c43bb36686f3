"""``kg serve``: a graph for a browser and for SPARQL clients."""

from __future__ import annotations

import socket
from pathlib import Path

import click

from kg.cli.options import existing, quiet_option
from kg.errors import ServeError

__all__ = ["command"]

_LOCAL = {"127.0.0.1", "localhost", "::1"}


@click.command("serve")
@click.argument("graph", type=click.Path(path_type=Path), default=Path("out"))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--name", "names", multiple=True, help="A host name under which others reach the server."
)
@click.option(
    "--seconds",
    type=click.FloatRange(0.1),
    default=20.0,
    show_default=True,
    help="Time that a query may take.",
)
@click.option(
    "--rows",
    type=click.IntRange(1),
    default=100_000,
    show_default=True,
    help="Rows that an answer may have.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="Queries answered at the same time.",
)
@click.option(
    "--memory",
    type=click.IntRange(0),
    default=4096,
    show_default=True,
    help="Megabytes that a worker may take; 0 for no limit.",
)
@quiet_option
def command(  # noqa: PLR0913, PLR0917
    graph: Path,
    host: str,
    port: int,
    names: tuple[str, ...],
    seconds: float,
    rows: int,
    workers: int,
    memory: int,
    *,
    quiet: bool,
) -> None:
    """Serve GRAPH: a store, a Turtle file, or the folder of a build (by default out/).

    Every thing in the graph has a page, which is Turtle or JSON-LD to who asks for it; there
    is a search, a page to ask queries, and a SPARQL endpoint (/sparql). The server only
    answers: nothing can be changed through it. It listens to this machine alone unless told
    otherwise. A store that grows is served anew without a restart.

    \b
    Examples:
        kg serve
        kg serve store/ --port 8080
        curl -H 'Accept: text/turtle' http://127.0.0.1:8000/entity/rlvr
    """
    from kg.serve.limits import Limits
    from kg.serve.served import prepared
    from kg.serve.server import run

    def say(text: str) -> None:
        if not quiet:
            click.echo(text, err=True)

    if host not in _LOCAL:
        click.echo(
            f"kg: warning: {host} can be reached by others. They may read everything in "
            "the graph, and there is no password.",
            err=True,
        )
    limits = Limits(seconds=seconds, rows=rows, workers=workers, memory=memory)
    bound = _bound(host, port)
    with bound, prepared(existing(graph, "'GRAPH'"), say) as served:
        shown = f"[{host}]" if ":" in host else host
        say(f"serving {graph} on http://{shown}:{bound.getsockname()[1]} (Ctrl+C ends it)")
        hosts = ["*"] if host not in _LOCAL and not names else [*sorted(_LOCAL), "[::1]", *names]
        run(served, limits, bound, hosts)


def _bound(host: str, port: int) -> socket.socket:
    """Return a socket that holds the port, before the graph is loaded in vain."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        bound.close()
        advice = "Take another: --port 0 finds a free one."
        raise ServeError(f"{host}:{port}", f"{error.strerror or error}. {advice}") from error
    return bound
