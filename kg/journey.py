"""The whole way on one page: digests in, knowledge out."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, TypeAlias

from kg.model.digest import Digest
from kg.resolution.resolve import resolve
from kg.sources.reader import read
from kg.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.extraction.reading import Reader
    from kg.model.entry import Entry
    from kg.model.identifiers import DigestId
    from kg.model.knowledge import Knowledge
    from kg.model.mention import Reading
    from kg.model.problem import Problem
    from kg.resolution.overrides import Overrides

__all__ = ["Account", "build", "extract", "extract_entries", "read_digests", "without_collection"]

#: Called with how much of how many is done in which stage.
Progress: TypeAlias = "Callable[[str, int, int], None]"

#: Below this many entries, starting a second process takes longer than it saves.
_WORTH_A_PROCESS = 400
_BATCH = 50


@dataclass(frozen=True, slots=True)
class Account:
    """What the digests say, and what was wrong with them."""

    knowledge: Knowledge
    problems: tuple[Problem, ...]


def build(
    paths: Iterable[Path],
    *,
    overrides: Overrides | None = None,
    candidates: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Account:
    """Return what all these digests say together.

    The order of the paths and the number of processes (``jobs``, by default one a core) do
    not change the outcome. With ``candidates``, also what is probably nothing.
    """
    digests, problems = read_digests(paths, progress)
    readings = list(extract(digests, candidates=candidates, jobs=jobs, progress=progress))
    with without_collection():
        knowledge = resolve(digests, readings, shipped_vocabulary(), overrides)
    return Account(knowledge, tuple(sorted(problems)))


def read_digests(
    paths: Iterable[Path], progress: Progress | None = None
) -> tuple[list[Digest], list[Problem]]:
    """Return all digests of these paths, each once, and what is wrong with them."""
    digests: list[Digest] = []
    problems: list[Problem] = []
    for found in read(paths):
        if isinstance(found, Digest):
            digests.append(found)
        else:
            problems.append(found)
        if progress:
            progress("read", len(digests), 0)
    return digests, problems


def extract(
    digests: Sequence[Digest],
    *,
    candidates: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Iterator[Reading]:
    """Yield what each entry says, in the order of the digests."""
    tasks = [(digest.id, entry) for digest in digests for entry in digest.entries]
    yield from extract_entries(tasks, candidates=candidates, jobs=jobs, progress=progress)


def extract_entries(
    tasks: Sequence[tuple[DigestId, Entry]],
    *,
    candidates: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Iterator[Reading]:
    """Yield what each of these entries says, in their order."""
    workers = jobs or (_cores() if len(tasks) >= _WORTH_A_PROCESS else 1)
    batches = [list(tasks[start : start + _BATCH]) for start in range(0, len(tasks), _BATCH)]
    done = 0
    for readings in _mapped(partial(_read_batch, candidates=candidates), batches, workers):
        yield from readings
        done += len(readings)
        if progress:
            progress("extract", done, len(tasks))


_Batch: TypeAlias = "list[tuple[DigestId, Entry]]"


@contextmanager
def without_collection() -> Iterator[None]:
    """Leave cycles alone for a while: looking for them among millions of values is slow.

    Not for extraction in this very process: spaCy's documents are cycles.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _mapped(
    read_batch: Callable[[_Batch], list[Reading]], batches: Sequence[_Batch], workers: int
) -> Iterator[list[Reading]]:
    if workers == 1:
        yield from map(read_batch, batches)
        return
    # imported here, as a day of digests needs no pool
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # spawned, not forked: a fork of a program with threads may hang
    context = multiprocessing.get_context("spawn")
    pool_of = partial(ProcessPoolExecutor, mp_context=context, initializer=_end_with_parent)
    with without_collection(), pool_of(workers) as pool:
        yield from pool.map(read_batch, batches)


def _end_with_parent() -> None:
    """Let this worker end when its parent has: one that was killed cannot say so."""
    import multiprocessing
    import threading

    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _read_batch(batch: _Batch, *, candidates: bool) -> list[Reading]:
    reader = _reader(candidates=candidates)
    with without_collection():
        for _, entry in batch:
            reader.load(entry.language)
    return [reader(digest, entry) for digest, entry in batch]


@lru_cache(maxsize=2)
def _reader(*, candidates: bool) -> Reader:
    """Return this process's reader; making one loads spaCy, the vocabulary and the weights."""
    from kg.extraction.quick_spacy import without_commands

    with without_collection(), without_commands():
        from kg.extraction.reading import Reader

        return Reader(candidates=candidates)


def _cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
