"""The part of a big Turtle file that a few things need, found without parsing the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["statements_about"]

_PREFIX = re.compile(rb"^@prefix ([\w.-]*): <([^<>\s]*)> \.$", re.MULTILINE)
#: What the Turtle exporter writes between the prefixes and the first statement.
_HEADING = b"\n# ---- statement ----\n"
#: The lines of a statement that say what it is about.
_ABOUT = re.compile(rb"^    rdf:(?:object|subject) (\S+) ;$", re.MULTILINE)
_GAP = b"\n\n"


def statements_about(turtle: bytes, addresses: Collection[str]) -> bytes | None:
    """Return as Turtle the statements whose subject or object is one of these things.

    Return ``None`` for a file that is not laid out as this package writes evidence: one
    block a statement, a blank line between two, one line a property.
    """
    start = turtle.find(_HEADING)
    if start < 0:
        return None
    header = turtle[:start]
    wanted = set(_spellings(header, addresses))
    blocks: dict[int, bytes] = {}
    for match in _ABOUT.finditer(turtle, start):
        if match[1] in wanted:
            begin = turtle.rfind(_GAP, start, match.start()) + len(_GAP)
            end = turtle.find(_GAP, match.end())
            blocks[begin] = turtle[begin : len(turtle) if end < 0 else end]
    return _GAP.join([header, *blocks.values()])


def _spellings(header: bytes, addresses: Iterable[str]) -> Iterable[bytes]:
    """Yield each address as it may stand in the file: in full, and by its prefixes."""
    prefixes = [match.groups() for match in _PREFIX.finditer(header)]
    for address in map(str.encode, addresses):
        yield b"<" + address + b">"
        for name, space in prefixes:
            if address.startswith(space):
                yield name + b":" + address.removeprefix(space)
