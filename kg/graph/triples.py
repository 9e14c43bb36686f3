"""The graph as RDF: one triple a claim, and statements that carry the evidence."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg.graph.names import PREFIXES, Namespace
from kg.model.entity import name_of
from kg.model.identifiers import fingerprint
from kg.model.kind import FAMILY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model.digest import Digest
    from kg.model.entity import Entity, Name
    from kg.model.knowledge import Knowledge
    from kg.model.paper import Author, Organization, Paper, Repository
    from kg.model.result import Result
    from kg.model.statement import Evidence, Statement

__all__ = ["Quad", "Triple", "address", "evidence_triples", "fact_triples", "quads"]

#: Subject, predicate, object; plain tuples, since there are millions of them.
Triple: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]
#: A triple, and the graph that it is in; ``None`` for the default graph.
Quad: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal, NamedNode | None]


@lru_cache(maxsize=256)
def _term(curie: str) -> NamedNode:
    """Return a term of a vocabulary, by its prefixed name."""
    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


_A = _term("rdf:type")
_DATE = _term("xsd:date")
_MONTH = _term("xsd:gYearMonth")
_DECIMAL = _term("xsd:decimal")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def fact_triples(knowledge: Knowledge, namespace: Namespace) -> Iterator[Triple]:
    """Yield what the digests say, without the sentences that say it."""
    write = _Writer(namespace)
    days = {digest.id: digest.day for digest in knowledge.digests}
    yield from chain.from_iterable(map(write.digest, knowledge.digests))
    for paper in knowledge.papers:
        yield from write.paper(paper)
        for day in sorted({d for x in paper.listings if (d := days[x.digest])}):
            yield (
                write.node("paper", paper.id),
                _term("kg:featuredOn"),
                Literal(day.isoformat(), datatype=_DATE),
            )
    yield from chain.from_iterable(map(write.author, knowledge.authors))
    yield from chain.from_iterable(map(write.organization, knowledge.organizations))
    yield from chain.from_iterable(map(write.repository, knowledge.repositories))
    yield from chain.from_iterable(map(write.entity, knowledge.entities))
    yield from chain.from_iterable(map(write.claim, knowledge.statements))
    yield from chain.from_iterable(map(write.result, knowledge.results))


def quads(knowledge: Knowledge, namespace: Namespace, *, evidence: bool = True) -> Iterator[Quad]:
    """Yield everything, what a digest says in the graph of that digest's name.

    What is put together from several digests (names, kinds, people) is in the default
    graph.
    """
    write = _Writer(namespace)
    for triple in fact_triples(knowledge, namespace):
        yield (*triple, None)
    for statement in knowledge.statements:
        for found in statement.evidence:
            graph = write.node("digest", found.digest)
            said = write.statement(statement, found)
            for triple in chain(write.claim(statement), said if evidence else ()):
                yield (*triple, graph)
    for result in knowledge.results if evidence else ():
        for found in result.evidence:
            graph = write.node("digest", found.digest)
            for triple in write.measurement(result, found):
                yield (*triple, graph)


def evidence_triples(knowledge: Knowledge, namespace: Namespace) -> Iterator[Triple]:
    """Yield a ``kg:Statement`` for every claim and sentence that makes it."""
    write = _Writer(namespace)
    for statement in knowledge.statements:
        for evidence in statement.evidence:
            yield from write.statement(statement, evidence)
    for result in knowledge.results:
        for evidence in result.evidence:
            yield from write.measurement(result, evidence)


class _Writer:
    """Turns values of the model into triples under one base."""

    def __init__(self, namespace: Namespace) -> None:
        self.namespace = namespace
        self.node = lru_cache(maxsize=1 << 17)(self._node)

    def _node(self, collection: str, name: str) -> NamedNode:
        return NamedNode(self.namespace.iri(collection, name))

    def digest(self, digest: Digest) -> Iterator[Triple]:
        node = self.node("digest", digest.id)
        yield (node, _A, _term("kg:Digest"))
        if digest.day:
            date = Literal(digest.day.isoformat(), datatype=_DATE)
            yield (node, _term("dcterms:date"), date)
        yield (node, _term("dcterms:language"), Literal(str(digest.language)))
        yield (node, _term("dcterms:source"), Literal(digest.source))

    def paper(self, paper: Paper) -> Iterator[Triple]:
        node = self.node("paper", paper.id)
        yield (node, _A, _term("kg:Paper"))
        yield (node, _term("kg:arxivId"), Literal(paper.id))
        yield (node, _term("schema:url"), NamedNode(paper.url))
        yield (node, _term("dcterms:issued"), _issued(paper))
        for term, names in (("title", paper.titles), ("abstract", paper.abstracts)):
            for name in names:
                yield (node, _term(f"dcterms:{term}"), _text(name))
        for term, urls in (
            ("schema:thumbnailUrl", (paper.thumbnail,)),
            ("schema:video", (paper.video,)),
            ("kg:projectPage", paper.project_pages),
        ):
            for url in filter(None, urls):
                yield (node, _term(term), address(url))
        for repository in paper.repositories:
            yield (node, _term("kg:repository"), self.node("repository", repository))
        for organization in paper.organizations:
            place = self.node("organization", organization)
            yield (node, _term("kg:affiliation"), place)
        if paper.votes is not None:
            yield (node, _term("kg:upvotes"), Literal(paper.votes))
        yield from self._authorships(node, paper)
        yield from self._listings(node, paper)

    def _authorships(self, node: NamedNode, paper: Paper) -> Iterator[Triple]:
        for position, author in enumerate(paper.authors, start=1):
            person = self.node("author", author)
            authorship = self.node("authorship", f"{paper.id}-{position:02}")
            yield (node, _term("dcterms:creator"), person)
            yield (node, _term("kg:hasAuthorship"), authorship)
            yield (authorship, _A, _term("kg:Authorship"))
            yield (authorship, _term("kg:author"), person)
            yield (authorship, _term("kg:position"), Literal(position))

    def _listings(self, node: NamedNode, paper: Paper) -> Iterator[Triple]:
        for item in paper.listings:
            digest = self.node("digest", item.digest)
            listing = self.node("listing", f"{item.digest}-{item.position:02}")
            yield (node, _term("kg:featuredIn"), digest)
            yield (node, _term("kg:hasListing"), listing)
            yield (listing, _A, _term("kg:Listing"))
            yield (listing, _term("kg:inDigest"), digest)
            yield (listing, _term("kg:position"), Literal(item.position))
            if item.votes is not None:
                yield (listing, _term("kg:upvotes"), Literal(item.votes))

    def author(self, author: Author) -> Iterator[Triple]:
        node = self.node("author", author.id)
        yield (node, _A, _term("kg:Author"))
        yield (node, _term("foaf:name"), Literal(author.name))

    def organization(self, organization: Organization) -> Iterator[Triple]:
        node = self.node("organization", organization.id)
        yield (node, _A, _term("kg:Organization"))
        yield (node, _term("foaf:name"), Literal(organization.name))

    def repository(self, repository: Repository) -> Iterator[Triple]:
        node = self.node("repository", repository.id)
        yield (node, _A, _term("kg:Repository"))
        yield (node, _term("rdfs:label"), Literal(repository.name))
        yield (node, _term("schema:codeRepository"), address(repository.url))

    def entity(self, entity: Entity) -> Iterator[Triple]:
        node = self.node("entity", entity.id)
        for kind in dict.fromkeys((entity.kind, FAMILY[entity.kind], "Entity")):
            yield (node, _A, _term(f"kg:{kind}"))
        yield (node, _term("skos:prefLabel"), _text(entity.label))
        for alias in entity.aliases:
            yield (node, _term("skos:altLabel"), _text(alias))
        for wider in entity.broader:
            yield (node, _term("skos:broader"), self.node("entity", wider))
        if entity.generic:
            yield (node, _term("kg:generic"), Literal(value=True))

    def claim(self, statement: Statement) -> Iterator[Triple]:
        yield (
            self.node("paper", statement.paper),
            _term(f"kg:{statement.relation}"),
            self.node("entity", statement.entity),
        )

    def result(self, result: Result) -> Iterator[Triple]:
        node = self.node("result", result.id)
        yield (self.node("paper", result.paper), _term("kg:hasResult"), node)
        yield (node, _A, _term("kg:Result"))
        value = Literal(format(result.value, "f"), datatype=_DECIMAL)
        yield (node, _term("kg:value"), value)
        if result.unit:
            yield (node, _term("kg:unit"), Literal(result.unit))
        for term, entity in (
            ("kg:metric", result.metric),
            ("kg:onDataset", result.dataset),
            ("kg:ofMethod", result.method),
        ):
            if entity is not None:
                yield (node, _term(term), self.node("entity", entity))

    def statement(self, statement: Statement, evidence: Evidence) -> Iterator[Triple]:
        subject = self.node("paper", statement.paper)
        thing = self.node("entity", statement.entity)
        predicate = _term(f"kg:{statement.relation}")
        yield from self._evidence((subject, predicate, thing), evidence)

    def measurement(self, result: Result, evidence: Evidence) -> Iterator[Triple]:
        subject = self.node("paper", result.paper)
        claim = (subject, _term("kg:hasResult"), self.node("result", result.id))
        yield from self._evidence(claim, evidence)

    def _evidence(
        self,
        claim: tuple[NamedNode, NamedNode, NamedNode],
        evidence: Evidence,
    ) -> Iterator[Triple]:
        span = evidence.span
        parts = [*(term.value.rsplit("/", 1)[-1] for term in claim), evidence.digest]
        where = (span.locator, str(span.start), str(span.end))
        node = self.node("statement", fingerprint(*parts, *where))
        yield (node, _A, _term("kg:Statement"))
        for term, value in zip(("subject", "predicate", "object"), claim, strict=True):
            yield (node, _term(f"rdf:{term}"), value)
        confidence = Literal(format(evidence.confidence, "f"), datatype=_DECIMAL)
        yield (node, _term("kg:confidence"), confidence)
        yield (node, _term("kg:sentence"), _text(name_of(evidence.sentence.text)))
        yield (node, _term("kg:start"), Literal(span.start))
        yield (node, _term("kg:end"), Literal(span.end))
        if span.locator:
            yield (node, _term("kg:locator"), Literal(span.locator))
        yield (node, _term("kg:rule"), Literal(evidence.rule))
        yield (node, _term("prov:wasDerivedFrom"), self.node("digest", evidence.digest))


def _text(name: Name) -> Literal:
    return Literal(name.text, language=str(name.language))


def address(url: str) -> NamedNode:
    """Return the IRI of a web page; what no IRI may hold is percent-encoded.

    Browsers forgive a lone percent sign or a bracket in a path, and digests do hold some.
    """
    try:
        return NamedNode(url)
    except ValueError:
        scheme, _, rest = _LONE_PERCENT.sub("%25", url).partition("://")
        return NamedNode(f"{scheme}://{quote(rest, safe='/?&=%')}")


def _issued(paper: Paper) -> Literal:
    """Return the day, or the month that the first half of an arXiv number tells."""
    if paper.issued:
        return Literal(paper.issued.isoformat(), datatype=_DATE)
    return Literal(f"20{paper.id[:2]}-{paper.id[2:4]}", datatype=_MONTH)
