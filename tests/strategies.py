"""Hypothesis strategies for values of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from kg.model.identifiers import ArxivId
from kg.model.kind import Kind
from kg.model.language import Language
from kg.model.naming import clean
from kg.model.relation import Relation
from kg.model.span import Passage
from kg.resolution.resolve import resolve
from tests.builders import EN, KO, digest, entry, measurement, reading, sentence, thing

if TYPE_CHECKING:
    from kg.model.knowledge import Knowledge
    from kg.model.mention import Mention, Reading

__all__ = ["KNOWLEDGE", "NAMES", "READINGS", "TEXTS"]

#: What a digest is made of when it is not kind to us: markup, quotes, escapes, scripts.
_ODD = st.sampled_from("\\\"'<>&{}|^`%#@_.:;/\n\r\t\x00\x08\x0b\x1f\x7f\x85\u2028\ufeff한①ª🚀")
#: Any text that a file can hold.
TEXTS = st.text(_ODD | st.characters(codec="utf-8"), min_size=1, max_size=20)
NAMES = TEXTS.map(clean).filter(bool)

PAPERS = st.sampled_from(
    [ArxivId(f"310{month}.0000{number}") for month in "123" for number in "12"]
)
KINDS = st.sampled_from(Kind)
RELATIONS = st.sampled_from(Relation)
CONFIDENCES = st.sampled_from([0.25, 0.5, 0.75, 1.0])
#: Few names, so that readings meet in them.
_SPARSE = ("SAE", "Sparse Autoencoder", "sparse autoencoder", "Sparse AutoEncoders", "희소")
_KNOWN = st.sampled_from([*_SPARSE, "Stacked AE", "T5", "T5+"])


@st.composite
def _things(draw: st.DrawFn, names: st.SearchStrategy[str]) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for number in range(draw(st.integers(1, 3))):
        more: dict[str, Any] = {
            "kind": draw(KINDS),
            "relation": draw(RELATIONS),
            "confidence": draw(CONFIDENCES),
        }
        spelt = draw(st.lists(names, min_size=1, max_size=3))
        found += thing(*spelt, number=number, **more)
    return tuple(found)


@st.composite
def _readings(draw: st.DrawFn) -> list[Reading]:
    told = st.tuples(PAPERS, st.sampled_from([KO, EN]))
    places = draw(st.lists(told, unique=True, max_size=8))
    return [reading(paper, *draw(_things(_KNOWN)), digest=name) for paper, name in places]


READINGS = _readings()


@st.composite
def _knowledge(draw: st.DrawFn) -> Knowledge:
    papers = draw(st.lists(PAPERS, unique=True, min_size=1, max_size=2))
    entries = [
        entry(
            paper,
            title=draw(TEXTS),
            position=position,
            language=draw(st.sampled_from(Language)),
            body=(Passage(start=100, text=draw(TEXTS)),),
            authors=tuple(draw(st.lists(NAMES, max_size=2))),
            project_page="https://example.org/" + draw(st.text("%[]#?é한a/:@", max_size=8)),
            votes=draw(st.none() | st.integers(0, 99)),
        )
        for position, paper in enumerate(papers, start=1)
    ]
    readings = [
        reading(
            paper,
            *draw(_things(NAMES)),
            measurements=[measurement("7.50", metric=0, sentence=sentence(draw(TEXTS)))],
        )
        for paper in papers
    ]
    return resolve([digest(*entries)], readings, [])


KNOWLEDGE = _knowledge()
