"""``kg people``: who works with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.answers import answer_format_option, as_json, opened, write_rows
from kg.cli.lines import say
from kg.cli.options import graph_option, quiet_option
from kg.cli.ties import heading, in_papers, say_others

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kg.analytics.people import Collaborator, Community, Member, People, Profile, Side
    from kg.analytics.persons import Namesakes, Person

__all__ = ["command", "verdict"]

#: Spelled out here, not taken from ``MEASURES``: reading that would import polars.
_MEASURES = ("papers", "degree", "pagerank", "betweenness")
_NUMBERS = 4
_GROUP = ("group", "persons", "papers", "about", "with")


@click.command("people")
@click.argument("name", required=False)
@graph_option
@click.option(
    "--by",
    "measure",
    type=click.Choice(_MEASURES),
    default="papers",
    show_default=True,
    help="What makes a person central.",
)
@click.option("--top", type=click.IntRange(1), default=10, show_default=True, help="Rows a list.")
@answer_format_option()
@quiet_option
def command(  # noqa: PLR0913
    name: str | None, graph: Path, measure: str, top: int, output: str, *, quiet: bool
) -> None:
    """Show who writes with whom: groups, bridges between them, and who is central.

    With NAME, show one author: who the co-authors are, and whether there are several persons
    of that name, told apart by co-authors, subjects, and how common the name is. In the lists,
    "Ada Example (2)" is the second person of a name.

    \b
    Examples:
        kg people
        kg people --by betweenness --top 20
        kg people "Ada Example"
    """
    from kg.analytics.people import people, profile

    tables = opened(graph)
    if name:
        one = profile(tables, name, top=top)
        if output == "json":
            click.echo(as_json(one), nl=False)
            return
        if not quiet:
            say_others(name, one.thing, one.others)
        _print_profile(one, output)
        return
    found = people(tables, measure=measure, top=top)
    if output == "json":
        click.echo(as_json(found), nl=False)
    elif output == "csv":
        write_rows(
            ("list", "#", "author", "person", "name", "papers", "group", "score"),
            list(_rows(found)),
            output,
        )
    else:
        _print(found, output)


def _rows(found: People) -> Iterator[list[str]]:
    lists = {"central": found.central, "bridge": found.bridges}
    for group in found.communities:
        lists[f"group {group.number}"] = group.members
    for title, members in lists.items():
        for rank, x in enumerate(members, start=1):
            yield [
                title,
                str(rank),
                x.author,
                str(x.person + 1),
                x.name,
                str(x.papers),
                str(x.community),
                f"{x.score:g}",
            ]


def _print(found: People, output: str) -> None:
    say(
        f"{found.persons:,} persons with {found.links:,} links from {found.papers:,} papers of "
        f"several authors; the largest part that hangs together holds {found.connected:.0%} of "
        f"them. Modularity of the groups: {found.modularity:.2f}. "
        f"{found.long_lists} papers of long lists link nobody."
    )
    _title("groups", output)
    write_rows(_GROUP, [_group(group) for group in found.communities], output)
    if found.bridges:
        _title("bridges between groups", output)
        columns = ("#", "person", "papers", "co-authors by group")
        rows = [
            [str(rank), _name(x), str(x.papers), "; ".join(map(_side, x.sides))]
            for rank, x in enumerate(found.bridges, start=1)
        ]
        write_rows(columns, rows, output)
    _title(f"most central by {found.measure}", output)
    rows = [
        [str(rank), _name(x), str(x.papers), str(x.community), _score(x.score)]
        for rank, x in enumerate(found.central, start=1)
    ]
    write_rows(("#", "person", "papers", "group", "score"), rows, output)


def _title(text: str, output: str) -> None:
    say()
    if output == "markdown":
        click.echo(f"### {text.capitalize()}\n")
    else:
        say(text, style="cyan")


def _group(group: Community) -> list[str]:
    names = ", ".join(map(_name, group.members))
    subjects = ", ".join(group.subjects)
    return [str(group.number), f"{group.persons:,}", f"{group.papers:,}", subjects, names]


def _side(side: Side) -> str:
    return f"{side.persons} of {side.community} ({side.leading})"


def _name(member: Member) -> str:
    return f"{member.name} ({member.person + 1})" if member.person else member.name


def _score(score: float) -> str:
    return f"{score:,.0f}" if score >= 10 else f"{score:.4g}"


def _print_profile(found: Profile, output: str) -> None:
    if output == "csv":
        rows = [
            [x.author, x.name, str(len(x.papers)), f"{x.weight:.3f}", " ".join(x.papers)]
            for x in found.collaborators
        ]
        write_rows(("author", "name", "together", "weight", "papers"), rows, output)
        return
    say(heading(found.thing, output), style="bold")
    say()
    say(verdict(found.persons))
    if len(found.persons.persons) > 1:
        several = found.persons.several
        title = "persons" if several else "papers that stand alone"
        _print_persons(title, several or found.persons.persons, output)
    if found.collaborators:
        _title("co-authors, by papers over the number of authors", output)
        write_rows(
            ("name", "together", "weight", "papers"), [*map(_row, found.collaborators)], output
        )
    if found.communities:
        _title("groups", output)
        rows = [_group(group) for group in found.communities]
        write_rows(_GROUP, rows, output)


def verdict(found: Namesakes) -> str:
    """Return how many persons are behind a name, as far as the graph tells."""
    expected = f"{found.expected:.1f} other persons of this name are expected from how common it is"
    if len(found.persons) == 1:
        return f"One person, as far as the graph tells: {expected}."
    several = len(found.several)
    alone = len(found.persons) - several
    why = "share neither co-authors nor enough subjects"
    if not several:
        return (
            "How many persons are behind this name cannot be told: its papers "
            f"{why}. {expected.capitalize()}."
        )
    rest = f"; {in_papers(alone)} may belong to any of them or to others" if alone else ""
    persons = "1 person is" if several == 1 else f"{several} persons are"
    return (
        f"{persons} likely behind this name{rest}. {expected.capitalize()}. "
        f"The groups of papers {why}."
    )


def _print_persons(title: str, found: Sequence[Person], output: str) -> None:
    _title(title, output)
    rows = [
        [
            str(number),
            str(len(person.papers)),
            f"{person.doubt:.0%}",
            ", ".join(person.with_whom),
            ", ".join(person.subjects),
            _shortened(person.papers),
        ]
        for number, person in enumerate(found, start=1)
    ]
    columns = ("#", "papers", "same as another", "with", "about", "numbers")
    write_rows(columns, rows, output)


def _row(found: Collaborator) -> list[str]:
    return [found.name, str(len(found.papers)), f"{found.weight:.2f}", _shortened(found.papers)]


def _shortened(papers: Sequence[str]) -> str:
    more = f" and {len(papers) - _NUMBERS} more" if len(papers) > _NUMBERS else ""
    return ", ".join(papers[:_NUMBERS]) + more
