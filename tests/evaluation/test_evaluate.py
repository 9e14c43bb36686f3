from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.evaluation.evaluate import evaluate
from kg.evaluation.gold import GoldEntity, GoldPaper, read_gold
from kg.evaluation.predicted import PredictedPaper, read_predicted
from kg.evaluation.records import evaluation_record
from kg.evaluation.scores import Row
from kg.knowledge_graph import build
from kg.model.kind import Kind
from kg.model.relation import Relation
from kg.query.store import GraphStore

if TYPE_CHECKING:
    from pathlib import Path

ReadGraph = Callable[[str], dict[str, PredictedPaper]]

GRAPH = """
paper:2401.00001 kg:arxivId "2401.00001" ; kg:uses entity:glow .
paper:2401.00002 kg:arxivId "2401.00002" ; kg:uses entity:haze .
paper:2401.00003 kg:arxivId "2401.00003" ; kg:uses entity:haze .
entity:glow a kg:Method ; skos:prefLabel "Glow" .
entity:haze a kg:Method ; skos:prefLabel "Haze" .
"""
GLOW = GoldEntity(kind=Kind.METHOD, names=("Glow",), relation=Relation.USES, required=True)


def paper(identifier: str, language: str) -> GoldPaper:
    return GoldPaper(id=identifier, entities=(GLOW,), results=(), language=language)


def test_papers_without_annotations_do_not_count(read_graph: ReadGraph) -> None:
    evaluation = evaluate(read_graph(GRAPH), [paper("2401.00001", "ko")])

    assert evaluation.scores.rows[Row.ANY_TYPE].f1 == 1
    assert not evaluation.errors


def test_two_languages_have_figures_of_their_own(read_graph: ReadGraph) -> None:
    golds = [paper("2401.00001", "ko"), paper("2401.00002", "en")]

    evaluation = evaluate(read_graph(GRAPH), golds)

    recalls = {
        language: scores.rows[Row.METHOD].recall
        for language, scores in evaluation.languages.items()
    }
    assert recalls == {"en": 0, "ko": 1}
    assert evaluation.scores.rows[Row.METHOD].recall == 0.5


def test_one_language_has_no_figures_beside_the_total(read_graph: ReadGraph) -> None:
    golds = [paper("2401.00001", "ko"), paper("2401.00002", "ko")]

    assert evaluate(read_graph(GRAPH), golds).languages == {}


def test_errors_are_sorted(read_graph: ReadGraph) -> None:
    golds = [paper("2401.00003", "ko"), paper("2401.00002", "ko")]

    errors = evaluate(read_graph(GRAPH), golds).errors

    assert errors == tuple(sorted(errors))
    assert len(errors) == 4


def test_the_figures_are_those_of_the_reference(shared: Path, tmp_path: Path) -> None:
    """The shared scoring script and ours agree to the last digit on a real graph."""
    name = "ko-2024-11-25"
    evaluated = shared / "eval" / "dev"
    gold = evaluated / "gold" / f"{name}.json"
    build([evaluated / "digests" / f"{name}.md"], jobs=1).export(tmp_path, ["ttl"])
    arguments = [shared / "eval" / "score.py", tmp_path / "kg.ttl", gold, "--json"]

    told = subprocess.check_output([sys.executable, *map(str, arguments)])  # noqa: S603
    reference = json.loads(told)

    predicted = read_predicted(GraphStore.load(tmp_path))
    record = evaluation_record(evaluate(predicted, read_gold(gold)))
    ours = {
        row: {figure: record[row][figure] for figure in value}
        if isinstance(value, dict)
        else record[row]
        for row, value in reference.items()
    }
    assert ours == reference
    assert reference["any type"]["f"] > 0.5, "the graph should say something"
