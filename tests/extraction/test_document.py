from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from kg.errors import EmptySpanError
from kg.extraction.document import Layout, words_of
from kg.extraction.tokenizer import Tokenizer
from kg.model.span import Passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model.entry import Entry
    from tests.extraction.conftest import MakeEntry

TOKENIZER = Tokenizer(Vocab())
TEXTS = st.lists(st.text(), min_size=1, max_size=5)
LOCATORS = st.sampled_from(["", "/0/paper/summary"])


def laid_out(texts: list[str], locator: str = "") -> tuple[Layout, str]:
    """Return texts as a layout, and the source text that its offsets count in."""
    passages, source = [], "# "
    for text in texts:
        passages.append(Passage(locator=locator, start=len(source), text=text))
        source += text + "\n\n- "
    return Layout(tuple(passages)), source


@given(TEXTS, LOCATORS, st.data())
def test_source_offsets_give_the_words_of_the_document(
    texts: list[str], locator: str, data: st.DataObject
) -> None:
    layout, source = laid_out(texts, locator)
    number = data.draw(st.integers(0, len(texts) - 1))
    end = data.draw(st.integers(0, len(texts[number])))
    start = data.draw(st.integers(0, end))
    if start == end:
        return
    begin = layout.starts[number]

    span = layout.source(begin + start, begin + end)

    assert span.locator == locator
    words = source[span.start : span.end]
    assert words == layout.verbatim(begin + start, begin + end)
    assert words.split() == layout.text[begin + start : begin + end].split()


@given(TEXTS)
def test_the_document_holds_every_passage_where_it_says(texts: list[str]) -> None:
    layout, _ = laid_out(texts)

    for start, text in zip(layout.starts, texts, strict=True):
        held = layout.text[start : start + len(text)]
        assert held.split() == text.split()  # a line's wrap is a space in the document
        assert not text or layout.verbatim(start, start + len(text)) == text


def test_an_offset_tells_its_passage_and_section() -> None:
    passages = (
        Passage(start=0, text="FooNet"),
        Passage(start=10, text="It is fast.", section="What's New"),
    )
    layout = Layout(passages)

    assert layout.title_end == 6
    assert [layout.passage_at(offset) for offset in (0, 5, 8, 18)] == [0, 0, 1, 1]
    assert [layout.section_at(offset) for offset in (0, 8)] == ["", "What's New"]


def test_the_title_comes_first(make_entry: MakeEntry) -> None:
    assert Layout.of(make_entry("FooNet", "빠르다.")).text == "FooNet\n\n빠르다."


@pytest.mark.parametrize("wrap", ["\n", "\r\n", "\r"])
def test_a_wrapped_line_goes_on_and_the_source_keeps_its_wrap(wrap: str) -> None:
    text = f"Stable{wrap}Diffusion works."
    layout = Layout((Passage(start=0, text="FooNet"), Passage(start=10, text=text)))

    assert layout.text.endswith(f"Stable{' ' * len(wrap)}Diffusion works.")
    assert layout.verbatim(8, 8 + len(text)) == text


def test_offsets_of_an_entry_lead_to_its_source(
    make_entry: MakeEntry, source_of: Callable[[Entry], str]
) -> None:
    entry = make_entry("FooNet", "우리는 SAE를 쓴다.")
    layout = Layout.of(entry)
    start = layout.text.index("SAE")

    span = layout.source(start, start + 3)

    assert source_of(entry)[span.start : span.end] == "SAE"


def test_a_span_takes_whole_words_and_no_more() -> None:
    doc = TOKENIZER("UCF-101에서 평가")

    assert words_of(doc).covering(0, 7).text == "UCF-101"
    assert words_of(doc).covering(1, 5).text == "UCF-101"


def test_a_span_outside_the_document_is_an_error() -> None:
    doc = TOKENIZER("SAE")

    with pytest.raises(EmptySpanError):
        words_of(doc).covering(7, 9)


@given(st.text())
def test_plain_words_are_the_tokens(text: str) -> None:
    doc = TOKENIZER(text)
    words = words_of(doc)

    assert words.text == doc.text
    assert words.words == [token.text for token in doc]
    assert words.starts == [token.idx for token in doc]
    assert words.spaces == [bool(token.whitespace_) for token in doc]
