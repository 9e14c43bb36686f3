from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources.days import day_in, names_day


@pytest.mark.parametrize(
    "text",
    ["2024-02-29", "Daily Papers (2024-02-29)", "2024-02-29.md", "2024-02-29T10:00:00Z"],
)
def test_a_day_is_found_in_whatever_surrounds_it(text: str) -> None:
    assert day_in(text) == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["", "2024-2-29", "12024-02-29", "2024-02-291", "２０２４-02-29"])
def test_other_numbers_are_no_days(text: str) -> None:
    assert day_in(text) is None
    assert not names_day(text)


def test_a_day_that_does_not_exist_is_passed_over() -> None:
    assert day_in("2023-02-29, then 2023-03-01") == date(2023, 3, 1)


def test_a_day_that_does_not_exist_is_named_all_the_same() -> None:
    assert names_day("2023-02-29")


@given(st.dates())
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    assert day_in(f"x{day.isoformat()}.json") == day
