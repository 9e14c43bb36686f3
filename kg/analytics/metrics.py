"""Which way a metric is better, and on what scale its values are."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Better", "Measure", "comparable", "listed_metrics", "measure"]

_LISTED = Path(__file__).parent / "metrics.toml"
#: Words by which the metrics that nobody listed are judged; the first that fits counts.
_LOWER = re.compile(
    r"error|loss\b|latency|perplexity|distance|\bFI?D\b|FVD|divergence|\btime\b|\bcosts?\b|deviation|"
    r"regret|\bbias\b|toxicity|memory|overhead|degradation|\bdrop|hallucinat|violation|"
    r"\b(?:W|C|D|P|T)ER\b|\bR?M[AS]P?E\b|RMSE|\bNLL\b|오류|오차|손실|지연|시간|비용|거리|환각|편향",
    re.IGNORECASE,
)
_HIGHER = re.compile(
    r"accurac|success|precision|recall|\bF\d|AUC|AUROC|\bm?IoU|\bm?AP\b|AP\d|pass@|win|correlation|"
    r"similarity|\brate of correct|PSNR|SSIM|throughput|speed|quality|consistency|reward|coverage|"
    r"NDCG|MRR|kappa|agreement|score|fidelity|alignment|exact match|solve|resol|progress|"
    r"completion|helpful|faithful|BLEU|ROUGE|CIDEr|METEOR|\bhit|정확|성공|정밀|재현|일치|품질|점수|"
    r"승률|유사|상관",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"accurac|rate\b|precision|recall|\bF\d|AUC|AUROC|IoU|\bm?AP\b|AP\d|pass@|exact match|NDCG|MRR|"
    r"\bhit|coverage|percent|progress|completion|정확도|률|재현|정밀",
    re.IGNORECASE,
)
#: What a unit of time counts in seconds.
_SECONDS = {"s": 1.0, "ms": 0.001}
_TIME = re.compile(
    r"latency|time|speed|TTFT|TPOT|throughput|duration|delay|지연|시간|속도", re.IGNORECASE
)
#: Units that a value on an open scale may have, and the metrics that are told in them.
_OPEN = {
    "": re.compile(""),
    "points": re.compile(""),
    "dB": re.compile(r"PSNR|SDR|SNR|dB|noise|gain|quality", re.IGNORECASE),
    "FPS": re.compile(r"FPS|speed|throughput|frame|latency|속도", re.IGNORECASE),
    "s": _TIME,
    "ms": _TIME,
}


class Better(StrEnum):
    """Which values are better."""

    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How to read the values of a metric."""

    better: Better
    #: A part of a whole: 0.915 and 91.5 % are one value.
    share: bool


@lru_cache(maxsize=1)
def listed_metrics() -> Mapping[str, Measure]:
    """Return how to read the metrics of the vocabulary, by their identifiers."""
    listed = tomllib.loads(_LISTED.read_text(encoding="utf-8"))
    better = {"higher": Better.HIGHER, "lower": Better.LOWER, "neither": Better.UNKNOWN}
    return {
        metric: Measure(better=better[way], share=scale == "share")
        for way, scales in listed.items()
        for scale, metrics in scales.items()
        for metric in metrics.split()
    }


def measure(metric: str, label: str) -> Measure:
    """Return how to read a metric: as listed, else by the words of its label.

    >>> measure("fid", "FID").better, measure("grasp-loss-x", "Grasp loss").better
    (<Better.LOWER: 'lower'>, <Better.LOWER: 'lower'>)
    >>> measure("zing", "Zing").better
    <Better.UNKNOWN: 'unknown'>
    """
    homonym = re.sub(r"\.\d{4}\.\d{4,5}$", "", metric)  # what a paper calls so as well
    listed = listed_metrics().get(metric) or listed_metrics().get(homonym)
    if listed is not None:
        return listed
    share = bool(_SHARE.search(label))
    if _LOWER.search(label):
        return Measure(better=Better.LOWER, share=share)
    if _HIGHER.search(label):
        return Measure(better=Better.HIGHER, share=share)
    return Measure(better=Better.UNKNOWN, share=share)


def comparable(
    value: float, unit: str, *, share: bool, label: str = ""
) -> tuple[float, str] | None:
    """Return a value in a unit that all of its scale share; ``None`` if it fits no scale.

    Shares are told in percent, times in seconds. The label of the metric says whether it can
    have a unit: an FID has no seconds.

    >>> comparable(0.915, "", share=True) == comparable(91.5, "%", share=True)
    True
    >>> comparable(250.0, "ms", share=False, label="Latency")
    (0.25, 's')
    """
    if share:
        if unit not in {"", "%", "points"} or abs(value) > 100:
            return None
        is_fraction = unit == "" and abs(value) <= 1
        return (round(value * 100, 6) if is_fraction else value), "%"
    if unit not in _OPEN or not _OPEN[unit].search(label):
        return None
    if unit in _SECONDS:
        return round(value * _SECONDS[unit], 9), "s"
    return value, "" if unit == "points" else unit
