"""Knowledge of some papers, from a graph: what the graph says again as values of the model.

The graph does not hold everything that a build knew: entries of digests are absent, and the
offsets of words count from the beginning of their sentence.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg.graph.names import Namespace
from kg.model.digest import Digest
from kg.model.entity import Entity, Name, name_of
from kg.model.identifiers import (
    ArxivId,
    AuthorId,
    DigestId,
    EntityId,
    OrganizationId,
    RepositoryId,
)
from kg.model.kind import Kind
from kg.model.knowledge import Knowledge
from kg.model.language import Language
from kg.model.mention import Quote as Sentence
from kg.model.paper import Author, Listing, Organization, Paper, Repository
from kg.model.relation import Relation
from kg.model.result import Result
from kg.model.span import Span
from kg.model.statement import Evidence, Statement
from kg.serve.evidence import quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.serve.evidence import Quote
    from kg.serve.lookup import Lookup

__all__ = ["recalled"]

#: A claim that many sentences support is shown with so many.
_SENTENCES = 4
#: Where words are that do not stand in their sentence, and the rule where a graph has none.
_ELSEWHERE, _NO_RULE = "elsewhere", ""


def recalled(lookup: Lookup, papers: Iterable[str], more: Iterable[str] = ()) -> Knowledge:
    """Return what a graph says of papers, and ``more`` entities, all by their addresses."""
    return _Reader(lookup).knowledge(sorted(set(papers)), more)


class _Reader:
    def __init__(self, lookup: Lookup) -> None:
        self.look = lookup
        self.digests: dict[str, Digest] = {}

    def knowledge(self, papers: list[str], more: Iterable[str]) -> Knowledge:
        results = [result for paper in papers for result in self._results(paper)]
        claims = [claim for paper in papers for claim in self._claims(paper)]
        slots = (slot for x in results for slot in (x.metric, x.dataset, x.method) if slot)
        named = {claim.entity for claim in claims} | set(slots)
        entities = {self._address("entity", name) for name in named} | set(more)
        return Knowledge(
            papers=tuple(map(self._paper, papers)),
            authors=tuple(
                Author(id=AuthorId(self.name(x)), name=self.look.label(x))
                for x in self._about(papers, "dcterms:creator")
            ),
            organizations=tuple(
                Organization(id=OrganizationId(self.name(x)), name=self.look.label(x))
                for x in self._about(papers, "kg:affiliation")
            ),
            repositories=tuple(
                Repository(
                    id=RepositoryId(self.name(x)),
                    name=self.look.label(x),
                    url=self.look.thing(x, "schema:codeRepository"),
                )
                for x in self._about(papers, "kg:repository")
            ),
            entities=tuple(filter(None, map(self._entity, sorted(entities)))),
            statements=tuple(claims),
            results=tuple(results),
            digests=tuple(self.digests.values()),  # last: the others name them
        )

    def name(self, address: str) -> str:
        """Return an identifier, as it was before it became an address."""
        return unquote(address.removeprefix(self.look.base).partition("/")[2])

    def _address(self, collection: str, name: str) -> str:
        return Namespace(self.look.base).iri(collection, name)

    def _about(self, papers: list[str], name: str) -> list[str]:
        return sorted({thing for paper in papers for thing in self.look.things(paper, name)})

    # --- papers ---------------------------------------------------------------------------

    def _paper(self, address: str) -> Paper:
        things, text = self.look.things, self.look.text(address, "dcterms:issued")
        return Paper(
            id=ArxivId(self.name(address)),
            titles=self._names(address, "dcterms:title") or (Name(self.look.label(address)),),
            abstracts=self._names(address, "dcterms:abstract"),
            authors=tuple(AuthorId(self.name(x)) for x in self._authors(address)),
            listings=tuple(sorted(self._listings(address), key=lambda x: x.digest)),
            issued=_day(text),
            video=self.look.thing(address, "schema:video") or None,
            project_pages=tuple(things(address, "kg:projectPage")),
            repositories=tuple(
                RepositoryId(self.name(x)) for x in things(address, "kg:repository")
            ),
            organizations=tuple(
                OrganizationId(self.name(x)) for x in things(address, "kg:affiliation")
            ),
        )

    def _names(self, address: str, term: str) -> tuple[Name, ...]:
        """Return texts with their languages, English first."""
        found = [Name(text, _language(code)) for text, code in self.look.texts(address, term)]
        return tuple(sorted(found, key=lambda x: (x.language != Language.ENGLISH, x.text)))

    def _authors(self, paper: str) -> list[str]:
        """Return authors in the order of the paper."""
        of = self.look.things(paper, "kg:hasAuthorship")
        of.sort(key=lambda each: self.look.number(each, "kg:position"))
        found = [self.look.thing(each, "kg:author") for each in of]
        return list(dict.fromkeys(filter(None, found))) or self.look.things(
            paper, "dcterms:creator"
        )

    def _listings(self, paper: str) -> Iterator[Listing]:
        for listing in self.look.things(paper, "kg:hasListing"):
            votes = self.look.text(listing, "kg:upvotes")
            yield Listing(
                digest=self._digest(self.look.thing(listing, "kg:inDigest")),
                position=self.look.number(listing, "kg:position"),
                votes=int(votes) if votes.isdecimal() else None,
            )

    def _digest(self, address: str) -> DigestId:
        if address not in self.digests:
            self.digests[address] = Digest(
                id=DigestId(self.name(address)),
                source=self.look.text(address, "dcterms:source"),
                language=_language(self.look.text(address, "dcterms:language")),
                day=_day(self.look.text(address, "dcterms:date")),
                entries=(),
            )
        return self.digests[address].id

    # --- entities, claims, results --------------------------------------------------------

    def _entity(self, address: str) -> Entity | None:
        kind = self.look.kind(address)
        if kind not in set(Kind):
            return None
        labels = self._names(address, "skos:prefLabel") or (name_of(self.look.label(address)),)
        return Entity(
            id=EntityId(self.name(address)),
            kind=Kind(kind),
            label=labels[0],
            aliases=self._names(address, "skos:altLabel"),
            broader=tuple(
                EntityId(self.name(x)) for x in self.look.things(address, "skos:broader")
            ),
            generic=self.look.text(address, "kg:generic") == "true",
        )

    def _claims(self, paper: str) -> Iterator[Statement]:
        said: dict[tuple[str, str], list[str]] = {}
        for statement in self.look.pointing("rdf:subject", paper):
            relation = self.look.thing(statement, "rdf:predicate").rpartition("#")[2]
            key = (relation, self.look.thing(statement, "rdf:object"))
            said.setdefault(key, []).append(statement)
        for relation in Relation:
            for entity in self.look.things(paper, f"kg:{relation}"):
                if not self._is_entity(entity):
                    continue
                evidence = self._evidence(said.get((str(relation), entity), ()))
                yield Statement(
                    paper=ArxivId(self.name(paper)),
                    relation=relation,
                    entity=EntityId(self.name(entity)),
                    evidence=evidence,
                    confidence=evidence[0].confidence,
                )

    def _is_entity(self, address: str) -> bool:
        return address.startswith(f"{self.look.base}entity/") and self.look.kind(address) in set(
            Kind
        )

    def _results(self, paper: str) -> Iterator[Result]:
        for result in self.look.things(paper, "kg:hasResult"):
            try:
                value = Decimal(self.look.text(result, "kg:value"))
            except InvalidOperation:
                continue
            evidence = self._evidence(self.look.pointing("rdf:object", result))
            yield Result(
                paper=ArxivId(self.name(paper)),
                value=value,
                unit=self.look.text(result, "kg:unit"),
                metric=self._slot(result, "kg:metric"),
                dataset=self._slot(result, "kg:onDataset"),
                method=self._slot(result, "kg:ofMethod"),
                evidence=evidence,
                confidence=evidence[0].confidence,
            )

    def _slot(self, result: str, term: str) -> EntityId | None:
        address = self.look.thing(result, term)
        return EntityId(self.name(address)) if address and self._is_entity(address) else None

    def _evidence(self, statements: Iterable[str]) -> tuple[Evidence, ...]:
        """Return sentences, surest first; of a graph without them, one that is empty."""
        found = tuple(map(self._said, quotes(self.look, statements)[:_SENTENCES]))
        return found or (_UNSAID,)

    def _said(self, quote: Quote) -> Evidence:
        text = quote.before + quote.read + quote.after
        start = len(quote.before)
        words = Span(start=start, end=start + len(quote.read)) if quote.read else _NOWHERE
        return Evidence(
            digest=self._digest(quote.digest),
            span=words,
            sentence=Sentence(span=Span(start=0, end=max(1, len(text))), text=text),
            rule=quote.rule,
            confidence=quote.confidence,
        )


_NOWHERE = Span(locator=_ELSEWHERE, start=0, end=1)
#: What stands for the evidence of a graph that was written without any.
_UNSAID = Evidence(
    digest=DigestId(""),
    span=_NOWHERE,
    sentence=Sentence(span=Span(start=0, end=1), text=""),
    rule=_NO_RULE,
    confidence=1.0,
)


def _language(code: str) -> Language:
    return Language.KOREAN if code == Language.KOREAN else Language.ENGLISH


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None  # a month only, or nothing
