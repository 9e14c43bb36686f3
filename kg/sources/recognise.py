"""What kind of digest a text is, by what it holds, and who reads it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from kg.sources.daily_papers import is_json, read_daily_papers
from kg.sources.markdown import is_markdown_digest, read_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kg.model.digest import Digest
    from kg.model.problem import Problem

__all__ = ["READERS", "Reader", "recognise"]


class Recognise(Protocol):
    """Says whether a text is of a kind, without reading all of it where it can."""

    def __call__(self, text: str, /) -> bool:
        """Say whether the text is of this kind, well-formed or not."""
        ...


class Read(Protocol):
    """Reads the digests of a text, and remembers nothing between texts."""

    def __call__(self, text: str, path: Path, /) -> Iterator[Digest | Problem]:
        """Yield digests and problems, or raise ``UnknownSourceError``."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How one kind of digest is told from others, and read."""

    recognise: Recognise
    read: Read


#: The kinds of digest by name; the first that recognises a text reads it. To read another
#: kind, write a module and add a line.
READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "daily papers": Reader(recognise=is_json, read=read_daily_papers),
        "markdown": Reader(recognise=is_markdown_digest, read=read_markdown),
    }
)


def recognise(text: str) -> str | None:
    """Return the kind of a text, a key of ``READERS``, or ``None`` where it is no digest.

    >>> recognise("### [Title](https://arxiv.org/abs/2411.00001)")
    'markdown'
    """
    for kind, reader in READERS.items():
        if reader.recognise(text):
            return kind
    return None
