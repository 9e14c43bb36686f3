"""What the panel tells of papers: texts, the sentences behind every claim, results.

Papers come in batches, so that the page of an archive reads what somebody looks at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from kg.exporters.page.inert import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from kg.model.knowledge import Knowledge
    from kg.model.paper import Paper
    from kg.model.result import Result
    from kg.model.statement import Evidence, Statement

__all__ = ["Batch", "batches", "results", "rules_of"]

#: A claim that many sentences support is supported by so many in a batch.
MOST_SENTENCES = 4


#: What is told of each piece of evidence, in the order of the claims that it supports.
_EVIDENCE = ("sentence", "start", "length", "rule", "sure", "listing")
_SENTENCES = ("text", "from", "letters")


@dataclass(slots=True)
class Batch:
    """Some papers: plain JSON values, the texts that they refer to, and their evidence."""

    papers: list[dict[str, object]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    #: Rows of ``_SENTENCES``, those of each paper together.
    sentences: list[tuple[int, ...]] = field(default_factory=list)
    #: Rows of ``_EVIDENCE``, those of each claim together, then those of each result.
    evidence: list[tuple[int, ...]] = field(default_factory=list)
    #: How many rows belong to each claim and each result, in the order of the papers.
    counts: list[int] = field(default_factory=list)

    def columns(self) -> dict[str, NDArray[np.int64]]:
        """Return sentences and evidence as columns.

        ================== ======================================================
        ``text``           of each sentence: its place among the texts of the paper
        ``from, letters``  where it starts in that text, and how long it is
        ``count``          how many rows each claim of each paper has, then each result
        ``sentence``       of each row: its place among the sentences of the paper
        ``start, length``  the words that were read in it; 0 and 0 if they stand elsewhere
        ``rule, sure``     what read it, and the confidence in hundredths
        ``listing``        its digest, by the place among the listings of the paper
        ================== ======================================================
        """
        found = {"count": np.array(self.counts, dtype=np.int64)}
        for names, rows in ((_SENTENCES, self.sentences), (_EVIDENCE, self.evidence)):
            table = np.array(rows, dtype=np.int64).reshape(-1, len(names))
            found |= {name: table[:, at] for at, name in enumerate(names)}
        return found


def batches(knowledge: Knowledge, size: int) -> Iterator[Batch]:
    """Yield the papers, so many at once. Offsets count as JavaScript does."""
    write = _Writer(knowledge)
    for start in range(0, len(knowledge.papers), size):
        batch = Batch()
        for paper in knowledge.papers[start : start + size]:
            write.paper(paper, batch)
        yield batch


def results(knowledge: Knowledge, place: Mapping[str, int]) -> list[list[object]]:
    """Return all results: paper, value, unit, metric, data set, method, confidence.

    Things are told by their places among the nodes. A paper's results are in the order of
    their evidence in its batch.
    """
    rows: list[list[object]] = []
    for result in knowledge.results:
        slots = (result.metric, result.dataset, result.method)
        about = [None if slot is None else place[f"entity/{slot}"] for slot in slots]
        value = f"{result.value:f}"
        sure = round(100 * result.confidence)
        rows.append([place[f"paper/{result.paper}"], value, result.unit, *about, sure])
    return rows


def rules_of(knowledge: Knowledge) -> list[str]:
    """Return the components that read anything, sorted; evidence names them by their place."""
    said: tuple[Statement | Result, ...] = (*knowledge.statements, *knowledge.results)
    return sorted({evidence.rule for each in said for evidence in each.evidence})


class _Writer:
    """Knows what belongs to each paper, and the numbers of digests and rules."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._digests = {digest.id: at for at, digest in enumerate(knowledge.digests)}
        self._rules = {rule: at for at, rule in enumerate(rules_of(knowledge))}
        self._claims: dict[str, list[Statement]] = {}
        self._results: dict[str, list[Result]] = {}
        for claim in knowledge.statements:
            self._claims.setdefault(claim.paper, []).append(claim)
        for result in knowledge.results:
            self._results.setdefault(result.paper, []).append(result)

    def paper(self, paper: Paper, batch: Batch) -> None:
        """Add what is told of a paper to the batch."""
        own = _Texts(batch.texts, paper)
        claims = self._claims.get(paper.id, ())
        found = self._results.get(paper.id, ())
        listings = {x.digest: at for at, x in enumerate(paper.listings)}
        told: tuple[Statement | Result, ...] = (*claims, *found)
        for said in told:
            some = said.evidence[:MOST_SENTENCES]
            batch.counts.append(len(some))
            for x in some:
                rule, listing = self._rules[x.rule], listings.get(x.digest, 0)
                row = (*own.quote(x), rule, round(100 * x.confidence), listing)
                batch.evidence.append(row)
        batch.sentences += own.sentences
        batch.papers.append(
            {
                "abstracts": [name.language for name in paper.abstracts],
                "texts": own.count,
                "sentences": len(own.sentences),
                "listings": [
                    (self._digests[x.digest], x.position, x.votes) for x in paper.listings
                ],
                "issued": paper.issued.isoformat() if paper.issued else None,
                "video": web_address(paper.video),
                "pages": [page for page in paper.project_pages if web_address(page)],
                "said": (len(claims), len(found)),
            }
        )


class _Texts:
    """The texts of one paper among those of its batch; a sentence is a slice of one of them."""

    def __init__(self, texts: list[str], paper: Paper) -> None:
        self._all = texts
        self._own = [name.text for name in paper.abstracts]
        self._all += self._own
        self._places: dict[str, int] = {}
        #: Place of the text among those of the paper, start and length.
        self.sentences: list[tuple[int, int, int]] = []

    @property
    def count(self) -> int:
        """Return how many texts the paper has: abstracts, then sentences from elsewhere."""
        return len(self._own)

    def quote(self, evidence: Evidence) -> tuple[int, int, int]:
        """Return the place of the sentence, and start and length of the words in it."""
        text = evidence.sentence.text
        start, end = (_utf16_length(text, limit) for limit in _words(evidence))
        return self._sentence(text), start, end - start

    def _sentence(self, sentence: str) -> int:
        if (known := self._places.get(sentence)) is not None:
            return known
        number, text, at = self._found(sentence)
        start, end = (_utf16_length(text, limit) for limit in (at, at + len(sentence)))
        self.sentences.append((number, start, end - start))
        return self._places.setdefault(sentence, len(self.sentences) - 1)

    def _found(self, sentence: str) -> tuple[int, str, int]:
        for number, text in enumerate(self._own):
            if (at := text.find(sentence)) >= 0:
                return number, text, at
        self._own.append(sentence)
        self._all.append(sentence)
        return len(self._own) - 1, sentence, 0


def _words(evidence: Evidence) -> tuple[int, int]:
    """Return the offsets of the words in their sentence.

    Words that stand outside of the sentence have none: (0, 0).
    """
    whole, words, text = evidence.sentence.span, evidence.span, evidence.sentence.text
    start, end = words.start - whole.start, words.end - whole.start
    if words.locator != whole.locator or not 0 <= start < end <= len(text):
        return 0, 0
    return start, end


def _utf16_length(text: str, end: int) -> int:
    """Return how long JavaScript takes a text's beginning to be."""
    if text.isascii():
        return end
    return end + sum(character > "\uffff" for character in text[:end])
