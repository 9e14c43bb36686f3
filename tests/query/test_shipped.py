"""What the shipped queries answer about the shipped sample, as a reader of it expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.query.questions import question, shipped_questions
from kg.query.store import GraphStore

if TYPE_CHECKING:
    from pathlib import Path

#: For each query the parameters, and for one row what must be in it.
EXPECTED: dict[str, tuple[dict[str, str], dict[str, object]]] = {
    "authors-about": ({"entity": "sparse autoencoder"}, {"name": "Kaichen Zhang", "papers": 1}),
    "best-results": ({"dataset": "hrc-whu"}, {"metric": "mIoU", "value": 89.05}),
    "co-used-methods": ({"method": "dpo"}, {"name": "SFT", "papers": 1}),
    "compared-models": ({"model": "GPT-4o"}, {}),
    "datasets-of-task": ({"task": "video generation"}, {"name": "EvalCrafter", "papers": 1}),
    "introduced-by": (
        {"entity": "OminiControl"},
        {
            "title": "OminiControl: Minimal and Universal Control for Diffusion Transformer",
            "firstAuthor": "Xinchao Wang",
            "issued": "2024-11",
        },
    ),
    "methods-on-dataset": (
        {"dataset": "UCF101"},
        {
            "title": "Efficient Long Video Tokenization via Coordinated-based Patch Reconstruction",
            "firstAuthor": "Sihyun Yu",
        },
    ),
    "most-used-methods": ({}, {"name": "DiT", "papers": 2}),
    "new-entities": ({"since": "2024-11-25"}, {"name": "OminiControl", "featured": "2024-11-25"}),
    "papers-about": (
        {"entity": "확산 트랜스포머"},
        {"title": "OminiControl: Minimal and Universal Control for Diffusion Transformer"},
    ),
    "top-authors": ({}, {"name": "Alisa Liu", "papers": 1, "upvotes": 36}),
}


def test_every_shipped_query_is_expected_to_answer() -> None:
    assert shipped_questions().keys() == EXPECTED.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_a_shipped_query_answers_as_a_reader_expects(sampled: GraphStore, name: str) -> None:
    parameters, expected = EXPECTED[name]

    rows = list(sampled.ask(question(name), parameters))

    assert any(
        all(str(row[column]) == str(value) for column, value in expected.items()) for row in rows
    ), rows


@pytest.mark.parametrize("name", sorted(EXPECTED.keys() - {"best-results"}))
def test_a_shipped_query_answers_the_same_without_evidence_if_it_needs_none(
    sampled: GraphStore, sample: Path, name: str
) -> None:
    asked = question(name)
    bare = GraphStore.load(sample, evidence=False)

    assert bare.ask(asked, EXPECTED[name][0]) == sampled.ask(asked, EXPECTED[name][0])


@pytest.mark.parametrize("spelling", ["UCF-101", "ucf101", "UCF 101", "ucf_101"])
def test_the_spelling_of_a_name_makes_no_difference(sampled: GraphStore, spelling: str) -> None:
    assert len(sampled.ask(question("methods-on-dataset"), {"dataset": spelling})) > 0


def test_what_is_new_since_tomorrow_is_nothing(sampled: GraphStore) -> None:
    assert len(sampled.ask(question("new-entities"), {"since": "2024-11-26"})) == 0
