"""Names given twice: ``희소 자동인코더(Sparse Autoencoder; SAE)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.abbreviations import is_acronym, long_form
from kg.extraction.document import found_in, words_of
from kg.extraction.particles import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

__all__ = ["Gloss", "find_glosses", "leads_to", "mark_glosses"]

_BRACKET = re.compile(r"(?P<gap> ?)[(\uff08](?P<inside>[^()\uff08\uff09\n]{2,90})[)\uff09]")
_SEPARATOR = re.compile(r"\s*[;,:/|]\s*|\s+또는\s+|\s+or\s+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏΑ-ω0-9$][^가-힣]*")
_LATIN_WORD = re.compile(r"[^\W가-힣_]+")
_HANGUL = re.compile(r"[가-힣]")
_CITATION = re.compile(r"\bet al\b|^(?:19|20)\d\d[a-z]?$")
#: Brackets that add a remark, not a name.
_REMARK = re.compile(
    r"(?:e\.?g|i\.?e|예|예를|즉|약|총|현재|특히|또는|and|or|in|on|for|with|the|a|an|our|we|as|such|"
    r"including|see|Fig|Table|Section|up|more|over|only|no|not|ours|left|right|top|bottom)\b",
    re.IGNORECASE,
)
#: What a title spells out has at most this many words.
_LONGEST_TITLE_NAME = 9
_SMALL = frozenset("a an and as at by for from in into of on or the to via with".split())
#: The Korean words right before a bracket: a term may hold Latin words and hyphens.
_TERM = re.compile(r"(?:[\w+-]+(?:\.\d+)? ){0,5}[\w+-]*[가-힣]$")
#: A word in front of a term that does not belong to it: it ends in a particle or in the
#: adnominal form of a verb, or it is a determiner.
_OUTSIDE = re.compile(
    r".*(?:을|를|은|는|에서|에게|으로|하여|하고|하는|되는|있는|없는|위한|통한|대한|라는|이라는|라고|이며|"
    r"해|된|할|될|및|등|에|의|이|가|와|과|로|인|한)$"
)
_INSIDE = re.compile(
    r".*(?:평가|전이|차이|주의|정의|경로|효과|결과|도메인|체인|라인|디자인|제한|무한|인간|의미|이미지|추가|"
    r"강화|미세|언어|국가|전문가|무|비|초|다중|자가|파인|베이지안|멀티모달)$"
)
_DETERMINERS = frozenset(
    (
        "이 그 저 본 각 새 새로운 기존 기존의 최신 최근 다양한 여러 모든 주요 두 세 네 다른 "
        "같은 특정 일반적인 강력한 효율적인 단일 이러한 그러한 혁신적인 대표적인 첫 가장 더 "
        "더욱 매우 또한 특히 그리고 또는 먼저 이를 통해 위해 대해 따라 기반 기반의 사용하여 "
        "활용하여 이용하여 즉 및 등 총 약 수 것"
    ).split()
)


#: What Korean sentences end in, and terms do not.
_VERBS = ("니다", "한다", "된다")


class Gloss(NamedTuple):
    """Two stretches of text, as offsets, that name one thing."""

    first: tuple[int, int]
    second: tuple[int, int]


def find_glosses(text: str) -> Iterator[Gloss]:
    """Yield each pair of names that brackets join.

    >>> text = "We train a Sparse Autoencoder (SAE)."
    >>> [(text[slice(*g.first)], text[slice(*g.second)]) for g in find_glosses(text)]
    [('Sparse Autoencoder', 'SAE')]
    """
    if title := _title_gloss(text):
        yield title
    for bracket in _BRACKET.finditer(text):
        if not _REMARK.match(bracket["inside"]):
            yield from _bracket_glosses(text, bracket)


def _bracket_glosses(text: str, bracket: re.Match[str]) -> Iterator[Gloss]:
    """Yield the pairs that one bracket joins: its own parts, then what stands before it."""
    parts = list(_parts(bracket))
    names = [text[slice(*part)] for part in parts]
    if _is_enumeration(names):
        return
    if len(parts) == 2 and (long_form(*names) or long_form(*reversed(names))):
        yield Gloss(*parts)
    before = _before(text, bracket.start(), names)
    if before is not None:
        for part, name in zip(parts, names, strict=True):
            if _may_gloss(text[slice(*before)], name):
                yield Gloss(before, part)


def _title_gloss(text: str) -> Gloss | None:
    """Return what a title spells out: ``TRIPS: Trilinear Point Splatting for ...``."""
    head, colon, rest = text.partition("\n")[0].partition(": ")
    if not colon or not is_acronym(head):
        return None
    start = len(head) + len(colon)
    ends = [space.start() for space in re.finditer(r" |$", rest)][1:_LONGEST_TITLE_NAME]
    for end in ends:  # the shortest that has all letters, from its first word on
        if long_form(head, rest[:end]) == rest[:end]:
            return Gloss((0, len(head)), (start, start + end))
    return None


def _parts(bracket: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of what separators keep apart inside a bracket."""
    inside, offset = bracket["inside"], bracket.start("inside")
    begin = 0
    for separator in (*_SEPARATOR.finditer(inside), None):
        end = separator.start() if separator else len(inside)
        part = inside[begin:end]
        stripped = part.strip(" '\"‘’“”*")
        if stripped and not _CITATION.search(stripped):
            start = offset + begin + part.index(stripped)
            yield start, start + len(stripped)
        begin = separator.end() if separator else end


def _is_enumeration(parts: list[str]) -> bool:
    """Tell whether a bracket lists several things rather than names of one.

    One thing has at most a long form and its abbreviation: ``(Sparse Autoencoder; SAE)``.
    """
    if len(parts) < 2:
        return False
    if len(parts) > 2:
        return True
    if (_HANGUL.search(parts[0]) is None) != (_HANGUL.search(parts[1]) is None):
        return False
    return not (long_form(parts[0], parts[1]) or long_form(parts[1], parts[0]))


def _before(text: str, end: int, parts: list[str]) -> tuple[int, int] | None:
    """Return the offsets of the name in front of a bracket."""
    line = text.rfind("\n", 0, end) + 1
    context = text[max(line, end - 120) : end].rstrip("'\"’”*")
    if not context or not parts:
        return None
    stop = max(line, end - 120) + len(context)
    name = _latin_before(context, parts)
    if name is None and _HANGUL.match(context[-1]):
        name = _korean_before(context, parts)
    return (stop - len(name), stop) if name else None


def _latin_before(context: str, parts: list[str]) -> str | None:
    tail = re.split(r"[가-힣()\uff08\uff09,;:\n\"“”‘*]|\. | '", context)[-1].lstrip(" '")
    if not tail or not _LATIN.fullmatch(tail):
        return None
    for part in parts:
        if is_acronym(part) and (found := long_form(part, tail)):
            return found
    last = tail.split(" ")[-1]
    expansions = [long_form(last, part) for part in parts]
    if any(expansions) or (parts and _HANGUL.search(parts[0]) and is_acronym(last)):
        return last
    return None


def _korean_before(context: str, parts: list[str]) -> str | None:
    """Return as many Korean words as the gloss has, without what only leads to them."""
    latin = next((p for p in parts if _LATIN.fullmatch(p) and not is_acronym(p)), None)
    if latin is None:
        acronym = next((p for p in parts if is_acronym(p)), None)
        if acronym is None:
            return None
        count = max(1, min(4, sum(c.isupper() for c in acronym)))
    else:
        words = _LATIN_WORD.findall(latin)
        count = max(1, sum(word.casefold() not in _SMALL for word in words))
    term = _TERM.search(context)
    if term is None:
        return None
    words = term.group().split(" ")[-count:]
    while len(words) > 1 and leads_to(words[0]):
        words.pop(0)
    for index in range(len(words) - 2, -1, -1):
        if words[index] in _DETERMINERS or _is_outside(words[index], strict=True):
            words = words[index + 1 :]
            break
    name = " ".join(words)
    no_noun = name in _DETERMINERS or name in PARTICLES or name.endswith(_VERBS)
    return None if no_noun or len(name) < 2 else name


def leads_to(word: str) -> bool:
    """Tell whether a Korean word only leads to a term: a determiner, a verb, a particle."""
    return word in _DETERMINERS or _is_outside(word, strict=False)


def _is_outside(word: str, *, strict: bool) -> bool:
    """Tell whether a word ends before the term; strictly: could not stand inside it."""
    if _INSIDE.match(word):
        return False
    if strict:
        return (
            re.search(r"(?:을|를|은|는|에서|하는|되는|위한|통한|대한|하여|하고|라는)$", word)
            is not None
        )
    return _OUTSIDE.match(word) is not None


def _may_gloss(before: str, part: str) -> bool:
    """Tell whether two stretches can be names of one thing."""
    if part.isdigit() or before.casefold() == part.casefold() or len(part) < 2:
        return False
    if _HANGUL.search(before) or _HANGUL.search(part):
        return (len(part.split()) <= 8 and not part[0].isdigit()) or is_acronym(part)
    return bool(long_form(part, before) or long_form(before, part))


def mark_glosses(doc: Doc) -> Doc:
    """Add the names to ``found_in(doc)`` and the pairs of their places to ``doc._.glosses``."""
    words, found = words_of(doc), found_in(doc)
    pairs = []
    for gloss in find_glosses(words.text):
        pair = [words.covering(*gloss.first), words.covering(*gloss.second)]
        found.extend(name._replace(rule="gloss") for name in pair)
        pairs.append(tuple(name.place for name in pair))
    doc._.glosses = pairs
    return doc
