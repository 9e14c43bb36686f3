"""Numbers stand for signs, and models over them judge as the models that they are made from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.linear import LinearModel
from kg.extraction.numbered import NumberedModel, weighed_signs
from kg.extraction.signs.table import OpenSignTable, SignTable

MODEL = LinearModel(
    ("-", "new"),
    (0.1, 0.0),
    {"title": (0.0, 0.5), "Method title": (0.25, 1.5), "Task far": (-1.0, 2.0), "near": (3.0, 1.0)},
)
HEADINGS = ("Method", "Task")
TABLE = SignTable(weighed_signs(MODEL, HEADINGS))
SIGNS = ["title", "far", "near"]


def test_signs_that_nobody_weighs_have_number_0() -> None:
    assert TABLE.number("unheard") == 0
    assert TABLE.numbers(["unheard", "title"]) == (TABLE.number("title"),)
    assert TABLE.number("title") > 0


def test_numbers_are_turned_back_into_signs() -> None:
    assert [*TABLE.texts(TABLE.numbers(["title", "near"]))] == ["near", "title"]


def test_an_open_table_numbers_every_sign_once() -> None:
    table = OpenSignTable()

    assert table.number("one") == table.number("one") == 1
    assert table.number("two") == 2
    assert len(table) == 3


@given(st.lists(st.sets(st.sampled_from(SIGNS)), max_size=4))
def test_numbers_judge_as_signs_do(cases: list[set[str]]) -> None:
    numbered = NumberedModel.of(MODEL, TABLE)

    found = numbered.all_chances([set(TABLE.numbers(case)) for case in cases])

    assert found == MODEL.all_chances([[*case] for case in cases])


@given(st.sets(st.sampled_from(SIGNS)), st.sampled_from(HEADINGS))
def test_a_sign_under_a_heading_counts_as_both(signs: set[str], heading: str) -> None:
    numbered = NumberedModel.of(MODEL, TABLE, HEADINGS)

    (found,) = numbered.all_chances([set(TABLE.numbers(signs))], [heading])

    assert found == MODEL.chances([*signs, *(f"{heading} {sign}" for sign in signs)])


def test_the_odds_of_two_labels_are_the_logit_of_the_second() -> None:
    odds = NumberedModel.of(MODEL, TABLE).odds()

    assert odds[0] == -100
    assert odds[TABLE.number("title")] == 500
    assert odds[TABLE.number("far")] == 0
