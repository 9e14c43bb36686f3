from __future__ import annotations

from kg.evaluation.causes import Cause, Error
from kg.evaluation.comparison import compare
from kg.evaluation.evaluate import Evaluation
from kg.evaluation.scores import score

GLOW = Error(Cause.MISSED, "2401.00001", "Method: Glow")
HAZE = Error(Cause.SPURIOUS, "2401.00001", "Method: Haze")
TWICE = Error(Cause.RESULT_MISSED, "2401.00001", "7.5 % WER")


def evaluation(*errors: Error) -> Evaluation:
    return Evaluation(scores=score([]), languages={}, errors=tuple(sorted(errors)))


def test_errors_are_fixed_broken_or_as_before() -> None:
    comparison = compare(evaluation(GLOW, TWICE), evaluation(HAZE, TWICE))

    assert comparison.fixed == (GLOW,)
    assert comparison.broken == (HAZE,)


def test_a_build_compared_with_itself_has_not_changed() -> None:
    comparison = compare(evaluation(GLOW, HAZE), evaluation(GLOW, HAZE))

    assert comparison.fixed == comparison.broken == ()


def test_the_same_error_twice_is_two_errors() -> None:
    comparison = compare(evaluation(TWICE, TWICE), evaluation(TWICE))

    assert comparison.fixed == (TWICE,)
