"""Tables on a terminal and in a pipe."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["print_table"]

_NUMBER = r"[+-]?\d*\.?\d+"
#: No column is made narrower than this, unless all its cells are; it fits a paper's address.
_KEPT = 16
_GAP = 3


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows aligned for a person, or separated by tabs for another program.

    On a terminal too narrow for the columns, each row is a paragraph.
    """
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        sys.stdout.writelines("\t".join(row) + "\n" for row in (columns, *cells))
    elif rows:
        _print_aligned(columns, cells)


def _print_aligned(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    from kg.cli.lines import console

    terminal = console()
    widths = [min(_KEPT, max(map(cell_len, column))) for column in zip(columns, *rows, strict=True)]
    if sum(widths) + _GAP * len(widths) > terminal.width:
        _print_paragraphs(columns, rows)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, name in enumerate(columns):
        is_number = all(re.fullmatch(_NUMBER, row[number]) for row in rows if row[number])
        table.add_column(
            name,
            justify="right" if is_number else "left",
            overflow="fold",  # nothing is cut off
            min_width=widths[number],
        )
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))  # Text: cells are no markup
    terminal.print(table)


def _print_paragraphs(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from kg.cli.lines import say

    for row in rows:
        for name, cell in zip(columns, row, strict=True):
            if cell:
                say(f"{name}: {cell}")
        say()
