"""One item of a Daily Papers page, checked against the types it should have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Author", "Item", "Organization", "PaperRecord", "check_item"]


class Author(msgspec.Struct, frozen=True):
    """An author; hidden ones (whose account is not linked) are authors all the same."""

    name: str
    hidden: bool = False


class Organization(msgspec.Struct, frozen=True):
    """The organization behind a paper."""

    name: str
    fullname: str | None = None


class PaperRecord(msgspec.Struct, frozen=True, rename="camel"):
    """A paper; nothing is required here, as the item around it may tell it instead."""

    id: str | None = None
    title: str | None = None
    summary: str | None = None
    authors: tuple[Author, ...] | None = None
    upvotes: Annotated[int, msgspec.Meta(ge=0)] | None = None
    published_at: str | None = None
    submitted_on_daily_at: str | None = None
    project_page: str | None = None
    github_repo: str | None = None
    organization: Organization | None = None
    #: As it was called until October 2025.
    submitter_organization: Organization | None = None
    ai_keywords: tuple[str, ...] | None = msgspec.field(default=None, name="ai_keywords")
    media_urls: tuple[str, ...] | None = None
    media_url: str | None = None
    thumbnail: str | None = None


#: The names that the fields of a paper have here.
FIELDS = PaperRecord.__struct_fields__


class Item(PaperRecord, frozen=True, rename="camel"):
    """A paper, and what the page tells of it; either may hold what the other lacks."""

    paper: PaperRecord = PaperRecord()

    def merged(self) -> PaperRecord:
        """Return the paper, with what is only told beside it filled in."""
        return PaperRecord(**{name: self._told(name) for name in FIELDS})

    def _told(self, name: str) -> Any:  # noqa: ANN401 - any of the types of the fields
        value = getattr(self.paper, name)
        return getattr(self, name) if value in (None, "", ()) else value


def check_item(value: object) -> tuple[Item | None, list[str]]:
    """Return the item, and what is wrong with it in the words of ``msgspec``.

    A field of the wrong type is left out and the others are kept; only what is no object
    is no item.
    """
    try:
        return msgspec.convert(value, Item), []
    except msgspec.ValidationError as error:
        if not isinstance(value, dict):
            return None, [str(error)]
    kept: dict[str, dict[str, object]] = {"paper": {}, "item": {}}
    wrong = []
    for part, name, told in _fields(value):
        # Each field stands alone in its place, so that the message names its full path.
        alone = {"paper": {name: told}} if part == "paper" else {name: told}
        try:
            msgspec.convert(alone, Item)
        except msgspec.ValidationError as error:
            wrong.append(str(error))
        else:
            kept[part][name] = told
    return msgspec.convert({**kept["item"], "paper": kept["paper"]}, Item), wrong


def _fields(value: dict[object, object]) -> Iterator[tuple[str, str, object]]:
    """Yield the fields that we know, with the part of the item that holds them."""
    paper = value.get("paper")
    for known in msgspec.structs.fields(PaperRecord):
        name = known.encode_name
        if isinstance(paper, dict) and name in paper:
            yield "paper", name, paper[name]
        if name in value:
            yield "item", name, value[name]
    if "paper" in value and not isinstance(paper, dict):
        yield "item", "paper", paper
