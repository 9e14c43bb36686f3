"""Tables come from anywhere a graph is, are equal there, and are quick the second time."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.errors import UnreadableGraphError
from kg.exporters.export import export
from kg.graph.tables import Tables, tables
from kg.graphs import open_graph, open_tables
from kg.journey import read_digests
from kg.knowledge_graph import build
from kg.resources import sample_folder
from kg.store.places import Places
from kg.store.store import Store
from tests.graph.test_triple_tables import differing

if TYPE_CHECKING:
    from kg.model.knowledge import Knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return build().knowledge


@pytest.fixture(scope="module")
def wanted(knowledge: Knowledge) -> Tables:
    return tables(knowledge)


@pytest.fixture(scope="module")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables") / "store"
    digests, _ = read_digests([sample_folder()])
    Store(folder, jobs=1).add(digests)
    return folder


@pytest.fixture
def store(_filled: Path) -> Path:
    """Return a store of the sample that keeps no tables yet."""
    for old in kept(_filled):
        for file in old.iterdir():
            file.unlink()
        old.rmdir()
    return _filled


def kept(store: Path) -> list[Path]:
    return sorted(Places(store).graphs.glob("*/kg-tables-*"))


@pytest.mark.parametrize("name", ["ttl", "nt", "nq", "jsonld"])
def test_files_of_a_build_have_its_tables(
    knowledge: Knowledge, wanted: Tables, tmp_path: Path, name: str
) -> None:
    export(knowledge, tmp_path, [name])

    assert not differing(open_tables(tmp_path), wanted)
    assert not differing(open_tables(tmp_path / f"kg.{name}"), wanted)


def test_a_store_has_the_tables_of_a_build_and_keeps_them(store: Path, wanted: Tables) -> None:
    first = open_tables(store)
    (folder,) = kept(store)
    written = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    second = open_tables(store)

    assert not differing(first, wanted)
    assert not differing(second, wanted)
    assert written == {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert len(written) == len(list(wanted))


def test_kept_tables_go_with_their_generation(store: Path) -> None:
    open_tables(store)
    (old,) = kept(store)
    digests, _ = read_digests([sample_folder()])
    Store(store, jobs=1).remove([digests[0].id])

    fewer = open_tables(store)

    assert kept(store) != [old]
    assert len(fewer.digests) == len(digests) - 1
    Store(store, jobs=1).add(digests[:1])
    assert len(open_tables(store).digests) == len(digests)
    assert len(kept(store)) == 1


def test_a_graph_with_tables_beside_it_still_opens(store: Path) -> None:
    open_tables(store)

    with open_graph(store) as graph:
        assert graph.find("2411.15124")


def test_a_store_that_may_not_be_written_to_has_tables(
    store: Path, wanted: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert not differing(open_tables(store), wanted)
    assert not kept(store)


def test_a_full_disk_leaves_no_half_of_the_tables(
    store: Path, wanted: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []

    def full(self: Path, target: Path) -> Path:
        if len(written) == 3:
            raise OSError(28, "No space left on device")
        written.append(target)
        os.rename(self, target)  # noqa: PTH104  the method is this very function
        return target

    monkeypatch.setattr(Path, "replace", full)

    assert not differing(open_tables(store), wanted)
    assert not kept(store)
    assert not list(Places(store).graphs.glob("*/.*"))


def test_damaged_tables_are_made_anew(store: Path, wanted: Tables) -> None:
    open_tables(store)
    (folder,) = kept(store)
    (folder / "edges.parquet").write_bytes(b"PAR1")

    assert not differing(open_tables(store), wanted)
    assert not differing(open_tables(store), wanted)


def test_an_empty_store_has_empty_tables(tmp_path: Path) -> None:
    Store(tmp_path / "store", jobs=1).add([])

    assert all(frame.is_empty() for _, frame in open_tables(tmp_path / "store"))


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableGraphError, match=r"kg\.ttl"):
        open_tables(tmp_path)
