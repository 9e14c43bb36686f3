from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.query.excerpt import statements_about

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://w3id.org/paper-kg/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def triples(turtle: bytes) -> set[ox.Quad]:
    return set(ox.parse(turtle, format=ox.RdfFormat.TURTLE))


def test_an_excerpt_is_all_that_the_file_says_about_a_thing(sample: Path) -> None:
    turtle = (sample / "kg.evidence.ttl").read_bytes()
    thing = ox.NamedNode(f"{BASE}entity/rlvr")

    excerpt = statements_about(turtle, [thing.value])

    assert excerpt is not None
    whole = triples(turtle)
    about = {q.subject for q in whole if q.object == thing and q.predicate.value == RDF + "object"}
    assert about
    assert triples(excerpt) == {quad for quad in whole if quad.subject in about}


def test_a_thing_is_found_as_subject_too(sample: Path) -> None:
    turtle = (sample / "kg.evidence.ttl").read_bytes()

    excerpt = statements_about(turtle, [f"{BASE}paper/2411.15124"])

    assert excerpt is not None
    assert b"paper:2411.15124 ;" in excerpt
    assert b"paper:2411.14982 ;" not in excerpt


def test_nothing_is_said_about_an_unknown_thing(sample: Path) -> None:
    excerpt = statements_about((sample / "kg.evidence.ttl").read_bytes(), [f"{BASE}entity/rlv"])

    assert excerpt is not None
    assert triples(excerpt) == set()


def test_addresses_in_full_are_found() -> None:
    turtle = (
        b"@prefix kg: <https://w3id.org/paper-kg/ontology#> .\n\n# ---- statement ----\n\n"
        b"<x:1> a kg:Statement ;\n    <y:1> <y:2> .\n\n"
        b"<x:2> a kg:Statement ;\n    rdf:object <x:thing> ;\n    <y:1> <y:2> .\n"
    )

    excerpt = statements_about(turtle, ["x:thing"])

    assert excerpt is not None
    assert b"<x:2>" in excerpt
    assert b"<x:1>" not in excerpt


def test_a_file_of_another_layout_is_left_to_the_parser() -> None:
    assert statements_about(b"<a:b> <c:d> <e:f> .", ["e:f"]) is None
