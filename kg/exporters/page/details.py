"""What the search and the panel beside the drawing tell, as plain JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.exporters.page.inert import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model.digest import Digest
    from kg.model.entity import Entity, Name
    from kg.model.identifiers import DigestId
    from kg.model.knowledge import Knowledge
    from kg.model.paper import Paper
    from kg.model.result import Result
    from kg.model.statement import Evidence, Statement

__all__ = ["details"]


def details(knowledge: Knowledge) -> dict[str, object]:
    """Return everything that the page can show, in the order of the knowledge.

    A sentence that supports several claims is there once; evidence names it by its place
    in ``sentences``.
    """
    quotes = Quotes(knowledge.digests)
    return {
        "digests": [_digest(digest) for digest in knowledge.digests],
        "papers": [_paper(paper) for paper in knowledge.papers],
        "authors": [{"id": author.id, "name": author.name} for author in knowledge.authors],
        "organizations": [{"id": x.id, "name": x.name} for x in knowledge.organizations],
        "repositories": [
            {"id": x.id, "name": x.name, "url": web_address(x.url)} for x in knowledge.repositories
        ],
        "entities": [_entity(entity) for entity in knowledge.entities],
        "statements": [_statement(claim, quotes) for claim in knowledge.statements],
        "results": [_result(result, quotes) for result in knowledge.results],
        "sentences": quotes.sentences,
    }


class Quotes:
    """The sentences told so far, each once, with its language."""

    def __init__(self, digests: Iterable[Digest]) -> None:
        self._languages: dict[DigestId, str] = {x.id: x.language for x in digests}
        self._places: dict[tuple[str, str], int] = {}

    @property
    def sentences(self) -> list[tuple[str, str]]:
        """Return text and language of each sentence, in the order of their places."""
        return list(self._places)

    def quote(self, evidence: Evidence) -> dict[str, object]:
        """Return where the sentence stands in ``sentences``, and which words were read."""
        sentence = evidence.sentence
        language = self._languages.get(evidence.digest, "")
        place = self._places.setdefault((sentence.text, language), len(self._places))
        start, end = _words(evidence)
        return {
            "sentence": place,
            "start": start,
            "end": end,
            "digest": evidence.digest,
            "rule": evidence.rule,
            "confidence": evidence.confidence,
        }


def _words(evidence: Evidence) -> tuple[int, int]:
    """Return the offsets of the words in their sentence, as JavaScript counts.

    Words that stand outside of the sentence have none: (0, 0).
    """
    whole, words, text = evidence.sentence.span, evidence.span, evidence.sentence.text
    start, end = words.start - whole.start, words.end - whole.start
    if words.locator != whole.locator or not 0 <= start < end <= len(text):
        return 0, 0
    return _utf16_length(text[:start]), _utf16_length(text[:end])


def _utf16_length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _digest(digest: Digest) -> dict[str, object]:
    return {
        "id": digest.id,
        "day": digest.day.isoformat() if digest.day else None,
        "language": digest.language,
        "source": digest.source,
    }


def _paper(paper: Paper) -> dict[str, object]:
    return {
        "id": paper.id,
        "url": web_address(paper.url),
        "titles": _names(paper.titles),
        "abstracts": _names(paper.abstracts),
        "authors": paper.authors,
        "listings": [
            {"digest": x.digest, "position": x.position, "votes": x.votes} for x in paper.listings
        ],
        "votes": paper.votes,
        "issued": paper.issued.isoformat() if paper.issued else None,
        "video": web_address(paper.video),
        "projectPages": [page for page in paper.project_pages if web_address(page)],
        "repositories": paper.repositories,
        "organizations": paper.organizations,
    }


def _entity(entity: Entity) -> dict[str, object]:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "names": _names(entity.names),
        "broader": entity.broader,
        "generic": entity.generic,
    }


def _names(names: Iterable[Name]) -> list[tuple[str, str]]:
    return [(name.text, name.language) for name in names]


def _statement(statement: Statement, quotes: Quotes) -> dict[str, object]:
    return {
        "paper": statement.paper,
        "relation": statement.relation,
        "entity": statement.entity,
        "confidence": statement.confidence,
        "evidence": [quotes.quote(evidence) for evidence in statement.evidence],
    }


def _result(result: Result, quotes: Quotes) -> dict[str, object]:
    return {
        "id": result.id,
        "paper": result.paper,
        "value": f"{result.value:f}",
        "unit": result.unit,
        "metric": result.metric,
        "dataset": result.dataset,
        "method": result.method,
        "confidence": result.confidence,
        "evidence": [quotes.quote(evidence) for evidence in result.evidence],
    }
