from __future__ import annotations

import pytest

from kg.evaluation.gold import GoldEntity, GoldPaper
from kg.evaluation.matching import PaperMatch, match_paper
from kg.evaluation.predicted import PredictedEntity, PredictedPaper
from kg.model.kind import Kind
from kg.model.relation import Relation


def gold(*names: str, kind: Kind = Kind.METHOD, required: bool = True) -> GoldEntity:
    return GoldEntity(kind=kind, names=names, relation=Relation.USES, required=required)


def node(
    *names: str,
    kind: Kind = Kind.METHOD,
    relations: tuple[Relation, ...] = (Relation.USES,),
) -> PredictedEntity:
    return PredictedEntity(iri=names[0], kind=kind, names=names, relations=relations)


def match(golds: list[GoldEntity], nodes: list[PredictedEntity]) -> PaperMatch:
    paper = GoldPaper(id="2401.00001", entities=tuple(golds), results=())
    return match_paper(paper, PredictedPaper(entities=tuple(nodes)))


@pytest.mark.parametrize("name", ["glow-nets", "Glow Net", "GLOWNET"])
def test_any_spelling_of_any_name_finds_an_entity(name: str) -> None:
    found = match([gold("GN", "GlowNet")], [node("Ember", name)])

    assert len(found.found) == 1
    assert not found.spurious


def test_an_entity_is_found_under_any_kind() -> None:
    (found,) = match([gold("Glow")], [node("Glow", kind=Kind.TASK)]).found

    assert not found.has_right_family
    assert not found.has_right_kind


@pytest.mark.parametrize(
    ("wanted", "said"), [(Kind.METHOD, Kind.MODEL), (Kind.BENCHMARK, Kind.DATASET)]
)
def test_model_and_benchmark_are_of_the_right_family(wanted: Kind, said: Kind) -> None:
    (found,) = match([gold("Glow", kind=wanted)], [node("Glow", kind=said)]).found

    assert found.has_right_family
    assert not found.has_right_kind


def test_without_a_node_of_its_name_an_entity_is_missed() -> None:
    found = match([gold("Glow")], [node("Glower")])

    assert found.missed[0].gold == gold("Glow")
    assert found.missed[0].swallowed_by is None
    assert found.spurious[0].node == node("Glower")
    assert found.spurious[0].beside is None


def test_what_nobody_requires_is_neither_rewarded_nor_punished() -> None:
    found = match(
        [gold("LLM", "language model", required=False), gold("chatbot", required=False)],
        [node("LLM"), node("Language Models")],
    )

    assert not found.found
    assert not found.missed
    assert not found.spurious


def test_what_is_required_comes_before_what_is_not() -> None:
    found = match([gold("Glow", "G", required=False), gold("Glow")], [node("Glow")])

    assert found.found[0].gold == gold("Glow")


def test_a_node_that_swallows_two_entities_finds_one_only() -> None:
    found = match([gold("Glow"), gold("Ember")], [node("Glow", "Ember")])

    assert [pair.gold for pair in found.found] == [gold("Glow")]
    assert [missed.gold for missed in found.missed] == [gold("Ember")]
    assert found.missed[0].swallowed_by == node("Glow", "Ember")


def test_of_several_nodes_one_counts_and_the_others_are_spurious() -> None:
    found = match([gold("Glow", "글로우")], [node("Glow"), node("글로우")])

    assert [pair.node for pair in found.found] == [node("Glow")]
    assert [spurious.node for spurious in found.spurious] == [node("글로우")]
    assert found.spurious[0].beside == found.found[0]


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        pytest.param(
            node("a", "Glow", kind=Kind.TASK),
            node("b", "Glow", kind=Kind.MODEL),
            id="family",
        ),
        pytest.param(
            node("a", "Glow", kind=Kind.MODEL),
            node("b", "Glow", relations=(Relation.MENTIONS,)),
            id="kind before relation",
        ),
        pytest.param(
            node("a", "Glow", relations=(Relation.MENTIONS,)),
            node("b", "Glow"),
            id="relation",
        ),
    ],
)
def test_the_node_that_fits_best_counts(worse: PredictedEntity, better: PredictedEntity) -> None:
    found = match([gold("Glow")], [worse, better])

    assert found.found[0].node == better


def test_among_equals_the_first_node_counts() -> None:
    found = match([gold("Glow")], [node("b", "Glow"), node("a", "Glow")])

    assert found.found[0].node.iri == "b"


@pytest.mark.parametrize(
    ("relations", "right"),
    [
        ((Relation.USES,), True),
        ((Relation.USES, Relation.MENTIONS), True),
        ((Relation.INTRODUCES, Relation.USES, Relation.MENTIONS), False),
        ((Relation.MENTIONS,), False),
    ],
)
def test_a_relation_is_right_if_it_is_one_of_at_most_two(
    relations: tuple[Relation, ...], *, right: bool
) -> None:
    (found,) = match([gold("Glow")], [node("Glow", relations=relations)]).found

    assert found.has_right_relation is right


def test_names_count_once_however_they_are_spelled() -> None:
    (found,) = match([gold("Glow", "GLOW", "G-Net", "빛")], [node("glow", "gnet")]).found

    assert found.share_of_names == pytest.approx(2 / 3)


def test_a_paper_that_the_graph_lacks_is_missed_whole() -> None:
    paper = GoldPaper(id="2401.00001", entities=(gold("Glow"),), results=())

    found = match_paper(paper, None)

    assert not found.is_in_graph
    assert len(found.missed) == 1


@pytest.mark.parametrize(
    ("told", "abstracts", "language"),
    [
        pytest.param("ko", ("en",), "ko", id="annotations tell"),
        pytest.param("", ("en",), "en", id="abstract tells"),
        pytest.param("", ("en", "ko"), "und", id="two abstracts"),
        pytest.param("", (), "und", id="nothing tells"),
    ],
)
def test_the_language_is_that_of_the_annotated_entry(
    told: str, abstracts: tuple[str, ...], language: str
) -> None:
    paper = GoldPaper(id="2401.00001", entities=(), results=(), language=told)

    assert match_paper(paper, PredictedPaper(languages=abstracts)).language == language
