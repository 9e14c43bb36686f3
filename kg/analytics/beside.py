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

__all__ = ["Names", "dataset_beside", "is_elsewhere", "is_total", "metric_beside", "names"]

_UNIT = r"(?:\s?(?:\\?%p?|points?|점|percent|dB))?"
_WORDS = 5
_ON = re.compile(
    rf"{_UNIT}(?:\s?(?:±|\\?pm)\s?[\d.]+\\?%?)?(?:\s?\([^()]*\))?\s?(?:[\w@./%-]+\s){{0,3}}?"
    r"(?:on|for|in|at)\s(?:the\s)?(?:(?:challenging|popular|standard|full|[\d-]+shot|official)\s)?"
)
_BRACKET = re.compile(r"\s?\((?:\w{1,12}\s)?[~≈<>+]?$")
_AT = re.compile(r"에서(?=[는도]?\s)|(?<=\S)(?:에는|은|는|의\s경우)\s(?=[^,;]{0,10}$)")
#: Numbers in a row, and the names in a row that they belong to.
_DIGITS = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")
_RUN = re.compile(
    rf"\d+(?:\.\d+)?{_UNIT}(?:\s?(?:,\s?and\s|,|\sand\s|와|과|및)\s?\d+(?:\.\d+)?{_UNIT})+"
)
_LISTED_AFTER = re.compile(
    r"\s[^.;,]{0,30}?(?:on|in|for)\s(?:the\s)?(?:[a-z]+\s(?:sets?|splits?|benchmarks?)\sof\s)?"
    r"(?P<names>(?:[^.;]|\.\d){3,120}?),?\s(?:benchmarks?|datasets?)?,?\s?respectively"
)
_LISTED_BEFORE = re.compile(
    r"(?P<names>[^.;]{3,100}?)\s?(?:벤치마크|데이터셋|데이터세트)?에서[는도]?\s[^.;]{0,12}?각각\s(?:[가-힣]{2}\s)?$"
)
_AND = re.compile(r",\s?and\s|,\s|\sand\s|[와과]\s|\s및\s")
#: So many characters before a number say where it was found.
_REACH = 120
_FOUND_AT = re.compile(
    r"(?P<place>[^,;()]{1,60}?(?<!\s)(?<![\d.]%))(?<!\s\d)(?<!\.\d)(?<!\.\d\d)에서[는도]?\s"
    r"(?:(?:약|최대|평균|각각|무려)\s)*$"
)
_GENERIC = re.compile(r"\s?(?:벤치마크|데이터셋|데이터세트|테스트|태스크|작업|과제|기준|평가)$")
_SCORE_OF = re.compile(r"\s(?:scores?|점수)\s?(?:of|:|=|은|는|이|가|를|from [\d.]{1,9} to)?\s?$")
_TOTAL = re.compile(r"\b(?:total|overall|final|aggregate)$|(?:총|전체|종합|최종)$", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"respectively|각각")
_BEFORE = re.compile(
    r"\s?(?:\([^()]{0,60}\)\s?)?(?:scores?\s?|점수\s?|값\s?|{}\s?)?"
    r"(?:of|:|=|is|was|at|to|을|를|이|가|은|는|에서|로|으로|면에서)?\s?"
    r"(?:약\s|평균\s|최대\s|~|up to\s|about\s)?$"
)
_CLAUSE = re.compile(r"[,;()]|\.\s")
_PARTICLE = re.compile(r"(?:에서는|에서|으로|은|는|이|가|을|를|의|로|도|와|과)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What data sets and metrics are called: entities by the key of their names."""

    datasets: Mapping[str, frozenset[str]]
    metrics: Mapping[str, frozenset[str]]
    #: The data sets and metrics that each paper speaks of.
    told: Mapping[str, frozenset[str]]

    def of(self, found: frozenset[str], paper: str) -> frozenset[str]:
        """Return what a paper speaks of among what its words may mean."""
        return found & self.told.get(paper, frozenset())


def names(tables: Tables) -> Names:
    """Return the names of all data sets and metrics; names of one letter are none."""
    measured = tables.entities.filter(pl.col("family").is_in(["Dataset", "Metric"]))
    told = tables.statements.join(measured, on="entity", how="semi").group_by("paper")
    return Names(
        datasets=_named(tables, "Dataset"),
        metrics=_named(tables, "Metric"),
        told={paper: frozenset(ids) for paper, ids in told.agg("entity").iter_rows()},
    )


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
        return _in_order(text, said, known.datasets)
    match = _BRACKET.search(before)
    if match and (found := _ends(before[: match.start()], known.datasets)):
        return found
    if found := _begins(_rest(after), known.datasets):
        return found
    match = _SCORE_OF.search(before)
    if match and (found := _ends(before[: match.start()], known.datasets)):
        return found
    match = _ON.match(after)
    if match and (found := _begins(after[match.end() :], known.datasets)):
        return found
    return _at(before, known.datasets)


def _in_order(text: str, said: Said, known: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the data set that has the place of the number: "70 % and 94 % on A and B"."""
    names, place = _row_of_names(text, said)
    return _begins(names[place], known) or _ends(names[place], known) if names else frozenset()


def _row_of_names(text: str, said: Said) -> tuple[list[str], int]:
    """Return the names to which a row of numbers belongs, and the place of a number among them."""
    run = next((x for x in _RUN.finditer(text) if x.start() <= said.start < x.end()), None)
    if run is None:
        return [], 0
    places = [run.start() + x.start() for x in _DIGITS.finditer(run[0])]
    after = _LISTED_AFTER.match(text, run.end())
    before = _LISTED_BEFORE.search(text[max(0, run.start() - _REACH) : run.start()])
    listed = after or before
    if listed is None or said.start not in places:
        return [], 0
    names = _AND.split(listed["names"])
    return (names, places.index(said.start)) if len(names) == len(places) else ([], 0)


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
    """Return the data sets at which the Korean words before a number say that it was found."""
    *places, _ = _AT.split(before)
    for place in reversed(places):
        words = _CLAUSE.split(_GENERIC.sub("", place))[-1].split()[-2 * _WORDS :]
        found = [_ends(" ".join(words[:end]), known) for end in range(1, len(words) + 1)]
        if any(found):
            return frozenset().union(*found)
    return frozenset()


def is_total(text: str, said: Said, known: Names) -> bool:
    """Tell whether a number is the score of a whole benchmark: "a VBench score of 84.3"."""
    rest = _rest(text[said.end :])
    after = _without(rest, known.datasets)
    if after != rest and not _begins(after, known.metrics):
        return True
    before = text[max(0, said.start - _REACH) : said.start]
    match = _SCORE_OF.search(before)
    if match is None:
        return False
    name = before[: match.start()]
    return bool(_TOTAL.search(name) or _ends(name, known.datasets))


def metric_beside(text: str, said: Said, known: Names) -> frozenset[str]:
    """Return the metrics that the words beside a number name; none if they are silent."""
    before, after = text[max(0, said.start - _REACH) : said.start], text[said.end :]
    rest = _rest(after)
    if found := _begins(_without(rest, known.datasets), known.metrics):
        return found
    match = _BEFORE.search(before)
    return _ends(before[: match.start()], known.metrics) if match else frozenset()


def is_elsewhere(text: str, said: Said, dataset: str, known: Names) -> bool:
    """Tell whether a number was found somewhere else than on a data set of its sentence.

    "A에서 92.5%, B에서 89.0%": 92.5 % is not of B, even if nobody knows A; nor are both of
    "62.0% and 50.0% on B and A, respectively".
    """
    names, place = _row_of_names(text, said) if _RESPECTIVELY.search(text) else ([], 0)
    if names:
        others = [name for number, name in enumerate(names) if number != place]
        return any(dataset in _mentioned(name, known.datasets) for name in others)
    match = _FOUND_AT.search(text[max(0, said.start - _REACH) : said.start])
    if match is None or dataset in _mentioned(match["place"], known.datasets):
        return False
    later = text[said.end :]
    return "에서" in later and dataset in _mentioned(later, known.datasets)


def _mentioned(text: str, known: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return everything that a text may name."""
    words = re.sub(r"에서[는도]?|[,;()]", " ", text).split()
    runs = (words[start : start + count] for start in range(len(words)) for count in (1, 2, 3))
    return frozenset().union(*(_known(run, known) for run in runs))


def _begins(text: str, known: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return what the longest name means with which a text begins."""
    words = re.split(r"[,;:()]|\.\s|\.$", text, maxsplit=1)[0].split()[:_WORDS]
    for some in (words[:count] for count in range(len(words), 0, -1)):
        if found := _known(some, known):
            return found
    return frozenset()


def _ends(text: str, known: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return what the longest name means with which a text ends."""
    words = _CLAUSE.split(text)[-1].split()[-_WORDS:]
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
