"""``kg add``: digests into a store."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from kg.cli.options import (
    base_option,
    jobs_option,
    overrides_option,
    quiet_option,
    sources_argument,
    store_option,
    verbose_option,
    wait_option,
)
from kg.cli.reports import progress_bar, report, say_outcome, warn

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command("add")
@sources_argument
@store_option
@overrides_option
@base_option
@wait_option
@jobs_option
@quiet_option
@verbose_option("List every problem and every digest.")
def command(  # noqa: PLR0913
    *,
    sources: tuple[Path, ...],
    store: Path,
    overrides: Path | None,
    base: str,
    wait: float,
    jobs: int | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Add SOURCES (digests, folders or globs) to a store, which is made if there is none.

    The graph is then the same as if it had been built from all digests at once. A digest
    that is there already changes nothing. One of the same day and language, from a file of
    the same name, takes the old one's place. Either all of this happens or, whatever
    interrupts it, nothing. Without SOURCES, only brings the store up to date with this kg.

    Ends with status 1 if there were problems with the digests; the others are added.

    \b
    Examples:
        kg add digests/
        kg add 2024-11-25.md --store graph/
    """
    from kg.journey import read_digests
    from kg.resolution.overrides import read_overrides
    from kg.store.store import Store

    started = time.perf_counter()
    corrections = read_overrides(overrides) if overrides else None
    with progress_bar(quiet=quiet) as progress:
        digests, problems = read_digests(sources, progress)
        report(sorted(problems), verbose=verbose)
        if sources and not digests:
            raise click.UsageError("The sources hold no digest, so nothing was added.")
        patience = (wait, warn)
        opened = Store(store, patience=patience, jobs=jobs, progress=progress)
        outcome = opened.add(digests, base=_given(base), overrides=corrections)
    if not quiet:
        say_outcome(store, outcome, time.perf_counter() - started, verbose=verbose)
    if problems:
        sys.exit(1)


def _given(base: str) -> str | None:
    """Return the base if the user has given one."""
    source = click.get_current_context().get_parameter_source("base")
    return None if source is click.core.ParameterSource.DEFAULT else base
