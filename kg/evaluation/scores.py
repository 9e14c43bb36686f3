"""Precision and recall, in rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from kg.evaluation.results import Verdict
from kg.evaluation.spelling import fold
from kg.model.kind import FAMILY, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.evaluation.matching import Found, PaperMatch
    from kg.evaluation.results import ResultMatch

__all__ = ["Reuse", "Row", "Scores", "Tally", "score"]


class Row(StrEnum):
    """What is counted, in the order of the report."""

    METHOD_AND_DATASET = "Method+Dataset"
    #: Families: a Model counts as a Method, a Benchmark as a Dataset.
    METHOD = "Method"
    DATASET = "Dataset"
    METRIC = "Metric"
    TASK = "Task"
    ALL_TYPES = "all types"
    #: Only the name has to be right.
    ANY_TYPE = "any type"
    #: The kind itself has to be right.
    STRICT_TYPE = "strict type"
    RELATION = "relation"
    #: Of the entities with several names: which of the names are known.
    ALIASES = "aliases"
    RESULT_VALUE = "result value"
    RESULT_SLOTS = "result slots"


#: The rows of the families.
_FAMILIES = {family: Row(family.value) for family in FAMILY.values()}


@dataclass(frozen=True, slots=True)
class Tally:
    """How much was found, made up, and missed."""

    found: float = 0
    spurious: float = 0
    missed: float = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.found + other.found,
            self.spurious + other.spurious,
            self.missed + other.missed,
        )

    @property
    def precision(self) -> float:
        """Return how much of what the graph says is right; 0 if it says nothing."""
        return _share(self.found, self.found + self.spurious)

    @property
    def recall(self) -> float:
        """Return how much of what the gold says is in the graph; 0 if it says nothing."""
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return _share(2 * self.precision * self.recall, self.precision + self.recall)


_HIT = Tally(found=1)
_EXTRA = Tally(spurious=1)
_MISS = Tally(missed=1)
#: Something else stands where the right thing should.
_SWAP = _EXTRA + _MISS

#: What each verdict adds to the slots.
_VERDICTS = {
    Verdict.RIGHT: _HIT,
    Verdict.WRONG: _SWAP,
    Verdict.EMPTY: _MISS,
    Verdict.UNASKED: _EXTRA,
    Verdict.OPEN: Tally(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """How often an entity that several papers name is one node in all of them."""

    joined: int
    #: How often an entity turns up again in another paper.
    repeated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """All figures about some papers."""

    papers: int
    #: Papers that the graph does not know; what they say counts as missed.
    missing: tuple[str, ...]
    rows: Mapping[Row, Tally]
    #: The row "strict type", by kind.
    kinds: Mapping[Kind, Tally]
    reuse: Reuse


def score(matches: Sequence[PaperMatch]) -> Scores:
    """Return the figures about these papers together."""
    counted = _sum((pair for match in matches for pair in _rows(match)), Row)
    families = [counted[row] for row in _FAMILIES.values()]
    sums = {
        Row.METHOD_AND_DATASET: counted[Row.METHOD] + counted[Row.DATASET],
        Row.ALL_TYPES: sum(families, start=Tally()),
    }
    return Scores(
        papers=len(matches),
        missing=tuple(match.paper for match in matches if not match.is_in_graph),
        rows=counted | sums,
        kinds=_sum((pair for match in matches for pair in _kinds(match)), Kind),
        reuse=_reuse(matches),
    )


_Key = TypeVar("_Key")


def _sum(pairs: Iterable[tuple[_Key, Tally]], keys: Iterable[_Key]) -> dict[_Key, Tally]:
    """Return the sum for each key, in the order of the keys."""
    totals = {key: Tally() for key in keys}
    for key, tally in pairs:
        totals[key] += tally
    return totals


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _rows(match: PaperMatch) -> Iterator[tuple[Row, Tally]]:
    """Yield what one paper adds to which row."""
    for found in match.found:
        yield from _rows_of_found(found)
    for missed in match.missed:
        family = _FAMILIES[FAMILY[missed.gold.kind]]
        for row in (Row.ANY_TYPE, family, Row.STRICT_TYPE, Row.RELATION):
            yield row, _MISS
    for spurious in match.spurious:
        family = _FAMILIES[FAMILY[spurious.node.kind]]
        for row in (Row.ANY_TYPE, family, Row.STRICT_TYPE, Row.RELATION):
            yield row, _EXTRA
    yield from _rows_of_results(match.results)


def _rows_of_found(found: Found) -> Iterator[tuple[Row, Tally]]:
    yield Row.ANY_TYPE, _HIT
    if found.has_right_family:
        yield _FAMILIES[FAMILY[found.gold.kind]], _HIT
    else:
        yield _FAMILIES[FAMILY[found.gold.kind]], _MISS
        yield _FAMILIES[FAMILY[found.node.kind]], _EXTRA
    yield Row.STRICT_TYPE, _HIT if found.has_right_kind else _SWAP
    yield Row.RELATION, _HIT if found.has_right_relation else _SWAP
    if len(found.gold.names) > 1:
        share = found.share_of_names
        yield Row.ALIASES, Tally(found=share, missed=1 - share)


def _rows_of_results(results: ResultMatch) -> Iterator[tuple[Row, Tally]]:
    for found in results.found:
        yield Row.RESULT_VALUE, _HIT
        for _slot, verdict in found.verdicts:
            yield Row.RESULT_SLOTS, _VERDICTS[verdict]
    for _missed in results.missed:
        yield Row.RESULT_VALUE, _MISS
        yield Row.RESULT_SLOTS, _MISS
    for _spurious in results.spurious:
        yield Row.RESULT_VALUE, _EXTRA


def _kinds(match: PaperMatch) -> Iterator[tuple[Kind, Tally]]:
    """Yield what one paper adds to which kind."""
    for found in match.found:
        if found.has_right_kind:
            yield found.gold.kind, _HIT
        else:
            yield found.gold.kind, _MISS
            yield found.node.kind, _EXTRA
    for missed in match.missed:
        yield missed.gold.kind, _MISS
    for spurious in match.spurious:
        yield spurious.node.kind, _EXTRA


def _reuse(matches: Iterable[PaperMatch]) -> Reuse:
    nodes = defaultdict(list)
    for match in matches:
        for found in match.found:
            gold = found.gold
            nodes[fold(gold.names[0]), FAMILY[gold.kind]].append(found.node.iri)
    repeated = sum(len(iris) - 1 for iris in nodes.values())
    split = sum(len(set(iris)) - 1 for iris in nodes.values())
    return Reuse(joined=repeated - split, repeated=repeated)
