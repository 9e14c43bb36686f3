"""Outright declarations: "we propose X", "X를 제안합니다", "새로 제안한 X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.cues import cues_of
from kg.extraction.lexicon import GENERIC_HEADS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["is_declared", "may_declare"]

_BEFORE = (
    "제안한",
    "제안하는",
    "제안된",
    "개발한",
    "공개한",
    "소개한",
    "소개하는",
    "발표한",
    "선보인",
)
_AFTER = ("제안", "소개", "개발", "발표", "선보", "제시", "공개", "구축", "출시")
_OBJECT = frozenset(["을", "를", "이라는", "라는", "도"])
#: Only of something new: "새로운 X 방법을 도입".
_NEW = ("새로운", "새롭게")
_NEW_AFTER = (*_AFTER, "도입")
_CLASSES = frozenset(
    (
        "방법 방법론 기법 프레임워크 모델 데이터셋 벤치마크 알고리즘 시스템 전략 "
        "접근법 아키텍처 메커니즘"
    ).split()
)
_VERBS = frozenset(
    "propose proposes introduce introduces present presents develop develops release releases "
    "dubbed named called contribute contributes".split()
)
#: How many words may stand between a verb and the name: "we propose a simple new X".
_BETWEEN = 5


def may_declare(words: Iterable[str]) -> bool:
    """Tell whether a sentence has a word that declares at all; words are case-folded."""
    return any(word.startswith(_NEW_AFTER) or word in _VERBS for word in words)


def is_declared(words: Sequence[str], start: int, end: int, bounds: tuple[int, int]) -> bool:
    """Tell whether the sentence says outright that the paper brings ``words[start:end]``.

    ``bounds`` are those of the sentence; words are case-folded.
    """
    lead = words[max(bounds[0], start - 2) : start]
    new = any(word in _NEW for word in lead)
    return (
        any(word.startswith(_BEFORE) for word in lead)
        or _korean_after(words, end, bounds[1], new=new)
        or _english_before(words, start, bounds[0])
    )


def _korean_after(words: Sequence[str], end: int, last: int, *, new: bool) -> bool:
    place = _behind_bracket(words, end, last)
    while place < last and words[place] in _CLASSES:
        place += 1
    if place >= last or words[place] not in _OBJECT:
        return False
    verbs = _NEW_AFTER if new else _AFTER
    return any(words[step].startswith(verbs) for step in range(place + 1, min(last, place + 4)))


def _behind_bracket(words: Sequence[str], place: int, last: int) -> int:
    """Return the place behind a bracket that glosses the name, if one begins here."""
    if place >= last or words[place] not in "(\uff08":
        return place
    for step in range(place + 1, min(last, place + 12)):
        if words[step] in ")\uff09":
            return step + 1
    return place


def _english_before(words: Sequence[str], start: int, first: int) -> bool:
    for place in range(start - 1, max(first, start - _BETWEEN - 1) - 1, -1):
        word = words[place]
        if word in _VERBS:
            return True
        if (
            not (word.isalpha() or word == "-")
            or word in GENERIC_HEADS
            or cues_of(word) == ("compares",)
        ):
            return False
    return False
