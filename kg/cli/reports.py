"""What a command says while it works, and of what was wrong with the digests."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kg.model.problem import Problem
    from kg.store.changing import Outcome

__all__ = ["count", "progress_bar", "report", "say_files", "say_outcome", "warn"]

#: How many problems are shown unless the user wants all.
_SHOWN = 10


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Yield a callback that draws a bar, if there is a person to see it."""
    if quiet or not sys.stderr.isatty():
        yield lambda _stage, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("start", total=None)

        def show(stage: str, done: int, total: int) -> None:
            bar.update(task, description=stage, completed=done, total=total or None)

        yield show


def report(problems: Sequence[Problem], *, verbose: bool) -> None:
    """Show problems, the first few of them unless all are wanted."""
    shown = problems if verbose else problems[:_SHOWN]
    for problem in shown:
        click.echo(str(problem), err=True)
    if len(shown) < len(problems):
        rest = len(problems) - len(shown)
        click.echo(f"... and {rest:,} more problems; --verbose lists them", err=True)


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def warn(message: str) -> None:
    """Say something beside the results."""
    click.echo(f"kg: {message}", err=True)


def say_files(files: Sequence[Path], out: Path) -> None:
    """Say what was written to a folder: its files, and how many are in the folders in it."""
    for parent, mine in groupby(files, key=lambda file: file.parent):
        found = list(mine)
        if parent == out:
            for file in found:
                click.echo(f"  {file}", err=True)
        else:
            click.echo(f"  {parent}: {count(len(found), 'file')}", err=True)


def say_outcome(store: Path, outcome: Outcome, seconds: float, *, verbose: bool) -> None:
    """Say what a change of a store did."""
    for sign, digests in (("+", outcome.added), ("-", outcome.removed)):
        for name in digests if verbose or len(digests) <= _SHOWN else ():
            click.echo(f"  {sign} {name}", err=True)
    parts = [
        f"{count(len(outcome.added), 'digest')} added",
        f"{len(outcome.removed):,} removed",
        f"{len(outcome.unchanged):,} there already",
        f"{count(outcome.read, 'entry', 'entries')} read",
        f"{outcome.changed:,} of {count(outcome.renewed, 'thing')} changed",
    ]
    click.echo(f"{store}: {', '.join(parts)} in {seconds:.1f} s", err=True)
