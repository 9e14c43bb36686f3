"""``kg build``: digests in, graph files out."""

from __future__ import annotations

import re
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import quiet_option, verbose_option
from kg.graph.names import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.model.knowledge import Knowledge
    from kg.model.problem import Problem

__all__ = ["command"]

#: Spelled out here, not taken from the table of exporters: reading that would import them.
_FORMATS = ("ttl", "graphml", "html", "jsonld", "nt", "nq")
#: An address with a scheme, and nothing in it that an IRI forbids.
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
#: How many problems are shown unless the user wants all.
_SHOWN = 10


@click.command("build")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Folder to write to.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(_FORMATS),
    help="Format to write; give it several times. Default: ttl, graphml and html.",
)
@click.option(
    "--evidence",
    type=click.Choice(["beside", "inside", "none"]),
    default="beside",
    show_default=True,
    help="Where RDF files keep the supporting sentences.",
)
@click.option(
    "--overrides",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="TOML file with corrections: drop, same, apart, kind, label.",
)
@click.option(
    "--base",
    default=DEFAULT_BASE,
    show_default=True,
    callback=lambda _context, _option, value: _base(value),
    help="Address under which things live.",
)
@click.option(
    "--engine",
    type=click.Choice(["auto", "pyvis", "webgl"]),
    default="auto",
    show_default=True,
    help="What draws kg.html: pyvis for a digest, webgl for an archive; auto goes by size.",
)
@click.option("--jobs", type=click.IntRange(1), help="Processes. Default: one a core.")
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
    from kg.exporters.export import export
    from kg.exporters.formats import DEFAULT_FORMATS, EvidencePlace, Settings
    from kg.graph.names import Namespace
    from kg.journey import build, without_collection
    from kg.resolution.overrides import read_overrides
    from kg.resources import sample_folder

    started = time.perf_counter()
    corrections = read_overrides(overrides) if overrides else None
    with _progress(quiet=quiet) as progress:
        account = build(
            sources or [sample_folder()],
            overrides=corrections,
            jobs=jobs,
            progress=progress,
        )
    _report(account.problems, verbose=verbose)
    if not account.knowledge.digests:
        raise click.UsageError("The sources hold no digest, so nothing was written.")
    with without_collection(), _progress(quiet=quiet) as progress:
        files = export(
            account.knowledge,
            out,
            formats or DEFAULT_FORMATS,
            Settings(
                namespace=Namespace(base),
                evidence=EvidencePlace(evidence),
                engine=None if engine == "auto" else engine,
            ),
            progress=lambda file: progress(f"write {file}", 0, 0),
        )
    if not quiet:
        _summarise(account.knowledge, account.problems, time.perf_counter() - started)
        for file in files:
            click.echo(f"  {file}", err=True)
        if not sources and files[0].suffix == ".ttl":
            click.echo(f"Now try: kg show RLVR --graph {out}", err=True)
    if account.problems:
        sys.exit(1)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
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


def _report(problems: Sequence[Problem], *, verbose: bool) -> None:
    shown = problems if verbose else problems[:_SHOWN]
    for problem in shown:
        click.echo(str(problem), err=True)
    if len(shown) < len(problems):
        rest = len(problems) - len(shown)
        click.echo(f"... and {rest:,} more problems; --verbose lists them", err=True)


def _summarise(knowledge: Knowledge, problems: Sequence[Problem], seconds: float) -> None:
    entries = sum(len(digest.entries) for digest in knowledge.digests)
    lost = sum(problem.lost for problem in problems)
    read = [_count(len(knowledge.digests), "digest"), _count(entries, "entry", "entries")]
    trouble = f"{lost:,} lost, {_count(len(problems), 'problem')}"
    made = [
        _count(len(knowledge.papers), "paper"),
        _count(len(knowledge.authors), "author"),
        _count(len(knowledge.entities), "entity", "entities"),
        _count(len(knowledge.statements), "statement"),
        _count(len(knowledge.results), "result"),
    ]
    click.echo(f"{', '.join(read)} ({trouble}) in {seconds:.1f} s:", err=True)
    click.echo(f"  {', '.join(made)}", err=True)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _base(address: str) -> str:
    """Return an address that things can live under, ending where their names begin."""
    if not _ADDRESS.fullmatch(address):
        raise click.BadParameter("Give an address such as https://example.org/graph/.")
    return address if address.endswith(("/", "#")) else f"{address}/"
