from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import EmptySpanError, InvalidArxivIdError, UnsupportedStatementError
from kg.model.entity import Entity, Name
from kg.model.identifiers import ArxivId, EntityId, fingerprint
from kg.model.kind import FAMILY, Kind
from kg.model.language import Language
from kg.model.paper import Listing, Paper
from kg.model.problem import Problem
from kg.model.relation import POSSIBLE, RANK, Relation, fitting, strongest
from kg.model.result import Result
from kg.model.span import Passage, Span
from kg.model.statement import Evidence, Statement
from tests.builders import EN, KO, NEW, OLD, entry, sentence

EVIDENCE = Evidence(
    digest=KO, span=Span(start=0, end=4), sentence=sentence("Kite."), rule="gloss", confidence=0.5
)


@pytest.mark.parametrize("text", ["2411.15124", "0704.0001", "1412.6980"])
def test_an_arxiv_identifier_has_year_month_and_number(text: str) -> None:
    assert entry(text).paper == text


@pytest.mark.parametrize(
    "text",
    ["", "2411.15124v2", "2411.151", "2413.15124", "2400.15124", "cs/0501001", "2411.15124\n"],
)
def test_anything_else_is_no_identifier(text: str) -> None:
    with pytest.raises(InvalidArxivIdError):
        entry(text)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4)])
def test_a_span_holds_text(start: int, end: int) -> None:
    with pytest.raises(EmptySpanError):
        Span(start=start, end=end)


def test_a_passage_leads_to_the_source() -> None:
    passage = Passage(locator="/0/paper/summary", start=7, text="a kite")

    assert passage.span(2, 6) == Span(locator="/0/paper/summary", start=9, end=13)


def test_the_passages_of_an_entry_begin_with_its_title() -> None:
    told = entry(OLD, body=(Passage(start=9, text="text"),))

    assert told.passages == (told.title, *told.body)


def test_there_is_no_statement_without_evidence() -> None:
    with pytest.raises(UnsupportedStatementError):
        Statement(paper=OLD, relation=Relation.USES, entity=EntityId("kite"), evidence=())


def test_there_is_no_result_without_evidence() -> None:
    with pytest.raises(UnsupportedStatementError):
        Result(paper=OLD, value=Decimal(3), evidence=())


def test_a_statement_is_named_by_its_claim_alone() -> None:
    def claim(paper: str, **more: Any) -> str:  # noqa: ANN401 any field
        fields = {"relation": Relation.USES, "entity": EntityId("kite"), "evidence": (EVIDENCE,)}
        return Statement(paper=ArxivId(paper), **fields | more).id

    assert claim(OLD, confidence=0.2) == claim(OLD)
    assert len({claim(OLD), claim(NEW), claim(OLD, relation=Relation.MENTIONS)}) == 3


def test_a_result_is_named_by_what_it_says() -> None:
    def number(value: str, **more: Any) -> str:  # noqa: ANN401 any field
        return Result(paper=OLD, value=Decimal(value), evidence=(EVIDENCE,), **more).id

    kite = EntityId("kite")
    names = [number("3"), number("4"), number("3", unit="%")]
    names += [number("3", metric=kite), number("3", dataset=kite), number("3", method=kite)]

    assert len(set(names)) == len(names)
    assert number("3", confidence=0.3) == names[0]
    assert all(name.startswith(f"{OLD}-") for name in names)


@given(st.lists(st.sampled_from(Relation), min_size=1))
def test_the_strongest_claim_is_one_of_them(relations: list[Relation]) -> None:
    found = strongest(relations)

    assert found in relations
    assert all(RANK[found] <= RANK[relation] for relation in relations)


@given(st.sampled_from(Relation), st.sampled_from(Kind))
def test_a_fitting_relation_is_possible_and_stays(relation: Relation, kind: Kind) -> None:
    found = fitting(relation, kind)

    assert found in POSSIBLE[FAMILY[kind]]
    assert fitting(found, kind) is found


def test_the_order_of_relations_is_that_of_the_contract() -> None:
    names = "introduces evaluatesOn comparesWith uses reports addresses mentions"

    assert [str(relation) for relation in Relation] == names.split()


def test_a_fingerprint_keeps_parts_apart() -> None:
    assert fingerprint("a", "bc") != fingerprint("ab", "c")
    assert len(fingerprint("a", length=8)) == 8


def test_the_votes_of_a_paper_are_the_highest() -> None:
    listings = (
        Listing(digest=KO, position=1, votes=3),
        Listing(digest=EN, position=1, votes=None),
    )

    assert Paper(id=OLD, titles=(Name("Kite"),), listings=listings).votes == 3
    assert Paper(id=OLD, titles=(Name("Kite"),), listings=listings[1:]).votes is None


def test_the_preferred_name_comes_first() -> None:
    korean = Name("연", Language.KOREAN)
    kite = Entity(id=EntityId("kite"), kind=Kind.TASK, label=Name("kite"), aliases=(korean,))

    assert kite.names == (Name("kite"), korean)


def test_a_problem_says_where_what_and_what_to_do() -> None:
    whole = Problem(path="a.md", what="it is empty", advice="Leave it out.")
    some = Problem(path="a.md", line=3, entry=2, what="no title", advice="Add one.", lost=1)

    assert str(whole) == "a.md: it is empty. Leave it out."
    assert str(some) == "a.md:3: entry 2: no title. Add one."
