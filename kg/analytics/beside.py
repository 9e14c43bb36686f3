"""What the words right beside a number give it to: a data set, a metric.

Extraction weighs a whole sentence; in a list ("84.2 on MMLU, 37.9 on GPQA") the words that touch
the number know better.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from kg.model.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.analytics.roles import Said
    from kg.graph.tables import Tables

__all__ = ["Names", "dataset_beside", "is_total", "metric_beside", "names"]

_UNIT = r"(?:\s?(?:\\?%p?|points?|점|percent|dB))?"
_WORDS = 5
_ON = re.compile(
    rf"{_UNIT}(?:\s?(?:±|\\?pm)\s?[\d.]+\\?%?)?(?:\s?\([^()]*\))?\s?(?:[\w@./%-]+\s){{0,3}}?"
    r"(?:on|for|in|at)\s(?:the\s)?(?:(?:challenging|popular|standard|full|[\d-]+shot|official)\s)?"
)
_BRACKET = re.compile(r"(?P<name>[^()]{1,60})\s?\((?:\w+\s)?[~≈<>+]?$")
_AT_KO = re.compile(
    r"(?P<name>\S[^,;]{0,60}?)\s?(?:\([^()]*\)\s?)?"
    r"(?:(?:벤치마크|데이터셋|데이터세트|데이터|테스트|테스트셋|태스크|작업|과제|기준|평가)\s?)*"
    r"(?:에서는|에서도|에서|에는|에|은|는|의\s경우)\s"
    r"(?:(?:약|최대|평균|각각|무려|최고|단)\s)*(?:[가-힣]{2,6}\s)?$"
)
#: So many characters before a number say where it was found.
_REACH = 120
_GENERIC = re.compile(r"\s?(?:벤치마크|데이터셋|데이터세트|테스트|태스크|작업|과제|기준|평가)$")
_SCORE_OF = re.compile(
    r"(?P<name>\S+(?:\s\S+)?)\s(?:scores?|점수)\s?(?:of|:|=|은|는|이|가|를|from [\d.]+ to)?\s?$"
)
_TOTAL = re.compile(r"\b(?:total|overall|final|aggregate)$|(?:총|전체|종합|최종)$", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"respectively|각각")
_METRIC_BEFORE = re.compile(
    r"(?P<name>[^,;.()]{1,60}?)\s?(?:\([^()]*\)\s?)?(?:scores?\s?|점수\s?|값\s?|{}\s?)?"
    r"(?:of|:|=|is|was|at|to|을|를|이|가|은|는|에서|로|으로|면에서)?\s?(?:약\s|평균\s|최대\s|~|up to\s|about\s)?$"
)
_PARTICLE = re.compile(r"(?:에서는|에서|으로|은|는|이|가|을|를|의|로|도|와|과)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What data sets and metrics are called: entities by the key of their names."""

    datasets: Mapping[str, frozenset[str]]
    metrics: Mapping[str, frozenset[str]]


def names(tables: Tables) -> Names:
    """Return the names of all data sets and metrics; names of one letter are none."""
    return Names(datasets=_named(tables, "Dataset"), metrics=_named(tables, "Metric"))


def _named(tables: Tables, family: str) -> dict[str, frozenset[str]]:
    wanted = tables.entities.filter(pl.col("family") == family).select("entity")
    found: dict[str, set[str]] = {}
    rows = tables.names.join(wanted, on="entity", how="semi").select("entity", "name")
    for entity, name in rows.iter_rows():
        key = fold(name)
        if len(key) > 1:
            found.setdefault(key, set()).add(entity)
    return {key: frozenset(ids) for key, ids in found.items()}


def dataset_beside(text: str, said: Said, known: Names) -> frozenset[str]:
    """Return the data sets that the words beside a number give it to; none if they are silent."""
    before, after = text[max(0, said.start - _REACH) : said.start], text[said.end :]
    if _RESPECTIVELY.search(text):
        return frozenset()
    for pattern in (_BRACKET, _AT_KO):
        if (match := pattern.search(before)) and (found := _ends(match["name"], known.datasets)):
            return found
    if found := _begins(_rest(after), known.datasets):
        return found
    match = _ON.match(after)
    if match and (found := _begins(after[match.end() :], known.datasets)):
        return found
    return _at(before, known.datasets)


def _rest(after: str) -> str:
    """Return what stands behind a number and its unit, if that are words."""
    unit = re.match(_UNIT, after)
    rest = (after[unit.end() :] if unit else after).removeprefix("의")
    return rest.lstrip() if re.match(r"\s\w", rest) else ""


def _without(text: str, known: Mapping[str, frozenset[str]]) -> str:
    """Return a text without the name with which it begins, if that is known."""
    words = text.split()
    for count in range(min(_WORDS, len(words)), 0, -1):
        if _known(words[:count], known):
            return " ".join(words[count:])
    return text


def _at(before: str, known: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the data set at which the Korean words before a number say that it was found."""
    *places, _ = re.split(r"에서(?=[는도]?\s)", before)
    for place in reversed(places):
        words = _GENERIC.sub("", place).split()
        for end in range(len(words), max(0, len(words) - _WORDS), -1):
            if found := _ends(" ".join(words[:end]), known):
                return found
    return frozenset()


def is_total(text: str, said: Said, known: Names) -> bool:
    """Tell whether a number is the score of a whole benchmark: "a VBench score of 84.3"."""
    rest = _rest(text[said.end :])
    after = _without(rest, known.datasets)
    if after != rest and not _begins(after, known.metrics):
        return True
    match = _SCORE_OF.search(text[max(0, said.start - _REACH) : said.start])
    if match is None:
        return False
    return bool(_TOTAL.search(match["name"]) or _ends(match["name"], known.datasets))


def metric_beside(text: str, said: Said, known: Names) -> frozenset[str]:
    """Return the metrics that the words beside a number name; none if they are silent."""
    before, after = text[max(0, said.start - _REACH) : said.start], text[said.end :]
    rest = _rest(after)
    if found := _begins(_without(rest, known.datasets), known.metrics):
        return found
    match = _METRIC_BEFORE.search(before)
    return _ends(match["name"], known.metrics) if match else frozenset()


def _begins(text: str, known: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return what the longest name means with which a text begins."""
    words = re.split(r"[,;:()]|\.\s|\.$", text, maxsplit=1)[0].split()[:_WORDS]
    for some in (words[:count] for count in range(len(words), 0, -1)):
        if found := _known(some, known):
            return found
    return frozenset()


def _ends(text: str, known: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return what the longest name means with which a text ends."""
    words = text.split()[-_WORDS:]
    for some in (words[start:] for start in range(len(words))):
        if found := _known(some, known):
            return found
    return frozenset()


def _known(words: list[str], known: Mapping[str, frozenset[str]]) -> frozenset[str]:
    for spelling in _spellings(" ".join(words)):
        if found := known.get(fold(spelling)):
            return found
    return frozenset()


def _spellings(text: str) -> Iterator[str]:
    yield text
    bare = _PARTICLE.sub("", text)
    if bare != text:
        yield bare
