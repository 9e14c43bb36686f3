from __future__ import annotations

from typing import TYPE_CHECKING

import kg.resources
from kg.resources import ontology_folder, sample_folder

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_ontology_is_found_in_a_checkout() -> None:
    files = {path.name for path in ontology_folder().iterdir()}

    assert {"kg.ttl", "shapes.ttl", "context.jsonld", "vocabulary", "queries"} <= files


def test_the_ontology_is_found_in_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kg" / "ontology").mkdir(parents=True)
    (tmp_path / "ontology").mkdir()
    monkeypatch.setattr(kg.resources, "_PACKAGE", tmp_path / "kg")

    assert ontology_folder() == tmp_path / "kg" / "ontology"


def test_the_sample_holds_a_digest() -> None:
    assert list(sample_folder().glob("*.md"))
