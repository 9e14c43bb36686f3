"""What the shell offers when a person presses Tab."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from kg.query.parameters import Parameter

__all__ = ["complete_parameter", "complete_query"]


def complete_query(
    ctx: click.Context,  # noqa: ARG001  # click passes it
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Return the shipped queries that begin so, each with its help."""
    from click.shell_completion import CompletionItem

    from kg.cli.lines import user_language
    from kg.query.questions import shipped_questions

    return [
        CompletionItem(name, help=found.title(user_language()))
        for name, found in shipped_questions().items()
        if name.startswith(incomplete)
    ]


def complete_parameter(
    ctx: click.Context,
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Return the parameters of the query; behind the equals sign, names in the store."""
    from click.shell_completion import CompletionItem

    from kg.query.questions import question

    try:
        wanted = {found.name: found for found in question(ctx.params.get("query", "")).parameters}
    except KgError:
        return []
    name, equals, value = incomplete.partition("=")
    if not equals:
        return [
            CompletionItem(f"{found.name}=", help=found.meaning)
            for found in wanted.values()
            if found.name.startswith(name)
        ]
    names = _names(wanted.get(name), value, ctx.params.get("graph") or Path("out"))
    return [CompletionItem(f"{name}={text}") for text in names]


def _names(parameter: Parameter | None, start: str, graph: Path) -> list[str]:
    """Return names that begin so, if an index is there: to make one takes too long."""
    from kg.graphs import open_store
    from kg.store.reading import is_store

    if parameter is None or not parameter.is_thing or not is_store(graph):
        return []
    try:
        with open_store(graph) as (place, _):
            return place.names.starting(start, parameter.kind)
    except KgError:
        return []
