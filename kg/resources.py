"""Where the files that travel with the package lie."""

from __future__ import annotations

from pathlib import Path

__all__ = ["ontology_folder", "sample_folder"]

_PACKAGE = Path(__file__).parent


def ontology_folder() -> Path:
    """Return the folder of the ontology: inside an installed package, beside a checkout's."""
    installed = _PACKAGE / "ontology"
    return installed if installed.is_dir() else _PACKAGE.parent / "ontology"


def sample_folder() -> Path:
    """Return the folder of the sample digest."""
    return _PACKAGE / "data" / "sample"
