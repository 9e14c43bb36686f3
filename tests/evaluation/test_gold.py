from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from kg.errors import GoldError
from kg.evaluation.gold import read_gold
from kg.model.kind import Kind
from kg.model.relation import Relation

if TYPE_CHECKING:
    from pathlib import Path

ENTITY = {"type": "Model", "names": ["Glow 2"], "relation": "uses", "required": True}
RESULT = {"value": "7.5", "unit": "%", "metric": "WER", "on": "Murmur", "of": "Glow 2"}


def write(path: Path, entity: dict[str, Any], result: dict[str, Any]) -> Path:
    papers = [{"id": "2401.00001", "entities": [entity], "results": [result]}]
    path.write_text(json.dumps(papers), encoding="utf-8")
    return path


def test_annotations_are_read_as_values(tmp_path: Path) -> None:
    (paper,) = read_gold(write(tmp_path / "gold.json", ENTITY, RESULT))

    (entity,) = paper.entities
    (result,) = paper.results
    assert paper.id == "2401.00001"
    assert (entity.kind, entity.relation) == (Kind.MODEL, Relation.USES)
    assert entity.names == ("Glow 2",)
    assert entity.required
    assert (result.value, result.on) == ("7.5", "Murmur")


@pytest.mark.parametrize(
    ("name", "language"),
    [("ko-2024-01-02.json", "ko"), ("en-a.json", "en"), ("korean.json", "")],
)
def test_the_name_of_the_file_tells_the_language(tmp_path: Path, name: str, language: str) -> None:
    (paper,) = read_gold(write(tmp_path / name, ENTITY, RESULT))

    assert paper.language == language


@pytest.mark.parametrize(
    ("entity", "result", "complaint"),
    [
        pytest.param({"type": "Gadget"}, {}, "'Gadget'", id="unknown kind"),
        pytest.param({"relation": "likes"}, {}, "'likes'", id="unknown relation"),
        pytest.param({"names": []}, {}, "length >= 1", id="no names"),
        pytest.param({"names": [""]}, {}, "length >= 1", id="empty name"),
        pytest.param({"required": "yes"}, {}, "`bool`", id="wrong type"),
        pytest.param({}, {"value": "a third"}, "'a third' is no number", id="no number"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, entity: dict[str, Any], result: dict[str, Any], complaint: str
) -> None:
    path = write(tmp_path / "gold.json", ENTITY | entity, RESULT | result)

    with pytest.raises(GoldError) as caught:
        read_gold(path)

    message = str(caught.value)
    assert message.startswith(str(path))
    assert complaint in message
    assert "$[0]." in message


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"id": "2401.00001"}', id="no list"),
        pytest.param(b'[{"id": "2401.00001"}]', id="no entities"),
        pytest.param(b'[{"id": "\xff", "entities": [], "results": []}]', id="no UTF-8"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gold.json"
    path.write_bytes(content)

    with pytest.raises(GoldError, match="Pass JSON: a list of papers"):
        read_gold(path)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="cannot be read"):
        read_gold(tmp_path / "absent.json")


def test_the_error_survives_a_process(tmp_path: Path) -> None:
    error = GoldError(tmp_path, "is a folder")

    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301
