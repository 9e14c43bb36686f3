"""spaCy without its commands.

``import spacy`` also imports what trains and downloads its models (typer, weasel, requests,
pydantic settings and so on), a third of the time that it takes. Whoever reads one day's
digest waits for that.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["without_commands"]

#: What ``import spacy`` asks for: ``from .cli.info import info``.
_COMMANDS = ("spacy.cli", "spacy.cli.info")


@contextmanager
def without_commands() -> Iterator[None]:
    """Import spaCy, the first time, without its commands; they are there when asked for."""
    if "spacy" in sys.modules:
        yield
        return
    for name in _COMMANDS:
        sys.modules[name] = _Later(name)
    try:
        yield
    finally:
        for name in _COMMANDS:
            if isinstance(sys.modules.get(name), _Later):
                del sys.modules[name]


class _Later(ModuleType):
    """A module whose functions import the true one when they are called."""

    __path__: list[str] = []  # noqa: RUF012  a package, as the import system knows them

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
            return getattr(import_module(self.__name__), name)(*arguments, **options)

        return call
