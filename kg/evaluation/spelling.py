"""When two names, or two numbers, count as one for scoring."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["fold", "keys", "magnitude"]

#: A plus sign behind a word is part of the name; further ones add nothing.
_PLUS = re.compile(r"(?<=[a-z0-9])\+")
_PUNCTUATION = re.compile(r"[\W_]")
#: Results that agree to this many decimals are the same number.
_DECIMALS = 6


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """Return the key under which all spellings of a name meet.

    It is laxer than ``kg.model.naming.fold``, which must not merge what differs: here, the
    names come from one paper, and an annotator's spelling should not cost a point.

    >>> fold("UCF-101s"), fold("Llama 3.1"), fold("loss")
    ('ucf101', 'llama31', 'loss')
    >>> fold("T5") == fold("T5+")
    False
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    key = _PUNCTUATION.sub("", _PLUS.sub("plus", text))
    plural = key.isascii() and key.endswith("s") and not key.endswith("ss")
    return key[:-1] if plural and len(key) > 3 else key


def keys(names: Iterable[str]) -> frozenset[str]:
    """Return the keys of these names; a name of punctuation alone has none.

    >>> sorted(keys(["SAE", "sae", "Sparse Autoencoders", "?"]))
    ['sae', 'sparseautoencoder']
    """
    return frozenset(map(fold, names)) - {""}


def magnitude(text: str) -> float | None:
    """Return the number without its sign, or None if the text is none.

    A loss of 3.2 points is written as 3.2 or as -3.2.

    >>> magnitude("+1,234.5"), magnitude("-3.20"), magnitude("many")
    (1234.5, 3.2, None)
    """
    try:
        number = float(text.replace(",", "").lstrip("+"))
    except ValueError:
        return None
    return abs(round(number, _DECIMALS))
