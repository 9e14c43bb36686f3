from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UnknownSourceError
from kg.model.digest import Digest
from kg.model.language import Language
from kg.model.problem import Problem
from kg.sources.daily_papers import is_json, read_daily_papers


def item(number: int, **more: object) -> dict[str, object]:
    paper = {
        "id": f"2411.{number:05}",
        "title": f"Toy {number}",
        "summary": "We present a toy.",
        "authors": [{"name": "Ada Example"}],
        "upvotes": number,
        "publishedAt": f"2024-11-{number:02}T00:00:00.000Z",
        **more,
    }
    return {"paper": {key: value for key, value in paper.items() if value is not None}}


def read(document: object, name: str = "page.json") -> tuple[Digest, list[Problem]]:
    text = document if isinstance(document, str) else json.dumps(document, indent=1)
    digest, *problems = read_daily_papers(text, Path("folder", name))
    assert isinstance(digest, Digest)
    return digest, [x for x in problems if isinstance(x, Problem)]


def test_a_page_is_a_digest_of_its_items() -> None:
    digest, problems = read([item(1), item(2)])

    assert not problems
    assert digest.source == "page.json"
    assert digest.language is Language.ENGLISH
    assert [(x.paper, x.position, x.votes) for x in digest.entries] == [
        ("2411.00001", 1, 1),
        ("2411.00002", 2, 2),
    ]


def test_an_empty_page_is_a_digest_without_entries() -> None:
    digest, problems = read("[]")

    assert digest.entries == ()
    assert not problems


def test_korean_summaries_make_a_korean_digest() -> None:
    digest, _problems = read([item(1, summary="장난감을 다루는 새로운 모델입니다.")])

    assert digest.language is Language.KOREAN
    assert digest.entries[0].language is Language.KOREAN


@pytest.mark.parametrize(
    ("document", "name", "day"),
    [
        (
            [
                item(n, submittedOnDailyAt=f"2024-11-{d}T00:00:00.000Z")
                for n, d in enumerate([26, 25, 25], 1)
            ],
            "2024-11-27.json",
            date(2024, 11, 25),
        ),
        ({"date": "2024-11-26", "data": [item(1)]}, "2024-11-27.json", date(2024, 11, 27)),
        ({"date": "2024-11-26", "data": [item(1)]}, "page.json", date(2024, 11, 26)),
        ([item(2), item(3), item(1)], "page.json", date(2024, 11, 3)),
        ([item(1, publishedAt=None)], "page.json", None),
    ],
    ids=["submitted", "name", "wrapper", "published", "none"],
)
def test_the_day_is_the_best_that_is_told(document: object, name: str, day: date | None) -> None:
    digest, problems = read(document, name)

    assert digest.day == day
    assert any("tells its day" in problem.what for problem in problems) == (day is None)
    assert digest.id.startswith(f"{day or 'undated'}-en-")


def test_items_that_are_strings_are_read_and_reported_once() -> None:
    page = [repr(item(1)), repr(item(2)), json.dumps(item(3)), item(4)]

    digest, problems = read(page)

    assert [entry.position for entry in digest.entries] == [1, 2, 3, 4]
    assert [(x.what, x.lost, x.entry) for x in problems] == [
        ("1 of 4 items are strings that hold JSON", 0, 0),
        ("2 of 4 items are strings that hold Python literals", 0, 0),
    ]


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        (item(2, id=None), "the item names no paper at arXiv"),
        (item(2, id=7), "Expected `str | null`, got `int` - at `$.paper.id`"),
        (7, "Expected `object`, got `int`"),
        ("{'paper': ", "the item is a string that is neither JSON nor a Python literal"),
        ("open('x')", "the item is a string that is neither JSON nor a Python literal"),
    ],
)
def test_a_bad_item_is_reported_with_its_line_and_the_others_are_kept(
    bad: object, what: str
) -> None:
    text = f"[{json.dumps(item(1))},\n\n{json.dumps(bad)},\n{json.dumps(item(3))}]"

    digest, (problem,) = read(text)

    assert [entry.position for entry in digest.entries] == [1, 3]
    assert (problem.line, problem.entry, problem.lost) == (3, 2, 1)
    assert problem.what.startswith(what)


def test_a_bad_field_costs_nothing_but_itself() -> None:
    authors = [{"name": "Ada Example"}, {"name": None}]

    digest, (wrong, missing) = read([item(1, authors=authors)])

    assert [entry.votes for entry in digest.entries] == [1]
    assert "`$.paper.authors[1].name`" in wrong.what
    assert missing.what == "no authors are named"
    assert (wrong.lost, missing.lost) == (0, 0)


def test_a_paper_listed_twice_is_reported_and_both_texts_are_kept() -> None:
    digest, (problem,) = read([item(1), item(1, id="2411.00001v2", title="Toy again")])

    assert [entry.title.text for entry in digest.entries] == ["Toy 1", "Toy again"]
    assert (problem.entry, problem.lost) == (2, 0)


def test_json_that_breaks_off_says_where_and_that_all_is_lost() -> None:
    text = json.dumps([item(1), item(2)], indent=1)[:-30]

    (problem,) = read_daily_papers(text, Path("page.json"))

    assert isinstance(problem, Problem)
    assert (problem.line, problem.lost) == (text.count("\n") + 1, 0)
    assert "breaks off at column" in problem.what
    assert "nothing in this file was read" in problem.what


def test_other_json_is_refused() -> None:
    with pytest.raises(UnknownSourceError):
        list(read_daily_papers('{"name": "toy"}', Path("package.json")))


@pytest.mark.parametrize("text", ["[]", "\ufeff [\n{", '{"data"', "{}", "[", "{", '["{'])
def test_json_is_recognised_broken_or_not(text: str) -> None:
    assert is_json(text)


@pytest.mark.parametrize("text", ["", "[Watch Video](x)", "[[toc]]", "# {", "3", '"text"', "{%"])
def test_other_text_is_not(text: str) -> None:
    assert not is_json(text)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["paper", "name", "id", "title", "authors"]), inner)
    ),
    max_leaves=5,
)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from([*item(1)["paper"], "mediaUrls", "organization", "thumbnail"]),  # type: ignore[misc]
            VALUES,
        )
    )
)
def test_items_of_any_shape_are_counted(papers: list[dict[str, object]]) -> None:
    document = [item(1), *({"paper": paper} for paper in papers)]

    digest, problems = read(document)

    assert len(digest.entries) + sum(x.lost for x in problems) == len(document)
