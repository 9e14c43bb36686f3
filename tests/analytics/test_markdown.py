"""Text of digests is no markup in Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kg.analytics.markdown import escaped, link, table

RENDERER = MarkdownIt("gfm-like", {"html": True, "linkify": False})
NASTY = st.text(
    alphabet=st.sampled_from(list("ab1 \n\\`*_{}[]<>()#+-.!|~$^=&@:/;\"'가")), max_size=40
)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[click](javascript:alert(1))",
        "![x](http://example.org/p.png)",
        "**bold** _it_ `code` ~~gone~~",
        "# heading",
        "- item",
        "1. item",
        "&lt;b&gt;",
        "| a | b |",
        "a\n\nb",
    ],
)
def test_markup_stays_text(text: str) -> None:
    html = RENDERER.render(escaped(text))

    assert re.findall(r"<(?!/?p>)[^>]*>", html) == []


@given(NASTY)
def test_no_text_makes_an_element(text: str) -> None:
    html = RENDERER.render(f"x {escaped(text)}")

    assert re.findall(r"<(?!/?p>)[^>]*>", html) == []


@given(NASTY, NASTY)
def test_cells_do_not_break_a_table(one: str, other: str) -> None:
    html = RENDERER.render(table(("a", "b"), [(one, other)]))

    assert html.count("<tr>") == 2
    assert html.count("<td>") == 2


def test_mentions_and_addresses_are_not_live() -> None:
    assert "@someone" not in escaped("thanks @someone")
    assert "https:" not in escaped("see https://example.org")


def test_a_link_shows_its_text() -> None:
    assert RENDERER.render(link("a [b] *c*", "https://arxiv.org/abs/2401.00001")) == (
        '<p><a href="https://arxiv.org/abs/2401.00001">a [b] *c*</a></p>\n'
    )
