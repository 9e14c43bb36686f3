from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode

from kg.query.names import names
from kg.query.store import GraphStore

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = (
    "@prefix e: <https://w3id.org/paper-kg/entity/> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
)


def found(store: GraphStore, name: str) -> list[str]:
    return [node.removeprefix("https://w3id.org/paper-kg/") for node in store.find(name)]


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("GlowNet", "entity/glownet"),
        ("glow-net", "entity/glownet"),
        ("글로우넷", "entity/glownet"),
        ("Ada Example", "author/ada-example"),
        ("Example Lab", "organization/example-lab"),
        ("example/glownet", "repository/example-glownet"),
        ("glownet: counting lanterns in video", "paper/2411.00001"),
        ("2411.00001", "paper/2411.00001"),
        ("arXiv:2411.00001v3", "paper/2411.00001"),
        ("https://arxiv.org/abs/2411.00001", "paper/2411.00001"),
        ("https://arxiv.org/pdf/2411.00001v2.pdf", "paper/2411.00001"),
        ("entity:dimnet", "entity/dimnet"),
        ("https://w3id.org/paper-kg/entity/dimnet", "entity/dimnet"),
    ],
)
def test_any_spelling_number_or_address_is_found(small: GraphStore, name: str, thing: str) -> None:
    assert thing in found(small, name)


@pytest.mark.parametrize(
    "name", ["", "GlowNet 2", "entity:absent", "1234.56789", "a b:c", "\udc80"], ids=repr
)
def test_what_is_not_there_is_not_found(small: GraphStore, name: str) -> None:
    assert found(small, name) == []


def test_homonyms_are_all_found_those_that_prefer_the_name_first(tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").write_text(
        PREFIXES
        + 'e:a skos:prefLabel "alpha"@en ; skos:altLabel "MATH"@en .\n'
        + 'e:z skos:prefLabel "Math"@en . e:m skos:prefLabel "math"@en .'
    )

    assert found(GraphStore.load(tmp_path), "math") == ["entity/m", "entity/z", "entity/a"]


def test_names_begin_with_the_preferred_one(small: GraphStore) -> None:
    (node,) = small.find("LA")

    assert list(names(small.store, NamedNode(node))) == ["램프 어텐션", "LA", "lamp attention"]


@pytest.mark.parametrize(
    ("name", "first"),
    [("GlowNett", "GlowNet"), ("lantern", "LanternQA"), ("Ada Exampel", "Ada Example")],
)
def test_similar_names_are_suggested(small: GraphStore, name: str, first: str) -> None:
    assert first in small.similar(name)


@pytest.mark.parametrize("name", ["", "!!!", "xylophone orchestra"])
def test_where_nothing_is_similar_nothing_is_suggested(small: GraphStore, name: str) -> None:
    assert small.similar(name) == []
