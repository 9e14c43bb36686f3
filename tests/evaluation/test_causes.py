from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from kg.evaluation.causes import Cause, Error, errors
from kg.evaluation.gold import GoldEntity, GoldPaper, GoldResult
from kg.evaluation.matching import match_paper
from kg.evaluation.predicted import PredictedPaper
from kg.evaluation.scores import Row, score
from kg.model.kind import Kind
from kg.model.relation import Relation

ReadGraph = Callable[[str], dict[str, PredictedPaper]]

GRAPH = """
paper:2401.00001 kg:arxivId "2401.00001" ;
    kg:introduces entity:glow ; kg:uses entity:ember, entity:sparks, entity:dusk ;
    kg:mentions entity:g-low, entity:haze ; kg:hasResult result:a, result:b .
result:a kg:value 7.5 ; kg:unit "%" ; kg:ofMethod entity:ember .
result:b kg:value 9 ; kg:metric entity:ember .
entity:glow a kg:Method ; skos:prefLabel "Glow" .
entity:g-low a kg:Method ; skos:prefLabel "글로우" .
entity:ember a kg:Task ; skos:prefLabel "Ember" .
entity:sparks a kg:Method ; skos:prefLabel "Sparks" ; skos:altLabel "Flicker" .
entity:dusk a kg:Method, kg:Model ; skos:prefLabel "Dusk" .
entity:haze a kg:Method ; skos:prefLabel "Haze" .
"""


def gold(kind: Kind, relation: Relation, *names: str) -> GoldEntity:
    return GoldEntity(kind=kind, names=names, relation=relation, required=True)


PAPER = GoldPaper(
    id="2401.00001",
    entities=(
        gold(Kind.METHOD, Relation.INTRODUCES, "Glow", "글로우"),
        gold(Kind.METHOD, Relation.COMPARES_WITH, "Ember"),
        gold(Kind.METHOD, Relation.USES, "Sparks"),
        gold(Kind.METHOD, Relation.USES, "Flicker"),
        gold(Kind.METHOD, Relation.USES, "Dusk"),
        gold(Kind.BENCHMARK, Relation.EVALUATES_ON, "Murmur"),
    ),
    results=(
        GoldResult(value="7.5", unit="%", metric="WER", on="", of="Glow"),
        GoldResult(value="12", unit="x", metric="speed-up", on="Murmur", of="Glow"),
    ),
)


@pytest.fixture(scope="module")
def found(read_graph: ReadGraph) -> list[Error]:
    return list(errors(match_paper(PAPER, read_graph(GRAPH)["2401.00001"])))


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        (Cause.MISSED, [("Benchmark: Murmur", "")]),
        (Cause.SWALLOWED, [("Method: Flicker in Method: Sparks", "")]),
        (Cause.SPLIT, [("Method: 글로우 beside Method: Glow", "")]),
        (Cause.SPURIOUS, [("Method: Haze", "")]),
        (Cause.WRONG_FAMILY, [("Method: Ember as Task", "Task for Method")]),
        (Cause.WRONG_KIND, [("Method: Dusk as Model", "Model for Method")]),
        (
            Cause.WRONG_RELATION,
            [("Method: Ember: uses for comparesWith", "uses for comparesWith")],
        ),
        (Cause.RESULT_MISSED, [("12 x speed-up on Murmur of Glow", "")]),
        (Cause.RESULT_SPURIOUS, [("9 Ember", "")]),
        (
            Cause.WRONG_SLOT,
            [
                ("7.5 %: metric empty, not WER", "metric empty"),
                ("7.5 %: of Ember, not Glow", "of wrong"),
            ],
        ),
    ],
)
def test_each_error_is_told_under_its_cause(
    found: list[Error], cause: Cause, told: list[tuple[str, str]]
) -> None:
    assert [(e.text, e.confusion) for e in found if e.cause is cause] == told


def test_the_errors_account_for_the_figures(read_graph: ReadGraph) -> None:
    match = match_paper(PAPER, read_graph(GRAPH)["2401.00001"])
    counts = Counter(error.cause for error in errors(match))
    rows = score([match]).rows

    assert rows[Row.ANY_TYPE].missed == counts[Cause.MISSED] + counts[Cause.SWALLOWED]
    assert rows[Row.ANY_TYPE].spurious == counts[Cause.SPURIOUS] + counts[Cause.SPLIT]
    assert rows[Row.RESULT_VALUE].missed == counts[Cause.RESULT_MISSED]
    assert rows[Row.RESULT_VALUE].spurious == counts[Cause.RESULT_SPURIOUS]


def test_errors_sort_by_cause_then_by_paper() -> None:
    missed = Error(Cause.MISSED, "2401.00002", "Method: Glow")
    earlier = Error(Cause.SPURIOUS, "2401.00001", "Method: Haze")
    later = Error(Cause.SPURIOUS, "2401.00002", "Method: Ember")

    assert sorted([later, earlier, missed]) == [missed, earlier, later]
