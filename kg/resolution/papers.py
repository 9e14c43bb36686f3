"""One paper from all its entries; its people and places."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from kg.model.entity import Name, name_of
from kg.model.identifiers import AuthorId, OrganizationId, RepositoryId
from kg.model.language import Language
from kg.model.naming import clean, slug
from kg.model.paper import Author, Listing, Organization, Paper, Repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model.digest import Digest
    from kg.model.entry import Entry
    from kg.model.identifiers import ArxivId, DigestId

__all__ = ["Catalogue", "catalogue", "credited"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All papers, and the people, organizations and repositories that they name."""

    papers: tuple[Paper, ...]
    authors: tuple[Author, ...]
    organizations: tuple[Organization, ...]
    repositories: tuple[Repository, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """An entry, and the digest that tells it."""

    digest: DigestId
    entry: Entry


def catalogue(digests: Iterable[Digest]) -> Catalogue:
    """Return one paper per arXiv identifier, with what all its entries say of it."""
    told: dict[ArxivId, list[_Told]] = defaultdict(list)
    for digest in digests:
        for entry in digest.entries:
            told[entry.paper].append(_Told(digest.id, entry))
    sorted_told = {paper: sorted(told[paper], key=_precedence) for paper in sorted(told)}
    entries = [t.entry for group in sorted_told.values() for t in group]
    return Catalogue(
        papers=tuple(_paper(paper, group) for paper, group in sorted_told.items()),
        authors=_authors(entries),
        organizations=_organizations(entries),
        repositories=_repositories(entries),
    )


def credited(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield (collection, identifier) of whomever and whatever an entry names beside its text.

    How one of them is called depends on no entries but those that name it.
    """
    yield from (("author", _author_id(name)) for name in entry.authors)
    if entry.organization:
        yield ("organization", _organization_id(entry.organization.name))
    if entry.repository:
        yield ("repository", _repository_id(entry.repository))


def _precedence(told: _Told) -> tuple[bool, str, int]:
    """Sort English first: Daily Papers keep the authors' order and the true title."""
    return (told.entry.language != Language.ENGLISH, told.digest, told.entry.position)


def _paper(identifier: ArxivId, told: Sequence[_Told]) -> Paper:
    entries = [t.entry for t in told]
    return Paper(
        id=identifier,
        titles=_distinct(name_of(clean(e.title.text)) for e in entries),
        abstracts=_distinct(
            Name("\n".join(p.text for p in e.body), e.language) for e in entries if e.body
        ),
        authors=next((tuple(map(_author_id, e.authors)) for e in entries if e.authors), ()),
        listings=tuple(
            sorted(
                Listing(digest=t.digest, position=t.entry.position, votes=t.entry.votes)
                for t in told
            )
        ),
        issued=min((e.issued for e in entries if e.issued), default=None),
        thumbnail=_first(e.thumbnail for e in entries),
        video=_first(e.video for e in entries),
        project_pages=tuple(sorted({e.project_page for e in entries if e.project_page})),
        repositories=tuple(sorted({_repository_id(e.repository) for e in entries if e.repository})),
        organizations=tuple(
            sorted({_organization_id(e.organization.name) for e in entries if e.organization})
        ),
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _distinct(values: Iterable[Name]) -> tuple[Name, ...]:
    return tuple(dict.fromkeys(values))


def _author_id(name: str) -> AuthorId:
    return AuthorId(slug(name))


def _authors(entries: Iterable[Entry]) -> tuple[Author, ...]:
    spellings: dict[AuthorId, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        for name in entry.authors:
            spellings[_author_id(name)][clean(name)] += 1
    return tuple(Author(id=key, name=_most_common(spellings[key])) for key in sorted(spellings))


def _organization_id(name: str) -> OrganizationId:
    return OrganizationId(slug(name))


def _organizations(entries: Iterable[Entry]) -> tuple[Organization, ...]:
    spellings: dict[OrganizationId, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        if entry.organization:
            spellings[_organization_id(entry.organization.name)][entry.organization.label] += 1
    return tuple(
        Organization(id=key, name=_most_common(spellings[key])) for key in sorted(spellings)
    )


def _repository_id(url: str) -> RepositoryId:
    parts = urlsplit(url)
    path = "/".join(filter(None, parts.path.removesuffix(".git").split("/")))
    place = f"{parts.netloc.removeprefix('www.')}/{path}".casefold().strip("/")
    return RepositoryId(quote(place, safe="/~"))


def _repositories(entries: Iterable[Entry]) -> tuple[Repository, ...]:
    urls: dict[RepositoryId, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        if entry.repository:
            urls[_repository_id(entry.repository)][entry.repository] += 1
    return tuple(
        Repository(
            id=key,
            name=urlsplit(url := _most_common(urls[key])).path.strip("/") or url,
            url=url,
        )
        for key in sorted(urls)
    )


def _most_common(spellings: Counter[str]) -> str:
    """Return the spelling that occurs most, the first by alphabet among equals."""
    return min(spellings, key=lambda text: (-spellings[text], text))
