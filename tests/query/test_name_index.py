from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
