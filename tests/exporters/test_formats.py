from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.exporters.formats import DEFAULT_FORMATS, FORMATS, EvidencePlace, Settings
from kg.graph.names import Namespace
from tests.builders import small_knowledge

if TYPE_CHECKING:
    from collections.abc import Iterable

SYNTAX = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def content(
    name: str, place: EvidencePlace = EvidencePlace.BESIDE, **more: object
) -> dict[str, bytes]:
    settings = Settings(evidence=place, **more)  # type: ignore[arg-type]
    files = FORMATS[name](small_knowledge(), settings)
    return {file: _bytes(pieces) for file, pieces in files.items()}


def _bytes(pieces: Iterable[str | bytes]) -> bytes:
    return b"".join(x.encode() if isinstance(x, str) else x for x in pieces)


def triples(name: str, text: bytes) -> set[tuple[object, ...]]:
    quads = ox.parse(text, format=SYNTAX[name])
    return {(q.subject, q.predicate, q.object) for q in quads}


@pytest.mark.parametrize("name", SYNTAX)
def test_evidence_stands_beside_inside_or_nowhere(name: str) -> None:
    beside = content(name)
    inside = content(name, EvidencePlace.INSIDE)
    none = content(name, EvidencePlace.NONE)

    assert set(beside) == {f"kg.{name}", f"kg.evidence.{name}"}
    assert set(inside) == set(none) == {f"kg.{name}"}
    assert none[f"kg.{name}"] == beside[f"kg.{name}"]
    apart = set().union(*(triples(name, text) for text in beside.values()))
    assert triples(name, inside[f"kg.{name}"]) == apart


def test_quads_hold_the_evidence_unless_it_is_not_wanted() -> None:
    assert b"kg.evidence" not in content("nq")["kg.nq"]
    assert b"ontology#sentence" in content("nq")["kg.nq"]
    assert b"ontology#sentence" not in content("nq", EvidencePlace.NONE)["kg.nq"]


def test_all_rdf_formats_say_the_same() -> None:
    facts = [triples(name, content(name)[f"kg.{name}"]) for name in SYNTAX]

    assert facts[0] == facts[1] == facts[2]


@pytest.mark.parametrize("name", [*SYNTAX, "nq"])
def test_the_base_can_be_chosen(name: str) -> None:
    (text,) = content(
        name, EvidencePlace.NONE, namespace=Namespace("https://example.org/kg/")
    ).values()

    assert b"https://example.org/kg/" in text
    assert b"w3id.org/paper-kg/paper" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_the_same_bytes_again(name: str) -> None:
    assert content(name) == content(name)


def test_files_of_different_formats_do_not_clash() -> None:
    files = [file for name in FORMATS for file in content(name)]

    assert len(set(files)) == len(files)
    assert set(DEFAULT_FORMATS) <= set(FORMATS)
