"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.decorators import FC

__all__ = ["existing", "graph_option", "quiet_option", "verbose_option"]

graph_option = click.option(
    "--graph",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Turtle file, or the folder that `kg build` wrote.",
)
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")


def verbose_option(what: str) -> Callable[[FC], FC]:
    """Return the option to say more, with what it says more."""
    return click.option("--verbose", "-v", is_flag=True, help=what)


def existing(graph: Path, option: str = "'--graph'") -> Path:
    """Return the path of a graph if something is there; else it is wrong usage."""
    if not graph.exists():
        advice = "Run `kg build` first, or give a Turtle file or the folder of a build."
        raise click.BadParameter(f"{str(graph)!r} does not exist. {advice}", param_hint=option)
    return graph
