from __future__ import annotations

from datetime import date

import pytest

from kg.sources.daily_papers_page import find_page

ITEM = {"paper": {"id": "2411.00001"}}


def pointers(document: object) -> list[str]:
    page = find_page(document)
    assert page
    return [item.pointer for item in page.items]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ([ITEM, ITEM], ["/0", "/1"]),
        ({"data": [ITEM]}, ["/data/0"]),
        ({"papers": [ITEM]}, ["/papers/0"]),
        (ITEM, [""]),
        ({"id": "2411.00001", "title": "Toy"}, [""]),
        ([], []),
        ({"data": []}, []),
    ],
)
def test_items_are_found_however_they_are_wrapped(document: object, expected: list[str]) -> None:
    assert pointers(document) == expected


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"name": "toy", "version": "1.0.0"},
        {"data": [1, 2]},
        [1, "a"],
        [{"id": "2411.00001", "entities": []}],
        [{"id": 7, "title": "Toy"}],
        "text",
        None,
    ],
)
def test_other_documents_are_no_page(document: object) -> None:
    assert find_page(document) is None


def test_strings_are_decoded_and_say_how_they_were_spelt() -> None:
    page = find_page(["{'paper': {}}", '{"paper": {}}', "{broken", ITEM])

    assert page
    assert [item.spelling for item in page.items] == ["Python literals", "JSON", "", None]
    assert [item.value for item in page.items] == [{"paper": {}}, {"paper": {}}, None, ITEM]


def test_a_wrapper_may_give_the_day() -> None:
    page = find_page({"date": "2024-11-25", "data": [ITEM]})

    assert page
    assert page.day == date(2024, 11, 25)
