"""Graphs of any size, invented: papers of some fields that share entities and authors."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.model.digest import Digest
from kg.model.entity import Entity, Name
from kg.model.identifiers import ArxivId, AuthorId, DigestId, EntityId
from kg.model.kind import FAMILY, Kind
from kg.model.knowledge import Knowledge
from kg.model.language import Language
from kg.model.mention import Quote
from kg.model.paper import Author, Listing, Paper
from kg.model.relation import POSSIBLE
from kg.model.span import Span
from kg.model.statement import Evidence, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["invented"]

_SYLLABLES = "ba ke li mo nu ra se ti vo wa zen dor lin mar pel quo ran sol tur vex".split()
_PAPERS_A_FIELD, _CLAIMS, _PAPERS_A_DAY = 120, 8, 16


def invented(nodes: int, seed: int = 7) -> Knowledge:
    """Return knowledge with about so many papers and entities, and half as many authors."""
    chance = random.Random(seed)  # noqa: S311 — no secrets here
    papers = max(2, nodes * 2 // 7)
    fields = max(2, papers // _PAPERS_A_FIELD)
    entities = _entities(nodes - papers, chance)
    authors = [
        Author(id=AuthorId(f"author-{at}"), name=f"{_word(chance).title()} Example {at}")
        for at in range(max(2, nodes // 2))
    ]
    days = [date(2031, 1, 1) + timedelta(days=at) for at in range(papers // _PAPERS_A_DAY + 1)]
    digests = [
        Digest(
            id=DigestId(f"{day}-en-00000000"),
            source=f"{day}.md",
            language=Language.ENGLISH,
            day=day,
            entries=(),
        )
        for day in days
    ]
    made = [
        _paper(at, chance, fields, entities, authors, digests[at // _PAPERS_A_DAY])
        for at in range(papers)
    ]
    told = {statement.entity for _, statements in made for statement in statements}
    return Knowledge(
        digests=tuple(digests),
        papers=tuple(paper for paper, _ in made),
        authors=tuple(sorted(authors, key=lambda author: author.id)),
        entities=tuple(sorted((x for x in entities if x.id in told), key=lambda entity: entity.id)),
        statements=tuple(statement for _, statements in made for statement in statements),
    )


def _entities(count: int, chance: random.Random) -> list[Entity]:
    kinds = [*Kind]
    return [
        Entity(
            id=EntityId(f"entity-{at}"),
            kind=kinds[chance.randrange(len(kinds))],
            label=Name(f"{_word(chance)} {_word(chance)} {at}"),
            generic=at < 3,
        )
        for at in range(max(4, count))
    ]


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3)))


def _paper(  # noqa: PLR0913, PLR0917
    at: int,
    chance: random.Random,
    fields: int,
    entities: Sequence[Entity],
    authors: Sequence[Author],
    digest: Digest,
) -> tuple[Paper, list[Statement]]:
    field = chance.randrange(fields)
    chosen = {}
    for claim in range(_CLAIMS):
        # some things belong to the field, most to the paper, few to everybody
        draw = chance.random()
        share = len(entities) // fields
        if draw < 0.1:
            entity = entities[int(len(entities) * chance.random() ** 4)]
        elif draw < 0.45:
            entity = entities[field * share + int(share * chance.random() ** 3)]
        else:
            entity = entities[(at * _CLAIMS + claim) * 5 // 8 % len(entities)]
        chosen[entity.id] = entity
    identifier = ArxivId(f"{3100 + at // 50_000}.{at % 50_000:05}")
    sentences = [
        f"We look at {entity.label.text} and {_word(chance)} {_word(chance)}."
        for entity in chosen.values()
    ]
    text = " ".join(sentences)
    paper = Paper(
        id=identifier,
        titles=(Name(f"{_word(chance).title()}: {_word(chance)} {_word(chance)} {at}"),),
        abstracts=(Name(text),),
        authors=tuple(
            dict.fromkeys(authors[int(len(authors) * chance.random())].id for _ in range(4))
        ),
        listings=(Listing(digest=digest.id, position=1, votes=int(200 * chance.random() ** 4)),),
    )
    statements = [
        _statement(paper, entity, text, sentence, digest)
        for entity, sentence in zip(chosen.values(), sentences, strict=True)
    ]
    statements.sort(key=lambda x: x.entity)
    return paper, statements


def _statement(paper: Paper, entity: Entity, text: str, sentence: str, digest: Digest) -> Statement:
    start = text.index(sentence)
    words = start + sentence.index(entity.label.text)
    evidence = Evidence(
        digest=digest.id,
        span=Span(start=words, end=words + len(entity.label.text)),
        sentence=Quote(span=Span(start=start, end=start + len(sentence)), text=sentence),
        rule="names",
        confidence=0.8,
    )
    return Statement(
        paper=paper.id,
        relation=POSSIBLE[FAMILY[entity.kind]][1],
        entity=entity.id,
        evidence=(evidence,),
        confidence=0.8,
    )
