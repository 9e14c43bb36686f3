"""Which addresses of a digest may become links, and what papers they lead to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from kg.model.identifiers import ARXIV_ID, ArxivId

__all__ = ["paper_at", "paper_named", "web_address"]

#: No white space, quotes or brackets that could end an attribute; nothing that an IRI in
#: Turtle must not contain.
ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f\ud800-\udfff\"'<>\\^`{|}]+", re.IGNORECASE)
#: An identifier as papers have had it since April 2007; a version may follow.
IDENTIFIER = rf"(?P<paper>{ARXIV_ID.pattern})(?:v[0-9]+)?"
VERSIONED = re.compile(IDENTIFIER)
PAPER_AT = re.compile(
    r"https?://(?:(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html)|(?:www\.)?huggingface\.co/papers)"
    rf"/{IDENTIFIER}(?:\.pdf)?/?(?:[?#].*)?",
    re.IGNORECASE,
)


def web_address(text: str) -> str | None:
    """Return an address that is safe to link, or ``None`` where the text is none.

    >>> web_address(" https://example.org/a?b=c ")
    'https://example.org/a?b=c'
    >>> web_address("javascript:alert(1)") is None
    True
    """
    address = text.strip()
    if not ADDRESS.fullmatch(address):
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:  # an open bracket, which urlsplit takes for half an IPv6 address
        return None
    return address if host else None


def paper_at(address: str) -> ArxivId | None:
    """Return the paper that a page of arXiv or Hugging Face is about.

    >>> paper_at("http://arxiv.org/pdf/2411.15124v2.pdf")
    '2411.15124'
    """
    match = PAPER_AT.fullmatch(address)
    return ArxivId(match["paper"]) if match else None


def paper_named(text: str) -> ArxivId | None:
    """Return the paper that an identifier names, without its version.

    >>> paper_named("2411.15124v2")
    '2411.15124'
    """
    match = VERSIONED.fullmatch(text.strip())
    return ArxivId(match["paper"]) if match else None
