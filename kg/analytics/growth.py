"""Growth as a person says it."""

from __future__ import annotations

__all__ = ["growth"]

#: Growth beyond this is told as "more than".
_MOST = 100


def growth(factor: float) -> str:
    """Return a factor as a multiple or a part.

    >>> growth(2.5), growth(0.2), growth(4000)
    ('×2.5', '÷5.0', '×100+')
    """
    sign, size = ("×", factor) if factor >= 1 else ("÷", 1 / factor if factor else _MOST)
    return f"{sign}{_MOST}+" if size >= _MOST else f"{sign}{size:.1f}"
