from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kg.errors import QueryError, UnknownNameError, UnreadableGraphError
from kg.query.questions import Question, question
from kg.query.store import GraphStore

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = Question(name="q", sparql="SELECT ?x { ?x kg:sentence ?y }")
PAPERS = Question(name="q", sparql="SELECT ?x { ?x a kg:Paper }")


def count(store: GraphStore, asked: Question) -> int:
    return len(store.ask(asked, {}))


def test_evidence_beside_is_read_unless_it_is_not_wanted(sample: Path) -> None:
    without = GraphStore.load(sample, evidence=False)

    assert count(GraphStore.load(sample / "kg.ttl"), SENTENCES) > 100
    assert count(without, SENTENCES) == 0
    assert count(without, PAPERS) == 14


def test_evidence_about_one_thing_can_be_added(sample: Path) -> None:
    store = GraphStore.load(sample, evidence=False)

    store.load_evidence(sample, ["https://w3id.org/paper-kg/entity/rlvr"])

    about = Question(name="q", sparql="SELECT DISTINCT ?x { ?y a kg:Statement ; rdf:object ?x }")
    assert [row["x"] for row in store.ask(about, {})] == ["https://w3id.org/paper-kg/entity/rlvr"]


def test_evidence_of_another_layout_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").write_text("<a:b> <c:d> <e:f> .")
    (tmp_path / "kg.evidence.ttl").write_text(
        "<a:s> <https://w3id.org/paper-kg/ontology#sentence> 1 ."
    )
    store = GraphStore.load(tmp_path, evidence=False)

    store.load_evidence(tmp_path, ["a:b"])

    assert count(store, SENTENCES) == 1


def test_without_evidence_nothing_is_added(sample: Path, tmp_path: Path) -> None:
    shutil.copy(sample / "kg.ttl", tmp_path)

    assert count(GraphStore.load(tmp_path), SENTENCES) == 0


@pytest.mark.parametrize("name", ["nt", "nq", "jsonld"])
def test_a_folder_with_another_format_is_read(tmp_path: Path, name: str) -> None:
    texts = {
        "nt": "<a:b> <c:d> <e:f> .\n",
        "nq": "<a:b> <c:d> <e:f> <g:h> .\n",
        "jsonld": '{"@id": "a:b", "c:d": {"@id": "e:f"}}',
    }
    (tmp_path / f"kg.{name}").write_text(texts[name])

    asked = Question(name="q", sparql="SELECT ?x { ?x <c:d> <e:f> }")
    assert list(GraphStore.load(tmp_path).ask(asked, {})) == [{"x": "a:b"}]


def test_the_prefixes_of_the_file_need_no_declaration(tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").write_text(
        "@prefix entity: <https://example.org/e/> . entity:x <c:d> 1 ."
    )

    asked = Question(name="q", sparql="SELECT ?y { entity:x <c:d> ?y }")
    assert list(GraphStore.load(tmp_path).ask(asked, {})) == [{"y": 1}]


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        pytest.param("kg.ttl", "<a:b> oops", r"kg\.ttl: not valid RDF", id="not turtle"),
        pytest.param("kg.xls", "", "'.xls' is no RDF format", id="another format"),
        pytest.param("kg", "", "the name has no suffix", id="no suffix"),
    ],
)
def test_a_file_that_is_no_graph_is_named(
    tmp_path: Path, name: str, text: str, complaint: str
) -> None:
    (tmp_path / name).write_text(text)

    with pytest.raises(UnreadableGraphError, match=complaint):
        GraphStore.load(tmp_path / name)


def test_an_empty_folder_is_no_graph(tmp_path: Path) -> None:
    with pytest.raises(UnreadableGraphError, match=r"kg\.ttl: No such file"):
        GraphStore.load(tmp_path)


@pytest.mark.parametrize(
    ("sparql", "complaint"),
    [
        pytest.param("SELECT ?x {", r"line 1, column 11: this \{ is never closed", id="syntax"),
        pytest.param("SELECT * { SERVICE <x:y> { ?a a ?b } }", "works offline", id="service"),
        pytest.param(
            "SELECT (<x:f>(1) AS ?y) {}", "function <x:f> is not supported", id="function"
        ),
        pytest.param('SELECT * { ?a <x:\udc80> "b" }', "Change the query", id="no text"),
    ],
)
def test_a_query_that_cannot_be_answered_is_refused(
    small: GraphStore, sparql: str, complaint: str
) -> None:
    with pytest.raises(QueryError, match=complaint):
        small.ask(Question(name="mine", sparql=sparql), {})


@pytest.mark.parametrize(
    ("name", "values", "complaint"),
    [
        ("papers-about", {}, "papers-about: entity is missing. Give: entity='…'"),
        ("papers-about", {"entity": "x", "b": "y"}, "b is no parameter of it. Give: entity="),
        ("top-authors", {"b": "y"}, "b is no parameter of it. It takes none."),
        ("ASK {}", {"b": "y"}, "b is no parameter of it. It takes none."),
        ("ASK { ?x ?y 1 }", {"b": "y"}, "b is no parameter of it. Give: x='…' y="),
    ],
)
def test_wrong_parameters_are_refused(
    small: GraphStore, name: str, values: dict[str, str], complaint: str
) -> None:
    with pytest.raises(QueryError) as raised:
        small.ask(question(name), values)

    assert complaint in str(raised.value)


def test_a_parameter_stands_for_a_variable_of_any_query(small: GraphStore) -> None:
    asked = question("SELECT ?x { ?x kg:arxivId ?number }")

    assert len(small.ask(asked, {"number": "2411.00001"})) == 1


def test_a_value_that_looks_like_a_query_finds_nothing(small: GraphStore) -> None:
    asked = question("papers-about")

    with pytest.raises(UnknownNameError, match="no Entity is called"):
        small.ask(asked, {"entity": '")) } UNION { ?paper a kg:Paper } #'})
