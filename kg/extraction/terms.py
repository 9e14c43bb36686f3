"""Korean terms: where the one at the end of a line begins.

Korean puts no mark in front of a term, so what a bracket says of it tells: as many words as
its name in English, or as its acronym has letters, without those that only lead to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.abbreviations import is_acronym
from kg.extraction.particles import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LATIN", "SMALL", "leads_to", "term_before"]

#: A name without Korean letters.
LATIN = re.compile(r"[A-Za-zÀ-ɏΑ-ω0-9$][^가-힣]*")
_LATIN_WORD = re.compile(r"[^\W가-힣_]+")
#: Small words that Korean says with a particle or a verb in front of what they lead from.
_LINKS = frozenset("as at by for from in into of on to through using via with".split())
_LINK = re.compile(rf"\b(?:of|(?<!-)(?:{'|'.join(sorted(_LINKS))})(?!-))\b")
#: Words that count for nothing in an English name.
SMALL = _LINKS | frozenset("a an and or the".split())
#: The Korean words right before a bracket: a term may hold Latin words and hyphens.
_TERM = re.compile(r"(?:[\w+-]+(?:\.\d+)? ){0,7}[\w+-]*[가-힣]$")
#: Korean verbs inside a term, which stand for an English small word.
_LINKING = frozenset("통한 위한 대한 이용한 활용한 사용한 관한 의한".split())
#: "차등 가능한": with the word in front of it, one English word, "differentiable".
_ABLE = "가능한"
#: What a term may end in though its English name does not, and how English has it.
_CLASSES = {
    "모델": ("model",), "메커니즘": ("mechanism",), "모듈": ("module",),
    "방법": ("method", "approach", "technique"), "기법": ("technique", "method", "approach"),
    "방식": ("method", "approach", "scheme", "manner"), "전략": ("strateg", "policy"),
    "기술": ("technolog", "technique"), "알고리즘": ("algorithm",), "시스템": ("system",),
    "프레임워크": ("framework",), "네트워크": ("network", "net"), "데이터셋": ("dataset", "data"),
    "벤치마크": ("benchmark", "bench"),
}  # fmt: skip
#: What stands for "-based" in a term, and leads to one otherwise.
_BASED = frozenset(["기반", "기반의"])
#: What stands for "and".
_BOTH = "및"
#: A word in front of a term that does not belong to it: it ends in a particle or in the
#: adnominal form of a verb, or it is a determiner.
_OUTSIDE = re.compile(
    r".*(?:을|를|은|는|에서|에게|으로|하여|하고|하는|되는|있는|없는|위한|통한|대한|라는|이라는|라고|이며|"
    r"해|된|할|될|및|등|에|의|이|가|와|과|로|인|한)$"
)
#: Of these, what could not stand inside a term.
_NEVER_INSIDE = re.compile(r".*(?:을|를|은|는|에서|하는|되는|위한|통한|대한|하여|하고|라는)$")
#: Nouns that end like them.
_INSIDE = re.compile(
    r".*(?:평가|전이|차이|주의|정의|경로|효과|결과|도메인|체인|라인|디자인|제한|무한|인간|의미|이미지|추가|"
    r"강화|미세|언어|국가|전문가|무|비|초|다중|자가|파인|베이지안|멀티모달|분할|역할)$"
)
_DETERMINERS = frozenset(
    (
        "이 그 저 본 각 새 새로운 기존 기존의 최신 최근 다양한 여러 모든 주요 두 세 네 다른 "
        "같은 특정 일반적인 강력한 효율적인 단일 이러한 그러한 혁신적인 대표적인 첫 가장 더 "
        "더욱 매우 또한 특히 그리고 또는 먼저 이를 통해 위해 대해 따라 기반 기반의 사용하여 "
        "활용하여 이용하여 즉 및 등 총 약 수 것"
    ).split()
)
#: A describing word that may begin a term where its English name begins with one, too.
_ADJECTIVE = re.compile(r".+(?:적인|[된한진])$")
_ENGLISH_ADJECTIVE = re.compile(r".*(?:ed|en|ive|al|ous|ic|ary|ible|able|(?<!m)ent|ant|less|ful)$")
#: What a text says of a term, not what the term says.
_SAID_OF = re.compile(
    r"(?:제안|개선|사용|개발|향상|도입|설계|소개|주어|관련|발표|공개|구축|적용|수정|확장|변형)"
    r"[된한진]$"
)
#: "A와 B": two things, unless the English name joins them, too.
_AND = re.compile(r".*[^결효성통초투학인경][와과]$")
#: What Korean sentences and verbs in front of nouns end in, and terms do not.
_NO_NOUN = ("니다", "한다", "된다", _ABLE)


class _Extent(NamedTuple):
    """How far a term reaches, as another name of it tells."""

    words: int
    #: How many small words the English name has.
    links: int = 0
    #: Whether it has "and", has "based", and begins with an adjective.
    joined: bool = False
    based: bool = False
    described: bool = False

    @classmethod
    def of(cls, names: Sequence[str], last: str) -> _Extent | None:
        """Return what the first English name among these tells of a term that ends so.

        Or else what the first acronym tells.
        """
        spelled = (n for n in names if LATIN.fullmatch(n) and not is_acronym(n))
        name = next(spelled, "").casefold()
        if english := _LATIN_WORD.findall(name):
            return cls(
                max(1, sum(word not in SMALL for word in english)) + _lacks_class(english, last),
                # "end-to-end" has none, "Mixture-of-Experts" has
                len(_LINK.findall(name)),
                "and" in english,
                "based" in english,
                _ENGLISH_ADJECTIVE.fullmatch(english[0]) is not None,
            )
        acronym = next(filter(is_acronym, names), "")
        return cls(max(1, min(4, sum(map(str.isupper, acronym))))) if acronym else None


def _lacks_class(english: Sequence[str], last: str) -> bool:
    """Tell whether a term ends in a class that its English name does not have."""
    classes = _CLASSES.get(last)
    return classes is not None and not any(word.startswith(classes) for word in english)


def term_before(context: str, names: Sequence[str]) -> str | None:
    """Return the Korean term at the end of a line that these are other names of.

    >>> term_before("기존의 희소 자동인코더", ["Sparse Autoencoder", "SAE"])
    '희소 자동인코더'
    """
    term = _TERM.search(context)
    if term is None:
        return None
    words = term.group().split(" ")
    extent = _Extent.of(names, words[-1])
    if extent is None:
        return None
    name = " ".join(_without_outside(_last_words(words, extent), extent))
    no_noun = name in _DETERMINERS or name in PARTICLES or name.endswith(_NO_NOUN)
    return None if no_noun or len(name) < 2 else name


def _last_words(words: list[str], extent: _Extent) -> list[str]:
    """Return the last words that count as many; what only links them does not count."""
    begin, count, links = len(words), extent.words, extent.links
    while begin > 0 and count > 0:
        begin -= 1
        word = words[begin]
        if links and word in _LINKING:
            links -= 1
        elif word != _ABLE and not (extent.joined and word == _BOTH):
            count -= len(word.split("-"))
    if extent.based and begin > 0 and words[begin] in _BASED:
        begin -= 1
    return words[begin:]


def _without_outside(words: list[str], extent: _Extent) -> list[str]:
    """Return the words of a term without those that only lead to it."""
    first = 0
    while first < len(words) - 1 and leads_to(words[first]):
        if _may_begin(words[first], words[first + 1], extent):
            break
        first += 1
    for place in range(len(words) - 2, first - 1, -1):
        is_linked = extent.links and not _LINKING.isdisjoint(words[place : place + 2])
        if not is_linked and _ends_before(words[place], extent):
            return words[place + 1 :]
    return words[first:]


def _may_begin(word: str, following: str, extent: _Extent) -> bool:
    """Tell whether a term of this extent may begin with a word that else leads to one."""
    return (
        following == _ABLE
        or (extent.links > 0 and (word.endswith("의") or following in _LINKING))
        or _has_counterpart(word, extent)
    )


def _has_counterpart(word: str, extent: _Extent) -> bool:
    """Tell whether a word stands for something that the English name has."""
    if extent.joined and (word == _BOTH or _AND.fullmatch(word)):
        return True
    if extent.based and word in _BASED:
        return True
    return extent.described and _is_adjective(word)


def _ends_before(word: str, extent: _Extent) -> bool:
    """Tell whether a word can't stand inside a term of this extent."""
    if _has_counterpart(word, extent):
        return False
    ends = _AND.fullmatch(word) is not None or word in _DETERMINERS
    return ends or _ends_like(_NEVER_INSIDE, word)


def _is_adjective(word: str) -> bool:
    """Tell whether a word describes what a term is, not what a text says of it."""
    if word in _LINKING or word == _ABLE or _SAID_OF.match(word):
        return False
    if word in _DETERMINERS:
        return word.endswith("적인")
    return _ADJECTIVE.fullmatch(word) is not None


def leads_to(word: str) -> bool:
    """Tell whether a Korean word only leads to a term: a determiner, a verb, a particle."""
    return word in _DETERMINERS or _ends_like(_OUTSIDE, word)


def _ends_like(outside: re.Pattern[str], word: str) -> bool:
    """Tell whether a word ends as what stands outside does, and not as some nouns do."""
    return outside.match(word) is not None and _INSIDE.match(word) is None
