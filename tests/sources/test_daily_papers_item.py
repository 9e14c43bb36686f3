from __future__ import annotations

import pytest

from kg.sources.daily_papers_item import Author, PaperRecord, check_item


def test_a_sound_item_is_read_without_complaint() -> None:
    item, wrong = check_item(
        {
            "paper": {
                "id": "2411.00001",
                "authors": [{"name": "Ada Example", "hidden": True, "user": {}}],
                "githubRepo": "https://github.com/toy/toy",
                "ai_keywords": ["toys"],
                "unheard": 1,
            }
        }
    )

    assert not wrong
    assert item
    assert item.paper == PaperRecord(
        id="2411.00001",
        authors=(Author(name="Ada Example", hidden=True),),
        github_repo="https://github.com/toy/toy",
        ai_keywords=("toys",),
    )


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        ("authors", [{"name": "Ada Example"}, {"name": 3}], "$.paper.authors[1].name"),
        ("authors", [{}], "$.paper.authors[0]"),
        ("upvotes", "many", "$.paper.upvotes"),
        ("upvotes", -1, "$.paper.upvotes"),
        ("upvotes", float("nan"), "$.paper.upvotes"),
        ("organization", "toys", "$.paper.organization"),
        ("ai_keywords", [None], "$.paper.ai_keywords[0]"),
    ],
)
def test_a_wrong_field_is_named_and_the_others_are_kept(
    field: str, value: object, path: str
) -> None:
    item, (wrong,) = check_item({"paper": {"id": "2411.00001", field: value}, "title": "Toy"})

    assert item
    assert (item.paper.id, item.title) == ("2411.00001", "Toy")
    assert not getattr(item.paper, field)
    assert f"at `{path}`" in wrong


def test_all_wrong_fields_are_named() -> None:
    _item, wrong = check_item({"paper": {"id": 1, "title": 2}, "summary": 3})

    assert len(wrong) == 3


@pytest.mark.parametrize("value", [{"paper": None}, {"paper": [1]}, {3: 4}, {"paper": {3: 4}}])
def test_odd_objects_are_items_without_fields(value: object) -> None:
    item, _wrong = check_item(value)

    assert item
    assert item.merged() == PaperRecord()


@pytest.mark.parametrize("value", [None, 3, "text", [], True])
def test_what_is_no_object_is_no_item(value: object) -> None:
    item, wrong = check_item(value)

    assert item is None
    assert wrong


def test_what_the_paper_lacks_is_taken_from_beside_it() -> None:
    item, _wrong = check_item(
        {
            "paper": {"title": "Toy", "upvotes": 0, "authors": []},
            "title": "Other",
            "upvotes": 7,
        }
    )

    assert item
    assert item.merged() == PaperRecord(title="Toy", upvotes=0)
