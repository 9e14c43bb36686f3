"""The report as HTML: one file, no script, no network, under a strict policy."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg.analytics.growth import growth
from kg.analytics.post import SURPRISING
from kg.analytics.report.drawing import beyond, history, month_bars, panel, spark
from kg.analytics.roles import without_citations

if TYPE_CHECKING:
    from kg.analytics.report.contents import Report
    from kg.analytics.scores import Score

__all__ = ["TITLE", "html"]

TITLE = "The state of the field"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FOLDER = Path(__file__).parent
#: Trends that are drawn in full: the clearest ones up, then those down.
_UP, _DOWN = 6, 3
_MEETINGS = 8


def html(report: Report, title: str = TITLE) -> str:
    """Return the report as a page; whatever digests say is text in it, never markup."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        keep_trailing_newline=True,
    )
    style = (_FOLDER / "report.css").read_text(encoding="utf-8")
    drawings = {
        "beyond": beyond,
        "history": history,
        "month_bars": month_bars,
        "panel": panel,
        "spark": spark,
    }
    return environment.get_template(
        "report.html.j2"
    ).render(
        report=report,
        title=title,
        style=Markup(style),  # noqa: S704  # ours
        style_hash=f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}",
        sections=_sections(report),
        featured=(*report.trends.rising[:_UP], *report.trends.falling[:_DOWN]),
        meetings=[x for x in report.news.meetings if x.surprise >= SURPRISING][:_MEETINGS],
        growth=growth,
        around=_around,
        **drawings,
    )


def _printable(value: object) -> object:
    """Return a value without control characters, which HTML cannot hold."""
    if not isinstance(value, str):
        return value
    return type(value)(_CONTROL.sub("", value))


def _sections(report: Report) -> list[tuple[str, str]]:
    return [
        ("trends", "Rising and falling"),
        ("used", "In use"),
        *([("leaderboards", "Leaderboards")] if report.standings else []),
        ("news", "News"),
        *([("people", "People")] if report.people else []),
        ("method", "How this was made"),
    ]


def _around(score: Score, width: int) -> tuple[str, str, str]:
    """Return the words before a number, the number, and those after, cut between words."""
    text = without_citations(score.sentence)
    left = max(0, score.start - width // 2)
    left = text.rfind(" ", 0, left + 1) + 1 if left else 0
    right = text.find(" ", score.end + width // 2)
    right = len(text) if right < 0 else right
    before = f"{'… ' if left else ''}{text[left : score.start]}"
    after = f"{text[score.end : right]}{' …' if right < len(text) else ''}"
    return before, text[score.start : score.end], after
