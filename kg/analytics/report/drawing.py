"""Small charts as SVG: no script, no style in attributes, so that a strict policy lets them be.

Colours are classes, which the page's style sheet fills for light and dark; every chart says in
words what it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from kg.analytics.metrics import Better

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from kg.analytics.leaderboard import Board
    from kg.analytics.report.contents import MonthCount
    from kg.analytics.scores import Score

__all__ = ["beyond", "history", "month_bars", "panel", "spark"]

_WIDTH, _HEIGHT = 340, 130
_LEFT, _RIGHT, _TOP, _BOTTOM = 38, 6, 8, 20
_SPARK = (110, 22)
_INNER = _WIDTH - _LEFT - _RIGHT
#: Order of the layers of a bar, from below.
_STRATA = ("ko", "en+ko", "en", "")
_STRATUM_NAMES = {"ko": "Korean", "en": "English", "en+ko": "both", "": "unknown"}


def spark(counts: Sequence[int], totals: Sequence[int], *, rising: bool) -> Markup:
    """Return the shares of months as a small area."""
    width, height = _SPARK
    shares = _shares(counts, totals)
    points = _area(shares, max(shares, default=0) or 1, (0, 1, width, height - 1))
    colour = "up" if rising else "down"
    return _svg(
        (width, height), f'<path class="area {colour}" d="{points}"/>', "share by month", "spark"
    )


def panel(
    months: Sequence[date],
    counts: Sequence[int],
    totals: Sequence[int],
    name: str,
    *,
    rising: bool,
) -> Markup:
    """Return the shares of months, in percent, with axes."""
    shares = [100 * share for share in _shares(counts, totals)]
    top = _nice(max(shares, default=0))
    box = (_LEFT, _TOP, _WIDTH - _RIGHT, _HEIGHT - _BOTTOM)
    inside = [*_levels(top, "%"), *_years(months)]
    inside.append(
        f'<path class="area {"up" if rising else "down"}" d="{_area(shares, top, box)}"/>'
    )
    return _svg((_WIDTH, _HEIGHT), "".join(inside), f"{name}: share of papers by month, in percent")


def month_bars(months: Sequence[MonthCount]) -> Markup:
    """Return the papers of each month as bars, a layer for each language of digests."""
    top = _nice(max((sum(count for _, count in month.counts) for month in months), default=0))
    inside = [*_levels(top), *_years([month.month for month in months])]
    step = (_WIDTH - _LEFT - _RIGHT) / max(len(months), 1)
    for place, month in enumerate(months):
        below = 0
        counts = dict(month.counts)
        for stratum in _STRATA:
            if count := counts.get(stratum, 0):
                upper, lower = _y(below + count, top), _y(below, top)
                inside.append(
                    f'<rect class="s{_STRATA.index(stratum)}" x="{_LEFT + place * step:.1f}" '
                    f'y="{upper:.1f}" width="{max(step - 1, 0.5):.1f}" '
                    f'height="{lower - upper:.1f}"><title>{month.month:%Y-%m}, '
                    f"{_STRATUM_NAMES[stratum]}: {count}</title></rect>"
                )
                below += count
    return _svg((_WIDTH, _HEIGHT), "".join(inside), "papers by month and language of digests")


def history(board: Board, name: str) -> Markup:
    """Return the scores of a board by day as dots, and the best so far as a line."""
    told = _drawn(board)
    low, high = _span([score.comparable for score in told], board.scale)
    begin = told[0].date.toordinal()
    end = max(told[-1].date.toordinal(), begin + 1)

    def at(score: Score) -> tuple[float, float]:
        x = _LEFT + (score.date.toordinal() - begin) / (end - begin) * (_INNER - 4) + 2
        return x, _TOP + (high - score.comparable) / (high - low) * (_HEIGHT - _TOP - _BOTTOM)

    inside = list(_ticks(low, high, board.scale))
    inside.append(f'<path class="best" d="{_best(told, at, better=board.better)}"/>')
    for score in told:
        x, y = at(score)
        about = f"{score.told} {score.method_label} ({score.paper}, {score.date})"
        title = f"<title>{escape(' '.join(about.split()))}</title>"
        inside.append(f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="2.6">{title}</circle>')
    inside.append(_text(_LEFT, _HEIGHT - 6, f"{told[0].date:%Y-%m}", "start"))
    inside.append(_text(_WIDTH - _RIGHT, _HEIGHT - 6, f"{told[-1].date:%Y-%m}", "end"))
    return _svg((_WIDTH, _HEIGHT), "".join(inside), f"{name}: scores by day, and the best so far")


def beyond(board: Board) -> int:
    """Return how many scores of a board are too far from the others to be drawn with them."""
    return len(board.places) - len(_drawn(board))


def _drawn(board: Board) -> list[Score]:
    """Return the scores by day, without the worst if they are far from the rest.

    Far is what lies more than three times the spread of the better half behind the median.
    """
    scores = [place.score for place in board.places]
    values = [score.comparable for score in scores]  # best first
    middle = values[len(values) // 2]
    reach = 3 * abs(middle - values[0]) or abs(middle) or 1
    near = [score for score in scores if abs(score.comparable - middle) <= reach]
    return sorted(near, key=lambda score: (score.date, score.result))


def _best(
    told: Sequence[Score], at: Callable[[Score], tuple[float, float]], *, better: Better
) -> str:
    """Return the path of the best score so far."""
    parts: list[str] = []
    best: float | None = None
    for score in told:
        value = score.comparable
        if best is None or (value > best if better is Better.HIGHER else value < best):
            x, y = at(score)
            parts.append(f"M{x:.1f} {y:.1f}" if best is None else f"H{x:.1f}V{y:.1f}")
            best = value
    return "".join([*parts, f"H{_WIDTH - _RIGHT}"])


def _span(values: Sequence[float], scale: str) -> tuple[float, float]:
    """Return bounds a little wider than the values, but no share below 0 or above 100 %."""
    low, high = min(values), max(values)
    margin = (high - low) * 0.06 or abs(high) * 0.1 or 1
    floor = 0.0 if low >= 0 else low - margin
    ceiling = 100.0 if scale == "%" and high <= 100 else high + margin
    return max(low - margin, floor), min(high + margin, ceiling)


def _shares(counts: Sequence[int], totals: Sequence[int]) -> list[float]:
    return [count / total if total else 0 for count, total in zip(counts, totals, strict=True)]


def _area(values: Sequence[float], top: float, box: tuple[float, float, float, float]) -> str:
    """Return the path of steps over a base line, in a box of left, top, right and bottom."""
    left, upper, right, lower = box
    step = (right - left) / max(len(values), 1)
    parts = [f"M{left:.1f} {lower:.1f}"]
    for place, value in enumerate(values):
        y = lower - value / (top or 1) * (lower - upper)
        parts.append(f"V{y:.1f}H{left + (place + 1) * step:.1f}")
    return "".join([*parts, f"V{lower:.1f}Z"])


def _y(value: float, top: float) -> float:
    return _HEIGHT - _BOTTOM - value / (top or 1) * (_HEIGHT - _TOP - _BOTTOM)


def _nice(value: float) -> float:
    """Return the next round number above."""
    size = 10.0 ** (len(str(int(value))) - 1) if value >= 1 else 0.1
    return next(
        (step * size for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * size >= value), value
    )


def _levels(top: float, unit: str = "") -> Iterator[str]:
    """Yield lines and labels at nothing, half and all."""
    for value in (0, top / 2, top):
        y = _y(value, top)
        yield f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>'
        yield _text(_LEFT - 4, y + 3, f"{value:g}{unit}", "end")


def _ticks(low: float, high: float, unit: str) -> Iterator[str]:
    for part in (0.0, 0.5, 1.0):
        value = low + (high - low) * part
        y = _TOP + (1 - part) * (_HEIGHT - _TOP - _BOTTOM)
        yield f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>'
        label = f"{value:.0f}" if abs(high) >= 10 else f"{value:.2g}"
        yield _text(_LEFT - 4, y + 3, f"{label}{unit if unit == '%' else ''}", "end")


def _years(months: Sequence[date]) -> Iterator[str]:
    """Yield a label where a year begins, and at the first month."""
    step = (_WIDTH - _LEFT - _RIGHT) / max(len(months), 1)
    for place, month in enumerate(months):
        if month.month == 1 or (place == 0 and month.month < 10):
            yield _text(_LEFT + (place + 0.5) * step, _HEIGHT - 6, f"{month.year}", "middle")


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(size: tuple[int, int], inside: str, about: str, kind: str = "chart") -> Markup:
    """Return a drawing; what is inside is markup of ours with escaped texts."""
    width, height = size
    return Markup(  # noqa: S704
        f'<svg class="{kind}" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(about)}">{inside}</svg>'
    )
