from __future__ import annotations

from kg.sources.markdown_blocks import find_blocks
from kg.sources.markdown_facts import Fact
from kg.sources.markdown_stretches import Stretch, split_block


def stretches(text: str) -> list[Stretch]:
    return [stretch for block in find_blocks(text) for stretch in split_block(block)]


def test_facts_and_text_in_one_paragraph_come_apart() -> None:
    text = "![](https://example.org/p.png)\r\nAuthors: Ada Example\r\nA toy\r\nis told."

    picture, authors, told = stretches(text)

    assert (picture.fact, authors.fact, told.fact) == (Fact.THUMBNAIL, Fact.AUTHORS, None)
    assert told.text == "A toy\r\nis told."
    assert told.line == 3
    assert text[told.start :] == told.text


def test_bullets_tell_no_facts() -> None:
    (bullet,) = stretches("- Authors: Ada Example is thanked.")

    assert bullet.fact is None


def test_only_outer_bullets_are_labelled() -> None:
    text = "- outer\n  - inner\n\n1. numbered"

    assert [x.may_be_labelled for x in stretches(text)] == [True, False, False]
