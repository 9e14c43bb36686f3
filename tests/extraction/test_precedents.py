"""When papers first named what the vocabulary knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extraction.linear import MissingWeightsWarning, weights_folder
from kg.extraction.precedents import (
    Precedents,
    month_of,
    save_precedents,
    shipped_precedents,
)
from kg.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

MONTHS = {"lantern": ["3103", "3103", "3105"], "새벽망": ["3104"]}


@pytest.mark.parametrize(
    ("concept", "month", "papers"),
    [
        ("lantern", "3102", 0),
        ("lantern", "3103", 0),  # papers of one month are not told apart
        ("lantern", "3104", 2),
        ("lantern", "3106", 3),
        ("새벽망", "3105", 1),
        ("unheard", "3105", 0),
    ],
)
def test_papers_of_earlier_months_are_counted(concept: str, month: str, papers: int) -> None:
    assert Precedents(MONTHS).before(concept, month) == papers


@pytest.mark.parametrize(
    ("paper", "month"), [("2411.13127", "2411"), ("cs/0112017", ""), ("math.GT/0309136", "")]
)
def test_an_arxiv_identifier_tells_the_month(paper: str, month: str) -> None:
    assert month_of(paper) == month


def test_a_table_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path, again = tmp_path / "one.json", tmp_path / "two.json"
    save_precedents(MONTHS, path)
    table = Precedents.load(path)
    save_precedents(dict(sorted(table.months.items(), reverse=True)), again)

    assert table.months == MONTHS
    assert path.read_bytes() == again.read_bytes()


def test_the_shipped_table_knows_what_is_old() -> None:
    table = shipped_precedents()

    assert table.months.keys() <= {concept.id for concept in shipped_vocabulary()}
    assert table.before("lora", "2412") == 3


def test_an_absent_table_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.extraction.linear.weights_folder", lambda: tmp_path)

    with pytest.warns(MissingWeightsWarning, match="kg train"):
        assert shipped_precedents.__wrapped__().before("lora", "2412") == 0
    assert (weights_folder() / "precedents.json").exists()
