"""Texts as numbers of words: half the size of plain text, before it is compressed.

A text is words and what stands between them, in turn. Each piece has a number in a list,
the most frequent first; a single space between two words is left out, for it is nearly
always there. Numbers take one byte below 160, two below 20,640, and three above.
``scripts/words.js`` reads it.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["END", "coded", "vocabulary"]

#: What ends a text; its number is 0, and no text has it as a piece.
END = "\n\n\x00"
_WORD = re.compile("[A-Za-z]+|[0-9]+|[가-힣]+")
_ONE_BYTE, _TWO_BYTES = 160, 80
_TWO_BYTE_NUMBERS = _TWO_BYTES * 256


def vocabulary(texts: Iterable[str]) -> list[str]:
    """Return all pieces of the texts, the most frequent first, after the sign of an end."""
    counts = Counter(chain.from_iterable(map(_pieces, texts)))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [END, *(piece for piece, _ in ranked)]


def coded(texts: Iterable[str], words: Sequence[str]) -> bytes:
    """Return the texts as numbers of their pieces, one text after the other."""
    codes = {piece: _number(number) for number, piece in enumerate(words)}
    return b"".join(codes[piece] for text in texts for piece in (*_pieces(text), END))


def _pieces(text: str) -> Iterator[str]:
    """Yield what a text consists of, in turn, without single spaces between words.

    >>> list(_pieces("GPT-4 is new"))
    ['GPT', '-', '4', 'is', 'new']
    >>> list(_pieces("T5가"))
    ['T', '', '5', '', '가']
    """
    end = 0
    for word in _WORD.finditer(text):
        between = text[end : word.start()]
        is_usual = between == " " and end > 0
        if not is_usual and (between or end):
            yield between
        yield word[0]
        end = word.end()
    if end < len(text):
        yield text[end:]


def _number(number: int) -> bytes:
    if number < _ONE_BYTE:
        return bytes([number])
    number -= _ONE_BYTE
    if number < _TWO_BYTE_NUMBERS:
        return bytes([_ONE_BYTE + number // 256, number % 256])
    number -= _TWO_BYTE_NUMBERS
    return bytes([_ONE_BYTE + _TWO_BYTES + number // 65536, number // 256 % 256, number % 256])
