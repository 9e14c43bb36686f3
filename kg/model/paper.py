"""One paper as all digests together tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model.entity import Name
from kg.model.identifiers import (
    ArxivId,
    AuthorId,
    DigestId,
    OrganizationId,
    RepositoryId,
)

__all__ = ["Author", "Listing", "Organization", "Paper", "Repository"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person, as far as a name tells persons apart."""

    id: AuthorId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """Who stands behind a paper."""

    id: OrganizationId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """Where the code is."""

    id: RepositoryId
    #: "owner/name" for the well-known hosts, else the address.
    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Listing:
    """A paper's place in one digest."""

    digest: DigestId
    #: From 1.
    position: int
    votes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper as all digests together tell it."""

    id: ArxivId
    #: The title in each language and spelling; the first is for display.
    titles: tuple[Name, ...]
    #: The texts of the digests, side by side, each with its language.
    abstracts: tuple[Name, ...] = ()
    #: In the order of the paper.
    authors: tuple[AuthorId, ...] = ()
    #: Sorted by digest.
    listings: tuple[Listing, ...] = ()
    #: The day where a source tells it; else ``None``, and the identifier gives the month.
    issued: date | None = None
    thumbnail: str | None = None
    video: str | None = None
    project_pages: tuple[str, ...] = ()
    repositories: tuple[RepositoryId, ...] = ()
    organizations: tuple[OrganizationId, ...] = ()

    @property
    def title(self) -> str:
        """Return the title for display."""
        return self.titles[0].text

    @property
    def url(self) -> str:
        """Return the address of the paper at arXiv."""
        return f"https://arxiv.org/abs/{self.id}"

    @property
    def votes(self) -> int | None:
        """Return the highest count of any digest, as votes only grow."""
        return max((x.votes for x in self.listings if x.votes is not None), default=None)
