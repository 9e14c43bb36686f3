"""``kg evaluate``: score a graph against gold annotations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.evaluation.comparison import compare
from kg.evaluation.evaluate import evaluate
from kg.evaluation.gold import read_gold
from kg.evaluation.predicted import read_predicted
from kg.evaluation.records import comparison_record, evaluation_record
from kg.evaluation.report import comparison_text, evaluation_text
from kg.query.store import GraphStore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.evaluation.evaluate import Evaluation
    from kg.evaluation.gold import GoldPaper

__all__ = ["command"]

_GRAPH = click.Path(exists=True, path_type=Path)
_GOLD = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("evaluate")
@click.argument("graph", type=_GRAPH)
@click.argument("gold", nargs=-1, required=True, type=_GOLD)
@click.option(
    "--errors",
    "examples",
    type=click.IntRange(0),
    default=3,
    show_default=True,
    help="Examples of each kind of error.",
)
@click.option("--json", "as_json", is_flag=True, help="Print all rows and errors as JSON.")
@click.option(
    "--compare",
    "other",
    type=_GRAPH,
    metavar="OTHER_GRAPH",
    help="An earlier build: print both, and what was fixed and broken since.",
)
def command(
    graph: Path,
    gold: tuple[Path, ...],
    *,
    examples: int,
    as_json: bool,
    other: Path | None,
) -> None:
    """Score GRAPH (a Turtle file, or the folder that `kg build` wrote) against GOLD.

    GOLD are files of annotations: JSON, a list of papers with their entities and results.
    Build the graph from the digests that they annotate; papers without annotations do not
    count.

    \b
    Examples:
        kg evaluate out/ gold/ko-2024-11-25.json
        kg evaluate out/ gold/*.json --errors 10
        kg evaluate out/ gold/*.json --compare before/kg.ttl
    """
    papers = [paper for path in gold for paper in read_gold(path)]
    evaluation = _evaluate(graph, papers)
    if other is not None:
        comparison = compare(_evaluate(other, papers), evaluation)
        if as_json:
            _print_json(comparison_record(comparison))
        else:
            click.echo(comparison_text(comparison, examples=examples))
    elif as_json:
        _print_json(evaluation_record(evaluation))
    else:
        click.echo(evaluation_text(evaluation, examples=examples))


def _evaluate(graph: Path, papers: Iterable[GoldPaper]) -> Evaluation:
    return evaluate(read_predicted(GraphStore.load(graph)), papers)


def _print_json(record: dict[str, Any]) -> None:
    click.echo(json.dumps(record, ensure_ascii=False, indent=1))
