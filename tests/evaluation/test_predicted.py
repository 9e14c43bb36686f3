from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation.predicted import PredictedPaper
from kg.model.kind import Kind
from kg.model.relation import Relation

ReadGraph = Callable[[str], dict[str, PredictedPaper]]

PAPER = 'paper:2401.00001 kg:arxivId "2401.00001" .'
LINES = [
    PAPER,
    'paper:2401.00001 dcterms:abstract "글로우를 소개한다."@ko .',
    "paper:2401.00001 kg:uses entity:glow .",
    "paper:2401.00001 kg:uses entity:ember .",
    "paper:2401.00001 kg:mentions entity:glow .",
    "paper:2401.00001 kg:introduces entity:murmur .",
    "paper:2401.00001 kg:hasResult result:a .",
    "paper:2401.00001 kg:hasResult result:b .",
    'result:a kg:value 7.5 ; kg:unit "%" ; kg:onDataset entity:murmur .',
    "result:b kg:value 3 ; kg:ofMethod entity:glow .",
    "entity:glow a kg:Entity, kg:Method, kg:Model .",
    "entity:ember a kg:Entity, kg:Method .",
    "entity:murmur a kg:Dataset, kg:Benchmark .",
    'entity:glow skos:prefLabel "Glow"@en ; skos:altLabel "GLW"@en, "글로우"@ko .',
    'entity:ember skos:prefLabel "Ember"@en .',
    'entity:murmur skos:prefLabel "Murmur"@en .',
]


def test_an_entity_comes_with_kind_names_and_relations(read_graph: ReadGraph) -> None:
    paper = read_graph("\n".join(LINES))["2401.00001"]

    glow = next(entity for entity in paper.entities if entity.name == "Glow")
    assert glow.kind is Kind.MODEL
    assert glow.names == ("Glow", "GLW", "글로우")
    assert glow.relations == (Relation.USES, Relation.MENTIONS)


def test_the_strongest_relation_comes_first_and_then_the_last_address(
    read_graph: ReadGraph,
) -> None:
    paper = read_graph("\n".join(LINES))["2401.00001"]

    assert [entity.name for entity in paper.entities] == ["Murmur", "Glow", "Ember"]


@given(shuffled=st.permutations(LINES))
def test_the_order_of_the_file_does_not_show(read_graph: ReadGraph, shuffled: list[str]) -> None:
    assert read_graph("\n".join(shuffled)) == read_graph("\n".join(LINES))


def test_a_result_comes_with_all_names_of_its_slots(read_graph: ReadGraph) -> None:
    last, first = read_graph("\n".join(LINES))["2401.00001"].results

    assert (first.value, first.unit, first.on) == ("7.5", "%", ("Murmur",))
    assert (last.value, last.unit, last.of) == ("3", "", ("Glow", "GLW", "글로우"))
    assert first.metric == ()


def test_a_slot_may_hold_plain_text(read_graph: ReadGraph) -> None:
    graph = read_graph(
        PAPER + 'paper:2401.00001 kg:hasResult result:a . result:a kg:value "7" ;kg:metric "WER" .'
    )

    (result,) = graph["2401.00001"].results
    assert result.metric == ("WER",)


def test_a_paper_without_links_is_known(read_graph: ReadGraph) -> None:
    assert read_graph(PAPER) == {"2401.00001": PredictedPaper()}


def test_things_of_no_kind_are_no_entities(read_graph: ReadGraph) -> None:
    graph = read_graph(PAPER + "paper:2401.00001 kg:uses entity:glow . entity:glow a kg:Entity .")

    assert graph["2401.00001"].entities == ()


def test_a_node_without_names_is_called_by_its_address(read_graph: ReadGraph) -> None:
    graph = read_graph(PAPER + "paper:2401.00001 kg:uses entity:glow . entity:glow a kg:Method .")

    (entity,) = graph["2401.00001"].entities
    assert entity.label == "Method: https://w3id.org/paper-kg/entity/glow"
    assert entity.keys == frozenset()


@pytest.mark.parametrize(
    ("abstracts", "languages"),
    [
        ('"Glow."@en', ("en",)),
        ('"글로우."@ko, "Glow."@en-GB', ("en", "ko")),
        ('"?"', ("",)),
    ],
)
def test_abstracts_tell_their_languages(
    read_graph: ReadGraph, abstracts: str, languages: tuple[str, ...]
) -> None:
    graph = read_graph(PAPER + f"paper:2401.00001 dcterms:abstract {abstracts} .")

    assert graph["2401.00001"].languages == languages
