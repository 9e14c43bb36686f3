"""What ``kg build`` of a corpus takes, stage by stage, and how quickly commands start.

    python benchmarks/whole.py FOLDER [--exports exports]

The stages are seen from outside, so nothing but the command itself is measured: extraction
lasts while there are worker processes, and a file is being written from when its temporary
file appears.
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from measuring import machine, table

_KG = [sys.executable, "-c", "from kg.cli.main import main; main()"]
_EVERY = 0.1  # seconds between two looks at the processes
_STARTS = 7
_COUNTS = re.compile(r"\d (?:digest|paper)s?, ")


@dataclass(slots=True)
class Observation:
    """What was seen of a running build."""

    #: Seconds that each stage lasted, in the order of their beginning.
    stages: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    #: Megabytes that all processes held together in each stage, at most.
    together: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    #: Megabytes that each process held at most.
    single: dict[int, float] = field(default_factory=lambda: defaultdict(float))


def observe(process: subprocess.Popen[bytes], folder: Path) -> Observation:
    """Return what can be seen of a build until it ends."""
    seen = Observation()
    stage, last = "start and read", time.perf_counter()
    while process.poll() is None:
        time.sleep(_EVERY)
        held = {pid: _resident(pid) for pid in (process.pid, *_children(process.pid))}
        now = time.perf_counter()
        seen.stages[stage] += now - last
        seen.together[stage] = max(seen.together[stage], sum(held.values()))
        for pid, megabytes in held.items():
            seen.single[pid] = max(seen.single[pid], megabytes)
        stage, last = _stage(stage, folder, workers=any(map(_is_worker, held))), now
    seen.stages[stage] += time.perf_counter() - last
    return seen


def _stage(before: str, folder: Path, *, workers: bool) -> str:
    temporary = [path.name for path in folder.glob(".kg.*")] if folder.exists() else []
    if temporary:
        name = temporary[0].removeprefix(".").rpartition(".")[0]
        return f"write {name}"
    if workers and before in {"start and read", "extract"}:
        return "extract"
    if before == "extract":
        return "resolve"
    return "between files, and end" if before.startswith("write") else before


def _children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        return [int(child) for child in path.read_text().split()]
    except OSError:
        return []


def _is_worker(pid: int) -> bool:
    """Tell whether a process extracts; Python starts another one that cleans up after it."""
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _resident(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    found = (int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    return next(found, 0) / 1024


def build(corpus: Path) -> None:
    """Print what a build of a corpus takes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "out")
        command = [*_KG, "build", str(corpus), "--out", str(folder)]
        command += ["--format", "ttl", "--format", "graphml"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:  # noqa: S603
            seen = observe(process, folder)
            summary = process.stderr.read().decode() if process.stderr else ""
        seconds = time.perf_counter() - started
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    counts = [line for line in summary.splitlines() if _COUNTS.search(line)]
    print("\n".join(counts), end="\n\n")
    rows: list[tuple[str, object]] = [
        ("wall", f"{seconds:.0f} s"),
        ("CPU, user", f"{after.ru_utime - before.ru_utime:.0f} s"),
        ("CPU, system", f"{after.ru_stime - before.ru_stime:.0f} s"),
        ("peak memory of the largest process", f"{max(seen.single.values()):,.0f} MB"),
        ("peak memory of all together", f"{max(seen.together.values()):,.0f} MB"),
    ]
    print(table(("whole build", "figure"), rows), end="\n\n")
    stages = ((name, took, seen.together[name]) for name, took in seen.stages.items())
    print(table(("stage", "s", "MB of all processes, at most"), stages), end="\n\n")


def starts(exports: Path) -> None:
    """Print how long commands take that do little."""
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "kg --help": [*_KG, "--help"],
        "kg query --list": [*_KG, "query", "--list"],
        "kg show RLVR --graph exports": [*_KG, "show", "RLVR", "--graph", str(exports)],
    }

    def run(command: list[str]) -> tuple[float, float]:
        clock, processor = [], []
        for _ in range(_STARTS):
            before, started = _processor(), time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
            clock.append(1000 * (time.perf_counter() - started))
            processor.append(1000 * (_processor() - before))
        return statistics.median(clock), statistics.median(processor)

    rows = [(f"`{name}`", *run(command)) for name, command in commands.items()]
    headings = (f"command, median of {_STARTS}", "ms, clock", "ms, processor")
    print(table(headings, rows), end="\n\n")


def _processor() -> float:
    """Return the seconds of the processor that ended children took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--exports", type=Path, default=Path("exports"))
    options = parser.parse_args()
    print(machine(), end="\n\n")
    starts(options.exports)
    build(options.corpus)


if __name__ == "__main__":
    main()
