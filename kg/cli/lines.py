"""Lines for a person: wrapped and indented on a terminal, as they are in a pipe."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["console", "say", "user_language"]


def console() -> Console:
    """Return the terminal; with ``NO_COLOR`` it shows no styles."""
    from rich.console import Console

    return Console(color_system=None if os.environ.get("NO_COLOR") else "auto", highlight=False)


def user_language() -> str:
    """Return the language that the user's environment asks for, as POSIX has it."""
    wanted = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next(filter(None, wanted), "en")[:2]


def say(text: str = "", *, indent: int = 0, style: str = "") -> None:
    """Print a paragraph; in a pipe it is one line, and has no style (as rich names it)."""
    if not (text and sys.stdout.isatty()):
        click.echo(" " * indent + text if text else "")
        return
    from rich.padding import Padding
    from rich.text import Text

    console().print(Padding(Text(text, style=style), (0, 0, 0, indent), expand=False))
