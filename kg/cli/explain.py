"""``kg explain``: why extraction read what it read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extraction.explanation import Explanation
    from kg.model.entry import Entry

__all__ = ["command"]


@click.command("explain")
@click.argument("paper")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option("--name", help="Only things of this name.")
@click.option("--all", "everything", is_flag=True, help="Also what was judged to be nothing.")
def command(paper: str, sources: tuple[Path, ...], name: str | None, *, everything: bool) -> None:
    """Explain what was read in the entry of PAPER (its arXiv number) in SOURCES.

    For each thing: the components that found it, how likely each kind and relation is, and
    the signs that spoke most for and against. Without SOURCES, the sample's digest.

    \b
    Examples:
        kg explain 2411.15124
        kg explain 2411.15124 digests/ --name RLVR --all
    """
    from kg.extraction.explanation import explain
    from kg.model.naming import fold
    from kg.resources import sample_folder

    found = False
    read: list[Explanation] = []
    for entry in _entries(paper, sources or [sample_folder()]):
        found = True
        click.secho(f"{entry.paper}  {entry.title.text}  ({entry.language})", bold=True)
        for explanation in explain(entry):
            read.append(explanation)
            named = name is None or fold(name) in map(fold, explanation.names)
            if named and (explanation.kept or everything):
                _print(explanation)
    if not found:
        click.echo(f"kg: no entry of these digests is about {paper}. Check the number.", err=True)
        sys.exit(1)
    if name is not None:
        _say_if_absent(name, read, everything=everything)


def _say_if_absent(name: str, read: Iterable[Explanation], *, everything: bool) -> None:
    """Say why nothing was printed of a name, and end with status 1, if that is so."""
    from kg.model.likeness import alike, letters
    from kg.model.naming import fold

    kept = {text: one.kept for one in sorted(read, key=lambda one: one.kept) for text in one.names}
    same = [is_kept for text, is_kept in kept.items() if fold(text) == fold(name)]
    if any(same) or (same and everything):
        return
    if same:
        advice = f"{name!r} was judged to be nothing. --all shows why."
    else:
        texts = sorted(kept)
        keys = [letters(fold(text)) for text in texts]
        near = ", ".join(texts[place] for place in alike(letters(fold(name)), keys, 3))
        hint = f"Did you mean: {near}?" if near else "Leave --name out to see all."
        advice = f"nothing of the name {name!r} was read there. {hint}"
    click.echo(f"kg: {advice}", err=True)
    sys.exit(1)


def _entries(paper: str, sources: Iterable[Path]) -> Iterator[Entry]:
    from kg.model.digest import Digest
    from kg.sources.reader import read

    for digest in read(sources):
        for entry in digest.entries if isinstance(digest, Digest) else ():
            if entry.paper == paper:
                yield entry


def _print(found: Explanation) -> None:
    verdict = f"{found.relation} {found.kind}" if found.kept else "nothing"
    click.secho(f"\n  {' = '.join(found.names)}", fg="cyan", nl=False)
    click.echo(f"  {verdict}")
    concept = f", entity:{found.concept}" if found.concept else ""
    click.echo(f"    found by {', '.join(found.rules)}{concept}")
    click.echo(f"    kind      {_chances(found.kinds)}")
    click.echo(f"              {_signs(found.kind_signs)}")
    if found.kept:
        click.echo(f"    relation  {_chances(found.relations)}")
        click.echo(f"              {_signs(found.relation_signs)}")
    click.echo(f"    “{' '.join(found.sentence.split())}”")


def _chances(ranked: Iterable[tuple[str, float]]) -> str:
    return "  ".join(f"{label} {chance:.0%}" for label, chance in ranked if chance >= 0.01)


def _signs(weights: Iterable[tuple[str, float]]) -> str:
    return "  ".join(f"{sign} {weight:+.2f}" for sign, weight in weights)
