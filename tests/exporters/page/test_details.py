from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from kg.exporters.page.details import Batch, batches, results, rules_of
from kg.model.mention import Quote
from kg.model.span import Span

if TYPE_CHECKING:
    from kg.model.knowledge import Knowledge
    from kg.model.statement import Evidence


def told(knowledge: Knowledge) -> Batch:
    (batch,) = batches(knowledge, 100)
    return batch


def with_evidence(knowledge: Knowledge, evidence: Evidence) -> Knowledge:
    claim = replace(knowledge.statements[0], evidence=(evidence,))
    return replace(knowledge, statements=(claim,), results=())


def paper_of(batch: Batch) -> Any:  # noqa: ANN401 — JSON
    return batch.papers[0]


def test_a_paper_tells_the_languages_of_its_texts(knowledge: Knowledge) -> None:
    batch = told(knowledge)

    assert paper_of(batch)["abstracts"] == ["ko", "en"]
    assert batch.texts[0] == knowledge.papers[0].abstracts[0].text


def test_sentences_of_a_text_are_not_told_again(knowledge: Knowledge) -> None:
    batch = told(knowledge)

    # two sentences are abstracts; that of the second paper stands nowhere else
    assert len(batch.texts) == 3
    assert len(batch.sentences) == 3


def test_every_claim_and_result_has_its_evidence(knowledge: Knowledge) -> None:
    batch = told(knowledge)

    assert batch.counts == [1, 1, 1, 1]
    assert [paper["said"] for paper in batch.papers] == [(2, 1), (1, 0)]
    assert [row[0] for row in batch.evidence] == [0, 1, 1, 0]


def test_words_are_told_as_a_name_or_by_offsets(knowledge: Knowledge) -> None:
    batch = told(knowledge)

    assert [row[1] for row in batch.evidence] == [1, 1, 0, 1]
    assert batch.words == [("LanternNet reaches 91.5".index("91.5"), 4)]


def test_confidence_is_told_from_that_of_the_claim_on(knowledge: Knowledge) -> None:
    surer = replace(knowledge.statements[0], confidence=0.95)

    batch = told(replace(knowledge, statements=(surer, *knowledge.statements[1:])))

    assert [row[3] for row in batch.evidence] == [-5, 0, 90, 0]


def test_offsets_count_as_the_browser_does(knowledge: Knowledge) -> None:
    """JavaScript counts a character beyond U+FFFF as two."""
    evidence = replace(
        knowledge.statements[0].evidence[0],
        span=Span(start=2, end=3),
        sentence=Quote(span=Span(start=0, end=3), text="🏮 L"),
    )

    assert told(with_evidence(knowledge, evidence)).words == [(3, 1)]


def test_words_from_elsewhere_are_not_marked(knowledge: Knowledge) -> None:
    elsewhere = Span(locator="/0/title", start=101, end=103)
    evidence = replace(knowledge.statements[0].evidence[0], span=elsewhere)

    assert told(with_evidence(knowledge, evidence)).words == [(0, 0)]


def test_only_addresses_of_the_web_are_told(knowledge: Knowledge) -> None:
    paper = replace(
        knowledge.papers[0],
        video="data:text/html,x",
        project_pages=("javascript:alert(1)", "https://example.org/lantern"),
    )

    told_paper = paper_of(told(replace(knowledge, papers=(paper, knowledge.papers[1]))))

    assert told_paper["video"] is None
    assert told_paper["pages"] == ["https://example.org/lantern"]


def test_numbers_are_told_as_printed(knowledge: Knowledge) -> None:
    result = replace(knowledge.results[0], value=Decimal("1E+2"), metric=None)
    place = {"paper/3105.00001": 0, "entity/tiny-quiz": 4, "entity/lantern-net": 3}

    rows = results(replace(knowledge, results=(result,)), place)

    assert rows == [[0, "100", "%", None, 4, 3, 100]]


@pytest.mark.parametrize(("size", "counts"), [(1, [1, 1]), (2, [2]), (5, [2])])
def test_papers_come_in_batches(knowledge: Knowledge, size: int, counts: list[int]) -> None:
    assert [len(batch.papers) for batch in batches(knowledge, size)] == counts


def test_rules_are_named_once(knowledge: Knowledge) -> None:
    assert rules_of(knowledge) == ["gloss"]
