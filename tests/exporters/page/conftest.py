"""A small graph, told by two papers, that the tests of the page share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kg.model.digest import Digest
from kg.model.entity import Entity, Name
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
from kg.model.mention import Quote
from kg.model.paper import Author, Listing, Organization, Paper, Repository
from kg.model.relation import Relation
from kg.model.result import Result
from kg.model.span import Span
from kg.model.statement import Evidence, Statement

DIGEST = DigestId("2031-05-06-ko-00000000")
OTHER_DIGEST = DigestId("2031-05-07-en-00000000")
LANTERN, KITE = ArxivId("3105.00001"), ArxivId("3105.00002")
LANTERN_NET, TINY_QUIZ = EntityId("lantern-net"), EntityId("tiny-quiz")
ACCURACY = EntityId("accuracy")


def read(sentence: str, words: str, digest: DigestId = DIGEST) -> Evidence:
    """Return evidence that these words of the sentence were read."""
    start = 100 + sentence.index(words)
    return Evidence(
        digest=digest,
        span=Span(start=start, end=start + len(words)),
        sentence=Quote(span=Span(start=100, end=100 + len(sentence)), text=sentence),
        rule="gloss",
        confidence=0.9,
    )


def claim(paper: ArxivId, relation: Relation, entity: EntityId, *evidence: Evidence) -> Statement:
    return Statement(
        paper=paper, relation=relation, entity=entity, evidence=evidence, confidence=0.9
    )


@pytest.fixture
def knowledge() -> Knowledge:
    """Return two papers that share a benchmark, in the order that ``Knowledge`` wants."""
    introduced = "랜턴넷(LanternNet)은 작은 모델을 소개합니다."
    evaluated = "LanternNet reaches 91.5 accuracy on TinyQuiz."
    return Knowledge(
        digests=(
            Digest(
                id=DIGEST,
                source="2031-05-06.md",
                language=Language.KOREAN,
                day=date(2031, 5, 6),
                entries=(),
            ),
            Digest(
                id=OTHER_DIGEST,
                source="2031-05-07.json",
                language=Language.ENGLISH,
                day=date(2031, 5, 7),
                entries=(),
            ),
        ),
        papers=(
            Paper(
                id=LANTERN,
                titles=(Name("LanternNet: Reading in the Dark"),),
                abstracts=(
                    Name(introduced, Language.KOREAN),
                    Name(evaluated, Language.ENGLISH),
                ),
                authors=(AuthorId("bo-sample"), AuthorId("ada-example")),
                listings=(
                    Listing(digest=DIGEST, position=1, votes=12),
                    Listing(digest=OTHER_DIGEST, position=3, votes=None),
                ),
                issued=date(2031, 5, 2),
                project_pages=("https://example.org/lantern",),
                repositories=(RepositoryId("example-lantern"),),
                organizations=(OrganizationId("example-lab"),),
            ),
            Paper(
                id=KITE,
                titles=(Name("A Kite for Every Wind"),),
                authors=(AuthorId("ada-example"),),
                listings=(Listing(digest=DIGEST, position=2, votes=3),),
            ),
        ),
        authors=(
            Author(id=AuthorId("ada-example"), name="Ada Example"),
            Author(id=AuthorId("bo-sample"), name="Bo Sample"),
        ),
        organizations=(Organization(id=OrganizationId("example-lab"), name="Example Lab"),),
        repositories=(
            Repository(
                id=RepositoryId("example-lantern"),
                name="example/lantern",
                url="https://example.org/example/lantern",
            ),
        ),
        entities=(
            Entity(id=ACCURACY, kind=Kind.METRIC, label=Name("accuracy"), generic=True),
            Entity(
                id=LANTERN_NET,
                kind=Kind.MODEL,
                label=Name("LanternNet"),
                aliases=(Name("랜턴넷", Language.KOREAN),),
            ),
            Entity(id=TINY_QUIZ, kind=Kind.BENCHMARK, label=Name("TinyQuiz")),
        ),
        statements=(
            claim(LANTERN, Relation.INTRODUCES, LANTERN_NET, read(introduced, "LanternNet")),
            claim(
                LANTERN,
                Relation.EVALUATES_ON,
                TINY_QUIZ,
                read(evaluated, "TinyQuiz", OTHER_DIGEST),
            ),
            claim(
                KITE,
                Relation.MENTIONS,
                TINY_QUIZ,
                read("연은 TinyQuiz를 언급합니다.", "TinyQuiz"),
            ),
        ),
        results=(
            Result(
                paper=LANTERN,
                value=Decimal("91.5"),
                unit="%",
                metric=ACCURACY,
                dataset=TINY_QUIZ,
                method=LANTERN_NET,
                evidence=(read(evaluated, "91.5", OTHER_DIGEST),),
            ),
        ),
    )
