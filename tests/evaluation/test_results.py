from __future__ import annotations

import pytest

from kg.evaluation.gold import GoldResult
from kg.evaluation.predicted import PredictedResult
from kg.evaluation.results import Slot, Verdict, match_results


def gold(value: str, metric: str = "", on: str = "", of: str = "") -> GoldResult:
    return GoldResult(value=value, unit="", metric=metric, on=on, of=of)


def predicted(value: str, metric: str = "", on: str = "", of: str = "") -> PredictedResult:
    return PredictedResult(
        iri=f"{value} {metric} {on} {of}",
        value=value,
        metric=tuple(filter(None, [metric])),
        on=tuple(filter(None, [on])),
        of=tuple(filter(None, [of])),
    )


@pytest.mark.parametrize("value", ["3.2", "3.20", "-3.2", "+3.2"])
def test_results_meet_by_their_number(value: str) -> None:
    match = match_results([gold("3.2")], [predicted(value)])

    assert len(match.found) == 1
    assert not match.missed
    assert not match.spurious


def test_other_numbers_are_missed_and_spurious() -> None:
    wanted, said = gold("3.2"), predicted("3.25")

    match = match_results([wanted], [said, predicted("many")])

    assert not match.found
    assert match.missed == (wanted,)
    assert match.spurious == (said, predicted("many"))


def test_the_result_that_agrees_in_most_slots_is_taken() -> None:
    right = predicted("3.2", metric="WER", of="Glow")
    others = [predicted("3.2"), predicted("3.2", metric="WER", of="Ember")]

    match = match_results([gold("3.2", metric="wer", of="GLOW")], [*others, right])

    assert match.found[0].result == right
    assert match.spurious == tuple(others)


def test_a_result_stands_for_one_only() -> None:
    first, second = gold("3.2", on="Murmur"), gold("3.2", on="Whisperings")

    match = match_results([first, second], [predicted("3.2", on="Whisperings")])

    assert match.found[0].gold == first
    assert match.missed == (second,)


def test_a_slot_is_right_wrong_empty_or_unasked() -> None:
    wanted = gold("3.2", metric="WER", on="Murmur", of="Glow")
    (pair,) = match_results([wanted], [predicted("3.2", metric="wer", on="Hush")]).found
    (bare,) = match_results([gold("3.2")], [predicted("3.2", of="Glow")]).found

    assert dict(pair.verdicts) == {
        Slot.METRIC: Verdict.RIGHT,
        Slot.ON: Verdict.WRONG,
        Slot.OF: Verdict.EMPTY,
    }
    assert dict(bare.verdicts) == {
        Slot.METRIC: Verdict.OPEN,
        Slot.ON: Verdict.OPEN,
        Slot.OF: Verdict.UNASKED,
    }
