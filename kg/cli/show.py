"""``kg show``: a card about a name."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.query.card import cards, similar_names
from kg.query.store import GraphStore

if TYPE_CHECKING:
    from kg.query.card import Card, Claim

__all__ = ["command"]

#: How many sentences a claim shows.
_SENTENCES = 2


@click.command("show")
@click.argument("name")
@click.option(
    "--graph",
    type=click.Path(exists=True, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Turtle file, or the folder that `kg build` wrote.",
)
@click.option("--limit", default=20, show_default=True, help="Papers a relation.")
def command(name: str, graph: Path, limit: int) -> None:
    """Show a card about NAME: an entity, a paper (title or number), or an author.

    Any spelling does: UCF101, Sparse Autoencoder, 희소 자동인코더.

    \b
    Examples:
        kg show RLVR
        kg show 2411.15124 --graph exports/
    """
    store = GraphStore.load(graph).store
    found = list(cards(store, name))
    if not found:
        hints = similar_names(store, name)
        advice = f" Did you mean: {', '.join(hints)}?" if hints else ""
        click.echo(f"kg: the graph knows nothing called {name!r}.{advice}", err=True)
        sys.exit(1)
    for card in found:
        _print(card, limit)


def _print(card: Card, limit: int) -> None:
    click.secho(f"{card.label}", bold=True, nl=False)
    click.echo(f"  {' · '.join(card.kinds)}  {card.address}")
    if len(card.names) > 1:
        click.echo(f"  also: {', '.join(card.names[1:])}")
    for relation, claims in groupby(card.claims, key=lambda claim: claim.relation):
        group = list(claims)
        click.secho(f"\n  {relation} ({len(group)})", fg="cyan")
        for claim in group[:limit]:
            _print_claim(claim)
        if len(group) > limit:
            click.echo(f"    ... and {len(group) - limit} more; --limit shows them")
    if card.results:
        click.secho(f"\n  results ({len(card.results)})", fg="cyan")
        for value, metric, dataset, method, paper in card.results[:limit]:
            about = ", ".join(filter(None, (metric, dataset and f"on {dataset}", method)))
            click.echo(f"    {value}  {about}  [{paper}]")
    click.echo()


def _print_claim(claim: Claim) -> None:
    click.echo(f"    [{claim.paper}] {claim.label}")
    for sentence in claim.sentences[:_SENTENCES]:
        click.secho(f"        “{' '.join(sentence.split())}”", dim=True)
