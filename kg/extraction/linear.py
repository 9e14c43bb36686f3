"""Linear models over signs: scores, and probabilities from them."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["LinearModel", "weights_folder"]


def weights_folder() -> Path:
    """Return the folder of the weights that the project ships."""
    return Path(__file__).parents[1] / "data" / "weights"


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Multinomial logistic regression: each sign adds its weight to each label's score."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    #: For each sign, one weight a label.
    weights: Mapping[str, tuple[float, ...]]

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        """Return the model in a JSON file that ``save`` wrote."""
        content = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            tuple(content["labels"]),
            tuple(content["bias"]),
            {sign: tuple(row) for sign, row in content["weights"].items()},
        )

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

    def chances(self, signs: Iterable[str]) -> dict[str, float]:
        """Return the probability of each label."""
        rows = filter(None, map(self.weights.get, signs))
        scores = list(map(sum, zip(self.bias, *rows, strict=True)))
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        return {label: power / total for label, power in zip(self.labels, powers, strict=True)}
