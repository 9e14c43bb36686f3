from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.model.naming import fold
from kg.query.indexing import fill
from kg.query.name_index import NameIndex

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query.store import GraphStore


def first(index: NameIndex, text: str, kind: str = "Thing") -> str:
    hits = index.search(text, 5, kind)
    return hits[0].label if hits else ""


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("DiT", "DiT"),
        ("diffusion transformer", "DiT"),
        ("확산 트랜스포머", "DiT"),
        ("확산 트렌스포머", "DiT"),
        ("difusion tranformer", "DiT"),
        ("희소 자동인코덕", "SAE"),
        ("ucf 101", "UCF-101"),
        ("omini", "OminiControl"),
        ("Pieter Abeel", "Pieter Abbeel"),
        ("guardrail topic flexible", "A Flexible Large Language Models Guardrail"),
        ("difusion", "diffusion prior"),
        ("", ""),
        ("!?", ""),
        ("\udc80", ""),
        ("zzzzzzzz", ""),
    ],
    ids=repr,
)
def test_a_name_is_found_also_misspelt(sampled: GraphStore, text: str, label: str) -> None:
    found = first(sampled.names, text)

    assert found.startswith(label) if label else found == ""


def index_of(*names: str) -> NameIndex:
    """Return an index of things that are called so, each better known than those before it."""
    database = sqlite3.connect(":memory:")
    fill(database, ox.Store())
    for number, name in enumerate(names):
        thing = (number, f"https://example.org/{number}", name, "Paper", number, False)
        database.execute("INSERT INTO things VALUES (?, ?, ?, ?, ?, ?)", thing)
        database.execute("INSERT INTO names VALUES (?, ?, ?, 0)", (fold(name), name, number))
    return NameIndex(database)


def test_whole_words_come_before_beginnings_and_these_before_parts() -> None:
    names = (
        "LoRA",
        "Loras in Small Rooms",
        "Chain-of-LoRA: Links for Lanterns",
        "LoRAKite: One Kite for Every Wind",
        "A Study of LoRAKites",
        "Boosting Exploration of Caves",
    )

    assert [hit.name for hit in index_of(*names).search("lora", kind="Paper")] == [*names]


@pytest.mark.parametrize("text", ["chain of lora", "Chain-of-LoRA", "CHAIN_OF_LORA"])
def test_words_that_stand_together_are_found_in_any_spelling(text: str) -> None:
    index = index_of("Links: a Chain-of-LoRA", "The Brainchain of Lora")

    assert index.search(text)[0].name == "Links: a Chain-of-LoRA"


@pytest.mark.parametrize("text", ["c++", "(.*)+$", "a", "[", "\\"])
def test_any_text_can_be_searched_for(text: str) -> None:
    assert [hit.name for hit in index_of("C++ and a (.*)+$ of [\\").search(text)][:1] in (
        [],
        ["C++ and a (.*)+$ of [\\"],
    )


def test_a_search_can_be_for_one_kind(sampled: GraphStore) -> None:
    kinds = {hit.kind for hit in sampled.names.search("video", 50, "Paper")}

    assert kinds == {"Paper"}


@pytest.mark.parametrize(
    ("kind", "found"), [("Dataset", True), ("Benchmark", False), ("Entity", True), ("Task", False)]
)
def test_a_kind_includes_the_narrower_ones(sampled: GraphStore, kind: str, *, found: bool) -> None:
    assert bool(sampled.names.find("UCF-101", kind)) == found


def test_names_that_begin_so_are_offered(sampled: GraphStore) -> None:
    assert "UCF-101" in sampled.names.starting("ucf", "Dataset")


def test_an_index_in_a_file_is_the_same(sampled: GraphStore, tmp_path: Path) -> None:
    index = NameIndex.build(sampled.store, tmp_path / "names.sqlite")

    assert index.search("dit") == sampled.names.search("dit")
    assert [path.name for path in tmp_path.iterdir()] == ["names.sqlite"]


def test_what_most_papers_name_leads_families_left_out(sampled: GraphStore) -> None:
    labels = [hit.label for hit in sampled.names.leading("Method", 5)]

    assert labels[0] == "DiT"
    assert "LLM" not in labels
