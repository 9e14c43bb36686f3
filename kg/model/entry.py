"""One paper as one digest tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.errors import InvalidArxivIdError
from kg.model.identifiers import ARXIV_ID, ArxivId
from kg.model.language import Language
from kg.model.span import Passage

__all__ = ["Affiliation", "Entry"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """The organization behind a paper, as Hugging Face names it."""

    #: The handle, e.g. "allenai".
    name: str
    #: The display name, e.g. "Ai2"; the handle again where there is none.
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One paper as one digest tells it: what the digest says, verbatim."""

    paper: ArxivId
    language: Language
    #: Place in the digest, from 1.
    position: int
    title: Passage
    #: The text, paragraph by paragraph, in the digest's order; may be empty.
    body: tuple[Passage, ...] = ()
    #: In the order of the digest.
    authors: tuple[str, ...] = ()
    votes: int | None = None
    issued: date | None = None
    thumbnail: str | None = None
    video: str | None = None
    repository: str | None = None
    project_page: str | None = None
    organization: Affiliation | None = None
    #: Terms that the source itself lists for the paper.
    keywords: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not ARXIV_ID.fullmatch(self.paper):
            raise InvalidArxivIdError(self.paper)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return the title and then the text."""
        return (self.title, *self.body)
