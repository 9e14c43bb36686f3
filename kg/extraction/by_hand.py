"""Weights written by hand: what a person would go by. They serve where the learnt are absent.

Measured beside the learnt ones in ``docs/measurements.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.linear import LinearModel
from kg.model.kind import Kind
from kg.model.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["GLANCES", "KINDS", "RELATIONS", "RESULTS", "SLOTS"]


def _model(
    labels: Iterable[str], bias: Mapping[str, float], weights: Mapping[str, Mapping[str, float]]
) -> LinearModel:
    names = tuple(labels)
    return LinearModel(
        names,
        tuple(bias.get(name, 0.0) for name in names),
        {sign: tuple(row.get(name, 0.0) for name in names) for sign, row in weights.items()},
    )


_HEADS = {
    Kind.DATASET: ("데이", "코퍼", "dataset", "corpus"),
    Kind.BENCHMARK: ("벤치", "benchmark", "leaderboard"),
    Kind.MODEL: ("모델", "model"),
    Kind.METHOD: ("방법", "기법", "프레", "알고", "method", "framework", "algorithm", "approach"),
    Kind.METRIC: ("점수", "지표", "score", "metric"),
    Kind.TASK: ("작업", "과제", "task"),
}

#: A thing is what the vocabulary says, or what the noun behind it says; a name at the head of
#: a title is a method; everything else is nothing.
KINDS = _model(
    ("-", *Kind),
    {"-": 2.9},
    {
        **{f"concept={kind}/named": {kind: 4.0} for kind in Kind},
        **{f"concept={kind}/generic": {"-": 4.0} for kind in Kind},
        **{f"ambiguous={kind}": {"-": 2.0} for kind in Kind},
        **{f"right1={head}": {kind: 2.5} for kind, heads in _HEADS.items() for head in heads},
        "title=head": {Kind.METHOD: 3.0},
        "shape=name": {Kind.METHOD: 1.0},
        "rule=phrase": {"-": 2.9},
        "suffix=bench": {Kind.BENCHMARK: 3.0},
        "suffix=qa": {Kind.BENCHMARK: 2.0},
        "suffix=#k": {Kind.DATASET: 2.0},
    },
)

#: Everything is worth a look that is not a mere other way to cut the text.
GLANCES = _model(
    ("-", "something"),
    {"something": 1.0},
    {"rule=wider": {"-": 4.0}, "rule=part": {"-": 4.0}},
)

#: A paper introduces what its title begins with or what it proposes; otherwise the kind of a
#: thing tells what it is for.
RELATIONS = _model(
    Relation,
    {},
    {
        "kind=Method": {Relation.USES: 1.0},
        "kind=Model": {Relation.USES: 1.0},
        "kind=Dataset": {Relation.EVALUATES_ON: 1.5},
        "kind=Benchmark": {Relation.EVALUATES_ON: 2.0},
        "kind=Metric": {Relation.REPORTS: 3.0},
        "kind=Task": {Relation.ADDRESSES: 3.0},
        "title=head": {Relation.INTRODUCES: 4.0},
        "cue=introduces after near": {Relation.INTRODUCES: 1.5},
        "cue=introduces before near": {Relation.INTRODUCES: 1.5},
        "cue=compares after near": {Relation.COMPARES_WITH: 2.0},
        "cue=compares before near": {Relation.COMPARES_WITH: 2.0},
    },
)

#: A number with a unit of quality is a result, and so is one right behind a metric.
RESULTS = _model(
    ("-", "result"),
    {"-": 1.0},
    {
        "unit=%": {"result": 2.0},
        "unit=x": {"result": 2.0},
        "unit=points": {"result": 2.0},
        "left1=<Metric>": {"result": 2.5},
        "sentence=Metric": {"result": 0.5},
    },
)

#: A result is about the nearest metric and data set of its sentence, those before it first,
#: and about the method that the paper introduces.
SLOTS = _model(
    ("-", "about"),
    {"-": 1.5},
    {
        **{f"{kind} nearer=0": {"about": 1.5} for kind in (Kind.METRIC, Kind.DATASET)},
        **{f"{kind} before": {"about": 0.5} for kind in (Kind.METRIC, Kind.DATASET)},
        "Method relation=introduces": {"about": 1.5},
        "Method main=True": {"about": 1.0},
        "Method order=True equal": {"about": 1.0},
    },
)
