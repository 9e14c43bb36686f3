"""What all benchmarks share: medians, peaks of memory, tables.

Durations are those of the processor, of all threads together, not of the clock: they stay
the same when others use the machine too.
"""

from __future__ import annotations

import multiprocessing
import os
import platform
import resource
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["Cost", "in_child", "machine", "measured", "median_seconds", "peak", "table"]

_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What an action took, and what it returned."""

    value: Any
    seconds: float
    #: Peak of memory during the action, above what the process held before it.
    megabytes: float


def median_seconds(action: Callable[[], object], runs: int = 3) -> float:
    """Return the median duration of an action in this process, in seconds of the processor."""
    durations = []
    for _ in range(runs):
        started = time.process_time()
        action()
        durations.append(time.process_time() - started)
    return statistics.median(durations)


def measured(action: Callable[[], object]) -> Cost:
    """Return what one run of an action took in this process."""
    if _CLEAR.exists():
        _CLEAR.write_text("5")  # resets the peak to what is held now
    before = peak()
    started = time.process_time()
    value = action()
    seconds = time.process_time() - started
    return Cost(value=value, seconds=seconds, megabytes=peak() - before)


def in_child(function: Callable[..., object], *arguments: object) -> Any:  # noqa: ANN401
    """Return what a function returns in a new process, with a hash seed of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(function, arguments)


def peak() -> float:
    """Return the most megabytes that this process held since the last reset.

    Not ``ru_maxrss`` where there is a choice: a child inherits it from its parent.
    """
    if _STATUS.exists():
        lines = _STATUS.read_text().splitlines()
        kilobytes = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
        return int(kilobytes) / 1024
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def machine() -> str:
    """Return one line about where the figures come from."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {platform.system()} {platform.machine()}, Python {_version()}"


def _version() -> str:
    return platform.python_version()


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table; numbers stand on the right."""
    cells = [[_cell(value) for value in row] for row in rows]
    marks = ["---", *("---:" for _ in headings[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (headings, marks, *cells))


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
