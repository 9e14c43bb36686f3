"""News as Markdown that can be posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.analytics.excerpts import excerpt
from kg.analytics.markdown import escaped, link
from kg.analytics.roles import without_citations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.analytics.news import Arrival, Meeting, NewPaper, News, Record

__all__ = ["SURPRISING", "post"]

_SENTENCE = 180
#: Known entities that meet are worth a line from so many nats on.
SURPRISING = 0.7
_ARXIV = "https://arxiv.org/abs/"


def post(news: News, top: int = 10) -> str:
    """Return the news as Markdown; what digests say is text in it, whatever it holds."""
    counts = (
        _count(len(news.papers), "paper"),
        _count(len(news.arrivals), "new name"),
        _count(len(news.records), "record"),
    )
    lines = [f"# New from {news.since} to {news.until}", "", f"{', '.join(counts)}.", ""]
    parts = (
        ("Papers most voted for", [_paper(x) for x in news.papers[:top] if x.votes]),
        ("Seen for the first time", [_arrival(x) for x in news.arrivals[:top]]),
        ("Records", [_record(x) for x in news.records[:top]]),
        ("Met for the first time", list(_meetings(news.meetings, top))),
    )
    for heading, items in parts:
        if items:
            lines += [f"## {heading}", "", *(f"- {item}" for item in items), ""]
    return "\n".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _paper(paper: NewPaper) -> str:
    return f"{_link(paper)} ({_count(paper.votes, 'vote')})"


def _link(paper: NewPaper) -> str:
    return link(paper.title, f"{_ARXIV}{paper.paper}")


def _arrival(arrival: Arrival) -> str:
    how = "introduced by" if arrival.introduced else "first in"
    papers = f", {_count(arrival.papers, 'paper')}" if arrival.papers > 1 else ""
    name = f"**{escaped(arrival.label)}** ({arrival.kind.lower()}{papers})"
    return f"{name}: {how} {_link(arrival.first)}. {_quote(arrival.sentence)}"


def _record(record: Record) -> str:
    metric = f" ({escaped(record.metric.split(', ')[0])})" if record.metric else ""
    score, before = record.score, record.before
    method = f" by {escaped(score.method_label)}" if score.method_label else ""
    paper = link(score.title, f"{_ARXIV}{score.paper}")
    old = link(before.paper, f"{_ARXIV}{before.paper}")
    text = without_citations(score.sentence)
    said = excerpt(text, score.start, score.end, _SENTENCE)
    return (
        f"**{escaped(record.label)}**{metric}: {escaped(score.told)}{method}, "
        f"before {escaped(before.told)} ({old}). {paper}. {_quote(said)}"
    )


def _meetings(meetings: Sequence[Meeting], top: int) -> Iterator[str]:
    for meeting in [x for x in meetings if x.surprise >= SURPRISING][:top]:
        names = f"**{escaped(meeting.one_label)}** {meeting.how} **{escaped(meeting.other_label)}**"
        said = " ".join(_quote(sentence) for sentence in meeting.sentences)
        yield f"{names} in {_link(meeting.first)}. {said}"


def _quote(sentence: str) -> str:
    text = " ".join(sentence.split())
    return f"“{escaped(excerpt(text, 0, 0, 2 * _SENTENCE))}”"
