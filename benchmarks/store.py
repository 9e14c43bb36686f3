"""What a store of a whole corpus takes: to make, to grow by a day, to open, and killed.

    python benchmarks/store.py ../shared/corpus
    python benchmarks/store.py ../shared/corpus --store DIR --kills 100

All figures are those of whole processes, start-up included. A full build of the same digests
runs beside it (--build), so that the ratio is that of one machine at one hour.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from measuring import machine, table

from kg.journey import read_digests
from kg.store.reading import generation, open_for_reading
from kg.store.status import account, verify

_KG = [sys.executable, "-m", "kg.cli.main"]
_DAYS = 5
_ROUNDS = """
import sys
from pathlib import Path
from kg.journey import read_digests
from kg.store.store import Store
store, (day, *_) = Store(Path(sys.argv[1]), jobs=1), read_digests([Path(sys.argv[2])])[0]
print("ready", flush=True)
while True:
    store.add([day])
    store.remove([day.id])
"""


class Took(NamedTuple):
    """What a process took: seconds of the clock, and of the processor with its children."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:.2f} s, {self.processor:.2f} s"


def kg(*arguments: object) -> Took:
    """Run a command and say what it took; problems with digests are no failure."""
    before, started = _processor(), time.perf_counter()
    command = [*_KG, *map(str, arguments), "-q"]
    done = subprocess.run(command, stderr=subprocess.PIPE, check=False)  # noqa: S603
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr.decode())
    return Took(time.perf_counter() - started, _processor() - before)


def _processor() -> float:
    """Return the seconds of the processor that ended children took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def days_of(corpus: Path) -> list[Path]:
    """Return the last files that hold one digest each of about 20 papers."""
    found = []
    for path in sorted(corpus.rglob("*.*"), key=lambda path: path.name, reverse=True):
        digests, _ = read_digests([path])
        if len(digests) == 1 and 15 <= len(digests[0].entries) <= 25:
            found.append(path)
        if len(found) == _DAYS:
            return found
    raise SystemExit(f"{corpus}: fewer than {_DAYS} digests of about 20 papers")


def size(folder: Path) -> str:
    """Return what a folder takes on the disk."""
    return f"{sum(x.stat().st_size for x in folder.rglob('*') if x.is_file()) / 1e6:,.0f} MB"


def grow(corpus: Path, store: Path, days: list[Path]) -> None:
    """Print what making a store takes, if there is none, and growing it."""
    rows: list[tuple[str, object]] = []
    if not store.exists():
        with tempfile.TemporaryDirectory() as name:
            rest = Path(name, "corpus")
            shutil.copytree(corpus, rest)
            for day in days:
                (rest / day.relative_to(corpus)).unlink()
            rows.append(
                (
                    "first `kg add` of all but five days",
                    kg("add", rest, "--store", store),
                )
            )
    first = [kg("add", day, "--store", store) for day in days]
    again = [kg("add", day, "--store", store) for day in days]
    gone = [kg("remove", day.name, "--store", store) for day in days]
    known = [kg("add", day, "--store", store) for day in days]
    for name, took in (
        ("`kg add` of a day of about 20 papers", first),
        ("the same again, which changes nothing", again),
        ("`kg remove` of a day", gone),
        ("`kg add` of a day that was read before", known),
    ):
        middle = Took(*(statistics.median(part) for part in zip(*took, strict=True)))
        rows.append((name, f"{middle} ({min(t.clock for t in took):.2f} at best)"))
    rows.append(("`kg status`", kg("status", "--store", store)))
    rows.append(("`kg status --verify`", kg("status", "--verify", "--store", store)))
    rows.append(("room", size(store)))
    print(table(("store", f"clock, processor; medians of {_DAYS}"), rows), end="\n\n")


def read(store: Path) -> None:
    """Print what a reader waits for."""
    opened, asked = [], []
    for _ in range(20):
        started = time.perf_counter()
        with open_for_reading(store):
            opened.append(time.perf_counter() - started)
        started = time.perf_counter()
        generation(store)
        asked.append(time.perf_counter() - started)
    rows = [
        ("open_for_reading", f"{1000 * statistics.median(opened):.1f}"),
        ("generation", f"{1000 * statistics.median(asked):.2f}"),
    ]
    print(table(("reading, median of 20", "ms"), rows), end="\n\n")


def kill(store: Path, day: Path, times: int) -> None:
    """Kill a writer at so many moments, and print in which state that left the store."""
    told, _ = read_digests([day])
    states = {True: 0, False: 0}
    wrong = 0
    chance = random.Random(1)  # noqa: S311  not for secrets
    for _ in range(times):
        command = [sys.executable, "-c", _ROUNDS, str(store), str(day)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603
            if process.stdout:
                process.stdout.readline()
            time.sleep(chance.uniform(0, 8))
            process.kill()
        states[told[0].id in {x.id for x in account(store).knowledge.digests}] += 1
        wrong += any(verify(store))
    rows = [("the day is there", states[True]), ("it is not", states[False]), ("unsound", wrong)]
    print(table((f"after {times} kills", "times"), rows), end="\n\n")


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--store", type=Path, help="Where to make it, or where one is.")
    parser.add_argument("--build", action="store_true", help="Build the corpus as well.")
    parser.add_argument("--kills", type=int, default=0)
    options = parser.parse_args()
    print(machine(), end="\n\n")
    with tempfile.TemporaryDirectory() as name:
        store = options.store or Path(name, "store")
        days = days_of(options.corpus)
        grow(options.corpus, store, days)
        read(store)
        if options.build:
            out = Path(name, "out")
            took = kg("build", options.corpus, "--out", out, "--format", "ttl")
            print(f"`kg build` of the corpus to Turtle alone: {took}\n")
        kill(store, days[0], options.kills)


if __name__ == "__main__":
    main()
