from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources.literals import LONGEST, mend, read_literal

#: What JSON can tell, NaN aside, which equals nothing.
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, width=16) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(VALUES.filter(lambda value: "inf" not in repr(value)))
def test_what_python_prints_is_read_back(value: object) -> None:
    assert read_literal(repr(value)) == value


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').getcwd()",
        "[x for x in ()]",
        "{'a': ",
        "{[]: 1}",
        "'\x00'",
        "(" * 1000,
        "-" * 100_000 + "1",
        "9" * 10_000,
        "x",
        "",
    ],
    ids=lambda text: text[:12],
)
def test_what_is_no_literal_is_none(text: str) -> None:
    assert read_literal(text) is None


def test_text_of_any_length_is_refused() -> None:
    assert read_literal(f"'{'a' * LONGEST}'") is None


def test_sets_are_refused_as_their_order_is_chance() -> None:
    assert read_literal("{'keywords': {'b', 'a'}}") == {"keywords": None}


def test_odd_escapes_warn_nobody() -> None:
    assert read_literal(r"'\d'") == r"\d"


def test_half_characters_are_replaced_and_pairs_are_joined() -> None:
    assert mend({"a": ("\ud83d\ude00", "x\udfff")}) == {"a": ["😀", "x\ufffd"]}


@given(st.text())
def test_whatever_is_asked_there_is_an_answer(text: str) -> None:
    read_literal(text)
