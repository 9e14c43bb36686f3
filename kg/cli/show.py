"""``kg show``: a card about a name."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
from pyoxigraph import NamedNode

from kg.cli.lines import say
from kg.cli.options import existing, graph_option, quiet_option, verbose_option
from kg.graphs import open_graph
from kg.query.answers import short
from kg.query.card import card, evidence_addresses
from kg.store.reading import is_store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.query.card import Card, Claim

__all__ = ["command"]

#: How much a card shows of what may be long.
_SENTENCES = 2
_NAMES = 12
#: Letters of a name or a sentence; there are titles of 300,000.
_LONGEST = 800
#: A limit that nothing reaches.
_ALL = sys.maxsize

#: What a card says of each relation, seen from the thing and seen from a paper.
_HEADINGS = {
    "introduces": ("introduced by", "introduces"),
    "evaluatesOn": ("evaluated on in", "evaluates on"),
    "comparesWith": ("compared with in", "compares with"),
    "uses": ("used by", "uses"),
    "reports": ("reported by", "reports"),
    "addresses": ("addressed by", "addresses"),
    "mentions": ("mentioned by", "mentions"),
    "creator": ("papers", "authors"),
    "affiliation": ("papers", "affiliations"),
    "repository": ("papers", "code"),
}


@click.command("show")
@click.argument("name")
@graph_option
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="Papers a relation.",
)
@quiet_option
@verbose_option("Show all papers, names and sentences.")
def command(name: str, graph: Path, limit: int, *, quiet: bool, verbose: bool) -> None:
    """Show a card about NAME: an entity, a paper (title or number), or an author.

    Any spelling does: UCF101, Sparse Autoencoder, 희소 자동인코더; so does an address of the
    graph (entity:rlvr). Ends with status 1 if the graph knows nothing of this name.

    \b
    Examples:
        kg show RLVR
        kg show 2411.15124 --graph exports/
    """
    with open_graph(existing(graph), evidence=False) as place:
        nodes = list(map(NamedNode, place.find(name)))
        if not nodes:
            hints = [] if quiet else place.similar(name)
            advice = f"Did you mean: {', '.join(hints)}?" if hints else "Check the spelling."
            click.echo(f"kg: {graph}: nothing is called {name!r}. {advice}", err=True)
            sys.exit(1)
        if not is_store(graph):
            about = {a for node in nodes for a in evidence_addresses(place, node)}
            place.load_evidence(graph, about)
        if len(nodes) > 1 and not quiet:
            click.echo(f"{len(nodes)} things are called {name!r}.", err=True)
        for node in nodes:
            _print(card(place, node), _ALL if verbose else limit, verbose=verbose)


def _print(card: Card, limit: int, *, verbose: bool) -> None:
    say(_line(card.label), style="bold")
    kinds = ", ".join(card.kinds)
    say(" · ".join(filter(None, (kinds, *card.facts, short(card.node)))), indent=2)
    _print_list("also", [_line(name) for name in card.names], _ALL if verbose else _NAMES)
    _print_list("by", card.authors, _ALL)
    _print_list("evaluated on", card.datasets, limit)
    sentences = _ALL if verbose else _SENTENCES
    for group in card.groups:
        heading = _HEADINGS[group.relation][card.is_paper]
        _print_group(heading, group.claims, limit, sentences)
    _print_results(card, limit, sentences)
    say()


def _line(text: str) -> str:
    """Return a text on one line, its beginning if it is of a length that nobody reads."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


def _print_list(heading: str, items: Sequence[str], limit: int) -> None:
    if items:
        more = len(items) - limit
        rest = f" … and {more} more" if more > 0 else ""
        say(f"{heading}: {', '.join(items[:limit])}{rest}", indent=2)


def _print_group(heading: str, claims: Sequence[Claim], limit: int, sentences: int) -> None:
    say()
    say(f"{heading} ({len(claims)})", indent=2, style="cyan")
    for claim in claims[:limit]:
        label = _line(claim.label)
        remark = f" ({claim.remark})" if claim.remark else ""
        say(f"{claim.paper}  {label}{remark}".strip(), indent=4)
        _print_sentences(claim.sentences, sentences)
    _print_rest(len(claims) - limit)


def _print_results(card: Card, limit: int, sentences: int) -> None:
    if not card.results:
        return
    say()
    say(f"results ({len(card.results)})", indent=2, style="cyan")
    for number in card.results[:limit]:
        paper = "" if card.is_paper else f"  [{number.paper}]"
        say(f"{number.value}  {number.about}{paper}", indent=4)
        _print_sentences(number.sentences, min(1, sentences))
    _print_rest(len(card.results) - limit)


def _print_sentences(sentences: Sequence[str], limit: int) -> None:
    for sentence in sentences[:limit]:
        say(f"“{_line(sentence)}”", indent=8, style="dim")


def _print_rest(more: int) -> None:
    if more > 0:
        say(f"… and {more} more (--limit, --verbose)", indent=4)
