"""The languages that digests are written in."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Language"]


class Language(StrEnum):
    """A language of digests, by its tag (BCP 47)."""

    KOREAN = "ko"
    ENGLISH = "en"
