from __future__ import annotations

import pytest

from kg.sources.recognise import READERS, recognise


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('[{"paper": {"id": "2411.00001"}}]', "daily papers"),
        ('{"summary": "\\n### [Toy](https://arxiv.org/abs/2411.00001)"}', "daily papers"),
        ('[{"paper": ', "daily papers"),
        ("[Watch]\n### [Toy](https://arxiv.org/abs/2411.00001)", "markdown"),
        ("# Notes", None),
        ("", None),
    ],
)
def test_content_decides_on_the_kind(text: str, kind: str | None) -> None:
    assert recognise(text) == kind


def test_every_kind_has_a_name_of_its_own() -> None:
    assert len({reader.read for reader in READERS.values()}) == len(READERS)
