"""``kg remove``: digests out of a store."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from kg.cli.options import quiet_option, store_option, verbose_option, wait_option
from kg.cli.reports import say_outcome, warn

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command("remove")
@click.argument("digests", nargs=-1, required=True, metavar="DIGEST...")
@store_option
@wait_option
@quiet_option
@verbose_option("List every digest.")
def command(
    *, digests: tuple[str, ...], store: Path, wait: float, quiet: bool, verbose: bool
) -> None:
    """Take each DIGEST out of a store: its identifier, or the name of its file.

    What is left is the same as if it had never been there. `kg status -v` lists identifiers.

    \b
    Examples:
        kg remove 2024-11-25-ko-1f0c9a2b
        kg remove 2024-11-25.md --store graph/
    """
    from kg.store.store import Store

    started = time.perf_counter()
    outcome = Store(store, patience=(wait, warn)).remove(digests)
    if not quiet:
        say_outcome(store, outcome, time.perf_counter() - started, verbose=verbose)
