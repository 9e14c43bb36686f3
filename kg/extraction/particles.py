"""Korean particles (조사) and how to take them off a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = ["PARTICLES", "split_particle"]

#: What may follow a noun, after the standard grammar's list of case, topic and auxiliary
#: particles and the copula's usual forms.
_CASES = (
    "은 는 이 가 을 를 의 에 도 만 와 과 로 으로 에서 에게 께 한테 부터 까지 보다 처럼 같이 "
    "마저 조차 밖에 나 이나 란 이란 라 이라 며 이며 고 이고 인 인데 임 이다 입니다 이었다 "
    "였다 든 라는 이라는 라고 이라고 로서 으로서 로써 으로써 에서는 에서의 에서도 에는 에도 "
    "에만 에의 에게는 에게서 로는 으로는 로의 으로의 로도 으로도 와의 과의 와는 과는 와도 "
    "과도 만을 만의 만이 만으로 보다는 보다도 까지의 까지도 부터의 처럼은 이라도 라도 이든 "
    "든지 이든지 별 별로 간 간의 간에 내 내의 내에서 상 상의 상에서 용 용으로 뿐 뿐만 "
    "뿐만이 인지 이자 자 에서만 에서와 이나마 이면 면 들 하고"
).split()

#: Every ending that is split off: a particle, the plural suffix, or both.
PARTICLES = frozenset(_CASES) | {"들" + case for case in _CASES}

_LONGEST = max(map(len, PARTICLES))


def split_particle(token: str, words: Container[str]) -> tuple[str, ...]:
    """Return the token, split before its particle.

    The word before it is one of ``words``; any word, if the particle is one beyond doubt.

    >>> split_particle("모델들을", {"모델"}), split_particle("모델", {"모델"})
    (('모델', '들을'), ('모델',))
    >>> split_particle("초기화를", {"모델"}), split_particle("이를", {"모델"})
    (('초기화', '를'), ('이를',))
    """
    if token in words or not "\uac00" <= token[-1] <= "\ud7a3":
        return (token,)
    for cut in range(max(1, len(token) - _LONGEST), len(token)):
        if token[cut:] in PARTICLES and token[:cut] in words:
            return (token[:cut], token[cut:])
    return _split_outright(token)


#: Particles that hardly any other word of three syllables or more ends in; whether the word
#: before them ends in a consonant, where that matters.
_OUTRIGHT = {
    "에서는": None,
    "에서의": None,
    "에서": None,
    "으로는": True,
    "으로의": True,
    "으로": True,
    "를": False,
    "을": True,
    "의": None,
}


def _split_outright(token: str) -> tuple[str, ...]:
    """Return an unknown word, split before a particle that is one beyond doubt."""
    for particle, final in _OUTRIGHT.items():
        stem = token.removesuffix(particle)
        if stem != token and len(stem) >= 2 and final in {None, _has_final(stem)}:
            return (stem, particle)
    return (token,)


def _has_final(word: str) -> bool:
    """Tell whether a word of Hangul ends in a consonant."""
    return (ord(word[-1]) - ord("가")) % 28 > 0
