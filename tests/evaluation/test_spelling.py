from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation.spelling import fold, keys, magnitude


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Glow-Net", "glow net", id="case and hyphen"),
        pytest.param("Ｇｌｏｗ９", "Glow9", id="full width"),
        pytest.param("snake_case", "SnakeCase", id="underscore"),
        pytest.param("Sparse Autoencoders", "sparse autoencoder", id="plural"),
        pytest.param("Glow 3.1", "Glow 31", id="dot"),
        pytest.param("희소 자동인코더", "희소자동인코더", id="Korean spaces"),
        pytest.param("Scan++", "Scan+", id="second plus"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("T5", "T5+", id="plus"),
        pytest.param("GAS", "GA", id="short names have no plural"),
        pytest.param("loss", "los", id="double s is no plural"),
        pytest.param("과제s", "과제", id="Korean has no English plural"),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.lists(st.text()))
def test_no_name_is_spelled_with_nothing(names: list[str]) -> None:
    assert "" not in keys(names)


@pytest.mark.parametrize(
    ("text", "number"),
    [("94.40", 94.4), ("-3.2", 3.2), ("+1,200", 1200.0), ("0.1234567", 0.123457)],
)
def test_a_number_is_read_without_its_sign(text: str, number: float) -> None:
    assert magnitude(text) == number


def test_text_is_no_number() -> None:
    assert magnitude("a third") is None
