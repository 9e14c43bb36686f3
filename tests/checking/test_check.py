from __future__ import annotations

import logging
from pathlib import Path

import pytest
from rdflib import Graph

from kg.checking.check import check
from kg.checking.report import Report, Severity, Violation
from kg.errors import UnreadableGraphError

GRAPH = Path(__file__).parents[1] / "ontology" / "graph.ttl"
LISTED = "listing:undated-en-0000abce-03"
WHERE = "https://w3id.org/paper-kg/listing/undated-en-0000abce-03"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a graph in which a listing has a position and votes that are no numbers."""
    text = GRAPH.read_text(encoding="utf-8")
    path = tmp_path / "kg.ttl"
    path.write_text(
        text.replace("kg:position 3 ; kg:upvotes 7", 'kg:position 0 ; kg:upvotes "many"'),
        encoding="utf-8",
    )
    return path


def test_a_valid_file_conforms() -> None:
    assert check(GRAPH) == Report()


def test_a_violation_names_node_property_value_and_remedy(broken: Path) -> None:
    position, votes = check(broken).violations

    assert position == Violation(
        message="A listing does not have exactly one position. "
        "Give kg:position once, as an xsd:integer from 1.",
        focus=WHERE,
        path="kg:position",
        value='"0"^^xsd:integer',
        severity=Severity.VIOLATION,
    )
    assert votes.value == '"many"'


def test_a_file_and_its_graph_have_the_same_report(broken: Path) -> None:
    assert check(Graph().parse(broken)) == check(broken)


def test_the_graph_is_not_changed() -> None:
    graph = Graph().parse(GRAPH)
    before = set(graph)

    check(graph)

    assert set(graph) == before


@pytest.mark.parametrize("as_graph", [False, True], ids=["file", "graph"])
def test_other_shapes_can_be_given(tmp_path: Path, *, as_graph: bool) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(
        """
        @prefix kg: <https://w3id.org/paper-kg/ontology#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        [] a sh:NodeShape ; sh:targetClass kg:Repository ; sh:severity sh:Warning ;
            sh:property [ sh:path ( kg:owner kg:owner ) ; sh:minCount 1 ;
                sh:severity sh:Warning ; sh:message "No owner. Give one." ] ;
            sh:property [ sh:path [ sh:inversePath kg:repository ] ; sh:maxCount 0 ;
                sh:message "Somebody needs it. Forbid that." ] .
        [] a sh:NodeShape ; sh:targetClass kg:Organization ; sh:nodeKind sh:Literal ;
            sh:message "It is a thing. Make it a text." .
        """
    )

    thing, missing, needed = check(GRAPH, Graph().parse(path) if as_graph else path).violations

    assert (thing.path, thing.message) == ("", "It is a thing. Make it a text.")
    assert (missing.path, missing.severity) == ("kg:owner/kg:owner", Severity.WARNING)
    assert (needed.path, needed.severity) == ("^kg:repository", Severity.VIOLATION)


def test_a_literal_of_the_wrong_kind_leaves_no_stack_trace(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "kg.ttl"
    text = GRAPH.read_text(encoding="utf-8")
    path.write_text(text.replace('"2024-11-20"^^', '"2024-11-31"^^'), encoding="utf-8")

    with caplog.at_level(logging.WARNING):
        report = check(path)

    assert [x.path for x in report.violations] == ["dcterms:issued"]
    assert caplog.records == []


def test_a_missing_file_is_told_apart_from_a_bad_graph(tmp_path: Path) -> None:
    with pytest.raises(UnreadableGraphError, match="No such file"):
        check(tmp_path / "kg.ttl")
