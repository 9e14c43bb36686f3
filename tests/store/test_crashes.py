"""Whatever interrupts a change, the store is as it was before, or as it is after."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from kg.errors import StoreError
from kg.store.reading import generation, open_for_reading
from kg.store.status import account, status, verify
from kg.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.model.digest import Digest
    from kg.model.knowledge import Knowledge

#: Lets the last digest come and go for ever, or until the process is told to end.
COMING_AND_GOING = """
import sys
from pathlib import Path
from kg.journey import read_digests
from kg.store.store import Store
store, (last,) = Store(Path(sys.argv[1]), jobs=1), read_digests([Path(sys.argv[2])])[0]
rounds = int(sys.argv[3])
store.add([])
print("ready", flush=True)
for _ in range(rounds):
    store.add([last])
    store.remove([last.id])
"""
#: Kills itself when Python does the given number of things that an audit would see.
DYING = """
import os, signal, sys
left = int(sys.argv[4])
def count(event, _arguments):
    global left
    if event.startswith(("open", "os.", "shutil.", "sqlite3.")):
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
"""


def started(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603


def is_sound(store: Path, states: list[Knowledge]) -> None:
    """Fail unless the store is in one of these states, and its graph as well."""
    assert account(store).knowledge in states
    assert list(verify(store, thoroughly=True)) == []


@pytest.fixture
def states(store: Path, digests: list[Digest]) -> list[Knowledge]:
    """Return what the store says without and with the last digest."""
    before = account(store).knowledge
    Store(store).add([digests[-1]])
    after = account(store).knowledge
    Store(store).remove([digests[-1].id])
    assert before == account(store).knowledge != after
    return [before, after]


def test_killed_at_any_moment_it_is_before_or_after(
    store: Path, sources: Path, states: list[Knowledge], digests: list[Digest]
) -> None:
    chance = random.Random(4711)  # noqa: S311  not for secrets
    for _ in range(15):
        with started(COMING_AND_GOING, store, sources / digests[-1].source, 1000) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.4))
            process.kill()

        is_sound(store, states)
    Store(store).add([digests[-1]])

    assert account(store).knowledge == states[1]
    assert len(list((store / "graph").glob("*.lease"))) == 1


@pytest.mark.parametrize("moment", [1, 2, 3, 5, 8, 13, 21, 34])
def test_killed_at_a_step_it_is_before_or_after(
    store: Path, sources: Path, states: list[Knowledge], digests: list[Digest], moment: int
) -> None:
    script = COMING_AND_GOING.replace("print(", "sys.addaudithook(count)\nprint(")
    with started(DYING + script, store, sources / digests[-1].source, 9, moment) as process:
        assert process.wait() == -signal.SIGKILL

    is_sound(store, states)


def test_killed_while_reading_it_goes_on_and_leaves_no_process(
    tmp_path: Path, sources: Path, states: list[Knowledge], digests: list[Digest]
) -> None:
    script = """
import sys
from importlib import import_module
from pathlib import Path
import multiprocessing
journey, store = import_module("kg.journey"), import_module("kg.store.store")
journey._BATCH = store._KEPT = 1
if __name__ == "__main__":
    def progress(stage, done, total):
        workers = [child.pid for child in multiprocessing.active_children()]
        print(*workers, flush=True)
    opened = store.Store(Path(sys.argv[1]), jobs=2, progress=progress)
    opened.add(journey.read_digests([Path(sys.argv[2])])[0])
"""
    program = tmp_path / "program.py"
    program.write_text(script, encoding="utf-8")
    folder = tmp_path / "new"
    command = [sys.executable, str(program), str(folder), str(sources)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout
        process.stdout.readline()
        workers = [int(number) for number in process.stdout.readline().split()]
        process.kill()

    assert len(workers) == 2
    assert all(has_ended(worker) for worker in workers)
    assert 0 < status(folder).readings <= 7
    assert Store(folder, jobs=1).add(digests).read < 7
    is_sound(folder, states)


def has_ended(process: int) -> bool:
    for _ in range(200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_readers_beside_a_writer_see_one_state_each(
    store: Path, sources: Path, states: list[Knowledge], digests: list[Digest]
) -> None:
    sizes = set()
    for change in (Store.add, Store.remove):
        with open_for_reading(store) as snapshot:
            sizes.add(len(snapshot.store))
        change(Store(store), [digests[-1]] if change is Store.add else [digests[-1].id])  # type: ignore[list-item]
    seen = []
    with started(COMING_AND_GOING, store, sources / digests[-1].source, 8) as process:
        while process.poll() is None:
            with open_for_reading(store) as snapshot:
                first = len(snapshot.store)
                seen.append((snapshot.generation, first))
                time.sleep(0.02)
                assert len(set(snapshot.store)) == first

    assert len(sizes) == 2
    assert {size for _, size in seen} <= sizes
    assert [number for number, _ in seen] == sorted(number for number, _ in seen)
    is_sound(store, states)


def test_what_a_reader_has_open_stays_for_as_long_as_it_is_open(
    store: Path, digests: list[Digest]
) -> None:
    with open_for_reading(store) as snapshot:
        for _ in range(3):
            Store(store).add([digests[-1]])
            Store(store).remove([digests[-1].id])
        kept = len(set(snapshot.store))

        assert kept == len(snapshot.store) > 0
        assert generation(store) == snapshot.generation + 6
        assert len(list((store / "graph").glob("*.lease"))) == 2
    Store(store).add([digests[-1]])

    assert len(list((store / "graph").glob("*.lease"))) == 1


def test_a_full_disk_changes_nothing(
    disk: Callable[..., Path], digests: list[Digest], tmp_path: Path
) -> None:
    folder = disk("size=2m") / "store"
    Store(folder, jobs=1).add(digests[:1])
    before = account(folder).knowledge
    free = os.statvfs(folder)
    (folder.parent / "ballast").write_bytes(bytes(free.f_bsize * free.f_bavail - 100_000))

    with pytest.raises(StoreError, match=r"(?i)full|no space"):
        Store(folder, jobs=1).add(digests)

    is_sound(folder, [before])
    (folder.parent / "ballast").unlink()
    Store(folder, jobs=1).add(digests)
    Store(tmp_path / "other", jobs=1).add(digests)
    is_sound(folder, [account(tmp_path / "other").knowledge])


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("what", [".", "kg-store.sqlite"])
def test_what_may_not_be_written_is_called_so(
    store: Path, digests: list[Digest], what: str
) -> None:
    place = store / what
    place.chmod(place.stat().st_mode & ~0o222)

    with pytest.raises(StoreError, match=r"store is read-only for you\. Nothing was changed"):
        Store(store, jobs=1).remove([digests[0].id])
    with pytest.raises(StoreError, match=r"store is read-only for you\. Nothing was changed"):
        Store(store, jobs=1).add(digests)

    place.chmod(place.stat().st_mode | 0o200)


def test_a_read_only_folder_can_be_read_and_says_so_when_written_to(
    disk: Callable[..., Path], digests: list[Digest]
) -> None:
    folder = disk("size=20m") / "store"
    Store(folder, jobs=1).add(digests)
    before = account(folder).knowledge
    disk("remount", "ro")

    with pytest.raises(StoreError, match=r"store is read-only for you\. Nothing was changed"):
        Store(folder, jobs=1).remove([digests[-1].id])
    with pytest.raises(StoreError, match=r"store is read-only for you\. Nothing was changed"):
        Store(folder, jobs=1).add(digests)
    with pytest.raises(StoreError, match=r"(?i)read-?only"):
        Store(folder.parent / "new", jobs=1).add(digests)

    is_sound(folder, [before])
