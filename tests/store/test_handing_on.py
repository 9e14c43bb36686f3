"""Readers make their index of names from the one before, and it is as if made from nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.graphs import open_store
from kg.query.name_index import NameIndex
from kg.store.handing_on import handed_on
from kg.store.places import Places
from kg.store.reading import generation
from kg.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model.digest import Digest

_SAID = "SELECT node, label, kind, weight, generic FROM things ORDER BY 1"
_NAMES = "SELECT node, key, text, rank FROM names JOIN things ON id = thing ORDER BY 1, 2, 3, 4"


def content(index: NameIndex) -> list[tuple[object, ...]]:
    return [row for query in (_SAID, _NAMES) for row in index.database.execute(query)]


def ask(store: Path) -> None:
    """Let a reader want the names."""
    with open_store(store) as (graph, _):
        graph.find("LanternNet")


@pytest.mark.parametrize("asked_between", [True, False])
def test_an_index_made_from_the_one_before_is_like_a_new_one(
    store: Path, digests: list[Digest], *, asked_between: bool
) -> None:
    Store(store, jobs=1).add(digests)
    ask(store)
    for digest in digests:
        Store(store).remove([digest.id])
        if asked_between:
            ask(store)
        Store(store, jobs=1).add([digest])

    assert handed_on(Places(store), generation(store)) is not None
    with open_store(store) as (graph, _):
        assert content(graph.names) == content(NameIndex.build(graph.store))


def test_a_list_that_was_cut_off_is_not_believed(store: Path, digests: list[Digest]) -> None:
    ask(store)
    Store(store, jobs=1).add([digests[-1]])
    places, number = Places(store), generation(store)
    written = places.touched(number).read_text(encoding="utf-8")
    places.touched(number).write_text(written[:-3], encoding="utf-8")

    assert handed_on(places, number) is None


def test_nothing_is_handed_on_where_nobody_asked(store: Path, digests: list[Digest]) -> None:
    Store(store, jobs=1).add([digests[-1]])

    assert handed_on(Places(store), generation(store)) is None
