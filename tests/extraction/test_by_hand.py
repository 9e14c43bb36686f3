"""Extraction without the learnt weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extraction import linear
from kg.extraction.linear import MissingWeightsWarning
from kg.extraction.reading import Reader
from kg.model.identifiers import DigestId
from kg.model.kind import Kind
from kg.model.relation import Relation

if TYPE_CHECKING:
    from pathlib import Path

    from tests.extraction.conftest import MakeEntry


def test_a_build_without_weights_works_and_says_so(
    make_entry: MakeEntry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linear, "weights_folder", lambda: tmp_path)
    entry = make_entry(
        "LanternNet: Light", "LanternNet은 ImageNet에서 정확도 83.5%를 달성했습니다."
    )

    with pytest.warns(MissingWeightsWarning, match="kg train"):
        reading = Reader()(DigestId("a"), entry)

    claims = {(mention.name, mention.kind, mention.relation) for mention in reading.mentions}
    assert ("LanternNet", Kind.METHOD, Relation.INTRODUCES) in claims
    assert ("ImageNet", Kind.DATASET, Relation.EVALUATES_ON) in claims
    assert [str(measurement.value) for measurement in reading.measurements] == ["83.5"]
