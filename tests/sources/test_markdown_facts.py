from __future__ import annotations

import pytest

from kg.sources.markdown_facts import Fact, read_authors, read_fact, read_votes

PICTURE = "https://example.org/p.png"
VIDEO = "https://example.org/v.mp4"


@pytest.mark.parametrize(
    ("line", "fact", "told"),
    [
        ("Vote: 17", Fact.VOTES, "17"),
        ("Votes: 17", Fact.VOTES, "17"),
        ("**Upvotes**: 17", Fact.VOTES, "17"),
        ("**Vote:** 17", Fact.VOTES, "17"),
        ("Vote: -", Fact.VOTES, "-"),
        ("Authors: Ada Example", Fact.AUTHORS, "Ada Example"),
        ("Authors:", Fact.AUTHORS, ""),
        (f"![]({PICTURE})", Fact.THUMBNAIL, PICTURE),
        (f'![alt]({PICTURE} "hover")', Fact.THUMBNAIL, PICTURE),
        (f"[![]({PICTURE})](https://example.org)", Fact.THUMBNAIL, PICTURE),
        (f'<img width="9" src="{PICTURE}">', Fact.THUMBNAIL, PICTURE),
        (f"[Watch Video]({VIDEO})", Fact.VIDEO, VIDEO),
        (f"[Watch Video]{VIDEO}", Fact.VIDEO, VIDEO),
        (f'<div><video controls src="{VIDEO}" muted></video></div>', Fact.VIDEO, VIDEO),
        (f"<video src='{VIDEO}'></video>", Fact.VIDEO, VIDEO),
        (f'<video controls><source src="{VIDEO}"></video>', Fact.VIDEO, VIDEO),
        ("<div align='center'>", Fact.MARKUP, ""),
        ("<br/> </p>", Fact.MARKUP, ""),
    ],
)
def test_lines_tell_facts(line: str, fact: Fact, told: str) -> None:
    assert read_fact(line) == (fact, told)


@pytest.mark.parametrize(
    "line",
    [
        "The authors: a study",
        "We vote: seventeen",
        f"See ![]({PICTURE})",
        f"As [Watch Video]({VIDEO}) shows",
        "<b>Toy</b>",
        "",
    ],
)
def test_text_tells_no_facts(line: str) -> None:
    assert read_fact(line) is None


@pytest.mark.parametrize("told", ["", "-", "17 votes", "1.5", "-3", "１７", "9" * 5000])
def test_what_is_no_count_is_none(told: str) -> None:
    assert read_votes(told) is None


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("Ada Example, Ben Sample", ("Ada Example", "Ben Sample")),
        ("Ada Example and Ben Sample", ("Ada Example", "Ben Sample")),
        ("Ada Example , ,+", ("Ada Example",)),
        ("['Ada Example', 'Ben Sample']", ("Ada Example", "Ben Sample")),
        ('["Ben O\'Sample"]', ("Ben O'Sample",)),
        ("['Ada Example', 'Ben", ("Ada Example", "Ben")),
        ("홍길동, Ada Example", ("홍길동", "Ada Example")),
        ("Alexander Example", ("Alexander Example",)),
        ("[]", ()),
        ("", ()),
    ],
)
def test_authors_come_in_their_order(told: str, names: tuple[str, ...]) -> None:
    assert read_authors(told) == names
