"""What the panel tells of papers: texts, the sentences behind every claim, results.

Papers come in batches, so that the page of an archive reads what somebody looks at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from kg.exporters.page.inert import web_address
from kg.exporters.page.sentences import Texts, utf16_length, which_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from kg.model.knowledge import Knowledge
    from kg.model.paper import Paper
    from kg.model.result import Result
    from kg.model.statement import Evidence, Statement

__all__ = ["Batch", "batches", "results", "rules_of"]

#: A claim that many sentences support is supported by so many in a batch.
MOST_SENTENCES = 4


#: What is told of each piece of evidence, in the order of the claims that it supports.
_EVIDENCE = ("sentence", "name", "rule", "sure", "listing")
_SENTENCES = ("text", "pieces", "first")
_OFFSETS = ("from", "letters")
_WORDS = ("start", "length")


@dataclass(slots=True)
class Batch:
    """Some papers: plain JSON values, the texts that they refer to, and their evidence."""

    papers: list[dict[str, object]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    #: Rows of ``_SENTENCES``, those of each paper together.
    sentences: list[tuple[int, ...]] = field(default_factory=list)
    #: Rows of ``_OFFSETS``, of the sentences that need them.
    offsets: list[tuple[int, ...]] = field(default_factory=list)
    #: Rows of ``_EVIDENCE``, those of each claim together, then those of each result.
    evidence: list[tuple[int, ...]] = field(default_factory=list)
    #: Rows of ``_WORDS``, of the evidence that needs them.
    words: list[tuple[int, ...]] = field(default_factory=list)
    #: How many rows belong to each claim and each result, in the order of the papers.
    counts: list[int] = field(default_factory=list)

    def columns(self) -> dict[str, NDArray[np.int64]]:
        """Return sentences and evidence as columns.

        ================== ======================================================
        ``text``           of each sentence: its place among abstracts, titles and texts
        ``pieces, first``  which pieces of it: see ``sentences.Texts``
        ``from, letters``  of each sentence without: where it starts, and how long it is
        ``count``          how many rows each claim of each paper has, then each result
        ``sentence``       of each row: its place among the sentences of the paper
        ``name``           which name of the entity was read: see ``sentences.which_name``
        ``start, length``  of each row without, the words that were read; 0 and 0 if they
                           stand elsewhere
        ``rule``           what read it
        ``sure``           the confidence in hundredths, less that of the claim
        ``listing``        its digest, by the place among the listings of the paper
        ================== ======================================================
        """
        found = {"count": np.array(self.counts, dtype=np.int64)}
        for names, rows in (
            (_SENTENCES, self.sentences),
            (_OFFSETS, self.offsets),
            (_EVIDENCE, self.evidence),
            (_WORDS, self.words),
        ):
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
        self._names = {
            entity.id: [entity.label.text, *(name.text for name in entity.aliases)]
            for entity in knowledge.entities
        }
        self._claims: dict[str, list[Statement]] = {}
        self._results: dict[str, list[Result]] = {}
        for claim in knowledge.statements:
            self._claims.setdefault(claim.paper, []).append(claim)
        for result in knowledge.results:
            self._results.setdefault(result.paper, []).append(result)

    def paper(self, paper: Paper, batch: Batch) -> None:
        """Add what is told of a paper to the batch."""
        own = Texts(paper)
        claims = self._claims.get(paper.id, ())
        found = self._results.get(paper.id, ())
        adding = _Adding(self._rules, paper, own, batch)
        for claim in claims:
            adding(claim.evidence, round(100 * claim.confidence), self._names[claim.entity])
        for result in found:
            adding(result.evidence)
        batch.texts += own.told
        batch.sentences += own.sentences
        batch.offsets += own.offsets
        batch.papers.append(
            {
                "abstracts": [name.language for name in paper.abstracts],
                "texts": len(own.told),
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


class _Adding:
    """Adds the evidence for what one paper says to a batch."""

    def __init__(self, rules: Mapping[str, int], paper: Paper, own: Texts, batch: Batch) -> None:
        self._rules = rules
        self._listings = {x.digest: at for at, x in enumerate(paper.listings)}
        self._own = own
        self._batch = batch

    def __call__(
        self, evidence: Sequence[Evidence], sure: int = 0, names: Sequence[str] = ()
    ) -> None:
        """Add evidence for something that is so sure, in hundredths, and has these names."""
        some, batch = evidence[:MOST_SENTENCES], self._batch
        batch.counts.append(len(some))
        for x in some:
            sentence, text, start, end = self._own.place(x)
            name = which_name(names, text, start, end)
            if not name:
                before = utf16_length(text, start)
                batch.words.append((before, utf16_length(text, end) - before))
            less = round(100 * x.confidence) - sure
            listing = self._listings.get(x.digest, 0)
            batch.evidence.append((sentence, name, self._rules[x.rule], less, listing))
