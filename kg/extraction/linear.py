"""Linear models over signs: scores, and probabilities from them."""

from __future__ import annotations

import json
import math
import warnings
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

__all__ = [
    "THOUSAND",
    "LinearModel",
    "MissingWeightsWarning",
    "probabilities",
    "shipped_or",
    "weights_folder",
]

T = TypeVar("T")


#: Scores are sums of whole thousandths.
THOUSAND = 1000


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


@dataclass(frozen=True)
class LinearModel:
    """Multinomial logistic regression: each sign adds its weight to each label's score."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    #: For each sign, one weight a label, of at most three decimals.
    weights: Mapping[str, tuple[float, ...]]

    @cached_property
    def thousandths(self) -> NDArray[np.int64]:
        """The bias and then the weights, in their order: sums of whole numbers are exact."""
        rows = [self.bias, *self.weights.values()]
        return np.rint(np.array(rows, dtype=np.float64) * THOUSAND).astype(np.int64)

    @cached_property
    def _rows(self) -> Mapping[str, int]:
        return {sign: row for row, sign in enumerate(self.weights, 1)}

    @classmethod
    def shipped(cls, name: str, otherwise: LinearModel) -> LinearModel:
        """Return the weights of this name that the project ships; warn if they are absent."""
        return shipped_or(otherwise, name, _load_once)

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

    def chances(self, signs: Sequence[str]) -> dict[str, float]:
        """Return the probability of each label."""
        return self.all_chances([signs])[0]

    def all_chances(self, cases: Iterable[Sequence[str]]) -> list[dict[str, float]]:
        """Return the probabilities for the signs of many cases at once, which is quicker."""
        rows: list[int] = []
        starts = []
        for signs in cases:
            starts.append(len(rows))
            rows.append(0)  # the bias
            rows += filter(None, map(self._rows.get, signs))
        if not starts:
            return []
        scores = np.add.reduceat(self.thousandths.take(rows, axis=0), starts, axis=0)
        return [probabilities(self.labels, row) for row in scores.tolist()]

    def reasons(self, signs: Iterable[str], label: str) -> dict[str, float]:
        """Return how much each sign speaks for a label, against the mean of the others."""
        place = self.labels.index(label)
        found = {}
        for sign in signs:
            if row := self.weights.get(sign):
                others = (sum(row) - row[place]) / (len(row) - 1)
                found[sign] = round(row[place] - others, 3)
        return found


def _load_once(path: Path) -> LinearModel:
    """Return the model in a file; several judges and languages share it while it stays."""
    return _load_as_of(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _load_as_of(path: Path, changed: int) -> LinearModel:  # noqa: ARG001
    return LinearModel.load(path)


def probabilities(labels: Iterable[str], scores: Sequence[int]) -> dict[str, float]:
    """Return what scores in thousandths come to (softmax), by label."""
    top = max(scores)
    powers = [math.exp((score - top) / THOUSAND) for score in scores]
    total = sum(powers)
    return {label: power / total for label, power in zip(labels, powers, strict=True)}
