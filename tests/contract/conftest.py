"""Four invented digests, two in each language, and what they are built into."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.exporters.formats import FORMATS, EvidencePlace, Settings
from kg.journey import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.model.knowledge import Knowledge

FIRST = """\
## Daily Papers (2031-05-06)

### [LanternNet: Reading in the Dark](https://arxiv.org/abs/3105.00001)

![](https://example.org/thumbnails/3105.00001.png)

Vote: 12

Authors: Ada Example, Bo Sample

- ***What's New***: 어두운 곳에서 글을 읽는 새로운 모델 LanternNet을 제안합니다. \
희소 자동인코더(Sparse Autoencoder, SAE)를 사용합니다.
- ***Technical Details***: LanternNet은 Vision Transformer(ViT)를 기반으로 하며 \
Llama 3.1과 비교합니다.
- ***Performance Highlights***: GSM8K 벤치마크에서 91.5%의 정확도(accuracy)를 달성했습니다.

### [A Kite for Every Wind](https://arxiv.org/abs/3105.00002)

Vote: 3

Authors: Cy Invented

- ***What's New***: 바람을 읽는 KiteBench 벤치마크를 소개합니다. \
영상 질의응답(video question answering)을 다룹니다.
- ***Performance Highlights***: UCF-101과 KiteBench에서 Llama 3를 평가했습니다.
"""

SECOND = """\
## Daily Papers (2031-05-07)

### [LanternNet: Reading in the Dark](https://arxiv.org/abs/3105.00001)

Vote: 30

Authors: Ada Example, Bo Sample

- ***What's New***: SAE로 등불을 켜는 LanternNet을 소개합니다.

### [Kites Without Strings](https://arxiv.org/abs/3105.00003)

Vote: 1

Authors: Cy Invented

- ***What's New***: KiteBench에서 확산 모델(diffusion model)을 평가하고 \
ScanNet++ 데이터셋을 사용합니다.
"""


PEOPLE = [{"name": "Bo Sample"}, {"name": "Ada Example"}]


def item(paper: str, title: str, summary: str, **more: object) -> dict[str, object]:
    told = {"id": paper, "title": title, "summary": summary, "upvotes": 7, "authors": PEOPLE} | more
    return {"paper": {"publishedAt": "2031-05-02T00:00:00.000Z", **told}}


THIRD = [
    item(
        "3105.00001",
        "LanternNet: Reading in the Dark",
        "We introduce LanternNet, a vision transformer (ViT) for reading in the dark.\n"
        "It reaches 91.5% accuracy on GSM8K and outperforms GPT-4 and GPT-4o on GSM8K.",
        githubRepo="https://github.com/example/lantern",
    ),
    item(
        "3105.00004",
        "Gusts: A Dataset of Winds",
        "We present GustSet, a dataset for wind forecasting. "
        "Fine-tuning GPT-4 on GustSet improves F1 by 3.2 points.",
        projectPage="https://example.org/gusts",
        organization={"name": "example-lab", "fullname": "Example Lab"},
    ),
]
FOURTH = [
    item(
        "3105.00003",
        "Kites Without Strings",
        "We evaluate a diffusion model on KiteBench and on ScanNet++ with PSNR of 28.1 dB.",
    )
]

DIGESTS = {
    "2031-05-06.md": FIRST,
    "2031-05-07.md": SECOND,
    "2031-05-06.json": json.dumps(THIRD, indent=1),
    "2031-05-07.json": json.dumps(FOURTH, ensure_ascii=False),
}


@pytest.fixture(scope="session")
def digests(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the four digests."""
    folder = tmp_path_factory.mktemp("digests")
    for name, text in DIGESTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _rendered(knowledge: Knowledge) -> dict[str, bytes]:
    settings = Settings(evidence=EvidencePlace.BESIDE)
    return {
        file: b"".join(x.encode() if isinstance(x, str) else x for x in pieces)
        for write in FORMATS.values()
        for file, pieces in write(knowledge, settings).items()
    }


@pytest.fixture(scope="session")
def rendered() -> Callable[[Knowledge], dict[str, bytes]]:
    """Return what writes a graph in all formats."""
    return _rendered


@pytest.fixture(scope="session")
def at_once(digests: Path) -> Knowledge:
    """Return what the four digests say, built by one process."""
    account = build([digests], jobs=1)
    assert not account.problems
    return account.knowledge


@pytest.fixture(scope="session")
def files(at_once: Knowledge) -> dict[str, bytes]:
    """Return the graph of the four digests in all formats."""
    return _rendered(at_once)
