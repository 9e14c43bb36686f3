"""Digests of few papers and few names, so that everything touches everything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from kg.model.entity import Name
from kg.model.entry import Affiliation
from kg.model.identifiers import ArxivId, DigestId, EntityId, fingerprint
from kg.model.kind import Kind
from kg.model.language import Language
from kg.model.mention import Reading
from kg.model.relation import Relation
from tests.builders import concept, digest, entry, measurement, thing

if TYPE_CHECKING:
    from kg.model.digest import Digest
    from kg.model.entry import Entry
    from kg.model.mention import Mention

__all__ = ["CONCEPTS", "OPERATIONS", "Operation", "reading_of"]

#: A family, two members of it, and one that is in no family.
CONCEPTS = (
    concept("llama", Kind.MODEL, label=Name("Llama")),
    concept("llama-3", Kind.MODEL, label=Name("Llama 3"), broader=(EntityId("llama"),)),
    concept("llama-3.1", Kind.MODEL, label=Name("Llama 3.1"), broader=(EntityId("llama"),)),
    concept("sae", Kind.METHOD, label=Name("SAE"), aliases=(Name("Sparse Autoencoder"),)),
)
_PAPERS = [ArxivId(f"310{month}.0000{number}") for month in "12" for number in "12"]
#: Short forms with several senses, spellings that meet, and slugs that clash.
_NAMES = st.sampled_from(
    """
    SAE|sae|AE|A&E|Sparse AE|Sparse-AE|Stacked AE|희소 AE|희소|T5|T5+|T 5|T~5|T-5|T +5|Llamas
    |T5.3101.00001|T-5.3101.00001|llama-3|
    """.split("|")[:-1]
).map(str.strip)
_PEOPLE = st.sampled_from(["Ada Example", "ADA Example", "Ada Exämple", "Bo Sample"])


@dataclass(frozen=True, slots=True)
class Operation:
    """Digests that come together, or the name of a file whose digest leaves."""

    come: tuple[Digest, ...] = ()
    leave: str = ""


@st.composite
def _things(draw: st.DrawFn) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for number in range(draw(st.integers(1, 3))):
        more: dict[str, Any] = {
            "kind": draw(st.sampled_from([Kind.METHOD, Kind.MODEL, Kind.DATASET, Kind.METRIC])),
            "relation": draw(st.sampled_from(Relation)),
            "confidence": draw(st.sampled_from([0.25, 0.5, 1.0])),
            "concept": draw(st.none() | st.none() | st.sampled_from([c.id for c in CONCEPTS])),
        }
        spelt = draw(st.lists(_NAMES, min_size=1, max_size=3))
        found += thing(*spelt, number=number, **more)
    return tuple(found)


#: What is read in an entry, by the entry's title.
_READ: dict[str, tuple[tuple[Mention, ...], bool]] = {}


def reading_of(told: Entry) -> Reading:
    """Return what there is to be read in an entry that was drawn."""
    mentions, has_number = _READ[told.title.text]
    numbers = (measurement("7.50", metric=0, method=1, dataset=2),) if has_number else ()
    return Reading(
        digest=DigestId(""),
        paper=told.paper,
        language=told.language,
        mentions=mentions,
        measurements=numbers,
    )


@st.composite
def _entries(draw: st.DrawFn, language: Language, position: int) -> Entry:
    mentions, has_number = draw(_things()), draw(st.booleans())
    title = f"Kite {fingerprint(repr(mentions), str(has_number))}"
    _READ[title] = (mentions, has_number)
    return entry(
        draw(st.sampled_from(_PAPERS)),
        title=title,
        position=position,
        language=language,
        authors=tuple(draw(st.lists(_PEOPLE, max_size=2))),
        votes=draw(st.none() | st.integers(0, 3)),
        repository=draw(st.sampled_from([None, "https://example.org/a", "https://Example.org/a"])),
        organization=draw(st.sampled_from([None, Affiliation(name="lab", label="Lab")])),
    )


@st.composite
def _digests(draw: st.DrawFn) -> Digest:
    """Return one of few digests, or a corrected one: another text of the same identity."""
    language = draw(st.sampled_from(Language))
    day = draw(st.sampled_from([6, 7]))
    listed = [draw(_entries(language, place)) for place in range(1, draw(st.integers(1, 3)) + 1)]
    mark = fingerprint(*map(repr, listed), length=8)
    name = DigestId(f"2031-05-0{day}-{language}-{mark}")
    source = draw(st.sampled_from(["a.md", "b.md"]))
    told = digest(*listed, name=name, day=date(2031, 5, day))
    fields: dict[str, Any] = {"source": source, "language": language}
    return replace(told, **fields)


@st.composite
def _operations(draw: st.DrawFn) -> list[Operation]:
    """Return adds of new digests and of ones that were there before, and removes."""
    pool = draw(st.lists(_digests(), min_size=2, max_size=4, unique_by=lambda told: told.id))
    some = st.lists(st.sampled_from(pool), min_size=1, max_size=2, unique_by=lambda told: told.id)
    come = some.map(lambda found: Operation(come=tuple(found)))
    leave = st.sampled_from(pool).map(lambda told: Operation(leave=told.id))
    return draw(st.lists(come | come | leave, min_size=2, max_size=6))


OPERATIONS = _operations()
