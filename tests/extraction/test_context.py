"""Looking around in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

TEXT = "We introduce FooNet, a new model. FooNet beats GPT-4o on UCF-101."


def test_a_context_knows_sentences(run: Callable[..., Doc]) -> None:
    doc = run("FooNet is new. It wins.", last="kg_things")
    context = Context.of(doc)
    place = context.words.index("wins")

    start, end = context.sentence(place)

    assert [word for word in context.words[start:end] if word.strip()] == ["It", "wins", "."]
    assert context.length == len(doc)


def test_a_context_knows_which_thing_a_word_belongs_to(run: Callable[..., Doc]) -> None:
    doc = run(TEXT, last="kg_things")
    context = Context.of(doc)

    for thing in doc._.things:
        for span in thing.spans:
            assert all(context.things[place] is thing for place in range(span.start, span.end))


def test_a_context_may_hold_fewer_things(run: Callable[..., Doc]) -> None:
    context = Context.of(run(TEXT, last="kg_things"))

    assert context.things
    assert not context.among([]).things
