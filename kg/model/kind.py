"""What kinds of entities there are."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["FAMILY", "Kind", "narrower"]


class Kind(StrEnum):
    """What an entity is; the value is the local name of its class in the ontology."""

    METHOD = "Method"
    MODEL = "Model"
    DATASET = "Dataset"
    BENCHMARK = "Benchmark"
    METRIC = "Metric"
    TASK = "Task"


#: The wider kind: a model is a method, a benchmark is a data set. One name may denote a
#: member of each family (MATH the benchmark, math the task), but only one inside a family.
FAMILY = {
    Kind.METHOD: Kind.METHOD,
    Kind.MODEL: Kind.METHOD,
    Kind.DATASET: Kind.DATASET,
    Kind.BENCHMARK: Kind.DATASET,
    Kind.METRIC: Kind.METRIC,
    Kind.TASK: Kind.TASK,
}


def narrower(kind: str) -> tuple[str, ...]:
    """Return the kinds that a word for a kind covers; a word for no entities covers itself.

    >>> narrower("Method"), narrower("Model"), narrower("Paper")
    (('Method', 'Model'), ('Model',), ('Paper',))
    """
    if kind == "Entity":
        return tuple(map(str, Kind))
    return tuple(str(one) for one in Kind if kind in {one, FAMILY[one]}) or (kind,)
