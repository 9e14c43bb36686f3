"""``kg status``: what a store holds, and whether it is whole."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.options import quiet_option, store_option, verbose_option, wait_option
from kg.cli.reports import count, say_outcome, warn

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store.status import Status

__all__ = ["command"]


@click.command("status")
@store_option
@click.option("--verify", "thoroughly", is_flag=True, help="Look for every single quad.")
@click.option("--repair", is_flag=True, help="Make the account and the graph anew.")
@wait_option
@quiet_option
@verbose_option("List the digests.")
def command(  # noqa: PLR0913
    *, store: Path, thoroughly: bool, repair: bool, wait: float, quiet: bool, verbose: bool
) -> None:
    """Tell what a store holds, and verify that database and graph agree.

    Always checked: that the database is sound, and that the graph has as many quads as were
    written. Ends with status 1 if something is wrong; --repair then makes all that can be
    made from the entries again.

    \b
    Examples:
        kg status
        kg status --verify --store graph/
    """
    from kg.store.status import status, verify
    from kg.store.store import Store

    if repair:
        outcome = Store(store, patience=(wait, warn)).renew()
        if not quiet:
            say_outcome(store, outcome, 0, verbose=False)
    if not quiet:
        _print(store, status(store), verbose=verbose)
    wrong = list(verify(store, thoroughly=thoroughly))
    for finding in wrong:
        click.echo(f"kg: {store}: {finding}. Run `kg status --repair`.", err=True)
    if wrong:
        sys.exit(1)
    if not quiet:
        how = "every quad was found" if thoroughly else "--verify looks for every quad"
        click.echo(f"sound: database and graph agree ({how})")


def _print(store: Path, found: Status, *, verbose: bool) -> None:
    named = (("paper", ""), ("author", ""), ("entity", "entities"), ("organization", ""))
    days = f", {found.days[0]} to {found.days[1]}" if found.days[0] else ""
    click.echo(f"{store}: generation {found.generation}, base {found.base}")
    click.echo(f"  {count(found.digests, 'digest')}, {_entries(found.entries)}{days}")
    units = [count(found.units.get(kind, 0), kind, many) for kind, many in named]
    click.echo(f"  {', '.join(units)}; {count(found.quads, 'quad')}")
    read = f"{_entries(found.readings)} read by extractor {found.extractor or '(none yet)'}"
    click.echo(f"  {read}, resolved by {found.resolver or '(none yet)'}")
    if not found.is_current:
        click.echo("  made by another version of kg: `kg add` without sources renews it")
    if verbose:
        _list(store)


def _entries(number: int) -> str:
    return count(number, "entry", "entries")


def _list(store: Path) -> None:
    from kg.store.status import digests

    for digest in digests(store):
        click.echo(f"  {digest.id}  {digest.source}")
