"""What the shipped queries answer about the shipped sample.

The answers lie in ``tests/golden/queries``, one file a query, and were checked by reading the
sample. Where they change, renew them (``pytest --update-golden``) and read the difference.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.query.questions import question, shipped_names
from kg.query.store import GraphStore

if TYPE_CHECKING:
    from collections.abc import Callable

#: What each query is asked with; any spelling will do, so some are spelt otherwise.
ASKED: dict[str, dict[str, str]] = {
    "authors-about": {"entity": "희소 자동인코더"},
    "best-results": {"dataset": "hrc-whu"},
    "co-authors": {"author": "jinwoo shin"},
    "co-used-methods": {"method": "dpo"},
    "compared-models": {"model": "IP Adapter"},
    "comparisons": {"since": "2024-11-25"},
    "datasets-of-task": {"task": "video generation"},
    "evaluated-on": {"dataset": "UCF 101"},
    "evidence": {"paper": "2411.15124", "entity": "rlvr"},
    "falling-methods": {"since": "2024-11-26"},
    "first-appearance": {"entity": "diffusion transformer"},
    "introduced-by": {"entity": "omini control"},
    "leaderboard": {"dataset": "hrc whu"},
    "least-certain": {},
    "methods-for-task": {"task": "video generation"},
    "methods-together": {},
    "most-used-datasets": {},
    "most-used-methods": {},
    "neighbourhood": {"entity": "SAE"},
    "new-since": {"since": "2024-11-25"},
    "paper": {"paper": "arXiv:2411.14762v1"},
    "papers-about": {"entity": "확산 트랜스포머"},
    "papers-by": {"author": "Pieter Abbeel"},
    "papers-since": {"since": "2024-11-25"},
    "papers-using": {"method": "DiT"},
    "results-of-method": {"method": "Cloud-Adapter"},
    "rising-methods": {"since": "2024-11-25"},
    "sentences-about": {"entity": "DiT"},
    "similar-papers": {"paper": "2411.15098"},
    "sizes": {},
    "tasks-of-method": {"method": "coordtok"},
    "top-authors": {},
}
GOLDEN = Path(__file__).parents[1] / "golden" / "queries"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], str]:
    """Return what gives the text of a golden file; ``--update-golden`` writes it first."""

    def text_of(name: str, text: str) -> str:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return path.read_text(encoding="utf-8")

    return text_of


def told(store: GraphStore, name: str) -> str:
    """Return question and answer as a person reads them, a row a line."""
    asked = question(name)
    answer = store.ask(asked, ASKED[name])
    head = [name, *(f"{key}={value}" for key, value in ASKED[name].items())]
    if answer.is_graph:
        lines = sorted(" ".join(map(str, triple)) for triple in answer.triples)
        return "\n".join(["# " + " ".join(head), *lines, ""])
    columns, rows = answer.table()
    body = [" | ".join(columns), *(" | ".join(row) for row in rows)]
    return "\n".join(["# " + " ".join(head), *body, ""])


def test_every_shipped_query_is_asked() -> None:
    assert set(shipped_names()) == ASKED.keys()
    assert len(ASKED) >= 20


@pytest.mark.parametrize("name", ASKED)
def test_a_shipped_query_answers_as_a_reader_of_the_sample_expects(
    sampled: GraphStore, golden: Callable[[str, str], str], name: str
) -> None:
    text = told(sampled, name)

    assert text == golden(f"{name}.txt", text)


def test_nearly_all_have_something_to_say_of_the_sample(sampled: GraphStore) -> None:
    silent = {name for name in ASKED if told(sampled, name).count("\n") < 3}

    # nothing can fall when all papers are of one day before
    assert silent <= {"falling-methods"}


@pytest.mark.parametrize("name", sorted(set(shipped_names()) - {"neighbourhood"}))
def test_a_shipped_query_answers_the_same_without_evidence_if_it_needs_none(
    sampled: GraphStore, sample: Path, name: str
) -> None:
    asked = question(name)
    if asked.needs_evidence:
        return
    bare = GraphStore.load(sample, evidence=False)

    assert bare.ask(asked, ASKED[name]) == sampled.ask(asked, ASKED[name])


@pytest.mark.parametrize("spelling", ["UCF-101", "ucf101", "UCF 101", "ucf_101"])
def test_the_spelling_of_a_name_makes_no_difference(sampled: GraphStore, spelling: str) -> None:
    assert len(sampled.ask(question("evaluated-on"), {"dataset": spelling})) > 0


def test_what_is_new_since_tomorrow_is_nothing(sampled: GraphStore) -> None:
    assert len(sampled.ask(question("new-since"), {"since": "2024-11-26"})) == 0
