"""``kg export``: the graph of a store as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.options import (
    evidence_option,
    format_option,
    out_option,
    quiet_option,
    store_option,
)
from kg.cli.reports import progress_bar, say_files, warn

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command("export")
@store_option
@out_option
@format_option
@evidence_option
@quiet_option
def command(
    *, store: Path, out: Path, formats: tuple[str, ...], evidence: str, quiet: bool
) -> None:
    """Write the graph of a store: the files that `kg build` of its digests would write.

    \b
    Examples:
        kg export
        kg export --format nq --out dump/
        kg export --format parquet --format triples
    """
    from kg.exporters.export import export
    from kg.exporters.formats import DEFAULT_FORMATS, EvidencePlace, Settings
    from kg.graph.names import Namespace
    from kg.journey import without_collection
    from kg.store.status import account

    with without_collection(), progress_bar(quiet=quiet) as progress:
        progress("read the store", 0, 0)
        found = account(store)
        files = export(
            found.knowledge,
            out,
            formats or DEFAULT_FORMATS,
            Settings(namespace=Namespace(found.base), evidence=EvidencePlace(evidence)),
            progress=lambda file: progress(f"write {file}", 0, 0),
        )
    if not found.is_current:
        warn(f"{store}: made by another version of kg; `kg add` without sources renews it")
    if not quiet:
        click.echo(f"generation {found.generation} of {store}:", err=True)
        say_files(files, out)
