"""What a line between a heading and its text tells: votes, authors, pictures."""

from __future__ import annotations

import re
from enum import StrEnum
from types import MappingProxyType

from kg.sources.literals import read_literal

__all__ = ["Fact", "read_authors", "read_fact", "read_votes"]


class Fact(StrEnum):
    """What a line tells."""

    VOTES = "votes"
    AUTHORS = "authors"
    THUMBNAIL = "thumbnail"
    VIDEO = "video"
    #: Tags that hold nothing, which are no text either.
    MARKUP = "markup"


#: How such a line is written, by what it tells; the first that fits counts. Each takes
#: time in proportion to the line, whatever the line is.
PATTERNS = MappingProxyType(
    {
        Fact.VOTES: re.compile(
            r"(?:\*\*)?(?:up)?votes?(?:\*\*)?\s*[:：](?:\*\*)?(?P<told>.*)", re.IGNORECASE
        ),
        Fact.AUTHORS: re.compile(
            r"(?:\*\*)?authors?(?:\*\*)?\s*[:：](?:\*\*)?(?P<told>.*)", re.IGNORECASE
        ),
        Fact.THUMBNAIL: re.compile(
            r"""\[?!\[[^\]]*\]\(\s*(?P<told>[^\s)]*)[^)]*\)(?:\]\([^)]*\))?"""
            r"""|<img\b[^<>]*?\bsrc=["']?(?P<source>[^"'\s<>]*)[^<>]*>""",
            re.IGNORECASE,
        ),
        # In its malformed variant the address follows without brackets.
        Fact.VIDEO: re.compile(
            r"""\[watch video\]\s*\(?\s*(?P<told>[^\s()]*)\s*\)?"""
            r"""|(?:<div\b[^<>]*>)?<video\b(?:[^<>]*>\s*<source\b)?[^<>]*?\bsrc="""
            r"""["']?(?P<source>[^"'\s<>]*).*""",
            re.IGNORECASE,
        ),
        Fact.MARKUP: re.compile(r"(?:<[^<>]+>\s*)+"),
    }
)

#: As digits of other scripts and numbers of a thousand digits are no counts of votes.
COUNT = re.compile(r"[0-9]{1,9}")
AUTHOR_SEPARATOR = re.compile(r"[,;、，]| and ")


def read_fact(line: str) -> tuple[Fact, str] | None:
    """Return what a line tells, or ``None`` where it is text.

    >>> read_fact("Vote: 17")
    (<Fact.VOTES: 'votes'>, '17')
    """
    for fact, pattern in PATTERNS.items():
        match = pattern.fullmatch(line)
        if match:
            told = [word for word in match.groupdict().values() if word is not None]
            return fact, told[0].strip() if told else ""
    return None


def read_votes(told: str) -> int | None:
    """Return the number of votes, or ``None`` where none is told."""
    return int(told) if COUNT.fullmatch(told) else None


def read_authors(told: str) -> tuple[str, ...]:
    """Return the names of the authors, told with commas or as a Python list.

    What has no letter names nobody: digests end long lists with "+".

    >>> read_authors("Ada Example, Ben Sample, +")
    ('Ada Example', 'Ben Sample')
    >>> read_authors("['Ada Example', 'Ben Sample']")
    ('Ada Example', 'Ben Sample')
    """
    listed = read_literal(told) if told.startswith("[") else None
    if isinstance(listed, list):
        names = [name for name in listed if isinstance(name, str)]
    else:
        names = AUTHOR_SEPARATOR.split(told)
    # A list that breaks off is no Python; its brackets and quotes are in the way then.
    around = " []'\"" if told.startswith("[") else " "
    stripped = (name.strip(around) for name in names)
    return tuple(name for name in stripped if any(map(str.isalpha, name)))
