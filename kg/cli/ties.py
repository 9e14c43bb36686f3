"""What the answers about ties between things have in common when they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.analytics.names import Thing

__all__ = ["cut", "heading", "in_papers", "in_words", "say_others"]

_WORDS = {"evaluatesOn": "evaluates on", "comparesWith": "compares with", "creator": "author"}
#: Other things of the name that are told.
_OTHERS = 4


def in_words(relation: str) -> str:
    """Return a relation as one says it."""
    return _WORDS.get(relation, relation)


def cut(text: str, width: int) -> str:
    """Return the beginning of a text, cut between words."""
    if len(text) <= width:
        return text
    return f"{text[:width].rsplit(' ', 1)[0].rstrip(' :,;-')} …"


def heading(thing: Thing, output: str) -> str:
    """Return what an answer is about."""
    number = f"{thing.id}, " if thing.kind == "Paper" else ""
    count = f"{thing.weight} votes" if thing.kind == "Paper" else in_papers(thing.weight)
    kind = "Person" if thing.kind == "Author" else thing.kind
    text = f"{thing.label} ({kind}, {number}{count})"
    if output != "markdown":
        return text
    from kg.analytics.markdown import escaped

    return f"## {escaped(text)}"


def in_papers(count: int) -> str:
    """Return a number of papers in words."""
    return "1 paper" if count == 1 else f"{count:,} papers"


def say_others(name: str, thing: Thing, others: Sequence[Thing]) -> None:
    """Tell, beside the answer, what else a name means."""
    if not others:
        return
    told = ", ".join(f"{x.node} ({x.kind}, {x.weight})" for x in others[:_OTHERS])
    more = f" and {len(others) - _OTHERS} more" if len(others) > _OTHERS else ""
    click.echo(
        f"kg: {name!r} is taken for {thing.node} ({thing.kind}); it also means {told}{more}.",
        err=True,
    )
