"""What the journeys share: the graph of the shipped sample, and its digest."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

import kg
from kg.resources import sample_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the digest file says of one paper, read without this package."""

    number: str
    title: str
    votes: int
    authors: list[str]


@pytest.fixture(scope="session")
def digest() -> list[Told]:
    """Return the papers of the sample as its file lists them."""
    (path,) = sample_folder().glob("*.md")
    found = re.finditer(
        r"^### \[(?P<title>[^\n]+)\]\(\S+/(?P<number>[\d.]+)\)\n.*?"
        r"^Vote: (?P<votes>\d+)\n.*?^Authors: (?P<authors>[^\n]+)$",
        path.read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    return [
        Told(
            number=m["number"],
            title=m["title"],
            votes=int(m["votes"]),
            authors=m["authors"].split(", "),
        )
        for m in found
    ]


@pytest.fixture(scope="session")
def graph() -> kg.KnowledgeGraph:
    """Return the graph of the sample."""
    return kg.build()
