"""Which code made something: fingerprints of the files that decide it."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from kg.resources import ontology_folder

__all__ = ["extractor_version", "resolver_version", "tables_version"]

_PACKAGE = Path(__file__).parents[1]


@lru_cache(maxsize=1)
def extractor_version() -> str:
    """Return a name for what decides what an entry says: code, weights and vocabulary."""
    return _fingerprint("extraction", "model", "data/weights", "vocabulary.py")


@lru_cache(maxsize=1)
def resolver_version() -> str:
    """Return a name for what decides what the entries say together, and how it is written."""
    mine = (f"store/{name}.py" for name in ("graphs", "kin", "library", "renewal", "units"))
    return _fingerprint("resolution", "graph", "model", "vocabulary.py", *mine)


@lru_cache(maxsize=1)
def tables_version() -> str:
    """Return a name for what decides how an account becomes tables."""
    return _fingerprint_of(_PACKAGE / "graph", _PACKAGE / "model")


def _fingerprint(*parts: str) -> str:
    """Return a fingerprint of these parts of the package and of the vocabulary."""
    return _fingerprint_of(*(_PACKAGE / part for part in parts), ontology_folder() / "vocabulary")


def _fingerprint_of(*roots: Path) -> str:
    mark = sha256()
    for root in roots:
        files = sorted(root.rglob("*")) if root.is_dir() else [root]
        for path in files:
            if path.suffix in {".py", ".json", ".ttl"}:
                content = path.read_bytes()
                mark.update(f"{path.relative_to(root.parent)} {len(content)}\n".encode())
                mark.update(content)
    return mark.hexdigest()[:16]
