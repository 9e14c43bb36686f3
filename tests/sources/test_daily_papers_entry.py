from __future__ import annotations

from datetime import date

import pytest

from kg.model.entry import Affiliation, Entry
from kg.model.span import Passage
from kg.sources.daily_papers_entry import read_item
from kg.sources.daily_papers_item import check_item

PAPER = {
    "id": "2411.00001v2",
    "title": "Toy\n  Title",
    "summary": " We present\na toy.",
    "authors": [{"name": "Ada Example"}, {"name": " Ben Sample ", "hidden": True}],
    "upvotes": 3,
    "publishedAt": "2024-11-22T17:34:15.000Z",
}


def read(value: dict[str, object]) -> tuple[Entry, list[tuple[str, str]]]:
    item, wrong = check_item(value)
    assert item
    assert not wrong
    told = read_item(item, "/2", 3)
    assert told
    return told


def test_an_entry_tells_what_its_paper_tells() -> None:
    entry, complaints = read({"paper": PAPER})

    assert not complaints
    assert (entry.paper, entry.position, entry.votes) == ("2411.00001", 3, 3)
    assert entry.authors == ("Ada Example", "Ben Sample")
    assert entry.issued == date(2024, 11, 22)


def test_texts_are_verbatim_and_say_where_they_stand() -> None:
    entry, _complaints = read({"paper": PAPER})

    assert entry.title == Passage(locator="/2/paper/title", start=0, text="Toy\n  Title")
    assert entry.body == (Passage(locator="/2/paper/summary", start=0, text=" We present\na toy."),)


def test_texts_beside_the_paper_stand_in() -> None:
    paper = {key: PAPER[key] for key in ("id", "authors")}

    entry, complaints = read({"paper": paper, "title": "Toy", "summary": "A toy."})

    assert not complaints
    assert [x.locator for x in entry.passages] == ["/2/title", "/2/summary"]


def test_a_paper_without_an_item_around_it_is_read() -> None:
    entry, complaints = read(PAPER)

    assert not complaints
    assert entry.title.locator == "/2/title"


@pytest.mark.parametrize("key", ["organization", "submitterOrganization"])
def test_the_organization_is_named_under_either_key(key: str) -> None:
    entry, _complaints = read({"paper": PAPER, key: {"name": "toylab", "fullname": "Toy Lab"}})

    assert entry.organization == Affiliation(name="toylab", label="Toy Lab")


def test_an_organization_is_called_by_its_handle_at_worst() -> None:
    entry, _complaints = read({"paper": {**PAPER, "organization": {"name": "toylab"}}})

    assert entry.organization == Affiliation(name="toylab", label="toylab")


def test_pictures_and_videos_are_told_apart() -> None:
    entry, _complaints = read(
        {
            "paper": PAPER,
            "mediaUrls": ["https://example.org/a.gif", "https://example.org/b.MP4?x=1"],
            "thumbnail": "https://example.org/c.png",
        }
    )

    assert entry.thumbnail == "https://example.org/c.png"
    assert entry.video == "https://example.org/b.MP4?x=1"


def test_keywords_come_once_and_none_is_empty() -> None:
    entry, _complaints = read({"paper": {**PAPER, "ai_keywords": ["toys", "", " toys ", "nets"]}})

    assert entry.keywords == ("toys", "nets")


def test_addresses_lose_white_space_around_them() -> None:
    entry, complaints = read({"paper": {**PAPER, "projectPage": " https://example.org "}})

    assert not complaints
    assert entry.project_page == "https://example.org"


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"githubRepo": "https://github.com/toy/\ntoy"}, "githubRepo is no web address"),
        ({"projectPage": "javascript:alert(1)"}, "projectPage is no web address"),
        ({"thumbnail": "/toy.png"}, "thumbnail is no web address"),
        ({"publishedAt": "yesterday"}, "publishedAt is no date"),
        ({"authors": []}, "no authors are named"),
        ({"summary": " "}, "the entry has no text"),
        ({"title": ""}, "the entry has no title"),
    ],
)
def test_what_cannot_be_used_is_left_out_and_reported(change: dict[str, object], what: str) -> None:
    entry, ((said, _advice),) = read({"paper": {**PAPER, **change}})

    assert said.startswith(what)
    assert (entry.repository, entry.project_page, entry.thumbnail) == (None, None, None)


def test_an_entry_without_title_is_called_by_its_identifier() -> None:
    entry, _complaints = read({"paper": {**PAPER, "title": None}})

    assert entry.title == Passage(locator="/2/paper/id", start=0, text="2411.00001v2")


@pytest.mark.parametrize("paper", [{}, {"id": "none"}, {"id": "hep-th/9901001"}, {"id": " "}])
def test_an_item_that_names_no_paper_is_none(paper: dict[str, object]) -> None:
    item, _wrong = check_item({"paper": paper})

    assert item
    assert read_item(item, "", 1) is None
