"""What a server is like after thousands of hostile requests: memory, files, and whether it answers.

    python benchmarks/hostile.py STORE [--requests 5000]

``kg serve`` runs as a user runs it, on this machine alone, with a second for each question.
Endless queries, nonsense, foreign hosts, traversals, half-sent and endless bodies and bytes
that are no HTTP come from twelve sides at once; one request in ten is an honest question. The
requests are the same in each run, but not which comes first.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

import httpx
from measuring import machine, table

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests know what is hostile

from tests.serve.hostile import HOSTILE, attack

_ROUNDS = 5


def processes(of: int) -> list[Path]:
    """Return the folders in /proc of a process and all below it."""
    found = [Path(f"/proc/{of}")]
    for folder in found:
        for task in folder.glob("task/*/children"):
            found.extend(Path(f"/proc/{number}") for number in task.read_text().split())
    return found


def held(server: int) -> tuple[float, float, int]:
    """Return megabytes of the process that listens and of all together, and open files."""
    memory = []
    for folder in processes(server):
        status = (folder / "smaps_rollup").read_text()
        memory.append(int(re.search(r"^Pss:\s+(\d+)", status, re.MULTILINE)[1]) / 1024)
    files = Path(f"/proc/{server}/fd").iterdir()
    return memory[0], sum(memory), len(list(files))


def main() -> None:
    """Attack a server, and print how it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--requests", type=int, default=5000)
    options = parser.parse_args()
    command = [sys.executable, "-m", "kg.cli.main", "serve", str(options.store)]
    limits = ["--port", "0", "--seconds", "1", "--memory", "1500"]
    with subprocess.Popen([*command, *limits], stderr=subprocess.PIPE, text=True) as server:  # noqa: S603
        try:
            address = next(
                found[0] for line in server.stderr if (found := re.search(r"http://\S+", line))
            )
            wait_for(address)
            print(machine(), end="\n\n")
            besiege(address, server.pid, options.requests)
        finally:
            server.terminate()
            server.wait(20)


def wait_for(address: str) -> None:
    """Return when a server answers."""
    with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as client:
        while client.get(f"{address}/health", timeout=60).status_code != 200:
            time.sleep(0.2)


def besiege(address: str, server: int, requests: int) -> None:
    """Print how a server is before, between and after rounds of hostile requests."""
    attack(address, 50)  # what is imported late is there then
    rows, total = [("before", *held(server), "")], {}
    for number in range(1, _ROUNDS + 1):
        started = time.perf_counter()
        for key, count in attack(address, requests // _ROUNDS).items():
            total[key] = total.get(key, 0) + count
        took = time.perf_counter() - started
        time.sleep(3)
        rows.append((f"after {number * requests // _ROUNDS:,} requests", *held(server), took))
    head = ("", "MB, who listens", "MB, all", "open files", "s, clock")
    print(table(head, rows), end="\n\n")
    kinds = [
        (kind, ", ".join(f"{a} × {n:,}" for (k, a), n in sorted(total.items()) if k == kind))
        for kind in HOSTILE
    ]
    print(table(("kind", "answers"), kinds), end="\n\n")
    print(httpx.get(f"{address}/health").json())
    question = {"query": "SELECT (COUNT(?p) AS ?n) { ?p a kg:Paper }"}
    print(httpx.post(f"{address}/sparql", data=question, timeout=60).text)


if __name__ == "__main__":
    main()
