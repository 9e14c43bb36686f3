"""Metrics know which way is better, and on what scale they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analytics.metrics import Better, comparable, listed_metrics, measure
from kg.model.kind import Kind
from kg.vocabulary import shipped_vocabulary


def test_every_metric_of_the_vocabulary_is_listed_and_no_other() -> None:
    metrics = {concept.id for concept in shipped_vocabulary() if concept.kind is Kind.METRIC}

    assert set(listed_metrics()) == metrics


@pytest.mark.parametrize(
    ("metric", "better"),
    [
        ("accuracy", Better.HIGHER),
        ("fid", Better.LOWER),
        ("fid.2312.00858", Better.LOWER),
        ("perplexity", Better.LOWER),
        ("fps", Better.HIGHER),
        ("attack-success-rate", Better.UNKNOWN),
    ],
)
def test_listed_metrics(metric: str, better: Better) -> None:
    assert measure(metric, metric).better is better


@pytest.mark.parametrize(
    ("label", "better"),
    [
        ("Lantern recall", Better.HIGHER),
        ("glow loss", Better.LOWER),
        ("등불 정확도", Better.HIGHER),
        ("추론 지연 시간", Better.LOWER),
        ("glimmer", Better.UNKNOWN),
    ],
)
def test_others_are_judged_by_their_words(label: str, better: Better) -> None:
    assert measure("unheard-of", label).better is better


@given(st.floats(min_value=0.001, max_value=0.999))
def test_a_share_is_one_value_in_percent_and_as_a_fraction(share: float) -> None:
    fraction = comparable(share, "", share=True)
    percent = comparable(share * 100, "%", share=True)

    assert fraction is not None
    assert percent is not None
    assert fraction[0] == pytest.approx(percent[0], abs=1e-5)
    assert fraction[1] == percent[1] == "%"


@pytest.mark.parametrize(
    ("value", "unit", "share", "label"),
    [
        pytest.param(571.0, "%", True, "Accuracy", id="more than all"),
        pytest.param(2.5, "x", True, "Accuracy", id="factor"),
        pytest.param(5.9, "%", False, "Perplexity", id="percent of no share"),
        pytest.param(1.4, "s", False, "FID", id="seconds of no time"),
    ],
)
def test_what_fits_no_scale_is_told(value: float, unit: str, share: bool, label: str) -> None:  # noqa: FBT001
    assert comparable(value, unit, share=share, label=label) is None
