"""A Python program builds the graph, takes every view of it, and uses the pipeline alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import rdflib

import kg
from kg.resources import sample_folder

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc

TEXT = (
    "희소 자동인코더(Sparse Autoencoder; SAE)를 사용해 특징을 풀이합니다. "
    "UCF-101에서 평가한 결과 정확도(accuracy) 81.5%를 달성했습니다."
)


def read(language: str, text: str) -> Doc:
    """Return a text as the pipeline of a language reads it."""
    package: Any = kg  # for mypy, the function and the module kg.pipeline are one name
    doc: Doc = package.pipeline(language)(text)
    return doc


def test_networkx_has_types_and_identifiers(graph: kg.KnowledgeGraph) -> None:
    network = graph.networkx()

    assert {"Paper", "Author", "Digest"} <= {kind for _, kind in network.nodes(data="kind")}
    assert network.nodes["paper:2411.15124"]["upvotes"] == 36
    assert network.has_edge("paper:2411.15124", "entity:rlvr")


def test_rdflib_has_the_triples_with_or_without_evidence(graph: kg.KnowledgeGraph) -> None:
    space = rdflib.Namespace("https://w3id.org/paper-kg/ontology#")

    assert set(graph.rdflib().subjects(rdflib.RDF.type, space.Statement))
    bare = graph.rdflib(evidence=False)
    assert not set(bare.subjects(rdflib.RDF.type, space.Statement))
    assert len(set(bare.subjects(rdflib.RDF.type, space.Paper))) == 14


def test_a_shipped_query_is_asked_by_name(graph: kg.KnowledgeGraph) -> None:
    rows = list(graph.query("evaluated-on", dataset="UCF-101"))

    assert {row["firstAuthor"] for row in rows} == {"Sihyun Yu"}


def test_export_writes_the_files_of_the_command_line(
    graph: kg.KnowledgeGraph, tmp_path: Path, sample: Path
) -> None:
    files = graph.export(tmp_path / "out", formats=["ttl", "graphml", "html"])

    assert [path.name for path in files] == ["kg.ttl", "kg.evidence.ttl", "kg.graphml", "kg.html"]
    assert all(path.read_bytes() == (sample / path.name).read_bytes() for path in files)


def test_the_sample_is_what_is_built_without_sources(graph: kg.KnowledgeGraph) -> None:
    assert kg.build(sample_folder()).knowledge == graph.knowledge


def test_the_pipeline_reads_plain_text() -> None:
    doc = read("ko", TEXT)

    found = {span.text: span for span in doc.spans["kg"]}
    assert found["SAE"].label_ == "Method"
    assert found["UCF-101"].label_ in {"Dataset", "Benchmark"}
    assert found["SAE"].kb_id_ == found["희소 자동인코더"].kb_id_ != ""


def test_the_pipeline_judges_relations_and_says_how_sure_it_is() -> None:
    doc = read("ko", TEXT)

    (dataset,) = [span for span in doc.spans["kg"] if span.text == "UCF-101"]
    assert dataset._.relation == "evaluatesOn"
    assert 0 < dataset._.confidence <= 1


def test_the_pipeline_is_at_hand_after_a_build(graph: kg.KnowledgeGraph) -> None:
    assert graph.knowledge.papers
    assert callable(kg.pipeline)


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_the_pipeline_finds_nothing_in_nothing(text: str) -> None:
    assert list(read("en", text).spans["kg"]) == []
