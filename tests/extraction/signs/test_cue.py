"""Cues beside a name, or beside the list that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.pipeline import create_pipeline
from kg.extraction.reading import prepare
from kg.extraction.signs.cue import cue_signs
from kg.extraction.signs.listing import list_signs
from kg.extraction.signs.paper import PaperTraits
from kg.extraction.signs.surroundings import Surroundings
from kg.extraction.signs.table import OpenSignTable
from kg.extraction.signs.words import WordSigns
from kg.model.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.extraction.document import Stretch
    from tests.extraction.conftest import MakeEntry


def span_of_name(doc: Doc, name: str) -> Stretch:
    found: Stretch = next(t for t in doc._.things if name in t.names).places[0]
    return found


def cues(doc: Doc, name: str) -> set[str]:
    words = WordSigns(OpenSignTable())
    around = Surroundings.of(Context.of(doc), words)
    span = span_of_name(doc, name)
    sentence = around.sentence(span.start)
    seen = {*cue_signs(span, around, sentence), *sentence.signs} - {0}
    return set(words.table.texts(seen))


def test_a_verb_before_an_english_list_is_a_cue_for_its_last_name(
    run: Callable[..., Doc],
) -> None:
    doc = run(
        "It outperforms GPT-4o, Llama 3.1, Qwen2.5, Gemma 2 and Mistral 7B.", last="kg_things"
    )

    assert "cue=compares before near" in cues(doc, "Mistral 7B")


def test_a_verb_behind_a_korean_list_is_a_cue_for_its_first_name(run: Callable[..., Doc]) -> None:
    doc = run("GPT-4o, Llama 3.1, Qwen2.5, Gemma 2를 능가한다.", last="kg_things")

    assert "cue=compares after near" in cues(doc, "GPT-4o")


def test_a_far_cue_is_none(run: Callable[..., Doc]) -> None:
    doc = run(
        "GPT-4o is here and so it goes on and on for long until it outperforms.", last="kg_things"
    )

    assert "cue=compares after" not in cues(doc, "GPT-4o")
    assert "sentence-cue=compares" in cues(doc, "GPT-4o")


def test_known_names_of_a_list_tell_their_kind(run: Callable[..., Doc]) -> None:
    doc = run("We test on GSM8K, MMLU and FooSet.", last="kg_things")
    around = Surroundings.of(Context.of(doc), WordSigns(OpenSignTable()))
    span = span_of_name(doc, "FooSet")
    found = list_signs(span, around.context, around.sentence(span.start))

    assert "listed=Benchmark" in set(found)


def test_a_title_tells_what_the_paper_is(make_entry: MakeEntry) -> None:
    nlp = create_pipeline(Language.ENGLISH, upto="kg_things")

    def traits(title: str) -> PaperTraits:
        return PaperTraits.of(Context.of(nlp(prepare(nlp, make_entry(title, "We see.")))))

    assert "paper=benchmark" in traits("FooBench: A Benchmark of Things").signs
    assert traits("FooBench: A Benchmark of Things").head == "foobench"
    assert traits("On things that are so: a tale").head == ""
    assert "paper=benchmark" not in traits("FooNet: A Network").signs
