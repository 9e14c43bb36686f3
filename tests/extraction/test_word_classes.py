"""Classes of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.word_classes import (
    WordClasses,
    classed_form,
    save_word_classes,
    shipped_word_classes,
)

if TYPE_CHECKING:
    from pathlib import Path

LEVELS = {"A": [["the", "a"], ["model", "모델"]], "B": [["the"], ["a"], ["모델", "model"]]}


def test_classes_come_back_as_they_were_saved(tmp_path: Path) -> None:
    save_word_classes(LEVELS, tmp_path / "words.json")

    classes = WordClasses.load(tmp_path / "words.json")

    assert classes.of("the") == ("A0", "B0")
    assert classes.of("Model") == classes.of("모델") == ("A1", "B2")
    assert classes.of("unheard-of") == ()


def test_the_same_classes_are_the_same_bytes(tmp_path: Path) -> None:
    save_word_classes(LEVELS, tmp_path / "one.json")
    save_word_classes(dict(reversed(LEVELS.items())), tmp_path / "other.json")

    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "other.json").read_bytes()


def test_numbers_are_all_alike() -> None:
    assert classed_form("3.1") == classed_form("2024") == "#"


def test_shipped_classes_hold_words_of_like_use_together() -> None:
    """Not of which class, only that nouns are with nouns and verbs with verbs."""
    classes = shipped_word_classes()

    assert classes.of("outperforms")[0] == classes.of("surpasses")[0] != classes.of("encoder")[0]
    assert classes.of("encoder")[0] == classes.of("decoder")[0]
    assert classes.of("데이터셋")[0] != classes.of("통해")[0]
