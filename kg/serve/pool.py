"""The workers, and the queue before them."""

from __future__ import annotations

import asyncio
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from kg.serve.tasks import Answered, Ping, Refused
from kg.serve.worker import work

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from kg.serve.limits import Limits
    from kg.serve.served import Served
    from kg.serve.tasks import Task

__all__ = ["Pool"]

_BUSY = Refused(status=503, reason="Too many questions at once. Ask again in a moment.")
_LOST = Refused(
    status=503, reason="The question took more memory than it may, and was ended. Ask for less."
)
#: Seconds that a worker may take to start.
_START = 60.0
#: What a worker imports; the process that workers are forked from does so once.
_IMPORTS = ["kg.serve.worker", "kg.serve.work", "sqlite3", "rapidfuzz"]


class _Worker:
    """One process with a pipe to it. Its methods block; they run in threads."""

    def __init__(self, served: Served, memory: int) -> None:
        context = _context()
        ours, theirs = context.Pipe()
        self.connection: Connection = ours
        self.process: BaseProcess = context.Process(
            target=work, args=(theirs, served, memory), daemon=True, name="kg-worker"
        )
        self.process.start()
        theirs.close()
        if not (ours.poll(_START) and self._hears()):
            self.end()
            raise RuntimeError("a worker does not start")

    def _hears(self) -> bool:
        try:
            self.connection.recv()
        except (EOFError, OSError):
            return False
        return True

    def call(self, task: Task, served: Served, seconds: float) -> Answered | Refused | None:
        """Return the outcome; ``None`` if it takes longer. Raises if the process ends."""
        self.connection.send((task, served))
        if not self.connection.poll(seconds):
            return None
        outcome: Answered | Refused = self.connection.recv()
        return outcome

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.connection.close()


class Pool:
    """Runs tasks in worker processes, each within the limits."""

    def __init__(self, served: Served, limits: Limits) -> None:
        self.served = served
        self.limits = limits
        self.ended = 0
        self._all: set[_Worker] = set()
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()
        self._waiting = 0
        self._threads = ThreadPoolExecutor(limits.workers, "kg-pool")
        self._background: set[asyncio.Task[None]] = set()

    @property
    def ready(self) -> int:
        """How many workers there are."""
        return len(self._all)

    async def start(self) -> None:
        """Start the workers; raise ``RuntimeError`` if they do not start."""
        await asyncio.gather(*(self._add() for _ in range(self.limits.workers)))

    async def stop(self) -> None:
        """End all workers."""
        for task in self._background:
            task.cancel()
        for worker in list(self._all):
            worker.end()
        self._all.clear()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def run(self, task: Task) -> Answered | Refused:
        """Return the outcome of a task. A worker that takes too long is ended, and replaced."""
        if self._waiting >= self.limits.waiting:
            return _BUSY
        self._waiting += 1
        try:
            worker = await asyncio.wait_for(self._idle.get(), self.limits.patience)
        except TimeoutError:
            return _BUSY
        finally:
            self._waiting -= 1
        # what a worker does is finished, or ended, also when the client has gone
        return await asyncio.shield(asyncio.ensure_future(self._use(worker, task)))

    async def _use(self, worker: _Worker, task: Task) -> Answered | Refused:
        seconds = self.limits.seconds
        loop = asyncio.get_running_loop()
        try:
            outcome = await loop.run_in_executor(
                self._threads, worker.call, task, self.served, seconds
            )
        except (EOFError, OSError):
            self._replace(worker)
            return _LOST
        if outcome is None:
            self._replace(worker)
            reason = f"The question took longer than {seconds:g} s, and was ended. Ask for less."
            return Refused(status=503, reason=reason)
        self._idle.put_nowait(worker)
        return outcome

    async def renew(self, served: Served) -> None:
        """Let every worker open a newer generation."""
        self.served = served
        busy = [await self._idle.get() for _ in range(self.limits.workers)]
        await asyncio.gather(*(self._use(worker, Ping()) for worker in busy))

    def _replace(self, worker: _Worker) -> None:
        self.ended += 1
        self._all.discard(worker)
        worker.end()
        task = asyncio.ensure_future(self._restart())
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _restart(self) -> None:
        while True:
            with suppress(RuntimeError, OSError):
                await self._add()
                return
            await asyncio.sleep(1)

    async def _add(self) -> None:
        loop = asyncio.get_running_loop()
        worker = await loop.run_in_executor(None, _Worker, self.served, self.limits.memory)
        self._all.add(worker)
        self._idle.put_nowait(worker)


def _context() -> multiprocessing.context.ForkServerContext | multiprocessing.context.SpawnContext:
    """Return how processes start: from one that has imported all, or anew where that is not."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_IMPORTS)
    return context
