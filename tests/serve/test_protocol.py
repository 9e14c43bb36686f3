"""The SPARQL 1.1 Protocol, as a client sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from tests.serve.conftest import BASE

if TYPE_CHECKING:
    import httpx

SELECT = "SELECT ?p { ?p kg:introduces entity:rlvr }"
ASK = "ASK { ?p kg:introduces entity:rlvr }"
CONSTRUCT = "CONSTRUCT { ?p kg:introduces entity:rlvr } WHERE { ?p kg:introduces entity:rlvr }"
PAPER = f"{BASE}paper/2411.15124"


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_a_query_comes_in_three_ways(client: httpx.Client, way: str) -> None:
    if way == "get":
        found = client.get("/sparql", params={"query": SELECT})
    elif way == "form":
        found = client.post("/sparql", data={"query": SELECT})
    else:
        kind = {"Content-Type": "application/sparql-query; charset=utf-8"}
        found = client.post("/sparql", content=SELECT, headers=kind)

    assert found.status_code == 200
    assert found.headers["content-type"] == "application/sparql-results+json"
    assert found.json()["results"]["bindings"] == [{"p": {"type": "uri", "value": PAPER}}]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.1, application/xml;q=0.2", "application/xml"),
    ],
)
def test_rows_come_as_the_client_likes(client: httpx.Client, accept: str, kind: str) -> None:
    found = client.get("/sparql", params={"query": SELECT}, headers={"Accept": accept})

    assert found.headers["content-type"] == kind
    assert PAPER in found.text
    assert "Accept" in found.headers["vary"]


@pytest.mark.parametrize("kind", ["json", "xml"])
def test_ask_is_answered(client: httpx.Client, kind: str) -> None:
    accept = {"Accept": f"application/sparql-results+{kind}"}

    assert "true" in client.get("/sparql", params={"query": ASK}, headers=accept).text


@pytest.mark.parametrize(
    "kind",
    ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"],
)
@pytest.mark.parametrize("query", [CONSTRUCT, f"DESCRIBE <{PAPER}>"], ids=["construct", "describe"])
def test_graphs_come_as_the_client_likes(client: httpx.Client, kind: str, query: str) -> None:
    found = client.get("/sparql", params={"query": query}, headers={"Accept": kind})

    assert found.headers["content-type"].partition(";")[0] == kind
    rdf = ox.RdfFormat.from_media_type(kind)
    triples = {quad.triple for quad in ox.parse(found.content, format=rdf)}
    names = (PAPER, f"{BASE}ontology#introduces", f"{BASE}entity/rlvr")
    assert ox.Triple(*map(ox.NamedNode, names)) in triples


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "image/png"), (SELECT, "text/turtle"), (CONSTRUCT, "text/csv")],
    ids=["neither", "rows as a graph", "a graph as rows"],
)
def test_what_cannot_be_written_so_is_refused(
    client: httpx.Client, query: str, accept: str
) -> None:
    found = client.get("/sparql", params={"query": query}, headers={"Accept": accept})

    assert found.status_code == 406
    assert "Accept one of" in found.text


def test_a_mistake_is_shown_with_its_place_and_advice(client: httpx.Client) -> None:
    found = client.post("/sparql", data={"query": "SELECT ?x {\n  ?x kgg:uses ?y\n}"})

    assert found.status_code == 400
    assert found.headers["kg-place"] == "2:6"
    assert "  ?x kgg:uses ?y\n         ^" in found.text
    assert "Did you mean kg:?" in found.text


def test_given_graphs_are_the_only_ones(client: httpx.Client) -> None:
    nothing = client.post("/sparql", data={"query": ASK, "default-graph-uri": "a:b"})
    named = client.post(
        "/sparql", data={"query": "ASK { GRAPH ?g { ?s ?p ?o } }", "named-graph-uri": "a:b"}
    )

    assert nothing.json()["boolean"] is False
    assert named.json()["boolean"] is False
    assert client.post("/sparql", data={"query": ASK, "default-graph-uri": "no"}).status_code == 400


def test_rows_may_be_left_out_if_the_client_says_so(client: httpx.Client) -> None:
    query = "SELECT ?p { ?p a kg:Paper }"

    found = client.post("/sparql", data={"query": query, "rows": "3"})

    assert len(found.json()["results"]["bindings"]) == 3
    assert found.headers["kg-more"] == "true"
    assert "kg-more" not in client.post("/sparql", data={"query": query}).headers


@pytest.mark.parametrize("path", ["/sparql", "/.well-known/void"])
def test_the_service_describes_itself(client: httpx.Client, path: str) -> None:
    found = client.get(path, headers={"Accept": "text/turtle"})

    graph = rdflib.Graph().parse(data=found.text, format="turtle")
    rows = graph.query(
        "PREFIX void: <http://rdfs.org/ns/void#> SELECT ?n { ?part void:class "
        f"<{BASE}ontology#Paper> ; void:entities ?n . ?set void:classPartition ?part }}"
    )
    assert [int(row[0]) for row in rows] == [14]  # type: ignore[index, arg-type]
    assert "sparql-service-description#Service" in found.text or "sd:Service" in found.text


def test_a_browser_at_the_endpoint_is_led_to_the_query_page(client: httpx.Client) -> None:
    found = client.get("/sparql", headers={"Accept": "text/html"})

    assert (found.status_code, found.headers["location"]) == (303, "/query")


def test_a_thing_describes_itself(client: httpx.Client) -> None:
    for accept, rdf in (
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ):
        found = client.get("/paper/2411.15124", headers={"Accept": accept})

        subjects = {quad.subject for quad in ox.parse(found.content, format=rdf)}
        assert ox.NamedNode(PAPER) in subjects


def test_health_is_told(client: httpx.Client) -> None:
    found = client.get("/health")

    assert found.json()["status"] == "ok"
    assert found.json()["workers"] == 2
