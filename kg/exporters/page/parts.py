"""How values travel inside the page: as plain JSON, or packed.

A small page holds plain values, which a person can read and which are the same to the byte on
any machine. The page of an archive holds the same values compressed; what a part is called and
means does not depend on that. ``scripts/data/parts.js`` reads both.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from kg.exporters.page.inert import inert_json
from kg.exporters.page.letters import letters

__all__ = ["Part", "packed_part", "plain_part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An element of the page that holds values and never runs."""

    name: str
    type: str
    text: str


def plain_part(name: str, value: object) -> Part:
    """Return values as JSON that cannot leave its element."""
    return Part(name=name, type="application/json", text=inert_json(value))


def packed_part(name: str, content: bytes) -> Part:
    """Return bytes, compressed (zlib, RFC 1950), as letters."""
    text = letters(zlib.compress(content, 9))
    return Part(name=name, type="application/octet-stream", text=text)
