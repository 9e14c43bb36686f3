"""Control characters, which digests do contain and many a reader of files does not expect."""

from __future__ import annotations

import re

__all__ = ["pictured"]

#: Characters that no XML 1.0 document can hold, not even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
#: Where Unicode keeps pictures of the control characters: ␈ for a backspace.
_PICTURES = 0x2400


def pictured(text: str) -> str:
    r"""Return a text in which control characters became their pictures; nothing is dropped.

    White space (tab, line feed, carriage return) stays.

    >>> pictured("a\bb\tc")
    'a␈b\tc'
    """
    return _FORBIDDEN.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(_PICTURES + code) if code < 0x20 else "\ufffd"
