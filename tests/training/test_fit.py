"""Weights from examples."""

from __future__ import annotations

import pytest

from kg.training.examples import Example
from kg.training.fit import fit

pytest.importorskip("sklearn")

EXAMPLES = [
    *[Example(("suffix=net", "after=은"), "Model")] * 8,
    *[Example(("suffix=bench", "after=은"), "Benchmark")] * 8,
    *[Example(("shape=lower", "after=은"), "-")] * 8,
    Example(("seen-once", "suffix=net"), "Model"),
]


def test_a_sign_speaks_for_what_it_came_with() -> None:
    model = fit(EXAMPLES)

    chances = model.chances(["suffix=bench", "after=은"])
    assert max(chances, key=chances.__getitem__) == "Benchmark"
    assert sum(chances.values()) == pytest.approx(1)


def test_the_same_examples_make_the_same_model() -> None:
    assert fit(EXAMPLES) == fit(list(EXAMPLES))


def test_what_was_seen_once_teaches_nothing() -> None:
    assert "seen-once" not in fit(EXAMPLES).weights


def test_of_two_labels_the_first_has_no_weights() -> None:
    """So a probability can be had from the odds alone."""
    model = fit([example for example in EXAMPLES if example.label != "Benchmark"])

    assert model.labels == ("-", "Model")
    assert {row[0] for row in model.weights.values()} == {0.0}
