"""Addresses of the web: what their parts are called is no name of the paper's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["find_addresses"]

#: Korean particles follow an address at once, so it ends where Hangul begins.
_ADDRESS = re.compile(
    r"(?:https?://|www\.|(?:github|gitlab)\.com/|huggingface\.co/)[^\s가-힣<>\"']*"
)


def find_addresses(text: str) -> Sequence[range]:
    """Return the characters that each web address of a text takes.

    >>> find_addresses("Code: https://github.com/lantern/net에 있다.")
    [range(6, 36)]
    """
    return [range(*found.span()) for found in _ADDRESS.finditer(text)]
