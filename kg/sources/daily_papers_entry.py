"""One paper of a Daily Papers page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from kg.model.entry import Affiliation, Entry
from kg.model.language import Language
from kg.model.span import Passage
from kg.sources.addresses import paper_named, web_address
from kg.sources.days import day_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.sources.daily_papers_item import Item, Organization, PaperRecord

__all__ = ["read_item"]

#: What the files of videos end in; the rest of ``mediaUrls`` are pictures.
VIDEO_SUFFIXES = frozenset({".m4v", ".mov", ".mp4", ".ogv", ".qt", ".webm"})


def read_item(
    item: Item, pointer: str, position: int
) -> tuple[Entry, list[tuple[str, str]]] | None:
    """Return the paper of an item, and what is wrong with it: what and advice.

    ``None`` where the item names no paper at arXiv. The language is English until the
    digest as a whole has been seen.
    """
    named = _passage(item, pointer, "id")
    paper = paper_named(named.text) if named else None
    if named is None or paper is None:
        return None
    told = item.merged()
    summary = _passage(item, pointer, "summary")
    pictures, videos = _media(told)
    entry = Entry(
        paper=paper,
        language=Language.ENGLISH,
        position=position,
        title=_passage(item, pointer, "title") or named,
        body=(summary,) if summary else (),
        authors=tuple(_stripped(author.name for author in told.authors or ())),
        votes=told.upvotes,
        issued=day_in(told.published_at or ""),
        thumbnail=next(pictures, None),
        video=next(videos, None),
        repository=web_address(told.github_repo or ""),
        project_page=web_address(told.project_page or ""),
        organization=_affiliation(told.organization or told.submitter_organization),
        keywords=tuple(dict.fromkeys(_stripped(told.ai_keywords or ()))),
    )
    return entry, list(_complaints(entry, told))


def _passage(item: Item, pointer: str, field: Literal["id", "title", "summary"]) -> Passage | None:
    """Return a text with the place where it stands: in the paper, or else beside it."""
    for part, record in (("/paper", item.paper), ("", item)):
        text: str | None = getattr(record, field)
        if text and text.strip():
            return Passage(locator=f"{pointer}{part}/{field}", start=0, text=text)
    return None


def _media(told: PaperRecord) -> tuple[Iterator[str], Iterator[str]]:
    """Return the addresses of the pictures and those of the videos, the best first."""
    addresses = [told.thumbnail, told.media_url, *(told.media_urls or ())]
    usable = [found for told in addresses if told and (found := web_address(told))]
    pictures = (address for address in usable if not _is_video(address))
    videos = (address for address in usable if _is_video(address))
    return pictures, videos


def _is_video(address: str) -> bool:
    _path, dot, ending = urlsplit(address).path.rpartition(".")
    return dot + ending.lower() in VIDEO_SUFFIXES


def _affiliation(organization: Organization | None) -> Affiliation | None:
    name = organization.name.strip() if organization else ""
    if organization is None or not name:
        return None
    return Affiliation(name=name, label=(organization.fullname or "").strip() or name)


def _stripped(texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts without the white space around them, and no empty ones."""
    return filter(None, map(str.strip, texts))


def _complaints(entry: Entry, told: PaperRecord) -> Iterator[tuple[str, str]]:
    addresses = {
        "githubRepo": (told.github_repo, entry.repository),
        "projectPage": (told.project_page, entry.project_page),
        "thumbnail": (told.thumbnail, web_address(told.thumbnail or "")),
        "mediaUrl": (told.media_url, web_address(told.media_url or "")),
    }
    for name, (written, usable) in addresses.items():
        if written and not usable:
            what = f"{name} is no web address: {written[:60]!r}"
            yield what, "Write it with https:// and without spaces; it was left out."
    if told.published_at and not entry.issued:
        yield f"publishedAt is no date: {told.published_at[:60]!r}", "It was left out."
    if not entry.authors:
        yield "no authors are named", "Look the paper up at arXiv; it was kept without."
    if not entry.body:
        yield "the entry has no text", "Look the paper up at arXiv; it was kept without."
    if entry.title.locator.endswith("/id"):
        yield "the entry has no title", "Its identifier stands in for it."
