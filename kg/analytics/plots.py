"""Plots of trends as SVG and PNG: the same bytes for the same answer and the same fonts."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kg.analytics.trends import Trend

__all__ = ["trend_plot"]

#: Fonts with Korean letters, on Debian, Windows and macOS; matplotlib brings one without.
_KOREAN = (
    "Noto Sans CJK KR",
    "Noto Sans KR",
    "NanumGothic",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "Noto Sans CJK JP",
)
_COLUMNS = 3
_WIDTH, _HEIGHT = 3.6, 1.9
_UP, _DOWN, _FLAT = "#1a7f5a", "#b5482a", "#3b6ea8"
#: Beyond so many deviations, a panel has the colour of a trend.
_CLEAR = 1.96


def trend_plot(
    months: Sequence[date], papers: Sequence[int], trends: Sequence[Trend], *, form: str = "svg"
) -> bytes:
    """Return a panel for each entity: its share of the papers of each month, in percent.

    Text of an SVG is drawn as paths, so that it looks alike without the fonts; nothing in the
    file depends on the day or the machine.
    """
    import matplotlib as mpl
    from matplotlib.figure import Figure

    settings: Any = {
        "svg.hashsalt": "kg",
        "svg.fonttype": "path",
        "font.family": _fonts(),
        "font.size": 8,
        "axes.spines.top": False,
        "axes.spines.right": False,
    }
    with mpl.rc_context(settings):
        columns = min(_COLUMNS, max(1, len(trends)))
        rows = math.ceil(len(trends) / columns) or 1
        figure = Figure(figsize=(_WIDTH * columns, _HEIGHT * rows + 0.2), layout="constrained")
        panels = figure.subplots(rows, columns, sharex=True, squeeze=False).flat
        for panel, trend in zip(panels, trends, strict=False):
            _panel(panel, months, papers, trend)
        for panel in list(figure.axes)[len(trends) :]:
            panel.set_visible(False)
        return _bytes(figure, form)


def _panel(panel: Any, months: Sequence[date], papers: Sequence[int], trend: Trend) -> None:  # noqa: ANN401
    import matplotlib.dates

    mdates: Any = matplotlib.dates
    colour = (_UP if trend.z > 0 else _DOWN) if abs(trend.z) >= _CLEAR else _FLAT
    shares = [
        100 * count / total if total else math.nan
        for count, total in zip(trend.counts, papers, strict=True)
    ]
    panel.fill_between(list(months), shares, step="mid", color=colour, alpha=0.25, linewidth=0)
    panel.step(list(months), shares, where="mid", color=colour, linewidth=1)
    panel.set_title(
        f"{trend.label}  ({trend.papers} papers)", loc="left", fontsize=9, parse_math=False
    )
    panel.set_ylim(bottom=0)
    panel.set_ylabel("% of papers")
    panel.xaxis.set_major_locator(mdates.MonthLocator(bymonth=(1, 7)))
    panel.xaxis.set_major_formatter(mdates.DateFormatter("%Y-%m"))
    panel.tick_params(axis="x", labelbottom=True)
    panel.grid(axis="y", linewidth=0.3)


def _fonts() -> list[str]:
    """Return the font that matplotlib brings, and the first with Korean letters, if any."""
    from matplotlib import font_manager

    known = {font.name for font in font_manager.fontManager.ttflist}
    return ["DejaVu Sans", *[name for name in _KOREAN if name in known][:1]]


def _bytes(figure: Any, form: str) -> bytes:  # noqa: ANN401
    metadata = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
    target = io.BytesIO()
    figure.savefig(target, format=form, metadata=metadata, dpi=150)
    return target.getvalue()
