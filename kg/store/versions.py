"""Which code made something: fingerprints of the modules that decide it, and no others."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg.resources import ontology_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["extractor_version", "modules_of", "resolver_version", "tables_version"]

_PACKAGE = Path(__file__).parents[1]
#: What a module imports when it is imported itself, apart from what is there for types alone.
_IMPORT = re.compile(r"^from (kg\.[\w.]+) import (\([^)]*\)|.*)", re.MULTILINE)
#: These decide nothing: what errors say, where files lie, what is kept to save time.
_NO_MATTER = frozenset({"kg.errors", "kg.resources", "kg.cache"})


@lru_cache(maxsize=1)
def extractor_version() -> str:
    """Return a name for what decides what an entry says: code, weights and vocabulary."""
    weights = sorted((_PACKAGE / "data" / "weights").glob("*.json"))
    return _fingerprint([*modules_of("kg.extraction.reading"), *weights, *_vocabulary()])


@lru_cache(maxsize=1)
def resolver_version() -> str:
    """Return a name for what decides what the entries say together, and how it is written."""
    mine = (f"kg.store.{name}" for name in ("graphs", "kin", "library", "renewal", "units"))
    code = modules_of("kg.resolution.resolve", "kg.graph.triples", *mine)
    return _fingerprint([*code, *_vocabulary()])


@lru_cache(maxsize=1)
def tables_version() -> str:
    """Return a name for what decides how an account becomes tables."""
    return _fingerprint(modules_of("kg.graph.tables", "kg.graph.columns"))


def modules_of(*names: str) -> list[Path]:
    """Return the files of these modules and of all that they import of this package."""
    found: dict[str, Path] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        path = _PACKAGE.parent.joinpath(*name.split(".")).with_suffix(".py")
        if name in found or name in _NO_MATTER or not path.exists():
            continue  # known, or a package, or a name in a module
        found[name] = path
        for module, imported in _IMPORT.findall(path.read_text(encoding="utf-8")):
            waiting += [module, *(f"{module}.{word}" for word in re.findall(r"\w+", imported))]
    return [found[name] for name in sorted(found)]


def _vocabulary() -> list[Path]:
    return sorted((ontology_folder() / "vocabulary").glob("*.ttl"))


def _fingerprint(files: Iterable[Path]) -> str:
    mark = sha256()
    for path in files:
        content = path.read_bytes()
        mark.update(f"{path.parent.name}/{path.name} {len(content)}\n".encode())
        mark.update(content)
    return mark.hexdigest()[:16]
