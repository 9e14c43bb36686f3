from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from kg.errors import HeldStoreError, NoStoreError, StoreError, StoreLayoutError, UnknownDigestError
from kg.exporters.export import export
from kg.exporters.formats import FORMATS
from kg.journey import build, extract_entries, read_digests
from kg.resolution.overrides import Overrides
from kg.store import aging, versions
from kg.store import store as store_module
from kg.store.aging import Reason
from kg.store.database import read_write, transaction
from kg.store.places import Places
from kg.store.reading import generation, is_store, open_for_reading
from kg.store.status import account, status, verify
from kg.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kg.model.digest import Digest
    from kg.model.mention import Reading


def written(source: Path) -> dict[str, bytes]:
    files = (path for path in source.rglob("*") if path.is_file())
    return {str(path.relative_to(source)): path.read_bytes() for path in files}


def test_a_store_grown_day_by_day_exports_what_a_build_writes(
    sources: Path, digests: list[Digest], tmp_path: Path
) -> None:
    for digest in reversed(digests):
        Store(tmp_path / "store", jobs=1).add([digest])
    export(account(tmp_path / "store").knowledge, tmp_path / "grown", FORMATS)
    export(build([sources], jobs=1).knowledge, tmp_path / "built", FORMATS)

    assert written(tmp_path / "grown") == written(tmp_path / "built")


def test_a_digest_that_is_there_changes_nothing(store: Path, digests: list[Digest]) -> None:
    before = generation(store)

    outcome = Store(store).add(digests[:-1])

    assert outcome.added == outcome.removed == ()
    assert (outcome.read, outcome.changed, generation(store)) == (0, 0, before)


def test_what_was_read_once_is_not_read_again(store: Path, digests: list[Digest]) -> None:
    assert Store(store).add([digests[-1]]).read == 0


def test_a_corrected_digest_takes_the_place_of_the_old_one(
    sources: Path, digests: list[Digest], store: Path, tmp_path: Path
) -> None:
    corrected = tmp_path / "2031-05-06.md"
    text = (sources / corrected.name).read_text(encoding="utf-8")
    corrected.write_text(text.replace("Vote: 12", "Vote: 13"), encoding="utf-8")

    outcome = Store(store, jobs=1).add(read_digests([corrected])[0])

    (old,) = (digest.id for digest in digests if digest.source == corrected.name)
    assert outcome.removed == (old,)
    assert len(outcome.added) == 1
    assert outcome.read == 1  # the other entry is as it was, at the same place


def test_another_days_digest_in_a_file_of_the_same_name_is_another(
    sources: Path, store: Path, tmp_path: Path
) -> None:
    today = tmp_path / "2031-05-06.md"
    text = (sources / today.name).read_text(encoding="utf-8")
    today.write_text(text.replace("(2031-05-06)", "(2031-05-08)"), encoding="utf-8")

    assert Store(store, jobs=1).add(read_digests([today])[0]).removed == ()


def test_of_two_files_with_one_content_the_first_by_name_counts(
    store: Path, digests: list[Digest]
) -> None:
    for name in ("z.md", "a.md", "m.md"):
        Store(store).add([replace(digests[-1], source=name)])

    assert [x.source for x in account(store).knowledge.digests if x.id == digests[-1].id] == [
        "a.md"
    ]


def test_a_digest_is_removed_by_its_name_its_address_or_its_file(
    store: Path, digests: list[Digest]
) -> None:
    for name in (digests[0].id, f"https://w3id.org/paper-kg/digest/{digests[1].id}"):
        Store(store).remove([name])
    outcome = Store(store).remove([digests[2].source])

    assert outcome.removed == (digests[2].id,)
    assert status(store).units == {}
    with open_for_reading(store) as snapshot:
        assert len(snapshot.store) == 0


def test_an_unknown_digest_is_not_removed_and_the_others_neither(
    store: Path, digests: list[Digest]
) -> None:
    with pytest.raises(UnknownDigestError, match="no digest is called 'kite'"):
        Store(store).remove([digests[0].id, "kite"])

    assert status(store).digests == 3


def test_corrections_hold_until_others_are_given(store: Path, digests: list[Digest]) -> None:
    Store(store, jobs=1).add([], overrides=Overrides(drop=frozenset({"gsm8k"})))
    Store(store, jobs=1).add([digests[-1]])
    dropped = {entity.id for entity in account(store).knowledge.entities}
    Store(store, jobs=1).add([], overrides=Overrides())

    assert "gsm8k" not in dropped
    assert "gsm8k" in {entity.id for entity in account(store).knowledge.entities}
    assert list(verify(store, thoroughly=True)) == []


def test_another_version_of_kg_makes_everything_anew(
    store: Path, digests: list[Digest], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = account(store).knowledge
    monkeypatch.setattr(aging, "resolver_version", lambda: "of tomorrow")

    outcome = Store(store, jobs=1).add([])

    assert outcome.changed == outcome.renewed > 0
    assert account(store).knowledge == before
    assert list(verify(store, thoroughly=True)) == []
    assert Store(store, jobs=1).add([digests[-1]]).changed < outcome.changed


def test_another_extractor_that_reads_the_same_changes_nothing(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = generation(store)
    monkeypatch.setattr(store_module, "extractor_version", lambda: "of tomorrow")

    outcome = Store(store, jobs=1).add([])

    assert outcome.read == status(store).readings == status(store).entries
    assert (outcome.changed, generation(store)) == (0, before)
    assert Store(store, jobs=1).add([]).read == 0


@pytest.mark.parametrize("papers", [1, 99], ids=["of one paper", "of all"])
@pytest.mark.parametrize("with_another", [False, True], ids=["alone", "with another digest"])
def test_another_extractor_touches_only_what_it_reads_differently(
    store: Path,
    digests: list[Digest],
    monkeypatch: pytest.MonkeyPatch,
    papers: int,
    *,
    with_another: bool,
) -> None:
    blind = sorted({entry.paper for digest in digests for entry in digest.entries})[:papers]

    def otherwise(tasks: Sequence[Any], **options: Any) -> Iterator[Reading]:  # noqa: ANN401
        for reading in extract_entries(tasks, **options):
            seen = () if reading.paper in blind else reading.mentions
            yield replace(reading, mentions=seen, measurements=())

    everything = Store(store, jobs=1).renew().changed
    monkeypatch.setattr(store_module, "extractor_version", lambda: "of tomorrow")
    monkeypatch.setattr(store_module, "extract_entries", otherwise)
    outcome = Store(store, jobs=1).add(digests[-1:] if with_another else [])
    Store(store.parent / "new", jobs=1).add(digests if with_another else digests[:-1])

    assert account(store).knowledge == account(store.parent / "new").knowledge
    assert list(verify(store, thoroughly=True)) == []
    assert papers > 1 or with_another or 0 < outcome.changed < everything


def test_a_store_says_why_it_is_made_again(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    patience = (0.0, said.append)
    monkeypatch.setattr(aging, "resolver_version", lambda: "of tomorrow")
    Store(store, jobs=1, patience=patience).add([])
    Store(store, jobs=1, patience=patience).add([], overrides=Overrides(drop=frozenset({"x"})))

    assert said == [Reason.RESOLVER, Reason.OVERRIDES]


def test_only_what_decides_something_makes_a_version() -> None:
    read = {path.name for path in versions.modules_of("kg.extraction.reading")}

    assert {"gazetteer.py", "by_hand.py", "mention.py", "vocabulary.py"} <= read
    assert read.isdisjoint({"errors.py", "cache.py", "explanation.py", "store.py", "statement.py"})


def test_things_live_where_they_lived_at_first(tmp_path: Path, digests: list[Digest]) -> None:
    base = "https://example.org/kg/"
    Store(tmp_path, jobs=1).add(digests[:1], base=base)
    Store(tmp_path, jobs=1).add(digests[:2], base=base)
    Store(tmp_path, jobs=1).add(digests[:2])

    with pytest.raises(StoreError, match=r"things live under https://example.org/kg/ here"):
        Store(tmp_path).add(digests[:2], base="https://example.org/other/")
    with open_for_reading(tmp_path) as snapshot:
        assert snapshot.prefixes["paper"] == f"{base}paper/"
        assert all(str(q.subject).startswith(f"<{base}") for q in snapshot.store)


def test_a_store_of_another_layout_is_left_alone(store: Path, digests: list[Digest]) -> None:
    with closing(sqlite3.connect(Places(store).database)) as database, database:
        database.execute("UPDATE setting SET value = '0' WHERE name = 'layout'")

    with pytest.raises(StoreLayoutError, match="an older kg wrote this store"):
        Store(store).add(digests)
    with pytest.raises(StoreLayoutError), open_for_reading(store):
        pass


def test_where_no_store_is_nothing_can_be_read(tmp_path: Path) -> None:
    assert not is_store(tmp_path)
    with pytest.raises(NoStoreError, match="Make one with `kg add`"), open_for_reading(tmp_path):
        pass
    with pytest.raises(NoStoreError):
        Store(tmp_path).remove(["kite"])


def test_a_database_that_is_none_is_reported(tmp_path: Path) -> None:
    Places(tmp_path).database.write_bytes(b"this is no database, only text" * 99)

    with pytest.raises(StoreError, match="cannot be read"):
        status(tmp_path)


def test_a_second_writer_says_who_holds_the_store(store: Path, digests: list[Digest]) -> None:
    told: list[str] = []
    with closing(read_write(store)) as database, transaction(database, store, (0, told.append)):
        with pytest.raises(HeldStoreError, match=rf"process {os.getpid()} \(since 20"):
            Store(store, patience=(0.3, told.append)).add([digests[-1]])

        assert status(store).digests == 3
    assert [f"process {os.getpid()}" in line for line in told] == [True]


def test_a_second_writer_waits_for_the_first(store: Path, digests: list[Digest]) -> None:
    waiting = threading.Event()
    second = Store(store, patience=(20, lambda _message: waiting.set()))
    thread = threading.Thread(target=second.add, args=([digests[-1]],))
    with closing(read_write(store)) as database, transaction(database, store, (0, print)):
        thread.start()
        assert waiting.wait(20)
        assert status(store).digests == 3
    thread.join()

    assert status(store).digests == 4


def test_two_processes_that_add_at_once_both_get_their_way(tmp_path: Path, sources: Path) -> None:
    command = [sys.executable, "-m", "kg.cli.main", "add", "--store", str(tmp_path / "store")]
    adding = [
        subprocess.Popen([*command, str(path)], stderr=subprocess.DEVNULL)  # noqa: S603
        for path in sorted(sources.iterdir())[:2]
    ]

    assert [process.wait() for process in adding] == [0, 0]
    assert status(tmp_path / "store").digests == 2
    assert list(verify(tmp_path / "store", thoroughly=True)) == []


def test_a_damaged_graph_is_noticed_and_made_anew(store: Path) -> None:
    import pyoxigraph as ox

    folder = Places(store).graph(generation(store))
    graph = ox.Store(str(folder))
    graph.remove(next(iter(graph)))
    graph.flush()
    del graph

    assert any("quads" in finding for finding in verify(store))
    Store(store, jobs=1).renew()
    assert list(verify(store, thoroughly=True)) == []


def test_a_lost_graph_is_made_anew(store: Path) -> None:
    shutil.rmtree(Places(store).graph(generation(store)))

    with pytest.raises(StoreError, match="kg status --repair"), open_for_reading(store):
        pass
    Store(store, jobs=1).renew()
    assert list(verify(store, thoroughly=True)) == []


def test_status_counts(store: Path) -> None:
    found = status(store)

    assert (found.digests, found.entries, found.readings) == (3, 5, 7)
    assert found.days == ("2031-05-06", "2031-05-07")
    assert found.units["paper"] == 4
    assert found.is_current


def test_asking_for_the_generation_is_quick(store: Path) -> None:
    started = time.perf_counter()
    for _ in range(20):
        generation(store)

    assert (time.perf_counter() - started) / 20 < 0.02
