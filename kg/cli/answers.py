"""Answers of ``kg.analytics`` on a terminal, as Markdown, CSV or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import existing
from kg.cli.tables import print_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from click.decorators import FC

    from kg.graph.tables import Tables

__all__ = ["answer_format_option", "as_json", "as_markdown", "opened", "write_rows"]


def answer_format_option(*others: str) -> Callable[[FC], FC]:
    """Return the option to choose the form of an answer."""
    return click.option(
        "--format",
        "output",
        type=click.Choice(["table", "markdown", "csv", "json", *others]),
        default="table",
        show_default=True,
        help="Form of the answer.",
    )


def opened(graph: Path) -> Tables:
    """Return the tables of the graph that the option names."""
    from kg.graphs import open_tables

    return open_tables(existing(graph))


def write_rows(columns: Sequence[str], rows: Sequence[Sequence[str]], output: str) -> None:
    """Print rows as a table, as Markdown, or as CSV."""
    if output == "csv":
        from kg.query.answers import as_csv

        click.echo(as_csv(columns, rows), nl=False)
    elif output == "markdown":
        click.echo(as_markdown(columns, rows), nl=False)
    else:
        print_table(columns, rows)


def as_markdown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a table of GitHub's Markdown; the cells are text, not markup."""
    from kg.analytics.markdown import table

    return table(columns, rows)


def as_json(answer: Any) -> str:  # noqa: ANN401  # any frozen value
    """Return an answer as JSON: its fields by name, days as in ISO 8601."""
    import msgspec

    return json.dumps(msgspec.to_builtins(answer), ensure_ascii=False, indent=2) + "\n"
