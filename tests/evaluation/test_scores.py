from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.evaluation.gold import GoldEntity, GoldPaper, GoldResult
from kg.evaluation.matching import match_paper
from kg.evaluation.predicted import PredictedPaper
from kg.evaluation.scores import Row, Scores, Tally, score
from kg.model.kind import Kind
from kg.model.relation import Relation

ReadGraph = Callable[[str], dict[str, PredictedPaper]]

GRAPH = """
paper:2401.00001 kg:arxivId "2401.00001" ;
    kg:introduces entity:glow ; kg:uses entity:ember, entity:haze ;
    kg:evaluatesOn entity:murmur ; kg:hasResult result:a, result:b .
paper:2401.00002 kg:arxivId "2401.00002" ;
    kg:uses entity:glow-2, entity:ember ; kg:addresses entity:listening .
result:a kg:value 7.5 ; kg:metric entity:wer ; kg:ofMethod entity:ember .
result:b kg:value 9 .
entity:glow a kg:Method ; skos:prefLabel "Glow" .
entity:glow-2 a kg:Method ; skos:prefLabel "Glow" .
entity:ember a kg:Task ; skos:prefLabel "Ember" .
entity:haze a kg:Method ; skos:prefLabel "Haze" .
entity:murmur a kg:Dataset, kg:Benchmark ; skos:prefLabel "Murmur" .
entity:listening a kg:Task ; skos:prefLabel "Listening" .
entity:wer a kg:Metric ; skos:prefLabel "WER" .
"""


def gold(kind: Kind, relation: Relation, *names: str) -> GoldEntity:
    return GoldEntity(kind=kind, names=names, relation=relation, required=True)


PAPERS = (
    GoldPaper(
        id="2401.00001",
        entities=(
            gold(Kind.MODEL, Relation.INTRODUCES, "Glow", "글로우"),
            gold(Kind.METHOD, Relation.COMPARES_WITH, "Ember"),
            gold(Kind.BENCHMARK, Relation.EVALUATES_ON, "Murmur"),
            gold(Kind.METRIC, Relation.REPORTS, "WER"),
        ),
        results=(
            GoldResult(value="7.5", unit="%", metric="WER", on="Murmur", of="Glow"),
            GoldResult(value="12", unit="x", metric="speed-up", on="", of=""),
        ),
    ),
    GoldPaper(
        id="2401.00002",
        entities=(
            gold(Kind.MODEL, Relation.USES, "Glow", "글로우"),
            gold(Kind.METHOD, Relation.USES, "Ember"),
            gold(Kind.TASK, Relation.ADDRESSES, "listening"),
        ),
        results=(),
    ),
    GoldPaper(id="2401.00003", entities=(), results=()),
)


@pytest.fixture(scope="module")
def scores(read_graph: ReadGraph) -> Scores:
    graph = read_graph(GRAPH)
    return score([match_paper(paper, graph.get(paper.id)) for paper in PAPERS])


@pytest.mark.parametrize(
    ("row", "tally"),
    [
        pytest.param(Row.METHOD, Tally(2, 1, 2), id="Ember is no method in the graph"),
        pytest.param(Row.DATASET, Tally(1, 0, 0), id="a benchmark counts as a data set"),
        pytest.param(Row.METRIC, Tally(0, 0, 1), id="metrics of results do not count"),
        pytest.param(Row.TASK, Tally(1, 2, 0), id="a wrong kind is spurious there"),
        pytest.param(Row.METHOD_AND_DATASET, Tally(3, 1, 2), id="two families"),
        pytest.param(Row.ALL_TYPES, Tally(4, 3, 3), id="all families"),
        pytest.param(Row.ANY_TYPE, Tally(6, 1, 1), id="names alone"),
        pytest.param(Row.STRICT_TYPE, Tally(2, 5, 5), id="a model is no method"),
        pytest.param(Row.RELATION, Tally(5, 2, 2), id="relation"),
        pytest.param(Row.ALIASES, Tally(1.0, 0, 1.0), id="half of the names, twice"),
        pytest.param(Row.RESULT_VALUE, Tally(1, 1, 1), id="numbers"),
        pytest.param(Row.RESULT_SLOTS, Tally(1, 1, 3), id="right, wrong, empty, missed"),
    ],
)
def test_each_row_counts_its_own(scores: Scores, row: Row, tally: Tally) -> None:
    assert scores.rows[row] == tally


def test_the_kinds_add_up_to_the_strict_row(scores: Scores) -> None:
    assert scores.kinds[Kind.MODEL] == Tally(0, 0, 2)
    assert scores.kinds[Kind.METHOD] == Tally(0, 3, 2)
    assert sum(scores.kinds.values(), start=Tally()) == scores.rows[Row.STRICT_TYPE]


def test_rows_and_kinds_keep_their_order(scores: Scores) -> None:
    assert list(scores.rows) == list(Row)
    assert list(scores.kinds) == list(Kind)


def test_papers_that_the_graph_lacks_are_named(scores: Scores) -> None:
    assert scores.papers == 3
    assert scores.missing == ("2401.00003",)


def test_an_entity_of_several_papers_should_be_one_node(scores: Scores) -> None:
    assert scores.reuse.repeated == 2, "Glow and Ember come twice"
    assert scores.reuse.joined == 1, "Glow is two nodes"


def test_precision_recall_and_their_mean() -> None:
    tally = Tally(found=3, spurious=1, missed=3)

    assert (tally.precision, tally.recall) == (0.75, 0.5)
    assert tally.f1 == pytest.approx(0.6)


def test_nothing_at_all_scores_nothing() -> None:
    tally = Tally()

    assert (tally.precision, tally.recall, tally.f1) == (0, 0, 0)
