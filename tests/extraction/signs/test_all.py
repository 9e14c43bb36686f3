"""Signs are free to change; what may be relied on is that they are stable and tell apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.signs.all import Signs
from kg.extraction.signs.table import OpenSignTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.extraction.things import Thing

TEXT = "We introduce FooNet, a new model. FooNet beats GPT-4o on UCF-101."


def signs_of(thing: Thing, doc: Doc, language: str = "en") -> list[str]:
    signs = Signs(OpenSignTable())
    around = signs.surroundings(Context.of(doc))
    thing.signs_at = signs.around(thing, around)
    glance = signs.glance(thing, around.context, language)
    return [*signs.table.texts(signs.together(thing, around, glance))]


def test_a_thing_has_each_sign_once_and_in_a_fixed_order(run: Callable[..., Doc]) -> None:
    doc = run(TEXT, last="kg_things")
    for thing in doc._.things:
        found = signs_of(thing, doc)
        assert len(found) == len(set(found))
        assert found == signs_of(thing, doc)


def test_the_surroundings_show(run: Callable[..., Doc]) -> None:
    one = run("We introduce FooNet here.", last="kg_things")
    other = run("We compare with FooNet here.", last="kg_things")

    assert signs_of(one._.things[0], one) != signs_of(other._.things[0], other)


def test_the_language_shows(run: Callable[..., Doc]) -> None:
    doc = run(TEXT, last="kg_things")

    assert signs_of(doc._.things[0], doc) != signs_of(doc._.things[0], doc, "ko")


def test_what_earlier_papers_named_shows(run: Callable[..., Doc]) -> None:
    """The entry is of November 2024, when LoRA was known; what is new has no precedents."""
    doc = run("Chain-of-LoRA builds on LoRA and FooNet.", last="kg_things")
    found = {thing.names[0]: signs_of(thing, doc) for thing in doc._.things}

    assert "before=3" in found["LoRA"]
    assert not any(sign.startswith("before=3") for sign in found["FooNet"])
