from __future__ import annotations

import json
from dataclasses import replace

from kg.evaluation.causes import Cause, Error
from kg.evaluation.comparison import compare
from kg.evaluation.evaluate import Evaluation
from kg.evaluation.records import comparison_record, evaluation_record
from kg.evaluation.scores import Row, Tally, score
from kg.model.kind import Kind

GLOW = Error(Cause.MISSED, "2401.00001", "Method: Glow")
SCORES = replace(score([]), rows={**score([]).rows, Row.TASK: Tally(1, 1, 0)})
EVALUATION = Evaluation(scores=SCORES, languages={"ko": SCORES}, errors=(GLOW,))


def test_a_record_has_every_row_and_kind() -> None:
    record = evaluation_record(EVALUATION)

    assert record.keys() > set(map(str, Row))
    assert record["kinds"].keys() == set(map(str, Kind))
    assert record["Task"]["p"] == 0.5
    assert record["Task"]["spurious"] == 1
    assert record["languages"]["ko"]["Task"] == record["Task"]


def test_a_record_has_every_error() -> None:
    record = evaluation_record(EVALUATION)

    assert record["causes"] == {"missed entirely": 1}
    assert record["errors"] == [
        {
            "cause": "missed entirely",
            "paper": "2401.00001",
            "text": "Method: Glow",
            "confusion": "",
        }
    ]


def test_a_comparison_has_both_builds_and_the_change() -> None:
    perfect = replace(SCORES, rows={**SCORES.rows, Row.TASK: Tally(2, 0, 0)})
    after = Evaluation(scores=perfect, languages={}, errors=())

    record = comparison_record(compare(EVALUATION, after))

    assert record["before"] == evaluation_record(EVALUATION)
    assert record["change"]["Task"]["p"] == 0.5
    assert record["change"]["Task"]["spurious"] == -1
    assert record["fixed"] == record["before"]["errors"]
    assert record["broken"] == []


def test_a_record_is_json() -> None:
    record = comparison_record(compare(EVALUATION, EVALUATION))

    assert json.loads(json.dumps(record)) == record
