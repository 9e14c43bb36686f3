from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given

from kg.graph.names import DEFAULT_BASE, Namespace
from tests.strategies import TEXTS


def test_things_live_under_the_base() -> None:
    assert Namespace().iri("entity", "scannet") == DEFAULT_BASE + "entity/scannet"
    assert Namespace("urn:x:").iri("paper", "2411.15124") == "urn:x:paper/2411.15124"


def test_letters_of_any_script_stay_readable() -> None:
    assert Namespace().iri("entity", "희소-자동인코더").endswith("/희소-자동인코더")


@pytest.mark.parametrize("name", ["a b", 'a"b', "a<b>", "a%20", "a#b", "a?b", "a\nb", "🚀"])
def test_anything_else_is_encoded(name: str) -> None:
    last = Namespace().iri("entity", name).rsplit("/", 1)[-1]

    assert all(c.isalnum() or c == "%" for c in last)
    assert last != name


@given(TEXTS)
def test_an_address_is_an_iri(name: str) -> None:
    iri = Namespace().iri("entity", name)

    assert ox.NamedNode(iri).value == iri


def test_things_have_prefixes_under_the_base() -> None:
    prefixes = Namespace("https://example.org/").prefixes

    assert prefixes["paper"] == "https://example.org/paper/"
    assert prefixes["kg"] == "https://w3id.org/paper-kg/ontology#"
    assert list(prefixes) == sorted(prefixes)
