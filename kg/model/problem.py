"""What went wrong while reading, and what it cost."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Problem"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """Something in a digest that a person should know about.

    ``str(problem)`` says where, what is wrong, and what to do, in that order.
    """

    path: str
    #: The line in the file, from 1; 0 where the whole file is meant.
    line: int = 0
    #: The entry's place in its digest, from 1; 0 where no single entry is meant.
    entry: int = 0
    #: What is wrong, e.g. "the heading has no arXiv link".
    what: str
    advice: str
    #: How many entries are missing from the graph because of it.
    lost: int = 0

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        entry = f": entry {self.entry}" if self.entry else ""
        return f"{self.path}{line}{entry}: {self.what}. {self.advice}"
