"""Signs are free to change; what may be relied on is that they are stable and tell apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.features import signs

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

TEXT = "We introduce FooNet, a new model. FooNet beats GPT-4o on UCF-101."


def test_a_thing_has_each_sign_once_and_in_a_fixed_order(run: Callable[..., Doc]) -> None:
    doc = run(TEXT, last="kg_things")
    context = Context.of(doc)

    for thing in doc._.things:
        found = signs(thing, context, "en")
        assert len(found) == len(set(found))
        assert found == signs(thing, Context.of(doc), "en")


def test_the_surroundings_show(run: Callable[..., Doc]) -> None:
    one = run("We introduce FooNet here.", last="kg_things")
    other = run("We compare with FooNet here.", last="kg_things")

    assert signs(one._.things[0], Context.of(one), "en") != signs(
        other._.things[0], Context.of(other), "en"
    )


def test_the_language_shows(run: Callable[..., Doc]) -> None:
    doc = run(TEXT, last="kg_things")
    context = Context.of(doc)

    assert signs(doc._.things[0], context, "en") != signs(doc._.things[0], context, "ko")


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
