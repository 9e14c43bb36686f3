"""What the corpus tells of the vocabulary."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.training.rarity import common_concepts, first_months, papers_by_concept
from kg.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from pathlib import Path


def _digest(folder: Path, *papers: tuple[str, str]) -> None:
    items = [
        {
            "paper": {
                "id": paper,
                "title": "On Lanterns",
                "summary": summary,
                "publishedAt": "2031-05-06T00:00:00.000Z",
                "authors": [{"name": "Ada Example"}],
            }
        }
        for paper, summary in papers
    ]
    (folder / "2031-05-06.json").write_text(json.dumps(items), encoding="utf-8")


def test_a_concept_is_common_if_many_papers_name_it(tmp_path: Path) -> None:
    _digest(
        tmp_path,
        *(
            (f"3105.{number:05}", "We train on ImageNet. ImageNet is large.")
            for number in range(10)
        ),
        ("3105.00077", "We train on CIFAR-10."),
    )

    papers = papers_by_concept([tmp_path])
    common = {concept.label.text for concept in common_concepts(shipped_vocabulary(), papers)}

    assert "ImageNet" in common
    assert "CIFAR-10" not in common


def test_the_months_of_the_first_papers_are_kept(tmp_path: Path) -> None:
    months = ("3106", "3104", "3105", "3104")
    _digest(
        tmp_path,
        *((f"{month}.{n:05}", "We train on ImageNet.") for n, month in enumerate(months)),
    )

    papers = papers_by_concept([tmp_path])
    [imagenet] = [c.id for c in shipped_vocabulary() if c.label.text == "ImageNet"]

    assert first_months(papers)[str(imagenet)] == ["3104", "3104", "3105"]
