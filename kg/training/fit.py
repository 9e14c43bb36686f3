"""Weights from examples: multinomial logistic regression with an L2 penalty."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from kg.extraction.linear import LinearModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.training.examples import Example

__all__ = ["fit"]

#: A sign that fewer examples have is not learnt from. Things are examples twice, with two
#: vocabularies, so these are four things.
_SEEN = 8
#: scikit-learn's C: the inverse of the penalty.
_FREEDOM = 0.1
#: Weights below this change no probability that anyone sees.
_NEGLIGIBLE = 0.02


def fit(examples: Sequence[Example]) -> LinearModel:
    """Return the model that explains these examples; the same examples, the same model.

    Weights are rounded to three digits, which makes them small to ship and alike on any
    machine.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(sign for example in examples for sign in example.signs)
    rows = [{sign: 1.0 for sign in example.signs if counts[sign] >= _SEEN} for example in examples]
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform(rows)
    learner = LogisticRegression(C=_FREEDOM, max_iter=500)
    learner.fit(table, [example.label for example in examples])
    weights, bias = learner.coef_, learner.intercept_
    if len(learner.classes_) == 2:  # one row for the second label: give the first its own
        weights = np.vstack([np.zeros_like(weights[0]), weights[0]])
        bias = np.array([0.0, bias[0]])
    return LinearModel(
        labels=tuple(map(str, learner.classes_)),
        bias=tuple(round(float(value), 3) for value in bias),
        weights={
            sign: tuple(round(float(value), 3) for value in column)
            for sign, column in zip(vectorizer.feature_names_, weights.T, strict=True)
            if np.abs(column).max() >= _NEGLIGIBLE
        },
    )
