"""One paper from all its entries; its people and places."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from kg.model.entity import Name, name_of
from kg.model.identifiers import AuthorId, OrganizationId, RepositoryId
from kg.model.language import Language
from kg.model.naming import clean, slug
from kg.model.paper import Author, Listing, Organization, Paper, Repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.model.digest import Digest
    from kg.model.entry import Entry
    from kg.model.identifiers import ArxivId, DigestId

__all__ = ["Catalogue", "Credit", "catalogue", "credited", "papers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The people, organizations and repositories that entries name."""

    authors: tuple[Author, ...]
    organizations: tuple[Organization, ...]
    repositories: tuple[Repository, ...]


class Credit(NamedTuple):
    """One of those, and how one entry spells it."""

    #: "author", "organization" or "repository".
    collection: str
    id: str
    spelling: str


@dataclass(frozen=True, slots=True)
class _Told:
    """An entry, and the digest that tells it."""

    digest: DigestId
    entry: Entry


def papers(digests: Iterable[Digest]) -> tuple[Paper, ...]:
    """Return one paper per arXiv identifier, with what all its entries say of it."""
    told: dict[ArxivId, list[_Told]] = defaultdict(list)
    for digest in digests:
        for entry in digest.entries:
            told[entry.paper].append(_Told(digest.id, entry))
    return tuple(_paper(paper, sorted(told[paper], key=_precedence)) for paper in sorted(told))


def credited(entry: Entry) -> Iterator[Credit]:
    """Yield whom and what an entry names beside its text; an author twice if it does so."""
    for name in entry.authors:
        yield Credit("author", _author_id(name), clean(name))
    if entry.organization:
        name = entry.organization.name
        yield Credit("organization", _organization_id(name), entry.organization.label)
    if entry.repository:
        yield Credit("repository", _repository_id(entry.repository), entry.repository)


def catalogue(found_credits: Mapping[Credit, int]) -> Catalogue:
    """Return all that are named, each as most entries spell it; given is how many there are."""
    spellings: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for (collection, identifier, spelling), number in found_credits.items():
        spellings[collection][identifier][spelling] += number
    named = {
        collection: [(key, _most_common(found[key])) for key in sorted(found)]
        for collection, found in spellings.items()
    }
    return Catalogue(
        authors=tuple(Author(id=AuthorId(key), name=name) for key, name in named.get("author", ())),
        organizations=tuple(
            Organization(id=OrganizationId(key), name=name)
            for key, name in named.get("organization", ())
        ),
        repositories=tuple(
            Repository(id=RepositoryId(key), name=urlsplit(url).path.strip("/") or url, url=url)
            for key, url in named.get("repository", ())
        ),
    )


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


@lru_cache(maxsize=1 << 17)
def _author_id(name: str) -> AuthorId:
    return AuthorId(slug(name))


def _organization_id(name: str) -> OrganizationId:
    return OrganizationId(slug(name))


def _repository_id(url: str) -> RepositoryId:
    parts = urlsplit(url)
    path = "/".join(filter(None, parts.path.removesuffix(".git").split("/")))
    place = f"{parts.netloc.removeprefix('www.')}/{path}".casefold().strip("/")
    return RepositoryId(quote(place, safe="/~"))


def _most_common(spellings: Counter[str]) -> str:
    """Return the spelling that occurs most, the first by alphabet among equals."""
    return min(spellings, key=lambda text: (-spellings[text], text))
