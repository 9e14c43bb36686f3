"""Which media type or language an answer gets: RFC 9110, with weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["best_language", "best_type"]


def _wishes(header: str) -> list[tuple[str, float]]:
    """Return each range of a header and its weight; what cannot be read is left out."""
    found = []
    for part in header.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip().lower() == "q":
                try:
                    weight = min(max(float(value), 0.0), 1.0)
                except ValueError:
                    weight = 0.0
        if name:
            found.append((name.lower(), weight))
    return found


def best_type(accept: str | None, offered: Sequence[str]) -> str | None:
    """Return the offered media type that the client likes best; ``None`` if it takes none.

    Of types that it likes equally, the first offered one is taken.

    >>> best_type("text/html;q=0.5, text/turtle", ["text/html", "text/turtle"])
    'text/turtle'
    >>> best_type("image/png", ["text/html"])
    """
    if not (accept or "").strip():
        return offered[0]
    wishes = _wishes(accept or "")
    liked = [(_weight(name, wishes), -place) for place, name in enumerate(offered)]
    weight, place = max(liked)
    return offered[-place] if weight > 0 else None


def _weight(name: str, wishes: Sequence[tuple[str, float]]) -> float:
    """Return the weight of the most specific range that fits."""
    group = name.partition("/")[0]
    for pattern in (name, f"{group}/*", "*/*"):
        weights = [weight for wish, weight in wishes if wish == pattern]
        if weights:
            return max(weights)
    return 0.0


def best_language(accept: str | None, offered: Sequence[str]) -> str:
    """Return the offered language that the client likes best, else the first.

    >>> best_language("ko-KR,ko;q=0.9,en;q=0.8", ["en", "ko"])
    'ko'
    """
    wishes = [(name.partition("-")[0], weight) for name, weight in _wishes(accept or "")]
    liked = [
        (max((weight for name, weight in wishes if name == code), default=0.0), -place)
        for place, code in enumerate(offered)
    ]
    return offered[-max(liked)[1]]
