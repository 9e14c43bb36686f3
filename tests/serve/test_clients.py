"""Clients that others wrote can ask the server."""

from __future__ import annotations

import json
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest

from kg.endpoint import Endpoint
from kg.errors import EndpointError, QuerySyntaxError, UnknownNameError
from kg.query.questions import question, shipped_questions
from kg.query.store import GraphStore
from tests.serve.conftest import BASE

CLIENTS = Path(__file__).parent / "clients"
PAPER = f"{BASE}paper/2411.15124"
QUERY = f"SELECT ?p {{ ?p <{BASE}ontology#introduces> <{BASE}entity/rlvr> }}"


def output(*command: str) -> str:
    done = subprocess.run(  # noqa: S603  # programs that the tests name
        command, capture_output=True, text=True, check=True, timeout=60, cwd=CLIENTS
    )
    return done.stdout


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is absent: apt install curl")
def test_curl(address: str) -> None:
    rows = output(
        "curl", "-sf", f"{address}/sparql", "-H", "Accept: text/csv", "--data-urlencode",
        f"query={QUERY}",
    )  # fmt: skip
    turtle = output("curl", "-sfL", "-H", "Accept: text/turtle", f"{address}/entity/rlvr")

    assert rows == f"p\n{PAPER}\n"
    assert "paper:2411.15124 kg:introduces entity:rlvr" in turtle


def test_sparqlwrapper(address: str) -> None:
    from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

    client = SPARQLWrapper(f"{address}/sparql")
    client.setQuery(QUERY)
    client.setReturnFormat(JSON)
    rows: Any = client.queryAndConvert()
    client.setQuery(QUERY.replace("SELECT ?p", f"CONSTRUCT {{ ?p a <{BASE}x> }} WHERE"))
    client.setReturnFormat(TURTLE)
    client.setMethod(POST)

    graph: Any = client.queryAndConvert()

    assert rows["results"]["bindings"][0]["p"]["value"] == PAPER
    assert b"paper:2411.15124" in graph


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib(address: str, method: str) -> None:
    from rdflib import Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        graph = Graph(SPARQLStore(f"{address}/sparql", method=method, returnFormat="json"))
        rows = [str(row[0]) for row in graph.query(QUERY)]  # type: ignore[index]
        subjects = set(graph.subjects(URIRef(f"{BASE}ontology#introduces")))

    assert rows == [PAPER]
    assert URIRef(PAPER) in subjects


def comunica(*arguments: str) -> list[dict[str, str]]:
    if shutil.which("node") is None:
        pytest.skip("node is absent: apt install nodejs npm")
    if not (CLIENTS / "node_modules").exists():
        pytest.skip("Comunica is absent: npm ci --prefix tests/serve/clients (./dev test does)")
    return [json.loads(line) for line in output("node", "ask.mjs", *arguments).splitlines()]


def test_comunica_at_the_endpoint(address: str) -> None:
    assert comunica("sparql", f"{address}/sparql", QUERY) == [{"p": PAPER}]


def test_comunica_at_a_page_of_linked_data(address: str) -> None:
    assert comunica("file", f"{address}/entity/rlvr", QUERY) == [{"p": PAPER}]


# --- our own ----------------------------------------------------------------------------


@pytest.fixture
def endpoint(address: str) -> Endpoint:
    return Endpoint(address=f"{address}/sparql")


@pytest.mark.parametrize("name", sorted(shipped_questions()))
def test_a_shipped_query_answers_the_same_from_afar(
    endpoint: Endpoint, sample: Path, name: str
) -> None:
    asked = question(name)
    values = {parameter.name: _VALUES[parameter.name] for parameter in asked.parameters}

    here = GraphStore.load(sample).ask(asked, values)
    there = endpoint.ask(asked, values)

    assert there.rows == here.rows
    assert set(there.triples) == set(here.triples)


_VALUES = {
    "author": "Jinwoo Shin",
    "dataset": "UCF 101",
    "entity": "rlvr",
    "method": "희소 자동인코더",
    "model": "ip-adapter",
    "paper": "2411.15124",
    "since": "2024-11-25",
    "task": "video generation",
}


def test_names_are_suggested_from_afar(endpoint: Endpoint) -> None:
    with pytest.raises(UnknownNameError, match=r"Did you mean: .*UCF-101"):
        endpoint.ask(question("evaluated-on"), {"dataset": "UCF-1O1"})


def test_a_mistake_is_found_before_it_is_sent() -> None:
    with pytest.raises(QuerySyntaxError, match="never closed"):
        Endpoint(address="http://127.0.0.1:1/sparql").answer("SELECT * {")


@pytest.mark.parametrize(
    ("where", "complaint"),
    [
        ("http://127.0.0.1:1/sparql", "Is a server running there"),
        ("file:///etc/passwd", "no address of the web"),
        ("kg", "no address of the web"),
    ],
)
def test_a_server_that_is_not_there_is_named(where: str, complaint: str) -> None:
    with pytest.raises(EndpointError, match=complaint):
        Endpoint(address=where).answer("ASK {}")


def test_what_the_server_says_is_passed_on(address: str) -> None:
    with pytest.raises(EndpointError, match="status 404"):
        Endpoint(address=f"{address}/nothing").answer("ASK {}")
    with pytest.raises(EndpointError, match="status 405"):
        Endpoint(address=f"{address}/").answer("ASK {}")
