"""How things are named: by content, never by position or chance."""

from __future__ import annotations

import re
from typing import NewType

__all__ = [
    "ARXIV_ID",
    "ArxivId",
    "AuthorId",
    "DigestId",
    "EntityId",
    "OrganizationId",
    "RepositoryId",
    "fingerprint",
    "paper_number",
]

#: The identifier of a paper without its version, e.g. "2411.15124".
ArxivId = NewType("ArxivId", str)
#: A readable slug, e.g. "sparse-autoencoder"; it does not say of what kind the entity is.
EntityId = NewType("EntityId", str)
AuthorId = NewType("AuthorId", str)
OrganizationId = NewType("OrganizationId", str)
RepositoryId = NewType("RepositoryId", str)
#: Date, language and a fingerprint of the text, e.g. "2024-11-25-ko-1f0c9a2b".
DigestId = NewType("DigestId", str)

#: The scheme that arXiv uses since April 2007: year, month, number (four digits until 2014).
ARXIV_ID = re.compile(r"[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}")
#: A paper's number as people write it: with a version, or as an address.
_NUMBER = re.compile(
    r"(?:https?://)?(?:\w+\.)?(?:arxiv(?:\.org/(?:abs|pdf|html)/|:\s*))?"
    r"(?P<number>\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)


def fingerprint(*parts: str, length: int = 16) -> str:
    """Return a name for these parts that any machine computes alike.

    >>> fingerprint("a", "b") == fingerprint("ab")
    False
    """
    from hashlib import sha256  # here: questions do without, and OpenSSL takes 3 ms to load

    return sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def paper_number(name: str) -> str:
    """Return the arXiv number that a text is, however it is written, or nothing.

    >>> paper_number("https://arxiv.org/abs/2411.15124v2")
    '2411.15124'
    """
    number = _NUMBER.fullmatch(name.strip())
    return number["number"] if number else ""
