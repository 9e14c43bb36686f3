from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import KgError, UnknownFormatError
from kg.knowledge_graph import KnowledgeGraph, build

DIGEST = """## Daily Papers (2024-11-25)

### [GlowNet: Counting Lanterns](https://arxiv.org/abs/2411.00001)

Vote: 3

Authors: Ada Example, Bo Sample

- ***What's New***: 등불을 세는 모델 GlowNet을 제안합니다.
"""


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a digest of one paper."""
    path = tmp_path_factory.mktemp("digests") / "2024-11-25.md"
    path.write_text(DIGEST, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def graph(digest: Path) -> KnowledgeGraph:
    """Return the graph of that digest."""
    return build([digest])


def test_the_package_offers_it() -> None:
    assert kg.build is build
    assert kg.KnowledgeGraph is KnowledgeGraph


@pytest.mark.parametrize("name", kg.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(kg, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'kg' has no attribute 'absent'"):
        kg.absent  # noqa: B018


@pytest.mark.parametrize("form", [str, Path, lambda path: [str(path)], lambda path: iter([path])])
def test_sources_come_in_any_form(graph: KnowledgeGraph, digest: Path, form: object) -> None:
    assert callable(form)
    assert build(form(digest)) == graph


def test_no_sources_are_no_sample() -> None:
    assert build([]).knowledge.papers == ()


def test_problems_are_kept_with_the_graph(digest: Path) -> None:
    (problem,) = build([digest, "absent.md"]).problems

    assert problem.path == "absent.md"


def test_overrides_are_followed(digest: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("[kind]\nGlowNet = 'Dataset'\n", encoding="utf-8")

    corrected = build([digest], overrides=tmp_path / "mine.toml")

    rows = corrected.query(
        'SELECT ?e { ?e a kg:Dataset ; skos:prefLabel ?l FILTER(STR(?l) = "GlowNet") }'
    )
    assert len(rows) == 1


def test_a_query_meets_evidence_where_it_asks_for_it(graph: KnowledgeGraph) -> None:
    (papers,) = graph.query("SELECT (COUNT(*) AS ?n) { ?p a kg:Paper }")
    (claims,) = graph.query("SELECT (COUNT(*) AS ?n) { ?s a kg:Statement }")

    assert papers["n"] == 1
    assert claims["n"] > 0


def test_a_query_takes_parameters(graph: KnowledgeGraph) -> None:
    (row,) = graph.query("SELECT ?p { ?p kg:arxivId ?number }", number="2411.00001")

    assert row["p"] == "https://w3id.org/paper-kg/paper/2411.00001"


def test_prefixes_are_bound_in_rdflib(graph: KnowledgeGraph) -> None:
    assert graph.rdflib().qname("https://w3id.org/paper-kg/ontology#Paper") == "kg:Paper"


def test_networkx_names_things_as_the_exports_do(graph: KnowledgeGraph) -> None:
    assert graph.networkx().nodes["paper:2411.00001"]["label"] == "GlowNet: Counting Lanterns"


def test_export_takes_a_base_and_a_place_for_evidence(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    (path,) = graph.export(tmp_path, ["nt"], base="https://example.org/", evidence="inside")

    text = path.read_text(encoding="utf-8")
    assert "<https://example.org/paper/2411.00001>" in text
    assert "ontology#sentence>" in text


def test_an_unknown_format_is_refused_before_anything_is_written(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    with pytest.raises(UnknownFormatError, match="'xls' is no format"):
        graph.export(tmp_path / "out", ["ttl", "xls"])

    assert not (tmp_path / "out").exists()


def test_a_wrong_query_is_an_error_of_ours(graph: KnowledgeGraph) -> None:
    with pytest.raises(KgError):
        graph.query("SELECT {")
