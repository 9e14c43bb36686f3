"""Dates in headings and names of files."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from kg.model.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["day_in", "names_day", "undated"]

ISO_DATE = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")


def names_day(text: str) -> bool:
    """Say whether the text holds something written like a date, real or not."""
    return ISO_DATE.search(text) is not None


def day_in(text: str) -> date | None:
    """Return the first day that the text names in ISO 8601.

    >>> day_in("Daily Papers (2024-11-25)")
    datetime.date(2024, 11, 25)
    >>> day_in("2024-13-45.md") is None
    True
    """
    for match in ISO_DATE.finditer(text):
        try:
            return date.fromisoformat(match[0])
        except ValueError:  # written like a date, but there is no such day
            continue
    return None


def undated(path: Path) -> Problem:
    """Return the problem of a digest that tells its day nowhere."""
    return Problem(
        path=str(path),
        what="neither the digest nor the file's name tells its day",
        advice="Write it like 2024-11-25 in one of them; the digest was read as undated, so "
        "what goes by days takes the papers' own dates.",
    )
