"""Linear models over signs: scores, and probabilities from them."""

from __future__ import annotations

import json
import math
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

__all__ = ["LinearModel", "MissingWeightsWarning", "shipped_or", "weights_folder"]

T = TypeVar("T")


_THOUSAND = 1000


class MissingWeightsWarning(UserWarning):
    """The learnt weights are absent, and hand-written ones serve instead."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return (
            f"{self.path}: no weights are here, so extraction goes by hand-written ones, which "
            "read worse. Learn them with `kg train`, or install kg anew."
        )


def weights_folder() -> Path:
    """Return the folder of the weights that the project ships."""
    return Path(__file__).parents[1] / "data" / "weights"


def shipped_or(otherwise: T, name: str, load: Callable[[Path], T]) -> T:
    """Return what is shipped among the weights under a name; warn if it is absent."""
    path = weights_folder() / f"{name}.json"
    if path.exists():
        return load(path)
    warnings.warn(MissingWeightsWarning(path), stacklevel=3)
    return otherwise


class _Written(TypedDict):
    """A model in a file."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Multinomial logistic regression: each sign adds its weight to each label's score."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    #: For each sign, one weight a label, of at most three decimals.
    weights: Mapping[str, tuple[float, ...]]
    _rows: Mapping[str, int] = field(init=False, repr=False, compare=False)
    #: The weights in thousandths: sums of whole numbers are alike on every machine.
    _table: NDArray[np.int64] = field(init=False, repr=False, compare=False)

    #: The rows of signs of the form "heading sign", by heading and sign.
    _headed: Mapping[str, Mapping[str, int]] = field(init=False, repr=False, compare=False)
    #: Of two labels, how much each sign speaks for the second, in thousandths.
    _odds: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _bias_odds: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rows = [self.bias, *self.weights.values()]
        table = np.rint(np.array(rows, dtype=np.float64) * _THOUSAND).astype(np.int64)
        object.__setattr__(self, "_table", table)
        object.__setattr__(self, "_rows", {sign: row for row, sign in enumerate(self.weights, 1)})
        headed: dict[str, dict[str, int]] = {}
        for sign, row in self._rows.items():
            heading, _, rest = sign.partition(" ")
            if rest:
                headed.setdefault(heading, {})[rest] = row
        object.__setattr__(self, "_headed", headed)
        if len(self.labels) == 2:
            first, *others = (table[:, 1] - table[:, 0]).tolist()
            object.__setattr__(self, "_bias_odds", first)
            object.__setattr__(self, "_odds", dict(zip(self.weights, others, strict=True)))

    @classmethod
    def shipped(cls, name: str, otherwise: LinearModel) -> LinearModel:
        """Return the weights of this name that the project ships; warn if they are absent."""
        return shipped_or(otherwise, name, cls.load)

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        """Return the model in a JSON file that ``save`` wrote."""
        return cls(**msgspec.json.decode(path.read_bytes(), type=_Written))

    def save(self, path: Path) -> None:
        """Write the model as JSON, one sign a line, sorted; the same model, same bytes."""
        lines = ",\n".join(
            f"{json.dumps(sign, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}"
            for sign, row in sorted(self.weights.items())
        )
        path.write_text(
            f'{{"labels":{json.dumps(self.labels)},\n"bias":{json.dumps(self.bias)},\n'
            f'"weights":{{\n{lines}\n}}}}\n',
            encoding="utf-8",
        )

    def chances(self, signs: Sequence[str], under: str = "") -> dict[str, float]:
        """Return the probability of each label.

        With a heading, each sign also counts as the sign ``"{under} {sign}"``.
        """
        return self.all_chances([(signs, under)])[0]

    def all_chances(self, cases: Iterable[tuple[Sequence[str], str]]) -> list[dict[str, float]]:
        """Return the probabilities for many (signs, heading) at once, which is quicker."""
        rows: list[int] = []
        starts = []
        for signs, under in cases:
            starts.append(len(rows))
            rows.append(0)  # the bias
            rows += filter(None, map(self._rows.get, signs))
            if headed := self._headed.get(under):
                rows += filter(None, map(headed.get, signs))
        if not starts:
            return []
        scores = np.add.reduceat(self._table.take(rows, axis=0), starts, axis=0)
        return [self._probabilities(row) for row in scores.tolist()]

    def _probabilities(self, scores: list[int]) -> dict[str, float]:
        """Return what scores in thousandths come to (softmax)."""
        top = max(scores)
        powers = [math.exp((score - top) / _THOUSAND) for score in scores]
        total = sum(powers)
        return {label: power / total for label, power in zip(self.labels, powers, strict=True)}

    def odds(self, signs: Iterable[str]) -> float:
        """Return by how much the second of two labels outweighs the first (its logit)."""
        return (self._bias_odds + sum(filter(None, map(self._odds.get, signs)))) / _THOUSAND

    def reasons(self, signs: Iterable[str], label: str) -> dict[str, float]:
        """Return how much each sign speaks for a label, against the mean of the others."""
        place = self.labels.index(label)
        found = {}
        for sign in signs:
            if row := self.weights.get(sign):
                others = (sum(row) - row[place]) / (len(row) - 1)
                found[sign] = round(row[place] - others, 3)
        return found
