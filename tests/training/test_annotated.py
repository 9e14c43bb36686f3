"""What people say that entries say, and where the entries come from."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from kg.evaluation.gold import read_gold
from kg.training import annotated
from kg.training.annotated import INVENTED, OWN, own_annotations, read_annotated

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

GOLD = [
    {
        "id": "3105.00001",
        "entities": [
            {
                "type": "Model",
                "names": ["LanternNet"],
                "relation": "introduces",
                "required": True,
            }
        ],
        "results": [],
    },
    {"id": "3105.00009", "entities": [], "results": []},
]
ITEM = {
    "paper": {
        "id": "3105.00001",
        "title": "LanternNet: Reading in the Dark",
        "summary": "We introduce LanternNet, a small model that reads in the dark.",
        "publishedAt": "2031-05-06T00:00:00.000Z",
        "authors": [{"name": "Ada Example"}],
    },
}


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")


def test_an_annotated_folder_pairs_entries_with_their_gold(tmp_path: Path) -> None:
    _write(tmp_path / "digests" / "en-2031-05-06.json", [ITEM])
    _write(tmp_path / "gold" / "en-2031-05-06.json", GOLD)

    [(entry, paper)] = read_annotated(tmp_path)

    assert entry.paper == paper.id == "3105.00001"
    assert "reads in the dark" in entry.passages[1].text


def test_own_annotations_find_their_texts_in_a_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first digest that tells of a paper in that language; papers without text are left."""
    monkeypatch.setattr(annotated, "OWN", tmp_path / "own")
    _write(tmp_path / "own" / "en-1.json", GOLD)
    later = {"paper": ITEM["paper"] | {"summary": "LanternNet again, in other words."}}
    _write(tmp_path / "corpus" / "2031-05-07.json", [later])
    _write(tmp_path / "corpus" / "2031-05-06.json", [ITEM])

    [(entry, paper)] = own_annotations([tmp_path / "corpus"])

    assert paper.entities[0].names == ("LanternNet",)
    assert "reads in the dark" in entry.passages[1].text


def test_own_annotations_are_of_papers_that_judge_nothing(shared: Path) -> None:
    """A paper that weights are learnt from can't tell how well they read."""
    own = [paper for path in OWN.glob("*.json") for paper in read_gold(path)]
    judging = [
        paper.id
        for path in sorted((shared / "eval" / "dev" / "gold").glob("*.json"))
        for paper in read_gold(path)
    ]

    assert own
    assert {paper.id for paper in own}.isdisjoint(judging)


def test_each_paper_is_annotated_once() -> None:
    own = [paper for path in OWN.glob("*.json") for paper in read_gold(path)]

    assert all(paper.language in {"ko", "en"} for paper in own)
    assert max(Counter((paper.id, paper.language) for paper in own).values()) == 1


def test_invented_papers_name_what_they_are_annotated_with() -> None:
    """They are nobody's, and arXiv never comes to their numbers in a month."""
    annotated_entries = read_annotated(INVENTED)

    assert Counter(paper.language for _, paper in annotated_entries) == {"ko": 120, "en": 120}
    for entry, paper in annotated_entries:
        text = " ".join(passage.text for passage in entry.passages).casefold()
        assert entry.paper.startswith("2612.90")
        assert not entry.authors
        for entity in paper.entities:
            assert any(name.casefold() in text for name in entity.names), (paper.id, entity.names)
