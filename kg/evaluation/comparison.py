"""Two builds, and what changed between them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.evaluation.causes import Error
    from kg.evaluation.evaluate import Evaluation

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two builds, scored against the same gold."""

    before: Evaluation
    after: Evaluation
    #: Errors that only the earlier build makes, sorted.
    fixed: tuple[Error, ...]
    #: Errors that only the later build makes, sorted.
    broken: tuple[Error, ...]


def compare(before: Evaluation, after: Evaluation) -> Comparison:
    """Return both with what changed; an error that became another one is in both lists."""
    return Comparison(
        before=before,
        after=after,
        fixed=_without(before.errors, after.errors),
        broken=_without(after.errors, before.errors),
    )


def _without(errors: Iterable[Error], others: Iterable[Error]) -> tuple[Error, ...]:
    """Return the errors that are not among the others; equal ones count one by one."""
    return tuple(sorted((Counter(errors) - Counter(others)).elements()))
