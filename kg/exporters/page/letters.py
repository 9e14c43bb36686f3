"""Bytes as letters that may stand in a page: 13 bits in two of them.

Base64 makes 8 letters of 6 bytes, this makes 16 of 13: the page of an archive is 8 percent
smaller. The 91 letters are those of ASCII from ``#`` to ``~`` without ``<``, so that nothing
ends the element that they stand in. ``scripts/data/parts.js`` reads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["letters"]

_LETTERS = np.array([code for code in range(ord("#"), ord("~") + 1) if code != ord("<")], np.uint8)
_BITS = 13
#: So few bits, at the end, fit in one letter.
_FEW = 6


def letters(content: bytes) -> str:
    r"""Return bytes as letters.

    >>> letters(b"kg")
    'Ii\\'
    """
    bits = np.unpackbits(np.frombuffer(content, np.uint8))
    left = bits.size % _BITS
    width = _FEW if left <= _FEW else _BITS
    last = np.zeros(width if left else 0, np.uint8)
    last[:left] = bits[bits.size - left :]
    pairs = _numbers(bits[: bits.size - left].reshape(-1, _BITS))
    found = np.stack([pairs // _LETTERS.size, pairs % _LETTERS.size], axis=1).ravel()
    end = _numbers(last.reshape(1, -1)) if left else np.zeros(0, np.int64)
    if width == _BITS:
        end = np.concatenate([end // _LETTERS.size, end % _LETTERS.size])
    return str(_LETTERS[np.concatenate([found, end])].tobytes(), "ascii")


def _numbers(rows: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Return the number that the bits of each row make, the highest first."""
    found = np.zeros(rows.shape[0], np.int64)
    for column in rows.T:
        found = 2 * found + column
    return found
