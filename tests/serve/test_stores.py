"""A store is asked at once, and a server follows it as it grows."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import httpx
import pytest

from kg.cli.main import main
from kg.graphs import open_graph, open_store
from kg.query.questions import question, shipped_names
from kg.resources import sample_folder
from kg.store.places import Places
from tests.query.test_shipped import ASKED
from tests.serve.conftest import serving

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query.store import GraphStore

ONE_MORE = """### [LampNet: Reading by Night](https://arxiv.org/abs/2411.99001)

Vote: 3

Authors: Ada Example, Bo Sample

- ***What's New***: 등불을 세는 LampNet을 제안합니다.
"""


def kg(*arguments: object) -> None:
    """Run ``kg``; it must end well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["kg", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
    assert not ended.value.code


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stores") / "store"
    kg("add", sample_folder(), "--store", folder)
    return folder


@pytest.mark.parametrize("name", shipped_names())
def test_a_store_answers_as_a_build_does(store: Path, sampled: GraphStore, name: str) -> None:
    asked = question(name)

    with open_graph(store) as place:
        found = place.ask(asked, ASKED[name])

    there = sampled.ask(asked, ASKED[name])
    assert found.rows == there.rows
    assert set(found.triples) == set(there.triples)


def test_nothing_is_counted_twice(store: Path, sampled: GraphStore) -> None:
    """What a digest says is in its graph, and in the graph of all."""
    count = question("SELECT (COUNT(*) AS ?n) { ?p kg:uses|kg:sentence|kg:hasResult ?e }")
    graphs = question("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s kg:sentence ?o } }")

    with open_graph(store) as place:
        assert place.ask(count, {}) == sampled.ask(count, {})
        assert list(place.ask(graphs, {})) == [{"n": 1}]


def test_the_names_of_a_store_are_indexed_once(store: Path) -> None:
    with open_store(store) as (place, generation):
        assert place.find("희소 자동인코더")
        index = Places(store).names(generation)
        made = index.stat().st_mtime_ns

    with open_store(store) as (place, _):
        assert place.find("UCF 101", "Dataset")
        assert index.stat().st_mtime_ns == made


def test_the_shell_completes_names_of_a_store(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = f"kg query --graph {store} evaluated-on dataset=ucf"
    monkeypatch.setenv("_KG_COMPLETE", "zsh_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
    kg()

    assert "dataset=UCF-101" in capsys.readouterr().out


def test_what_surrounds_a_thing_of_a_store_is_drawn_as_of_a_build(
    store: Path, client: httpx.Client
) -> None:
    opened = {"open": "paper/2411.13127"}
    with serving(store) as address, httpx.Client(base_url=address, timeout=30) as stored:
        for name in ("core", "columns", "results", "papers-0", "texts-0", "evidence-0", "network"):
            found = stored.get(f"/explore/part/{name}", params=opened).json()
            built = client.get(f"/explore/part/{name}", params=opened).json()
            if name == "core":
                assert found.pop("generation") >= built.pop("generation")

            assert found == built, name


def test_a_server_follows_its_store(store: Path, tmp_path: Path) -> None:
    count = {"query": "SELECT (COUNT(?p) AS ?n) { ?p a kg:Paper }"}
    digest = tmp_path / "2024-11-26.md"
    digest.write_text(ONE_MORE, encoding="utf-8")
    with serving(store) as address, httpx.Client(base_url=address, timeout=30) as client:

        def papers() -> str:
            rows = client.post("/sparql", data=count).json()["results"]["bindings"]
            return str(rows[0]["n"]["value"])

        before = papers()
        kg("add", digest, "--store", store)
        for _ in range(60):
            if client.get("/health").json()["generation"] > 1 and papers() != before:
                break
            time.sleep(0.25)
        after, page = papers(), client.get("/search?q=lampnet").text
        kg("remove", digest.name, "--store", store)

    assert (before, after) == ("14", "15")
    assert "LampNet: Reading by Night" in page
