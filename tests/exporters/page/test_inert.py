from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.exporters.page.inert import content_hash, inert_json, web_address

#: Any text that Python can hold, lone surrogates of broken JSON included.
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY_TEXT)
def test_inert_json_means_the_same(text: str) -> None:
    assert json.loads(inert_json(text)) == text


@given(ANY_TEXT)
def test_inert_json_holds_nothing_that_ends_a_script_or_breaks_the_file(text: str) -> None:
    inert = inert_json({text: text})

    assert not set(inert) & set("<>&\u2028\u2029")
    assert inert.encode("utf-8").decode("utf-8") == inert


def test_keys_come_in_order() -> None:
    assert inert_json({"b": 1, "a": 2}) == inert_json({"a": 2, "b": 1})


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org",
        "https://example.org/a?b=c&d=%20#e",
        "HTTPS://EXAMPLE.ORG/",
        "https://example.org/한글",
    ],
)
def test_addresses_of_the_web_are_links(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "//example.org/code",
        " https://example.org",
        "https://example.org/a b",
        "https://example.org/\x08",
        'https://example.org/"onclick="alert(1)',
        "https://example.org/\njavascript:alert(1)",
    ],
)
def test_anything_else_is_no_link(address: str | None) -> None:
    assert web_address(address) is None


def test_a_content_hash_is_what_browsers_compute() -> None:
    empty = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"

    assert content_hash("") == empty
