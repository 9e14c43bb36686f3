"""Where the items of a Daily Papers document are, however it was wrapped and saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.sources.addresses import paper_named
from kg.sources.days import day_in
from kg.sources.json_document import decode_item

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Page", "PageItem", "find_page"]

#: The keys under which scripts wrap the list.
WRAPPERS = ("data", "papers")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageItem:
    """An item, decoded, whatever it holds."""

    #: From 1.
    position: int
    #: The JSON Pointer that leads to it.
    pointer: str
    value: object
    #: What a string spelt it in; ``None`` where it is no string, empty where it spells
    #: nothing.
    spelling: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The items of a document."""

    items: tuple[PageItem, ...]
    #: The key that holds the list; empty where the document is the list, or its only item.
    wrapper: str = ""
    #: The day that the wrapper gives.
    day: date | None = None


def find_page(document: object) -> Page | None:
    """Return the page that a document holds, or ``None`` where it is something else."""
    if isinstance(document, list):
        return _page(document, "")
    if not isinstance(document, dict):
        return None
    for wrapper in WRAPPERS:
        if isinstance(document.get(wrapper), list):
            return _page(document[wrapper], wrapper, str(document.get("date", "")))
    if _may_be_paper(document):
        return Page(items=(PageItem(position=1, pointer="", value=document),))
    return None


def _page(values: list[object], wrapper: str, day: str = "") -> Page | None:
    if values and not any(map(_may_be_paper, values)):
        return None
    prefix = f"/{wrapper}" if wrapper else ""
    items = (_item(value, f"{prefix}/{index}", index + 1) for index, value in enumerate(values))
    return Page(items=tuple(items), wrapper=wrapper, day=day_in(day))


def _item(value: object, pointer: str, position: int) -> PageItem:
    spelling = None
    if isinstance(value, str):
        value, spelling = decode_item(value)
    return PageItem(position=position, pointer=pointer, value=value, spelling=spelling)


def _may_be_paper(value: object) -> bool:
    """Say whether a value is meant as an item, so that what is wrong with it matters."""
    if isinstance(value, str):
        return value.lstrip().startswith("{")
    if not isinstance(value, dict):
        return False
    has_text = "title" in value or "summary" in value
    is_named = paper_named(str(value.get("id", ""))) is not None
    return isinstance(value.get("paper"), dict) or (has_text and is_named)
