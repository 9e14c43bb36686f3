"""How much a question may cost."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the server grants one question, and all of them together."""

    #: Seconds that a question may take; the worker is ended after them.
    seconds: float = 20.0
    #: Rows or triples of an answer.
    rows: int = 100_000
    #: Bytes of an answer.
    answer: int = 64 * 2**20
    #: Bytes of a query in a request's body, and in its address.
    query: int = 256 * 2**10
    address: int = 16 * 2**10
    #: Questions answered at the same time, and those that may wait for their turn.
    workers: int = 2
    waiting: int = 32
    #: Seconds that a question may wait, and that a client may take to send one.
    patience: float = 10.0
    #: Megabytes of memory that a worker may take; 0 for no limit.
    memory: int = 4096
