"""The plainest command, answered at once: a question to a store, into a pipe.

Scripts and editors ask many such questions, and each waits for a whole process. Reading the
command line and drawing tables take longer than a store takes to answer, so this way goes
without the libraries that do it (a test says which), and leaves all else to ``commands``.
"""

import gc
import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["answered"]

_OPTIONS = {"--graph": "graph", "--format": "output"}
_FORMATS = frozenset({"table", "csv", "json"})


class _Asked(NamedTuple):
    """What ``kg query`` was told, if it was plain."""

    query: str
    parameters: tuple[str, ...]
    graph: str
    output: str | None


def answered(words: Sequence[str]) -> bool:
    """Answer a plain question to a store, if the words of a command are one; else do nothing."""
    asked = _understood(words)
    if asked is None:
        return False
    collects = gc.isenabled()
    gc.disable()  # this process ends before there is anything to collect
    try:
        _answer(asked)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    finally:
        gc.freeze()
        if collects:
            gc.enable()
    return True


def _answer(asked: _Asked) -> None:
    from pathlib import Path

    from kg.cli.answering import parameter, print_answer
    from kg.graphs import open_store
    from kg.query.questions import question

    known = question(asked.query)
    values = dict(map(parameter, asked.parameters))
    with open_store(Path(asked.graph)) as (graph, _):
        answer = graph.ask(known, values)
    print_answer(answer, known.name, asked.output)


def _understood(words: Sequence[str]) -> _Asked | None:
    """Return what is asked; ``None`` if anything is not quite plain."""
    if list(words[:1]) != ["query"] or "_KG_COMPLETE" in os.environ or sys.stdout.isatty():
        return None
    given = {"graph": "out"}
    others: list[str] = []
    rest = iter(words[1:])
    for word in rest:
        name, equals, value = word.partition("=")
        if name in _OPTIONS:
            given[_OPTIONS[name]] = value if equals else next(rest, "")
        elif word.startswith("-"):
            return None
        else:
            others.append(word)
    output = given.get("output")
    is_store = os.path.isfile(os.path.join(given["graph"], "kg-store.sqlite"))  # noqa: PTH113, PTH118
    if not others or not is_store or not (output is None or output in _FORMATS):
        return None
    return _Asked(others[0], tuple(others[1:]), given["graph"], output)
