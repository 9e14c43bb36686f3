"""The process that asks the graph; it may be ended at any time."""

from __future__ import annotations

import signal
import sys
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from kg.serve.served import opened
from kg.serve.tasks import Refused
from kg.serve.work import done

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from kg.query.store import GraphStore
    from kg.serve.served import Served
    from kg.serve.tasks import Answered, Task

__all__ = ["work"]

_MEGABYTE = 2**20


def work(connection: Connection, served: Served, memory: int) -> None:
    """Answer tasks until the other end closes; each comes with the graph that it is about."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends us
    _confine(memory)
    with ExitStack() as held:
        graph, generation = held.enter_context(opened(served))
        connection.send(generation)
        while True:
            try:
                task, served = connection.recv()
            except EOFError:
                return
            if served.generation > generation:
                newer = ExitStack()
                graph, generation = newer.enter_context(opened(served))
                held.pop_all().close()
                held.push(newer)
            connection.send(_outcome(graph, task))


def _outcome(graph: GraphStore, task: Task) -> Answered | Refused:
    try:
        return done(graph, task)
    except MemoryError:
        return Refused(status=503, reason="The answer takes too much memory. Ask for less.")
    except RecursionError:
        return Refused(status=400, reason="The query is nested too deeply. Make it flatter.")
    except Exception as error:  # noqa: BLE001  # one odd thing must not end the process
        return Refused(status=500, reason=f"This is a mistake of kg: {error!r}. Please report it.")


def _confine(memory: int) -> None:
    """Take away what a worker does not need: more memory, core files, the network."""
    with suppress(ImportError):  # absent where there are no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory * _MEGABYTE, memory * _MEGABYTE))
    if sys.platform == "linux":
        _leave_network()


def _leave_network() -> None:
    """Move to a network of our own, where nobody is; where that is not allowed, stay.

    Queries that would ask another machine are refused before they come here. This is for
    the day on which that check errs.
    """
    import ctypes

    new_user, new_network = 0x10000000, 0x40000000
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(new_user | new_network)
