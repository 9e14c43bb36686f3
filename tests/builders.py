"""Builds values of the model by hand, short enough to read inside a test."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.model.concept import Concept
from kg.model.digest import Digest
from kg.model.entity import Name
from kg.model.entry import Affiliation, Entry
from kg.model.identifiers import ArxivId, DigestId, EntityId
from kg.model.kind import Kind
from kg.model.language import Language
from kg.model.mention import Measurement, Mention, Quote, Reading
from kg.model.relation import Relation
from kg.model.span import Passage, Span
from kg.resolution.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model.knowledge import Knowledge
    from kg.resolution.overrides import Overrides

KO = DigestId("2031-05-06-ko-00000001")
EN = DigestId("2031-05-07-en-00000002")

#: Papers by age, the oldest first.
OLD, MIDDLE, NEW, NEWEST = (ArxivId(f"310{month}.00001") for month in (2, 3, 4, 5))


def sentence(text: str, *, start: int = 0, locator: str = "") -> Quote:
    """Return a sentence that stands at this place."""
    return Quote(span=Span(locator=locator, start=start, end=start + len(text)), text=text)


def mention(name: str, *, at: int = 0, **more: Any) -> Mention:  # noqa: ANN401 any field
    """Return a mention of a name at the beginning of a sentence at this place."""
    fields: dict[str, Any] = {
        "thing": 0,
        "name": name,
        "kind": Kind.METHOD,
        "relation": Relation.USES,
        "confidence": 0.8,
        "rule": "gloss",
        "span": Span(start=at, end=at + len(name)),
        "sentence": sentence(f"{name} is a kind of lantern.", start=at),
    }
    return Mention(**fields | more)


def thing(*names: str, number: int = 0, **more: Any) -> tuple[Mention, ...]:  # noqa: ANN401
    """Return mentions that all name one thing, each in a sentence of its own."""
    return tuple(
        mention(name, thing=number, at=1000 * number + 100 * place, **more)
        for place, name in enumerate(names)
    )


def reading(
    paper: str,
    *mentions: Mention,
    digest: DigestId = KO,
    measurements: Iterable[Measurement] = (),
) -> Reading:
    return Reading(
        digest=digest,
        paper=ArxivId(paper),
        language=Language.KOREAN if digest == KO else Language.ENGLISH,
        mentions=mentions,
        measurements=tuple(measurements),
    )


def measurement(value: str, **more: Any) -> Measurement:  # noqa: ANN401 any field
    fields: dict[str, Any] = {
        "value": Decimal(value),
        "unit": "%",
        "metric": None,
        "dataset": None,
        "method": None,
        "confidence": 0.7,
        "rule": "results",
        "span": Span(start=20, end=20 + len(value)),
        "sentence": sentence(f"It is said to reach {value} points."),
    }
    return Measurement(**fields | more)


def entry(paper: str, *, title: str = "A Kite for Every Wind", **more: Any) -> Entry:  # noqa: ANN401
    fields: dict[str, Any] = {
        "paper": ArxivId(paper),
        "language": Language.KOREAN,
        "position": 1,
        "title": Passage(start=0, text=title),
    }
    return Entry(**fields | more)


def digest(*entries: Entry, name: DigestId = KO, day: date | None = None) -> Digest:
    korean = name == KO
    return Digest(
        id=name,
        source="digest.md" if korean else "digest.json",
        language=Language.KOREAN if korean else Language.ENGLISH,
        day=day or date(2031, 5, 6 if korean else 7),
        entries=entries,
    )


def concept(name: str, kind: Kind = Kind.METHOD, **more: Any) -> Concept:  # noqa: ANN401
    return Concept(id=EntityId(name), kind=kind, label=more.pop("label", Name(name)), **more)


def resolved(
    *readings: Reading,
    concepts: Iterable[Concept] = (),
    overrides: Overrides | None = None,
) -> Knowledge:
    """Return what these readings say, without any papers or digests."""
    return resolve([], readings, list(concepts), overrides)


def entity_names(*readings: Reading, **more: Any) -> set[frozenset[str]]:  # noqa: ANN401
    """Return the names of each entity, as sets: what came together, what stayed apart."""
    return {
        frozenset(name.text for name in entity.names)
        for entity in resolved(*readings, **more).entities
    }


def small_knowledge() -> Knowledge:
    """Return two papers, told by a Korean and an English digest, with a thing of each class."""
    lantern: dict[str, Any] = {"repository": "https://github.com/example/lantern", "votes": 12}
    korean = digest(
        entry(
            OLD,
            title="LanternNet: Reading in the Dark",
            body=(Passage(start=40, text='랜턴넷(LanternNet)은 "등불"을 켭니다.'),),
            authors=("Ada Example", "Bo Sample"),
            **lantern,
        ),
        entry(NEW, position=2, votes=3),
    )
    english = digest(
        entry(
            OLD,
            title="LanternNet: Reading in the Dark",
            language=Language.ENGLISH,
            body=(Passage(start=40, text="LanternNet reaches 91.50 accuracy on TinyQuiz."),),
            authors=("Bo Sample", "Ada Example"),
            votes=20,
            issued=date(2031, 2, 3),
            thumbnail="https://example.org/lantern.png",
            video="https://example.org/lantern.mp4",
            project_page="https://example.org/lantern",
            organization=Affiliation(name="example-lab", label="Example Lab"),
        ),
        name=EN,
    )
    said = "LanternNet reaches 91.50 accuracy on TinyQuiz."
    number = measurement(
        "91.50",
        metric=1,
        dataset=2,
        method=0,
        span=Span(locator="/0/paper/summary", start=19, end=24),
        sentence=sentence(said, locator="/0/paper/summary"),
    )
    model: dict[str, Any] = {"kind": Kind.MODEL, "relation": Relation.INTRODUCES}
    quiz: dict[str, Any] = {"kind": Kind.BENCHMARK, "relation": Relation.EVALUATES_ON}
    metric: dict[str, Any] = {"kind": Kind.METRIC, "relation": Relation.REPORTS}
    readings = [
        reading(OLD, *thing("LanternNet", "랜턴넷", **model)),
        reading(
            OLD,
            *thing("LanternNet", **model),
            *thing("accuracy", number=1, concept=EntityId("accuracy"), **metric),
            *thing("TinyQuiz", number=2, confidence=0.9, **quiz),
            digest=EN,
            measurements=[number],
        ),
        reading(
            NEW,
            *thing("Tiny-Quiz", **quiz),
            *thing("wind reading", number=1, kind=Kind.TASK, relation=Relation.ADDRESSES),
            *thing("GustSet", number=2, kind=Kind.DATASET, relation=Relation.USES),
            *thing("Kite Loss", number=3),
            *thing("recall", number=4, concept=EntityId("recall"), **metric),
        ),
    ]
    known = [
        concept("accuracy", Kind.METRIC, generic=True, broader=(EntityId("score"),)),
        concept("recall", Kind.METRIC, broader=(EntityId("score"),)),
        concept("score", Kind.METRIC, aliases=(Name("점수", Language.KOREAN),)),
    ]
    return resolve([korean, english], readings, known)
