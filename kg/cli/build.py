"""``kg build``: digests in, graph files out."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import (
    base_option,
    evidence_option,
    format_option,
    jobs_option,
    out_option,
    overrides_option,
    quiet_option,
    sources_argument,
    verbose_option,
)
from kg.cli.reports import count, progress_bar, report, say_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.exporters.formats import Settings
    from kg.journey import Account
    from kg.model.knowledge import Knowledge
    from kg.model.problem import Problem

__all__ = ["command"]


@click.command("build")
@sources_argument
@out_option
@format_option
@evidence_option
@overrides_option
@base_option
@click.option(
    "--candidates",
    is_flag=True,
    help="Also what is probably nothing: statements of a confidence below 0.25.",
)
@click.option(
    "--engine",
    type=click.Choice(["auto", "pyvis", "webgl"]),
    default="auto",
    show_default=True,
    help="What draws kg.html: pyvis for a digest, webgl for an archive; auto goes by size.",
)
@jobs_option
@quiet_option
@verbose_option("List every problem.")
def command(  # noqa: PLR0913
    *,
    sources: tuple[Path, ...],
    out: Path,
    formats: tuple[str, ...],
    evidence: str,
    overrides: Path | None,
    base: str,
    candidates: bool,
    engine: str,
    jobs: int | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Read SOURCES (digests, folders or globs) and write their graph to a folder.

    Without SOURCES, builds the sample that comes with kg. The kind of each digest (Korean
    Markdown, Daily Papers JSON) is recognised from its content. Ends with status 1 if there
    were problems with the digests; the graph is written all the same. Where there is no
    digest at all, nothing is written, and the status is 2.

    \b
    Examples:
        kg build
        kg build digests/ --out graph/
        kg build 2024-11-*.md --format ttl --format jsonld --evidence inside
    """
    from kg.exporters.formats import EvidencePlace, Settings
    from kg.graph.names import Namespace
    from kg.resolution.overrides import read_overrides

    started = time.perf_counter()
    settings = Settings(
        namespace=Namespace(base),
        evidence=EvidencePlace(evidence),
        engine=None if engine == "auto" else engine,
    )
    corrections = read_overrides(overrides) if overrides else None
    account = _read(sources, quiet=quiet, overrides=corrections, candidates=candidates, jobs=jobs)
    report(account.problems, verbose=verbose)
    if not account.knowledge.digests:
        raise click.UsageError("The sources hold no digest, so nothing was written.")
    files = _write(account.knowledge, out, formats, settings, quiet=quiet)
    if not quiet:
        _summarise(account.knowledge, account.problems, time.perf_counter() - started)
        say_files(files, out)
        if not sources and files[0].suffix == ".ttl":
            click.echo(f"Now try: kg show RLVR --graph {out}", err=True)
    if account.problems:
        sys.exit(1)


def _read(sources: Sequence[Path], *, quiet: bool, **how: Any) -> Account:  # noqa: ANN401
    """Return what these digests say, or the shipped sample."""
    from kg.journey import build
    from kg.resources import sample_folder

    with progress_bar(quiet=quiet) as progress:
        return build(sources or [sample_folder()], progress=progress, **how)


def _write(
    knowledge: Knowledge, out: Path, formats: Sequence[str], settings: Settings, *, quiet: bool
) -> list[Path]:
    """Write a graph to a folder, and return the files."""
    from kg.exporters.export import export
    from kg.exporters.formats import DEFAULT_FORMATS
    from kg.journey import without_collection

    with without_collection(), progress_bar(quiet=quiet) as progress:
        return export(
            knowledge,
            out,
            formats or DEFAULT_FORMATS,
            settings,
            progress=lambda file: progress(f"write {file}", 0, 0),
        )


def _summarise(knowledge: Knowledge, problems: Sequence[Problem], seconds: float) -> None:
    entries = sum(len(digest.entries) for digest in knowledge.digests)
    lost = sum(problem.lost for problem in problems)
    read = [count(len(knowledge.digests), "digest"), count(entries, "entry", "entries")]
    trouble = f"{lost:,} lost, {count(len(problems), 'problem')}"
    made = [
        count(len(knowledge.papers), "paper"),
        count(len(knowledge.authors), "author"),
        count(len(knowledge.entities), "entity", "entities"),
        count(len(knowledge.statements), "statement"),
        count(len(knowledge.results), "result"),
    ]
    click.echo(f"{', '.join(read)} ({trouble}) in {seconds:.1f} s:", err=True)
    click.echo(f"  {', '.join(made)}", err=True)
