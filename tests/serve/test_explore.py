"""What surrounds a thing, drawn by the server's page with parts on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.exporters.page.elements import elements
from kg.knowledge_graph import build
from kg.query.store import GraphStore
from kg.serve.lookup import Lookup
from kg.serve.recalled import recalled
from kg.serve.surroundings import papers_near

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

    from kg.model.knowledge import Knowledge

PAPER = "paper/2411.13127"


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return build().knowledge


@pytest.fixture(scope="module")
def lookup(sampled: GraphStore) -> Lookup:
    return Lookup(sampled)


@pytest.fixture(scope="module")
def again(lookup: Lookup) -> Knowledge:
    return recalled(lookup, lookup.every("Paper"))


def test_a_graph_tells_the_knowledge_that_it_was_made_from(
    known: Knowledge, again: Knowledge
) -> None:
    for name in ("digests", "papers", "authors", "organizations", "repositories"):
        ids = [each.id for each in getattr(known, name)]
        assert sorted(each.id for each in getattr(again, name)) == sorted(ids), name
    for one, other in zip(known.papers, again.papers, strict=True):
        assert (one.authors, one.listings, one.issued) == (
            other.authors,
            other.listings,
            other.issued,
        )
    assert {x.id for x in known.results} == {x.id for x in again.results}


def test_the_same_is_drawn_as_of_a_build(known: Knowledge, again: Knowledge) -> None:
    def lines(knowledge: Knowledge) -> set[tuple[str, str, str, float]]:
        drawn = elements(knowledge)
        return {
            (drawn.nodes[x.source].id, x.relation, drawn.nodes[x.target].id, round(x.confidence, 2))
            for x in drawn.edges
            if x.is_claim
        }

    assert lines(again) == lines(known)


def test_sentences_have_their_words_marked(known: Knowledge, again: Knowledge) -> None:
    def marked(knowledge: Knowledge) -> set[tuple[str, str]]:
        return {
            (x.sentence.text, x.sentence.text[start : x.span.end - x.sentence.span.start])
            for said in knowledge.statements
            for x in said.evidence
            if (start := x.span.start - x.sentence.span.start) >= 0 and not x.span.locator
        }

    found, true = marked(again), marked(known)

    assert len(found & true) >= 0.95 * len(found)


def test_a_graph_without_sentences_is_drawn_too(lookup: Lookup, sample: Path) -> None:
    bare = ox.Store()
    bare.load(path=str(sample / "kg.ttl"), format=ox.RdfFormat.TURTLE)
    look = Lookup(GraphStore(bare, lookup.graph.prefixes))

    found = recalled(look, look.every("Paper"))

    assert len(found.statements) > 50
    assert {x.evidence[0].sentence.text for x in found.statements} == {""}


def test_no_more_is_taken_in_than_there_is_room_for(lookup: Lookup) -> None:
    every = papers_near(lookup, (), 1000)
    some = papers_near(lookup, (), 40)

    assert len(every) == len(lookup.every("Paper"))
    assert 0 < len(some) < len(every)


def test_the_paper_itself_comes_first(lookup: Lookup) -> None:
    address = lookup.base + PAPER

    assert papers_near(lookup, (address,), 1000)[0] == address


def test_parts_belong_together_and_say_what_is_beyond(client: httpx.Client) -> None:
    core = client.get("/explore/part/core", params={"open": PAPER}).json()
    wanted = {"open": PAPER, "generation": core["generation"]}
    columns = client.get("/explore/part/columns", params=wanted).json()
    papers = client.get("/explore/part/papers-0", params=wanted).json()

    assert core["opened"] == [PAPER]
    assert len(columns["kind"]) == len(core["ids"])
    assert len(papers) == len(columns["day"]) < core["all"]
    assert any(core["beyond"].values())


def test_one_more_open_shows_more(client: httpx.Client) -> None:
    some = client.get("/explore/part/core", params={"open": PAPER}).json()
    both = client.get(
        "/explore/part/core", params={"open": [PAPER, "entity/large-language-model"]}
    ).json()

    assert len(both["ids"]) > len(some["ids"])


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/explore/part/core?open=entity/nothing-of-the-kind", 404),
        ("/explore/part/core?open=statement/1", 404),
        ("/explore/part/else", 404),
        ("/explore/part/core?generation=77", 410),
        ("/explore/part/core?" + "&".join(f"open=entity/e{at}" for at in range(13)), 400),
        ("/explore/file/else.js", 404),
        ("/explore/file/explore.js", 200),
    ],
)
def test_what_is_not_there_is_refused(client: httpx.Client, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_the_page_keeps_the_policy_of_the_server(client: httpx.Client) -> None:
    answer = client.get("/explore")

    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "<style" not in answer.text
    assert answer.text.count("<script") == answer.text.count("<script src=")


def test_the_pages_of_things_lead_there(client: httpx.Client) -> None:
    html = {"accept": "text/html"}

    assert f'href="/explore#{PAPER}"' in client.get(f"/{PAPER}", headers=html).text
    assert 'href="/explore"' in client.get("/", headers=html).text
