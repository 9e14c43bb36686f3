"""Evaluations as text for people."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from kg.evaluation.causes import Cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.evaluation.causes import Error
    from kg.evaluation.comparison import Comparison
    from kg.evaluation.evaluate import Evaluation
    from kg.evaluation.scores import Scores, Tally

__all__ = ["comparison_text", "evaluation_text"]

_FIGURES = ("precision", "recall", "F1")
_COUNTS = ("found", "spurious", "missed")
_Key = TypeVar("_Key", bound=str)
#: How many papers an example names.
_PAPERS = 3


def evaluation_text(evaluation: Evaluation, *, examples: int) -> str:
    """Return all figures, and the errors with up to so many examples of each cause."""
    scores = evaluation.scores
    blocks = [
        f"{_extent(scores)}\n{_tally_table(scores.rows)}\n{_reuse(scores)}",
        f"By kind:\n{_tally_table(scores.kinds)}",
    ]
    for language, part in evaluation.languages.items():
        table = _tally_table(part.rows)
        blocks.append(f"Language {language}: {_extent(part)}\n{table}\n{_reuse(part)}")
    blocks.append(_error_text("Errors", evaluation.errors, examples))
    return "\n\n".join(blocks)


def comparison_text(comparison: Comparison, *, examples: int) -> str:
    """Return the figures of both builds side by side, and the errors that changed."""
    before, after = comparison.before, comparison.after
    extents = f"before: {_extent(before.scores)}\nafter:  {_extent(after.scores)}"
    reuse = f"before: {_reuse(before.scores)}\nafter:  {_reuse(after.scores)}"
    rows = _change_table(before.scores.rows, after.scores.rows)
    blocks = [
        f"{extents}\n{rows}\n{reuse}",
        f"By kind:\n{_change_table(before.scores.kinds, after.scores.kinds)}",
    ]
    for language in sorted(before.languages.keys() & after.languages.keys()):
        old, new = before.languages[language], after.languages[language]
        blocks.append(f"Language {language}:\n{_change_table(old.rows, new.rows)}")
    blocks += [
        f"Errors:\n{_cause_table(comparison)}",
        _error_text("Fixed", comparison.fixed, examples),
        _error_text("Broken", comparison.broken, examples),
    ]
    return "\n\n".join(blocks)


def _extent(scores: Scores) -> str:
    text = f"{scores.papers} papers, {len(scores.missing)} missing from the graph"
    return f"{text} ({_list(scores.missing)})" if scores.missing else text


def _reuse(scores: Scores) -> str:
    reuse = scores.reuse
    return f"same entity in several papers is one node: {reuse.joined} of {reuse.repeated}"


def _tally_table(tallies: Mapping[_Key, Tally]) -> str:
    lines: list[tuple[str, ...]] = [("", *_FIGURES, *_COUNTS)]
    for name, tally in tallies.items():
        figures = (f"{figure:.3f}" for figure in _figures(tally))
        counts = (f"{n:.0f}" for n in (tally.found, tally.spurious, tally.missed))
        lines.append((name, *figures, *counts))
    return _table(lines)


def _change_table(before: Mapping[_Key, Tally], after: Mapping[_Key, Tally]) -> str:
    header = chain.from_iterable((figure, "now", "change") for figure in _FIGURES)
    lines = [("", *header)]
    for name in before:
        pairs = zip(_figures(before[name]), _figures(after[name]), strict=True)
        cells = ((f"{a:.3f}", f"{b:.3f}", _difference(b - a)) for a, b in pairs)
        lines.append((name, *chain.from_iterable(cells)))
    return _table(lines)


def _cause_table(comparison: Comparison) -> str:
    before, after, fixed, broken = (
        Counter(error.cause for error in errors)
        for errors in (
            comparison.before.errors,
            comparison.after.errors,
            comparison.fixed,
            comparison.broken,
        )
    )
    lines: list[tuple[str, ...]] = [("", "before", "now", "fixed", "broken")]
    for cause in Cause:
        counts = (before[cause], after[cause], fixed[cause], broken[cause])
        lines.append((cause, *map(str, counts)))
    return _table(lines)


def _figures(tally: Tally) -> tuple[float, float, float]:
    return tally.precision, tally.recall, tally.f1


def _difference(change: float) -> str:
    """Return a change with its sign; none at all is easier to overlook."""
    text = f"{change:+.3f}"
    return "=" if text in {"+0.000", "-0.000"} else text


def _error_text(title: str, errors: Sequence[Error], examples: int) -> str:
    groups = defaultdict(list)
    for error in errors:
        groups[error.cause].append(error)
    lines = [f"{title}: {len(errors)}"]
    for cause, group in groups.items():
        lines.append(f"  {len(group):4} {cause}")
        lines += _confusions(group)
        lines += _examples(group, examples)
    return "\n".join(lines)


def _confusions(errors: Iterable[Error]) -> Iterator[str]:
    """Yield what was taken for what, the most frequent first."""
    counts = Counter(error.confusion for error in errors if error.confusion)
    for confusion, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"       {count:4} {confusion}"


def _examples(errors: Iterable[Error], limit: int) -> Iterator[str]:
    """Yield the most frequent errors, each with papers that have it."""
    papers = defaultdict(list)
    for error in errors:
        papers[error.text].append(error.paper)
    frequent = sorted(papers.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    for text, found in frequent[:limit]:
        times = f"{len(found)} x " if len(found) > 1 else ""
        yield f"            {times}{text} [{_list(found)}]"


def _list(papers: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(papers))
    shown = ", ".join(distinct[:_PAPERS])
    rest = len(distinct) - _PAPERS
    return f"{shown} and {rest} more" if rest > 0 else shown


def _table(lines: Sequence[Sequence[str]]) -> str:
    """Return lines of cells, aligned: names to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if position else cell.ljust(width)
            for position, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
