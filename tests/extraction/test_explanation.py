"""Why extraction read what it read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.explanation import explain
from kg.extraction.reading import Reader
from kg.model.identifiers import DigestId

if TYPE_CHECKING:
    from tests.extraction.conftest import MakeEntry

TEXT = "LanternNet을 제안합니다. LanternNet은 ImageNet에서 정확도 83.5%를 달성했습니다."


def test_what_is_kept_is_what_is_read(make_entry: MakeEntry) -> None:
    entry = make_entry("LanternNet: Light for Images", TEXT)

    explained = {e.names: (e.kind, e.relation) for e in explain(entry) if e.kept}
    mentions = Reader()(DigestId("a"), entry).mentions
    assert {(str(m.kind), str(m.relation)) for m in mentions} == set(explained.values())
    assert {name for names in explained for name in names} == {m.name for m in mentions}


def test_the_signs_speak_for_the_decision_first(make_entry: MakeEntry) -> None:
    entry = make_entry("LanternNet: Light for Images", TEXT)

    for explanation in explain(entry, most=3):
        weights = [weight for _, weight in explanation.kind_signs]
        assert len(weights) <= 6
        assert weights == sorted(weights, reverse=True)
        assert abs(sum(chance for _, chance in explanation.kinds) - 1) < 1e-9


def test_what_is_nothing_is_explained_too(make_entry: MakeEntry) -> None:
    entry = make_entry("Ours", "Ours는 좋다. 긴 작업을 한다.")

    assert all(not explanation.kept for explanation in explain(entry))
