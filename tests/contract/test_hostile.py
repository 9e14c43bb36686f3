"""Text from digests never becomes markup, script or query."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import networkx as nx
import polars as pl
import pyoxigraph as ox
import pytest
import rdflib

from kg.checking.check import check
from kg.graph.names import Namespace
from kg.graph.property_graph import property_graph
from kg.graph.tables import tables
from kg.graph.triples import evidence_triples, fact_triples
from kg.journey import build

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model.knowledge import Knowledge

SCRIPT = "<script>alert(4711)</script>"
TURTLE = '" . <urn:evil:a> <urn:evil:b> <urn:evil:c> . "'
ATTACKS = [
    SCRIPT,
    f"</script>{SCRIPT}",
    f"--> ]]> {SCRIPT}",
    '"><img src=x onerror=alert(4711)>',
    TURTLE,
    f"'''{TURTLE}\\",
    '\\" } ; DROP ALL ; INSERT DATA { <urn:evil:a> <urn:evil:b> 1 }',
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "{{ 4711 * 4711 }}{% raw %}",
    "\x00\x08\x1b[2J\u202e\ud7ff\U0001fffe",
]
ADDRESSES = [
    "javascript:alert(4711)",
    "https://example.org/%",
    "https://example.org/[a]#b#c",
    'https://example.org/"><script>alert(4711)</script>',
    "https://example.org/> <urn:evil:a> <urn:evil:b> <urn:evil:c",
    "data:text/html,<script>alert(4711)</script>",
    "https://example.org:port/\ue000",
]


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Return the graph of two digests whose every field attacks."""
    folder = tmp_path_factory.mktemp("hostile")
    page = [
        {
            "paper": {
                "id": f"3105.{number:05}",
                "title": f"{attack} a Toy",
                "summary": f"We introduce {attack}Net, and use {attack} (TOY{number}) on GSM8K.",
                "authors": [{"name": attack}],
                "projectPage": ADDRESSES[number % len(ADDRESSES)],
                "githubRepo": ADDRESSES[(number + 1) % len(ADDRESSES)],
                "mediaUrls": [ADDRESSES[(number + 2) % len(ADDRESSES)]],
                "thumbnail": ADDRESSES[(number + 3) % len(ADDRESSES)],
                "ai_keywords": [attack, f"{attack} network"],
                "organization": {"name": attack, "fullname": attack},
            },
            "thumbnail": ADDRESSES[(number + 4) % len(ADDRESSES)],
        }
        for number, attack in enumerate(ATTACKS, start=1)
    ]
    (folder / "2031-05-07.json").write_text(json.dumps(page), encoding="utf-8")
    entries = [
        f"### [{attack} Toy](https://arxiv.org/abs/3106.{number:05})\n\n"
        f"![]({ADDRESSES[number % len(ADDRESSES)]})\n\nAuthors: {attack}, Ada Example\n\n"
        f"- ***{attack}***: 새로운 모델 {attack}({attack})을 제안합니다. GSM8K를 사용합니다.\n"
        for number, attack in enumerate(ATTACKS, start=1)
    ]
    text = "## Daily Papers (2031-05-06)\n\n" + "\n".join(entries)
    (folder / "2031-05-06.md").write_text(text, encoding="utf-8")
    account = build([folder], jobs=1)
    assert len(account.knowledge.papers) == 2 * len(ATTACKS)
    return account.knowledge


@pytest.fixture(scope="module")
def files(
    knowledge: Knowledge, rendered: Callable[[Knowledge], dict[str, bytes]]
) -> dict[str, bytes]:
    return rendered(knowledge)


@pytest.mark.parametrize(
    ("suffix", "syntax"),
    [
        ("ttl", ox.RdfFormat.TURTLE),
        ("nt", ox.RdfFormat.N_TRIPLES),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ],
    ids=["ttl", "nt", "jsonld"],
)
def test_rdf_says_what_was_said_and_no_more(
    suffix: str, syntax: ox.RdfFormat, knowledge: Knowledge, files: dict[str, bytes]
) -> None:
    space = Namespace()
    for name, triples in (
        (f"kg.{suffix}", fact_triples(knowledge, space)),
        (f"kg.evidence.{suffix}", evidence_triples(knowledge, space)),
    ):
        read = ox.parse(files[name], format=syntax)
        assert {(q.subject, q.predicate, q.object) for q in read} == set(triples)


def test_no_address_is_a_smuggled_one(files: dict[str, bytes]) -> None:
    for quad in ox.parse(files["kg.nq"], format=ox.RdfFormat.N_QUADS):
        for term in (quad.subject, quad.predicate, quad.object):
            if isinstance(term, ox.NamedNode):
                assert re.match(r"https?://", term.value), term


def test_graphml_is_well_formed_and_whole(knowledge: Knowledge, files: dict[str, bytes]) -> None:
    graph = nx.read_graphml(io.BytesIO(files["kg.graphml"]))

    assert b"<!ENTITY" not in files["kg.graphml"]
    kinds = [data["kind"] for _, data in graph.nodes(data=True)]
    assert kinds.count("Paper") == len(knowledge.papers)
    assert len(kinds) == sum(
        map(
            len,
            (
                knowledge.papers,
                knowledge.digests,
                knowledge.authors,
                knowledge.organizations,
                knowledge.repositories,
                knowledge.entities,
                knowledge.results,
            ),
        )
    )


def test_gexf_is_well_formed_and_whole(knowledge: Knowledge, files: dict[str, bytes]) -> None:
    graph = nx.read_gexf(io.BytesIO(files["kg.gexf"]), version="1.3")

    assert b"<!ENTITY" not in files["kg.gexf"]
    assert set(graph) == set(property_graph(knowledge))


def test_csv_is_whole_and_a_spreadsheet_finds_no_formula(
    knowledge: Knowledge, files: dict[str, bytes]
) -> None:
    for name, frame in tables(knowledge):
        text = files[f"csv/{name}.csv"].decode()
        header, *rows = csv.reader(io.StringIO(text, newline=""))
        assert header == frame.columns
        assert len(rows) == len(frame)
        assert {len(row) for row in rows} <= {len(header)}
        texts = [place for place, dtype in enumerate(frame.dtypes) if dtype == pl.String]
        assert not [row[at] for row in rows for at in texts if re.match(r"[=+\-@\t\r]", row[at])]


def test_neo4j_gets_as_many_nodes_and_links_as_there_are(
    knowledge: Knowledge, files: dict[str, bytes]
) -> None:
    told = tables(knowledge)
    nodes, links = set(), 0
    for name, content in files.items():
        if name.startswith("neo4j/") and name.endswith(".csv"):
            header, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
            assert {len(row) for row in rows} <= {len(header)}
            links += len(rows) if header[0] == ":START_ID" else 0
            nodes |= {row[0] for row in rows if header[0] == "id:ID"}

    assert nodes == set(property_graph(knowledge))
    assert links == len(told.edges)


def test_a_triple_is_a_line_of_three_cells(files: dict[str, bytes]) -> None:
    for part in ("train", "valid", "test"):
        lines = files[f"triples/{part}.tsv"].decode().split("\n")
        assert {line.count("\t") for line in lines if line} <= {2}


def test_the_shapes_hold(files: dict[str, bytes]) -> None:
    graph = rdflib.Graph()
    for name in ("kg.ttl", "kg.evidence.ttl"):
        graph.parse(data=files[name], format="turtle")

    assert check(graph).violations == ()


class _Markup(HTMLParser):
    """Collects scripts, attributes that run code, and addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.found += [name for name, _ in attrs if name.startswith("on")]
        self.found += [value or "" for name, value in attrs if name in {"src", "href"}]


def test_the_page_holds_no_markup_of_digests(
    files: dict[str, bytes],
    at_once: Knowledge,
    rendered: Callable[[Knowledge], dict[str, bytes]],
) -> None:
    hostile, harmless = _Markup(), _Markup()
    hostile.feed(files["kg.html"].decode())
    harmless.feed(rendered(at_once)["kg.html"].decode())

    assert hostile.tags == harmless.tags
    assert hostile.found == harmless.found
    assert SCRIPT.encode() not in files["kg.html"]


def test_a_hostile_name_does_not_become_part_of_a_query(knowledge: Knowledge) -> None:
    store = ox.Store()
    space = Namespace()
    store.extend(ox.Quad(*triple) for triple in fact_triples(knowledge, space))

    assert not list(store.quads_for_pattern(ox.NamedNode("urn:evil:a"), None, None))
    assert not list(store.quads_for_pattern(None, ox.NamedNode("urn:evil:b"), None))
