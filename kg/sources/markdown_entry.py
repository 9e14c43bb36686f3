"""One paper of a Markdown digest."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.model.entry import Entry
from kg.model.language import Language
from kg.model.problem import Problem
from kg.model.span import Passage
from kg.sources.addresses import web_address
from kg.sources.markdown_facts import Fact, read_authors, read_votes
from kg.sources.markdown_stretches import split_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.sources.markdown_blocks import Heading, Paragraph
    from kg.sources.markdown_stretches import Stretch
    from kg.sources.paper_links import PaperLink

__all__ = ["read_entry"]

#: ``**What's New**: `` or ``**What's New:** ``; some digests miss an asterisk or two.
LABEL = re.compile(
    r"\*{1,3}(?:(?P<before>[^*\n]{1,80}?)\s*\*{1,3}\s*[:：]"
    r"|(?P<around>[^*\n]{1,80}?)\s*[:：]\s*\*{1,3})\s*"
)

#: What to say of a line that tells something, but nothing that can be used.
COMPLAINTS = MappingProxyType(
    {
        Fact.VOTES: ("the votes are no number", "Write one, or take the line out."),
        Fact.AUTHORS: ("no authors are named", "Name them, or take the line out."),
        Fact.THUMBNAIL: (
            "the picture has no web address",
            "Write it with https://, or take the picture out.",
        ),
        Fact.VIDEO: (
            "the video has no web address",
            "Write it with https://, or take the video out.",
        ),
    }
)


def read_entry(
    heading: Heading,
    link: PaperLink,
    blocks: Iterable[Heading | Paragraph],
    *,
    position: int,
    path: str,
) -> tuple[Entry, list[Problem]]:
    """Return the paper that a heading links, as the blocks below it tell it.

    The language is English until the digest as a whole has been seen.
    """
    stretches = [stretch for block in blocks for stretch in split_block(block)]
    facts: dict[Fact, Stretch] = {}
    for stretch in stretches:
        if stretch.fact:
            facts.setdefault(stretch.fact, stretch)
    entry = Entry(
        paper=link.paper,
        language=Language.ENGLISH,
        position=position,
        title=Passage(start=heading.start + link.start, text=heading.text[link.start : link.end]),
        body=tuple(_body(stretches)),
        authors=read_authors(_told(facts, Fact.AUTHORS)),
        votes=read_votes(_told(facts, Fact.VOTES)),
        thumbnail=web_address(_told(facts, Fact.THUMBNAIL)),
        video=web_address(_told(facts, Fact.VIDEO)),
    )
    complaints = list(_complaints(entry, facts))
    if not entry.body:
        complaints.append((heading.line, "the entry has no text", "Write it below."))
    if not link.has_words:
        advice = "Write the paper's title there; its identifier stands in for it."
        complaints.append((heading.line, "the heading's link has no words", advice))
    problems = [
        Problem(path=path, line=line, entry=position, what=what, advice=advice)
        for line, what, advice in sorted(complaints)
    ]
    return entry, problems


def _told(facts: Mapping[Fact, Stretch], fact: Fact) -> str:
    return facts[fact].told if fact in facts else ""


def _body(stretches: Iterable[Stretch]) -> Iterator[Passage]:
    """Yield the text; what has no label belongs to the part that was named last."""
    section = ""
    for stretch in stretches:
        if stretch.fact:
            continue
        if stretch.is_heading:
            section = _plain(stretch.text)
            continue
        label = LABEL.match(stretch.text) if stretch.may_be_labelled else None
        if label:
            section = _plain(label["before"] or label["around"])
        said = stretch.text[label.end() if label else 0 :]
        text = said.strip()
        if text:
            start = stretch.start + stretch.text.index(text, label.end() if label else 0)
            yield Passage(start=start, text=text, section=section)


def _plain(label: str) -> str:
    """Return the name of a part in the one spelling that all digests share."""
    return " ".join(label.replace("’", "'").strip(" *_:：").split())


def _complaints(entry: Entry, facts: Mapping[Fact, Stretch]) -> Iterator[tuple[int, str, str]]:
    values = {
        Fact.VOTES: entry.votes is not None,
        Fact.AUTHORS: bool(entry.authors),
        Fact.THUMBNAIL: entry.thumbnail is not None,
        Fact.VIDEO: entry.video is not None,
    }
    for fact, is_usable in values.items():
        if fact in facts and not is_usable:
            what, advice = COMPLAINTS[fact]
            yield facts[fact].line, f"{what}: {facts[fact].told[:60]!r}", advice
