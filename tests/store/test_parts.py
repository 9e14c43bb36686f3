"""The graph in parts: what a part holds decides its fingerprint, and only what changed is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.graph.names import DEFAULT_BASE
from kg.store.marks import kept_marks
from kg.store.parts import Parts
from kg.store.places import Places
from kg.store.pushing import open_parts
from kg.store.reading import generation, open_for_reading
from kg.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.model.digest import Digest


def fingerprints(parts: Parts) -> dict[str, str]:
    return {part.name: part.marked()[0] for part in parts}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the parts that were read since."""
    names: list[str] = []
    original = Parts.read

    def reading(parts: Parts, name: str) -> bytes:
        names.append(name)
        return original(parts, name)

    monkeypatch.setattr(Parts, "read", reading)
    return names


def test_the_same_content_has_the_same_fingerprint_however_it_came(store: Path) -> None:
    with open_for_reading(store) as snapshot:
        first = fingerprints(Parts(snapshot.store, DEFAULT_BASE))
        quads = list(snapshot.store)
    other = ox.Store()
    for quad in reversed(quads):
        other.add(quad)

    assert len(first) > 10
    assert fingerprints(Parts(other, DEFAULT_BASE)) == first


def test_all_that_the_graph_says_is_in_its_parts(store: Path) -> None:
    with open_for_reading(store) as snapshot:
        lines = [
            line
            for part in Parts(snapshot.store, DEFAULT_BASE)
            for line in part.read().splitlines()
        ]
        told = {f"{quad.triple} .".encode() for quad in snapshot.store}

    assert set(lines) == told


def test_after_a_change_only_what_it_touched_is_read(
    store: Path, digests: list[Digest], read: list[str]
) -> None:
    with open_parts(store) as (parts, _):
        before = fingerprints(parts)
    first = list(read)
    Store(store, jobs=1).add([digests[-1]])
    read.clear()

    with open_parts(store) as (parts, _):
        after = fingerprints(parts)
    touched = list(read)
    with open_parts(store) as (parts, _):
        again = fingerprints(parts)

    assert sorted(first) == sorted(before)
    assert 0 < len(touched) < len(after)
    assert {name for name, mark in after.items() if before.get(name) != mark} <= set(touched)
    assert again == after
    assert read == touched


def test_a_part_that_is_known_can_still_be_read(store: Path) -> None:
    with open_parts(store) as (parts, _):
        learnt = {part.name: part.read() for part in parts}
        fingerprints(parts)

    with open_parts(store) as (parts, _):
        assert {part.name: part.read() for part in parts} == learnt


def test_a_graph_that_became_empty_is_no_part(store: Path, digests: list[Digest]) -> None:
    Store(store).remove([digests[0].id])

    with open_parts(store) as (parts, _):
        assert all(part.read() for part in parts)


@pytest.mark.parametrize(
    "spoil",
    [lambda text: text[:-2], lambda text: text.replace("kg-parts 1", "kg-parts 0"), lambda _: ""],
    ids=["cut off", "of another kind", "empty"],
)
def test_a_list_that_is_not_ours_or_not_whole_is_not_believed(
    store: Path, spoil: Callable[[str], str]
) -> None:
    with open_parts(store) as (parts, _):
        fingerprints(parts)
    places, number = Places(store), generation(store)
    before = kept_marks(places, number)
    text = places.marks(number).read_text(encoding="utf-8")
    places.marks(number).write_text(spoil(text), encoding="utf-8")

    assert before
    assert kept_marks(places, number) is None
