from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.exporters.page.details import details
from kg.model.identifiers import RepositoryId
from kg.model.mention import Quote
from kg.model.paper import Repository
from kg.model.span import Span

if TYPE_CHECKING:
    from kg.model.knowledge import Knowledge
    from kg.model.statement import Evidence


def told(knowledge: Knowledge) -> Any:  # noqa: ANN401 — JSON
    return json.loads(json.dumps(details(knowledge)))


def with_evidence(knowledge: Knowledge, evidence: Evidence) -> Knowledge:
    claim = replace(knowledge.statements[0], evidence=(evidence,))
    return replace(knowledge, statements=(claim,), results=())


def test_a_paper_keeps_the_order_of_its_authors(knowledge: Knowledge) -> None:
    paper = told(knowledge)["papers"][0]

    assert paper["authors"] == ["bo-sample", "ada-example"]


def test_a_paper_tells_its_texts_with_their_languages(knowledge: Knowledge) -> None:
    paper = told(knowledge)["papers"][0]

    assert [language for _text, language in paper["abstracts"]] == ["ko", "en"]
    assert paper["votes"] == 12
    assert paper["url"] == "https://arxiv.org/abs/3105.00001"


def test_an_entity_tells_all_names(knowledge: Knowledge) -> None:
    names = told(knowledge)["entities"][1]["names"]

    assert names == [["LanternNet", "en"], ["랜턴넷", "ko"]]


def test_a_sentence_is_there_once(knowledge: Knowledge) -> None:
    values = told(knowledge)
    (result,) = values["results"]

    assert len(values["sentences"]) == 3
    assert result["evidence"][0]["sentence"] == values["statements"][1]["evidence"][0]["sentence"]


def test_the_words_that_were_read_lie_at_their_offsets(knowledge: Knowledge) -> None:
    values = told(knowledge)
    (evidence,) = values["statements"][0]["evidence"]
    text, language = values["sentences"][evidence["sentence"]]

    assert text[evidence["start"] : evidence["end"]] == "LanternNet"
    assert language == "ko"


def test_offsets_count_as_the_browser_does(knowledge: Knowledge) -> None:
    """JavaScript counts a character beyond U+FFFF as two."""
    evidence = replace(
        knowledge.statements[0].evidence[0],
        span=Span(start=2, end=3),
        sentence=Quote(span=Span(start=0, end=3), text="🏮 L"),
    )

    (quoted,) = told(with_evidence(knowledge, evidence))["statements"][0]["evidence"]

    assert (quoted["start"], quoted["end"]) == (3, 4)


def test_words_from_elsewhere_are_not_marked(knowledge: Knowledge) -> None:
    evidence = replace(
        knowledge.statements[0].evidence[0],
        span=Span(locator="/0/title", start=101, end=103),
    )

    (quoted,) = told(with_evidence(knowledge, evidence))["statements"][0]["evidence"]

    assert (quoted["start"], quoted["end"]) == (0, 0)


def test_only_addresses_of_the_web_are_told(knowledge: Knowledge) -> None:
    paper = replace(
        knowledge.papers[0],
        video="data:text/html,x",
        project_pages=("javascript:alert(1)", "https://example.org/lantern"),
    )
    code = Repository(id=RepositoryId("x"), name="x", url="javascript:alert(1)")
    values = told(replace(knowledge, papers=(paper,), repositories=(code,)))

    assert values["papers"][0]["video"] is None
    assert values["papers"][0]["projectPages"] == ["https://example.org/lantern"]
    assert values["repositories"][0]["url"] is None


def test_numbers_are_told_as_printed(knowledge: Knowledge) -> None:
    result = replace(knowledge.results[0], value=Decimal("1E+2"))

    assert told(replace(knowledge, results=(result,)))["results"][0]["value"] == "100"
