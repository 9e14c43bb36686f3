"""The named questions: they run in two engines, and give what they promise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import Literal
from rdflib.plugins.sparql import prepareQuery

from kg.resources import ontology_folder

if TYPE_CHECKING:
    from rdflib import Graph

FILES = {path.stem: path for path in (ontology_folder() / "queries").glob("*.rq")}
TEXTS = {name: path.read_text(encoding="utf-8") for name, path in sorted(FILES.items())}

SENTENCE = "GlowNet은 LanternQA에서 정확도 81.5%를 달성합니다."
GLOWNET = "GlowNet: Counting Lanterns in Video"

#: For each question the parameters, and what the small graph answers: the cells of each row.
ANSWERS = {
    "authors-about": (
        {"entity": "LAMP attention"},
        [("author:ada-example", "Ada Example", "1"), ("author:bo-sample", "Bo Sample", "1")],
    ),
    "best-results": (
        {"dataset": "lanternqa"},
        [("accuracy", "81.5", "%", "GlowNet", "paper:2411.00001", GLOWNET, SENTENCE)],
    ),
    "co-used-methods": ({"method": "lamp attention"}, [("entity:dimnet", "DimNet", "1")]),
    "compared-models": (
        {"model": "DimNet"},
        [("entity:glownet", "GlowNet", "challenger", "1")],
    ),
    "datasets-of-task": (
        {"task": "Lantern Counting"},
        [("entity:lanternqa", "LanternQA", "1")],
    ),
    "introduced-by": (
        {"entity": "글로우넷"},
        [("GlowNet", "paper:2411.00001", GLOWNET, "Ada Example", "2024-11-20")],
    ),
    "methods-on-dataset": (
        {"dataset": "LANTERNQA"},
        [("paper:2411.00001", GLOWNET, "Ada Example", "GlowNet", "accuracy", "81.5", "%")],
    ),
    "most-used-methods": (
        {},
        [("entity:lamp-attention", "램프 어텐션", "2"), ("entity:dimnet", "DimNet", "1")],
    ),
    "new-entities": (
        {"since": "2024-11-25"},
        [
            ("2024-11-25", "GlowNet", "Model", "entity:glownet", "paper:2411.00001", GLOWNET),
            ("2024-11-25", "Night-100K", "Dataset", "entity:night-100k", "paper:2411.00002",
             "Night-100K"),
        ],
    ),
    "papers-about": (
        {"entity": "night-100k"},
        [
            ("paper:2411.00001", GLOWNET, "mentions", "Night-100K", "2024-11-20"),
            ("paper:2411.00002", "Night-100K", "introduces", "Night-100K", "2024-11"),
        ],
    ),
    "top-authors": (
        {},
        [
            ("author:ada-example", "Ada Example", "1", "12"),
            ("author:bo-sample", "Bo Sample", "1", "12"),
        ],
    ),
}  # fmt: skip


def with_values(text: str, values: dict[str, str]) -> str:
    """Return the query with a literal in place of each parameter."""
    for name, value in values.items():
        text = re.sub(rf"\?{name}\b", str(ox.Literal(value)), text)
    return text


def cell(term: object) -> str:
    """Return a term as short text: things as prefixed names, all else bare.

    Oxigraph drops the zeros at the end of decimals, rdflib keeps them.
    """
    text = term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
    return re.sub("^https://w3id.org/paper-kg/([a-z]+)/", r"\1:", text.replace("81.50", "81.5"))


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(map(cell, row)) for row in found]


@pytest.fixture
def store(turtle: str) -> ox.Store:
    store = ox.Store()
    store.load(turtle, format=ox.RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize("name", TEXTS)
def test_a_question_says_what_it_answers(name: str) -> None:
    header = re.findall(r"^# (title|parameter): (.+)$", TEXTS[name], re.MULTILINE)

    assert [key for key, _ in header].count("title") == 1
    assert {value.split()[0] for key, value in header if key == "parameter"} == set(
        ANSWERS[name][0]
    )


@pytest.mark.parametrize("name", TEXTS)
def test_a_question_uses_its_parameters_and_does_not_select_them(name: str) -> None:
    query = prepareQuery(TEXTS[name])
    selected = {str(variable) for variable in query.algebra["PV"]}

    for parameter in ANSWERS[name][0]:
        assert re.search(rf"\?{parameter}\b", TEXTS[name])
        assert parameter not in selected


@pytest.mark.parametrize("name", TEXTS)
def test_oxigraph_answers(name: str, store: ox.Store) -> None:
    values, expected = ANSWERS[name]

    assert rows(store, with_values(TEXTS[name], values)) == expected


@pytest.mark.parametrize("name", TEXTS)
def test_rdflib_answers(name: str, graph: Graph) -> None:
    values, expected = ANSWERS[name]
    bindings = {key: Literal(value) for key, value in values.items()}

    found = graph.query(TEXTS[name], initBindings=bindings).bindings

    columns = prepareQuery(TEXTS[name]).algebra["PV"]
    # Grouping nothing gives rdflib one group of nothing.
    answers = [tuple(cell(row[column]) for column in columns) for row in found if row]
    assert answers == expected


@pytest.mark.parametrize("name", TEXTS)
def test_an_unknown_name_has_no_answer(name: str, store: ox.Store) -> None:
    values = dict.fromkeys(ANSWERS[name][0], "zzz")

    assert not values or rows(store, with_values(TEXTS[name], values)) == []
