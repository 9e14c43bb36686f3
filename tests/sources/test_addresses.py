from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources.addresses import paper_at, paper_named, web_address


@pytest.mark.parametrize(
    "address",
    [
        "https://arxiv.org/abs/2411.00001",
        "http://arxiv.org/abs/2411.00001",
        "https://www.arxiv.org/abs/2411.00001v3",
        "https://export.arxiv.org/abs/2411.00001",
        "https://arxiv.org/pdf/2411.00001",
        "https://arxiv.org/pdf/2411.00001v2.pdf",
        "https://arxiv.org/html/2411.00001v1",
        "https://arxiv.org/abs/2411.00001?context=cs#top",
        "https://huggingface.co/papers/2411.00001",
    ],
)
def test_pages_of_a_paper_lead_to_it(address: str) -> None:
    assert paper_at(address) == "2411.00001"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/abs/2411.00001",
        "https://notarxiv.org/abs/2411.00001",
        "https://arxiv.org.example.org/abs/2411.00001",
        "https://arxiv.org/abs/2411.000012",
        "https://arxiv.org/abs/２４１１.00001",
        "https://arxiv.org/list/cs.CL/recent",
        "javascript:'https://arxiv.org/abs/2411.00001'",
        "",
    ],
)
def test_other_pages_lead_to_no_paper(address: str) -> None:
    assert paper_at(address) is None


def test_identifiers_of_2007_to_2014_have_four_digits() -> None:
    assert paper_named("0704.0001") == "0704.0001"


@pytest.mark.parametrize("text", ["", "2411", "2411.1", "hep-th/9901001", "2411.00001x"])
def test_what_is_no_identifier_names_no_paper(text: str) -> None:
    assert paper_named(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/x",
        "/avatars/x.svg",
        "https://",
        "https:///path",
        "https://[1",
        "https://example.org/a b",
        "https://example.org/\nrepository",
        'https://example.org/"onerror="x',
        "https://example.org/'x",
        "https://example.org/<script>",
        "https://example.org/{x}",
        "https://example.org/\x00",
        "https://example.org/\x85x",
        "https://example.org/\ud800",
    ],
)
def test_unsafe_or_relative_addresses_are_none(text: str) -> None:
    assert web_address(text) is None


@given(st.text())
def test_an_address_can_end_neither_attribute_nor_iri(text: str) -> None:
    address = web_address(f"https://example.org/{text}")

    assert address is None or not set(address) & set(" \t\r\n\"'<>\\^`{|}")


@given(st.text())
def test_whatever_is_asked_there_is_an_answer(text: str) -> None:
    assert web_address(text) in {text.strip(), None}
    assert paper_at(text) is None or text.lower().startswith("http")
