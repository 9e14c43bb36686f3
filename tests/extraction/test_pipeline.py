from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Span

from kg.extraction.context import Context
from kg.extraction.pipeline import COMPONENTS, create_pipeline
from kg.extraction.reading import prepare, read_document
from kg.model.concept import Concept
from kg.model.entity import Name
from kg.model.identifiers import DigestId, EntityId
from kg.model.kind import Kind
from kg.model.language import Language
from kg.model.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model.mention import Reading
    from tests.extraction.conftest import MakeEntry

#: A vocabulary of one concept, so that a test's own pipeline is made quickly.
SMALL = (Concept(id=EntityId("lantern-7"), kind=Kind.DATASET, label=Name("Lantern-7")),)
DIGEST = DigestId("2024-11-25-en-1f0c9a2b")


def read_with(nlp: Pipeline, make_entry: MakeEntry, *texts: str) -> Reading:
    entry = make_entry(*texts)
    return read_document(nlp(prepare(nlp, entry)), DIGEST, entry)


@pytest.mark.parametrize("language", list(Language))
def test_a_pipeline_has_the_components_in_the_order_of_the_table(
    pipelines: dict[Language, Pipeline], language: Language
) -> None:
    assert pipelines[language].pipe_names == list(COMPONENTS)


def test_a_pipeline_may_end_early() -> None:
    nlp = create_pipeline(Language.ENGLISH, concepts=SMALL, upto="kg_names")

    assert nlp.pipe_names == list(COMPONENTS)[: nlp.pipe_names.index("kg_names") + 1]


def test_a_pipeline_may_know_other_concepts(make_entry: MakeEntry) -> None:
    nlp = create_pipeline(Language.ENGLISH, concepts=SMALL)

    reading = read_with(nlp, make_entry, "A title", "We evaluate FooNet on Lantern-7 dataset.")

    assert {m.name: m.concept for m in reading.mentions}.get("Lantern-7") == "lantern-7"


def test_a_text_alone_can_be_read(pipelines: dict[Language, Pipeline]) -> None:
    doc = pipelines[Language.KOREAN]("우리는 SAE를 UCF-101에서 평가한다.")

    assert doc.text == "우리는 SAE를 UCF-101에서 평가한다."
    assert {"UCF-101"} <= {span.text for span in doc.spans["kg"]}


def test_spans_tell_what_is_known_of_their_things(
    run: Callable[..., Doc],
) -> None:
    doc = run("We introduce FooNet and evaluate it on the ImageNet dataset.")
    spans = {span.text: span for span in doc.spans["kg"]}

    assert spans["ImageNet"].label_ == Kind.DATASET
    assert spans["ImageNet"]._.relation in set(Relation)
    assert 0.1 <= spans["ImageNet"]._.confidence <= 1


@pytest.fixture(scope="module")
def lanterns() -> Callable[..., str]:
    """Return a function that registers a finder of lanterns, and gives its name."""

    def register(*, label: str = "", concept: str = "", rule: str = "") -> str:
        def find_lanterns(doc: Doc) -> Doc:
            places = [token.i for token in doc if token.text == "lantern"]
            doc.spans["kg"] = [
                *doc.spans.get("kg", ()),
                *(Span(doc, i, i + 1, label=label, kb_id=concept, span_id=rule) for i in places),
            ]
            return doc

        name = f"test_lanterns_{label}{rule}"
        Pipeline.component(name, func=find_lanterns)
        return name

    return register


def test_a_component_of_ones_own_adds_names(
    lanterns: Callable[..., str], make_entry: MakeEntry
) -> None:
    nlp = create_pipeline(Language.ENGLISH, concepts=SMALL, upto="kg_things")
    nlp.add_pipe(lanterns(), before="kg_things")

    doc = nlp(prepare(nlp, make_entry("Title", "We light a lantern. The lantern burns.")))

    [thing] = [thing for thing in doc._.things if thing.names == ["lantern"]]
    assert len(thing.spans) == 2


def test_a_component_of_ones_own_finds_concepts(
    lanterns: Callable[..., str], make_entry: MakeEntry
) -> None:
    nlp = create_pipeline(Language.ENGLISH, concepts=SMALL, upto="kg_things")
    nlp.add_pipe(lanterns(label="Dataset", concept="lantern-7"), before="kg_things")

    doc = nlp(prepare(nlp, make_entry("Title", "We light a lantern on Lantern-7.")))

    [thing] = [thing for thing in doc._.things if thing.concept]
    assert thing.names == ["lantern", "Lantern-7"]


def test_a_rule_of_ones_own_is_taken_up(
    lanterns: Callable[..., str], make_entry: MakeEntry
) -> None:
    nlp = create_pipeline(Language.ENGLISH, concepts=SMALL, upto="kg_things")
    nlp.add_pipe(lanterns(rule="my rule"), before="kg_things")

    doc = nlp(prepare(nlp, make_entry("Title", "We light a lantern.")))

    assert [thing.rules for thing in doc._.things if thing.names == ["lantern"]] == [{"my rule"}]


def test_a_component_can_be_replaced(make_entry: MakeEntry) -> None:
    def all_tasks(doc: Doc) -> Doc:
        for thing in doc._.things:
            thing.kind, thing.confidence = Kind.TASK, 0.75
        doc._.context = Context.of(doc)
        return doc

    Pipeline.component("test_all_tasks", func=all_tasks)
    nlp = create_pipeline(Language.ENGLISH, concepts=SMALL)
    nlp.replace_pipe("kg_kinds", "test_all_tasks")

    reading = read_with(nlp, make_entry, "FooNet", "We build FooNet with BarNet.")

    assert reading.mentions
    assert {m.kind for m in reading.mentions} == {Kind.TASK}
    assert all(0 < m.confidence <= 0.75 for m in reading.mentions)


def test_a_component_can_be_left_out(make_entry: MakeEntry) -> None:
    nlp = create_pipeline(Language.ENGLISH, concepts=SMALL)
    nlp.remove_pipe("kg_results")

    reading = read_with(nlp, make_entry, "FooNet", "FooNet reaches 83.5% accuracy.")

    assert reading.measurements == ()
