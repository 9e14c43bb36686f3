"""``kg related``: what is nearest to a thing, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.answers import answer_format_option, as_json, opened, write_rows
from kg.cli.lines import say
from kg.cli.options import graph_option, quiet_option
from kg.cli.ties import cut, heading, in_words, say_others

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kg.analytics.related import Near, Reason, Related

__all__ = ["command"]

_COLUMNS = ("list", "#", "closeness", "thing", "name", "date", "shared", "because")
#: Reasons, sentences and characters of a title that fit.
_REASONS, _SENTENCES, _TITLE = 4, 2, 60


@click.command("related")
@click.argument("name")
@graph_option
@click.option("--top", type=click.IntRange(1), default=10, show_default=True, help="Rows a list.")
@click.option(
    "--list",
    "lists",
    type=click.Choice(["papers", "entities", "people"]),
    multiple=True,
    help="Only this list; give it several times.",
)
@click.option("--sentences", is_flag=True, help="The sentences behind the reasons.")
@answer_format_option()
@quiet_option
def command(  # noqa: PLR0913
    name: str,
    graph: Path,
    top: int,
    lists: tuple[str, ...],
    output: str,
    *,
    sentences: bool,
    quiet: bool,
) -> None:
    """Show the papers, entities and people nearest to NAME: a paper, an entity or a person.

    Things are near by what they share: papers by entities and authors, entities by papers,
    people by subjects (co-authors are left out). Each reason is named, the strongest first;
    what few things share counts more than what all do.

    \b
    Examples:
        kg related GRPO
        kg related 2312.00752 --list papers --sentences
        kg related "Ada Example" --format markdown
    """
    from kg.analytics.related import related

    found = related(opened(graph), name, top=top)
    if output == "json":
        click.echo(as_json(found), nl=False)
        return
    if output == "csv":
        write_rows(_COLUMNS, list(_rows(found, lists)), output)
        return
    if not quiet:
        say_others(name, found.thing, found.others)
    say(heading(found.thing, output), style="bold")
    for title in lists or ("papers", "entities", "people"):
        near = getattr(found, title)
        if near:
            _print(title, near, output, sentences=sentences)


def _rows(found: Related, lists: Sequence[str]) -> Iterator[list[str]]:
    for title in lists or ("papers", "entities", "people"):
        for rank, near in enumerate(getattr(found, title), start=1):
            because = "; ".join(_reason(reason) for reason in near.reasons)
            date = near.date.isoformat() if near.date else ""
            yield [
                title,
                str(rank),
                f"{near.score:.3f}",
                near.thing.node,
                near.thing.label,
                date,
                str(near.shared),
                because,
            ]


def _print(title: str, found: Sequence[Near], output: str, *, sentences: bool) -> None:
    say()
    if output == "markdown":
        click.echo(f"### {title.capitalize()}\n")
    else:
        say(title, indent=2, style="cyan")
    for rank, near in enumerate(found, start=1):
        because = _because(near)
        if output == "markdown":
            click.echo(_markdown(rank, near, because))
            continue
        day = f"{near.date}  " if near.date else ""
        number = f"{near.thing.id}  " if near.thing.kind == "Paper" else ""
        what = "" if near.thing.kind in {"Paper", "Author"} else f" ({near.thing.kind})"
        say(f"{rank:>2}  {near.score:.3f}  {number}{day}{near.thing.label}{what}", indent=4)
        say(because, indent=15, style="dim")
        if sentences:
            _print_sentences(near)


def _because(near: Near) -> str:
    told = near.reasons[:_REASONS]
    if told[0].thing.collection == "paper":
        count = f"{near.shared} shared papers: " if near.shared > 1 else "a shared paper: "
        titles = [f"{cut(x.thing.label, _TITLE)} [{x.thing.id}]" for x in told[: _REASONS // 2]]
        return count + "; ".join(titles)
    things = [x for x in near.reasons if x.thing.collection != "author"][:_REASONS]
    persons = [x for x in near.reasons if x.thing.collection == "author"][: _REASONS // 2]
    text = ", ".join(map(_reason, things)) + _rest(near.shared - near.persons - len(things))
    if not persons:
        return text
    names = ", ".join(x.thing.label for x in persons) + _rest(near.persons - len(persons))
    return "; ".join(filter(None, (text, f"by the same {names}")))


def _rest(more: int) -> str:
    return f" and {more} more" if more > 0 else ""


def _reason(reason: Reason) -> str:
    """Return a reason with what is said of it here and there: GRPO (introduces · uses)."""
    label = cut(reason.thing.label, _TITLE)
    if reason.thing.collection == "author":
        return f"{label} (author)"
    said = [in_words(claim.relation) for claim in (reason.here, reason.there) if claim]
    return f"{label} ({' · '.join(said)})" if said else label


def _print_sentences(near: Near) -> None:
    for reason in near.reasons[:_SENTENCES]:
        for claim in (reason.here, reason.there):
            if claim:
                say(f"{claim.paper}: “{claim.sentence}”", indent=15, style="dim")


def _markdown(rank: int, near: Near, because: str) -> str:
    from kg.analytics.markdown import escaped, link

    if near.thing.collection == "paper":
        name = link(near.thing.label, f"https://arxiv.org/abs/{near.thing.id}")
    else:
        name = f"**{escaped(near.thing.label)}**"
    day = f" ({near.date})" if near.date else ""
    return f"{rank}. {name}{day}: {escaped(because)}"
