from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.sentences import sentence_starts

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


def sentences(text: str) -> list[str]:
    starts = list(sentence_starts(text))
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("It gains 3.1 points. FID drops.", 2, id="decimal"),
        pytest.param("Llama 3.1 is used. It wins.", 2, id="version"),
        pytest.param("We use names, i.e. words. They help.", 2, id="i.e."),
        pytest.param("See Fig. 3 for more. We win.", 2, id="figure"),
        pytest.param("GPT-4o vs. Claude is open.", 1, id="versus"),
        pytest.param("By Example et al. (2024) and others. Next.", 2, id="et al."),
        pytest.param("A. Example wrote it.", 1, id="initial"),
        pytest.param("It takes approx. the same time.", 1, id="lower case follows"),
        pytest.param("Really?! Yes.", 2, id="two marks"),
        pytest.param('He said "No." Then he left.', 2, id="quotation"),
        pytest.param("정확도는 83.5%이다. 다음으로 넘어간다.", 2, id="Korean decimal"),
        pytest.param("방법을 제안합니다. RLVR은 빠르다! 정말인가?", 3, id="Korean endings"),
        pytest.param("끝났다。 다음이다。", 2, id="full-width stop"),
        pytest.param("- 첫째 항목\n- 둘째 항목\n\n- 셋째 항목", 3, id="list"),
        pytest.param("FooNet\nWe introduce it.", 2, id="title without a stop"),
    ],
)
def test_text_is_split_into_its_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_korean_sentence_ends_before_a_name_in_small_letters() -> None:
    assert len(sentences("완료하였다. gpt-4o를 쓴다.")) == 2


@given(st.text())
def test_sentences_begin_in_order_and_first_at_the_beginning(text: str) -> None:
    starts = list(sentence_starts(text))

    assert starts[0] == 0
    assert starts == sorted(set(starts))


def test_a_document_has_these_sentences(run: Callable[..., Doc]) -> None:
    doc = run("3.1점 올랐다. 끝이다.", "It works.", last="kg_sentences")

    assert [sent.text.strip() for sent in doc.sents if sent.text.strip()] == [
        "3.1점 올랐다.",
        "끝이다.",
        "It works.",
    ]
