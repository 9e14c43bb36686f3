"""When two spellings are one name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

__all__ = ["clean", "fold", "has_hangul", "slug"]

#: Dots and plus signs tell names apart ("3.1" and "31", "T5" and "T5+"); the rest of the
#: punctuation does not.
_INSIGNIFICANT = r"[^\w.+~]|_"
#: What parts a version from a size is kept, as a sign of its own: "Gemma-2 7B", "Gemma 27B".
_BETWEEN_DIGITS = r"(?<=\d)[\s\-_~]+(?=\d)"
#: A small s right behind a letter or digit; in "ViT-S" and "VITS" it is part of the name.
_PLURAL = r"[^\W_]s\W*$"
#: A dot counts only between digits, a plus sign only behind a word.
_LOOSE = r"(?<!\d)\.|\.(?!\d)|(?<![\w+])\++"
_HANGUL = "[가-힣]"
#: What has neither accents nor compatibility forms.
_SIMPLE = r"[\x00-\x7f가-힣]*"
_SPACE = r"[\s\x00-\x1f\x7f]+"


@lru_cache(maxsize=1 << 18)
def fold(name: str) -> str:
    """Return the key under which all spellings of a name meet.

    Case, accents, spaces, hyphens, full-width forms and the English plural make no
    difference; versions do.

    >>> fold("UCF 101") == fold("ucf-101")
    True
    >>> fold("TÜLU 3"), fold("LLMs")
    ('tulu3', 'llm')
    >>> fold("Llama 3") == fold("Llama 3.1") or fold("T5") == fold("T5+")
    False
    >>> fold("ViT-S") == fold("ViT") or fold("Gemma-2 7B") == fold("Gemma 27B")
    False
    """
    if name.isascii() or _compiled(_SIMPLE).fullmatch(name):
        key = name.lower()  # what _plain comes to
        if not key.isalnum():
            key = _significant(_compiled(_BETWEEN_DIGITS).sub("~", key))
    else:
        key = _significant(
            _plain(_compiled(_BETWEEN_DIGITS).sub("~", unicodedata.normalize("NFKC", name)))
        )
        key = unicodedata.normalize("NFC", key)  # marks may have kept two letters apart
    plural = key.endswith("s") and not key.endswith("ss") and _compiled(_PLURAL).search(name)
    if plural and len(key) > 3 and key.isascii():
        return key[:-1]
    return key


def _significant(plain: str) -> str:
    """Return a plain name without the punctuation that makes no difference."""
    return _compiled(_LOOSE).sub("", _compiled(_INSIGNIFICANT).sub("", plain)).strip("~")


def _plain(name: str) -> str:
    """Return the name in lower case, without accents and compatibility forms."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=1 << 16)
def clean(name: str) -> str:
    r"""Return the name on one line, without control characters or doubled spaces.

    >>> clean("Vision\n Transformer\x08")
    'Vision Transformer'
    """
    return _compiled(_SPACE).sub(" ", name).strip()


def has_hangul(text: str) -> bool:
    """Tell whether a text has Korean syllables.

    >>> has_hangul("SAE를"), has_hangul("SAE")
    (True, False)
    """
    return _compiled(_HANGUL).search(text) is not None


def slug(name: str) -> str:
    """Return a readable name for use in an address; never empty for a non-empty name.

    >>> slug("TÜLU 3"), slug("ScanNet++"), slug("Llama-3.1 8B")
    ('tulu-3', 'scannet-plus-plus', 'llama-3.1-8b')
    """
    plain = re.sub(r"(?<=\w)\+|(?<=\+)\+", " plus ", _plain(name))
    plain = re.sub(r"(?<!\d)\.|\.(?!\d)", " ", plain)
    return re.sub(r"(?:[^\w.]|_)+", "-", plain).strip("-") or "unnamed"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first wanted: whoever asks about one name needs few."""
    return re.compile(pattern)
