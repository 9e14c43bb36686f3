"""A JSON document, the strings in it, and the lines where its items begin."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from kg.sources.literals import mend, read_literal
from kg.sources.source_text import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["decode", "decode_item", "item_lines", "resolve"]


def decode(text: str) -> object:
    """Return what a JSON text holds; raise ``json.JSONDecodeError`` where it breaks off.

    What other writers allow themselves is read all the same: NaN, control characters and
    half characters in strings, a byte order mark.
    """
    body = text.removeprefix(BYTE_ORDER_MARK)
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError):
        return _decode_patiently(body)


def decode_item(text: str) -> tuple[object, str]:
    """Return what a string inside a document spells, and in which spelling.

    >>> decode_item("{'hidden': False}")
    ({'hidden': False}, 'Python literals')
    >>> decode_item("neither")
    (None, '')
    """
    try:
        return decode(text), "JSON"
    except json.JSONDecodeError:
        value = read_literal(text)
        return value, "" if value is None else "Python literals"


def resolve(document: object, pointer: str) -> object:
    """Return what a JSON Pointer (RFC 6901) leads to; raise ``LookupError`` at a dead end.

    It leads through strings, too, where these spell an object or a list.

    >>> resolve([{"paper": {"id": "2411.15124"}}], "/0/paper/id")
    '2411.15124'
    """
    node = document
    for step in pointer.split("/")[1:]:
        node = decode_item(node)[0] if isinstance(node, str) else node
        if isinstance(node, dict):
            node = node[step.replace("~1", "/").replace("~0", "~")]
        elif isinstance(node, list) and step.isdecimal():
            node = node[int(step)]
        else:
            raise LookupError(pointer)
    return node


def item_lines(text: str, wrapper: str) -> list[int]:
    """Return the line in which each item of a list begins, from 1.

    ``wrapper`` is the key that holds the list, or empty where the document is the list.
    Nothing is returned where the text could only be read with patience.
    """
    whole = text.removeprefix(BYTE_ORDER_MARK).encode()
    try:
        body = bytes(_raw_values(whole)[wrapper]) if wrapper else whole
        items = msgspec.json.decode(body, type=list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError, KeyError):
        return []
    return list(_lines(whole, whole.index(body), items))


def _raw_values(whole: bytes) -> dict[str, msgspec.Raw]:
    return msgspec.json.decode(whole, type=dict[str, msgspec.Raw])


def _lines(whole: bytes, start: int, items: Iterable[msgspec.Raw]) -> Iterator[int]:
    """Yield the line of each item; between two of them stand a comma and white space."""
    line = 1
    counted = 0
    after = whole.index(b"[", start) + 1
    for item in items:
        begin = whole.index(bytes(item), after)
        line += whole.count(b"\n", counted, begin)
        counted = begin
        after = begin + len(bytes(item))
        yield line


def _decode_patiently(body: str) -> object:
    try:
        return mend(json.loads(body, strict=False))
    except json.JSONDecodeError:
        raise
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, or brackets nested as deep.
        raise json.JSONDecodeError(str(error), body, 0) from error
