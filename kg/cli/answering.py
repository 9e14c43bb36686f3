"""What a question is told, and how its answer is printed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.query.answers import Answer

__all__ = ["parameter", "print_answer"]


def parameter(text: str) -> tuple[str, str]:
    """Return the name and the value of a parameter as it is written: ``name=value``."""
    name, equals, value = text.partition("=")
    if not equals or not name.lstrip("?$"):
        raise QueryError(text, "this is no parameter. Write it as name=value.")
    return name.lstrip("?$"), value


def print_answer(answer: Answer, name: str, output: str | None, *, quiet: bool = False) -> None:
    """Print an answer in a format, or in the one that suits it; raise ``QueryError``."""
    if answer.is_graph != (output == "ttl") and output is not None:
        usage = "It makes a graph: take ttl" if answer.is_graph else "It makes a table: take csv"
        raise QueryError(name, f"the answer cannot be written as {output}. {usage}.")
    if answer.is_graph:
        from kg.exporters.turtle import turtle
        from kg.graph.names import Namespace

        sys.stdout.writelines(turtle(answer.triples, Namespace().prefixes))
    elif output == "csv":
        sys.stdout.write(answer.csv())
    elif output == "json":
        sys.stdout.write(answer.json())
    else:
        from kg.cli.tables import print_table

        print_table(*answer.table())
    if not len(answer) and not quiet:
        sys.stderr.write("nothing found\n")
