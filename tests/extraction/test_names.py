from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from kg.extraction.names import find_names, look
from kg.extraction.tokenizer import Tokenizer

TOKENIZER = Tokenizer(Vocab(), ["모델"])
PIECES = st.lists(
    st.sampled_from(
        [
            "FooNet",
            "UCF",
            "-",
            "101",
            "Ours",
            "The",
            "of",
            "model",
            "3.1",
            "은",
            " ",
            ",",
            "(",
            "8B",
            "A",
            "\n",
            "GPT-4-based",
            "v2",
            "Crafter",
        ]
    )
).map(lambda pieces: "".join(pieces) + " end")


def names(text: str) -> list[str]:
    doc = TOKENIZER(text)
    words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    return [doc[start:end].text for start, end in find_names(words, spaces)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("우리는 FooNet을 제안한다.", ["FooNet"], id="particle"),
        pytest.param("We test (FooNet) here.", ["FooNet"], id="bracket"),
        pytest.param("“FooNet” is new.", ["FooNet"], id="quotation marks"),
        pytest.param("UCF-101에서 평가한다.", ["UCF-101"], id="hyphen"),
        pytest.param("with FooNet-XL here.", ["FooNet-XL"], id="hyphen and letters"),
        pytest.param("with Llama 3.1 8B here.", ["Llama 3.1 8B"], id="version and size"),
        pytest.param("with T5+ here.", ["T5+"], id="plus sign"),
        pytest.param("with 3D-LLaVA here.", ["3D-LLaVA"], id="digit first"),
        pytest.param("is FooNet, BarNet, and BazNet.", ["FooNet", "BarNet", "BazNet"], id="list"),
        pytest.param("is the Pile of Law here.", ["Pile of Law"], id="small word inside"),
        pytest.param("the mIoU is high.", ["mIoU"], id="small letter first"),
    ],
)
def test_names_are_found_by_their_look(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("The FooNet framework is new.", ["FooNet"], id="article and class"),
        pytest.param("a FooNet-based model is new.", ["FooNet"], id="adjective"),
        pytest.param("Our FooNet is new.", ["FooNet"], id="possessive"),
    ],
)
def test_a_name_is_free_of_words_that_only_lead_to_it(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ours wins.",
        "It beats Ours (w/o loss).",
        "However, we do not know.",
        "By OpenAI and Google.",
        "모델은 빠르다.",
        "A of 83.5 is high.",
    ],
)
def test_words_that_name_nothing_are_no_names(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("text", ["It beats Ours", "We", "Code"])
def test_a_text_may_end_in_a_word_that_names_nothing(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("word", "kind"),
    [("SAE", "name"), ("Crafter", "capitalized"), ("3.1", "number"), ("the", "lower"), ("은", "")],
)
def test_a_word_has_a_look(word: str, kind: str) -> None:
    assert look(word) == kind


@given(PIECES)
def test_names_stand_in_order_without_overlaps(text: str) -> None:
    doc = TOKENIZER(text)
    found = list(find_names([t.text for t in doc], [bool(t.whitespace_) for t in doc]))

    bounds = [place for pair in found for place in pair]
    assert bounds == sorted(bounds)
    assert all(start < end <= len(doc) for start, end in found)
