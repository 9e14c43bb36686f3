from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.linear import LinearModel, weights_folder

if TYPE_CHECKING:
    from pathlib import Path

MODEL = LinearModel(
    labels=("-", "Model"),
    bias=(0.0, 0.5),
    weights={"suffix=net": (-1.0, 2.0), 'after="': (0.25, 0.0), "뒤=은": (0.1, -0.1)},
)


def test_a_model_that_is_saved_is_loaded_again(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "model.json")

    assert LinearModel.load(tmp_path / "model.json") == MODEL


def test_the_same_model_makes_the_same_bytes(tmp_path: Path) -> None:
    other = LinearModel(
        MODEL.labels, MODEL.bias, {s: MODEL.weights[s] for s in reversed(list(MODEL.weights))}
    )
    MODEL.save(tmp_path / "one.json")
    other.save(tmp_path / "other.json")
    LinearModel.load(tmp_path / "one.json").save(tmp_path / "again.json")

    one, two, again = (
        (tmp_path / name).read_bytes() for name in ("one.json", "other.json", "again.json")
    )
    assert one == two == again


def test_a_file_has_one_sign_a_line(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "model.json")

    lines = (tmp_path / "model.json").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith('"suffix=net":') for line in lines) == 1


def test_signs_move_the_chances() -> None:
    assert MODEL.chances(["suffix=net"])["Model"] > MODEL.chances([])["Model"] > 0.5


def test_unknown_signs_change_nothing() -> None:
    assert MODEL.chances(["suffix=net", "unheard"]) == MODEL.chances(["suffix=net"])


def test_huge_weights_do_not_overflow() -> None:
    model = LinearModel(("a", "b"), (0.0, 0.0), {"x": (1e6, -1e6)})

    assert model.chances(["x"]) == {"a": 1.0, "b": 0.0}


@given(st.lists(st.sampled_from([*MODEL.weights, "unheard"]), max_size=9))
def test_chances_add_up_to_one(signs: list[str]) -> None:
    chances = MODEL.chances(signs)

    assert set(chances) == set(MODEL.labels)
    assert sum(chances.values()) == pytest.approx(1)


@pytest.mark.parametrize("name", ["kinds", "relations", "results"])
def test_the_shipped_weights_are_as_save_writes_them(name: str, tmp_path: Path) -> None:
    shipped = weights_folder() / f"{name}.json"
    model = LinearModel.load(shipped)
    model.save(tmp_path / "again.json")

    assert (tmp_path / "again.json").read_bytes() == shipped.read_bytes()
    assert {len(row) for row in model.weights.values()} == {len(model.labels)}
