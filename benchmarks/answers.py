"""What the answers take on a store: whole commands, from start to end.

    python benchmarks/answers.py STORE [--runs 3] [--only NAME…]

Each command is a new process; told are the median of the clock and of the processor, and the
most memory of any run. The first command after a change of the store also writes its tables
beside the graph; that run is told apart.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from measuring import machine, table

_RUNS = 3
#: Every answer must be there in this time, in seconds.
_AIM = 5.0
COMMANDS: dict[str, tuple[str, ...]] = {
    "leaderboard": ("leaderboard",),
    "leaderboard GSM8K": ("leaderboard", "GSM8K"),
    "leaderboard MMLU": ("leaderboard", "MMLU"),
    "leaderboard ImageNet --metric FID --versions": (
        *("leaderboard", "ImageNet", "--metric", "FID"),
        "--versions",
    ),
    "leaderboard VBench": ("leaderboard", "VBench"),
    "trends": ("trends",),
    "trends --kind method --since 2025-01": ("trends", "--kind", "method", "--since", "2025-01"),
    "trends DPO GRPO Mamba 3DGS DiT SAE": ("trends", "DPO", "GRPO", "Mamba", "3DGS", "DiT", "SAE"),
    "trends DPO GRPO --plot trends.svg": ("trends", "DPO", "GRPO", "--plot", "trends.svg"),
    "news": ("news",),
    "news, a month": ("news", "--since", "2026-07-22"),
    "related GRPO": ("related", "GRPO"),
    "related 2411.15124": ("related", "2411.15124"),
    'related "Ziwei Liu"': ("related", "Ziwei Liu"),
    "people": ("people",),
    "people --by pagerank": ("people", "--by", "pagerank"),
    'people "Wei Wang"': ("people", "Wei Wang"),
    "path GRPO Mamba": ("path", "GRPO", "Mamba"),
    'path "Yejin Choi" VBench -k 3': ("path", "Yejin Choi", "VBench", "-k", "3"),
    "report --out report.html": ("report", "--out", "report.html"),
    "report --out report.md": ("report", "--out", "report.md"),
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("store", type=Path)
    parser.add_argument("--runs", type=int, default=_RUNS)
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    store = options.store.resolve()
    first = _run(store, COMMANDS["leaderboard"])
    print(f"{machine()}; the first command took {first[0]:.1f} s\n")
    rows = []
    for name, command in COMMANDS.items():
        if options.only and not any(wanted in name for wanted in options.only):
            continue
        runs = [_run(store, command) for _ in range(options.runs)]
        clock = statistics.median(run[0] for run in runs)
        processor = statistics.median(run[1] for run in runs)
        rows.append((f"`kg {name}`", clock, processor, max(run[2] for run in runs)))
    print(table(("command", "s, clock", "s, processor", "MB"), rows))
    slow = [name for name, clock, *_ in rows if clock > _AIM]
    print(f"\nslower than {_AIM:g} s: {', '.join(slow) or 'none'}")


def _run(store: Path, command: tuple[str, ...]) -> tuple[float, float, float]:
    """Return the seconds of the clock and the processor of one command, and its megabytes."""
    arguments = [sys.executable, "-m", "kg.cli.main", *command, "--graph", str(store)]
    with tempfile.TemporaryDirectory() as folder, Path(os.devnull).open("w") as nowhere:
        started = time.perf_counter()
        # no subprocess.run: wait4 tells what this very child used
        child = os.posix_spawn(
            "/usr/bin/env",
            ["env", "-C", folder, *arguments],
            {**os.environ, "PYTHONPATH": str(Path.cwd())},
            file_actions=[(os.POSIX_SPAWN_DUP2, nowhere.fileno(), stream) for stream in (1, 2)],
        )
        _, status, used = os.wait4(child, 0)
        clock = time.perf_counter() - started
    if status:
        sys.exit(f"{' '.join(command)}: status {os.waitstatus_to_exitcode(status)}")
    return clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()
