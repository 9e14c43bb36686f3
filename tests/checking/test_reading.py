from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import BNode, Graph, Literal
from rdflib.compare import isomorphic

from kg.checking.reading import read_graph
from kg.errors import UnreadableGraphError

if TYPE_CHECKING:
    from pathlib import Path

TRIPLE = "<x:paper> <x:uses> <x:entity> .\n"
EVIDENCE = "<x:statement> <x:about> <x:paper> .\n"

TERMS = """
<x:a> <x:p> "text" , "text"@ko , 7 , 81.50 ,
    "2024-11"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> , true , _:b , <x:a> .
_:b <x:q> "b" .
"""


def test_terms_are_those_that_rdflib_reads(tmp_path: Path) -> None:
    path = tmp_path / "kg.ttl"
    path.write_text(TERMS)

    found = read_graph(path)

    assert isomorphic(found, Graph().parse(data=TERMS))
    assert len(found) == 9
    assert any(isinstance(x, BNode) for x in found.objects())


def test_a_string_is_one_term_however_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "kg.ttl"
    path.write_text('<x:a> <x:p> "text" , "text"^^<http://www.w3.org/2001/XMLSchema#string> .')

    assert list(read_graph(path).objects()) == [Literal("text")]


def test_numbers_keep_their_digits(tmp_path: Path) -> None:
    path = tmp_path / "kg.ttl"
    path.write_text("<x:a> <x:p> 81.50 .")

    assert [str(x) for x in read_graph(path).objects()] == ["81.50"]


@pytest.mark.parametrize("name", ["kg.ttl", "kg.nt", "kg.nq", "graph"])
def test_the_suffix_tells_the_format(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TRIPLE)

    assert len(read_graph(path)) == 1


@pytest.mark.parametrize("name", ["kg.ttl", ""], ids=["file", "folder"])
def test_the_evidence_beside_a_graph_is_read_with_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "kg.ttl").write_text(TRIPLE)
    (tmp_path / "kg.evidence.ttl").write_text(EVIDENCE)

    assert len(read_graph(tmp_path / name)) == 2


def test_a_file_that_is_no_rdf_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "kg.ttl"
    path.write_text(f"{TRIPLE}this is no Turtle")

    with pytest.raises(UnreadableGraphError, match=r"kg\.ttl: not valid RDF: .* line 2"):
        read_graph(path)
