"""``kg leaderboard``: the scores of a benchmark, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.answers import answer_format_option, as_json, opened, write_rows
from kg.cli.lines import say
from kg.cli.options import graph_option, quiet_option
from kg.cli.reports import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kg.analytics.leaderboard import Benchmark, Board, Leaderboard, Place

__all__ = ["command"]

_COLUMNS = ("#", "score", "method", "paper", "date", "on", "sentence")
_WIDTH = 96
_METRICS = 3


@click.command("leaderboard")
@click.argument("benchmark", required=False)
@graph_option
@click.option("--metric", default="", help="Only this metric, by any of its names.")
@click.option("--versions", is_flag=True, help="With its versions (ImageNet-256 for ImageNet).")
@click.option("--all", "every", is_flag=True, help="All scores of a paper, not the best.")
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="Rows a metric.")
@click.option("--sentences", is_flag=True, help="Whole sentences.")
@click.option("--apart", is_flag=True, help="List what cannot be compared, and why.")
@answer_format_option()
@quiet_option
def command(  # noqa: PLR0913
    benchmark: str | None,
    graph: Path,
    metric: str,
    top: int,
    output: str,
    *,
    versions: bool,
    every: bool,
    sentences: bool,
    apart: bool,
    quiet: bool,
) -> None:
    """Show what papers report of BENCHMARK, best first; without it, list the benchmarks.

    Each number is read in its sentence: improvements, speedups, sizes and the scores of rivals
    are no scores, and are counted apart. 0.915 and 91.5 % are one score. Of a paper's scores
    with one method, the best is shown.

    \b
    Examples:
        kg leaderboard
        kg leaderboard GSM8K
        kg leaderboard ImageNet --metric FID --versions --sentences
    """
    from kg.analytics.leaderboard import benchmarks, leaderboard

    tables = opened(graph)
    if not benchmark:
        _list(benchmarks(tables), top, output)
        return
    found = leaderboard(tables, benchmark, metric=metric, versions=versions, every=every)
    if output == "json":
        click.echo(as_json(found), nl=False)
    elif output == "csv":
        _print_csv(found)
    else:
        _print(found, top, output, sentences=sentences)
        if apart:
            _print_apart(found, output)
    if not found.boards and not quiet:
        click.echo("nothing found that could be compared", err=True)


def _list(found: Sequence[Benchmark], top: int, output: str) -> None:
    if output == "json":
        click.echo(as_json(found), nl=False)
        return
    rows = [
        (
            one.label,
            str(one.results),
            str(one.papers),
            ", ".join(f"{label} {count}" for label, count in one.metrics[:_METRICS]),
        )
        for one in (found if output == "csv" else found[:top])
    ]
    write_rows(("benchmark", "results", "papers", "metrics"), rows, output)
    if output == "table" and len(found) > top:
        say(f"… and {len(found) - top} more (--top)")


def _print(found: Leaderboard, top: int, output: str, *, sentences: bool) -> None:
    for board in found.boards:
        say(_heading(found, board), style="bold")
        if output == "markdown":
            say()
        rows = [_row(place, found, sentences=sentences) for place in board.places[:top]]
        columns = [name for name in _COLUMNS if name != "on" or _is_mixed(board, found)]
        write_rows(columns, rows, output)
        _print_rest(board, top)
        say()
    _print_remarks(found)


def _heading(found: Leaderboard, board: Board) -> str:
    metric = board.metric or "score (no metric is named)"
    ways = {"higher": "higher is better", "lower": "lower is better"}
    way = ways.get(board.better, "nobody said which way is better: by date")
    unit = f" in {board.scale}" if board.scale else ""
    return f"{found.benchmark.label}: {metric}{unit}, {way} ({count(board.papers, 'paper')})"


def _row(place: Place, found: Leaderboard, *, sentences: bool) -> list[str]:
    from kg.analytics.excerpts import excerpt
    from kg.analytics.roles import without_citations

    score = place.score
    text = without_citations(score.sentence)
    said = text if sentences else excerpt(text, score.start, score.end, _WIDTH)
    on = [score.dataset_label] if _is_mixed_score(found) else []
    more = f" (+{place.more})" if place.more else ""
    rank = str(place.rank) if place.rank else ""
    date = score.date.isoformat()
    return [rank, score.told, f"{score.method_label}{more}", score.paper, date, *on, said]


def _is_mixed(board: Board, found: Leaderboard) -> bool:
    return bool(board.places) and _is_mixed_score(found)


def _is_mixed_score(found: Leaderboard) -> bool:
    """Tell whether the scores are of several data sets."""
    seen = {place.score.dataset_label for board in found.boards for place in board.places}
    return len(seen) > 1


def _print_rest(board: Board, top: int) -> None:
    if len(board.places) > top:
        say(f"… and {len(board.places) - top} more (--top)", indent=2)
    if board.unnamed:
        number = board.unnamed
        verb = "is" if number == 1 else "are"
        say(f"{number} of the sentences name no metric and {verb} taken for this one", indent=2)


def _print_remarks(found: Leaderboard) -> None:
    if found.apart:
        why = ", ".join(f"{number} {reason}" for reason, number in found.reasons)
        say(f"kept apart: {count(len(found.apart), 'number')} ({why}); see --apart")
    if found.versions:
        versions = ", ".join(f"{thing.label} ({count})" for thing, count in found.versions)
        say(f"not in it: {versions}; --versions takes them in")
    for thing in found.others:
        say(f"also called so: {thing.label} ({thing.kind}, {thing.node})")


def _print_apart(found: Leaderboard, output: str) -> None:
    rows = [
        (one.reason, f"{one.value:.10g}{one.unit}", one.paper, " ".join(one.sentence.split()))
        for one in sorted(found.apart, key=lambda one: (one.reason, one.paper, one.value))
    ]
    say()
    write_rows(("why", "number", "paper", "sentence"), rows, output)


def _print_csv(found: Leaderboard) -> None:
    columns = ("metric", "better", "rank", "value", "unit", "comparable", "scale", "method")
    rest = ("paper", "date", "dataset", "sentence")
    write_rows((*columns, *rest), list(_csv_rows(found)), "csv")


def _csv_rows(found: Leaderboard) -> Iterator[tuple[str, ...]]:
    for board in found.boards:
        for place in board.places:
            score = place.score
            metric = score.metric.label if score.metric else ""
            numbers = (f"{score.value:.10g}", score.unit, f"{score.comparable:.10g}", score.scale)
            text = " ".join(score.sentence.split())
            rank = str(place.rank or "")
            about = (score.method_label, score.paper, score.date.isoformat(), score.dataset_label)
            yield (metric, board.better, rank, *numbers, *about, text)
