"""The report is one inert page, the same for the same graph."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from xml.etree import ElementTree as ET

import pytest
from lxml import html as parser

from kg.analytics.plots import trend_plot
from kg.analytics.report.contents import report
from kg.analytics.report.page import html
from kg.analytics.report.text import markdown
from kg.analytics.trends import Trend
from tests.analytics.boards import graph, result

SCORES = [
    result(f"240{n}.0000{n}", 70.0 + n, f"<b>{70 + n}.0%</b> accuracy on LanternQA.")
    for n in range(1, 7)
]


@pytest.fixture(scope="module")
def page() -> str:
    return html(report(graph(SCORES)), "Lanterns & <more>")


def test_the_page_runs_nothing_and_fetches_nothing(page: str) -> None:
    tree = parser.document_fromstring(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    (style,) = tree.xpath("//style/text()")

    assert "default-src 'none'" in policy
    assert b64encode(sha256(style.encode()).digest()).decode() in policy
    assert tree.xpath("//script|//img|//link|//iframe|//*[@style]|//@onclick") == []
    assert all(
        address.startswith(("#", "https://arxiv.org/abs/")) for address in tree.xpath("//@href")
    )


def test_text_of_digests_is_no_markup(page: str) -> None:
    assert "Lanterns &amp; &lt;more&gt;" in page
    assert "&lt;b&gt;" in page
    assert "<b>71" not in page


def test_it_has_the_leaderboard_with_sentences(page: str) -> None:
    tree = parser.document_fromstring(page)
    board = tree.xpath("//section[@id='leaderboards']")[0]

    assert "LanternQA: Accuracy in %, higher is better" in board.text_content()
    assert len(board.xpath(".//svg//circle")) == 6
    assert board.xpath(".//mark/text()")[0] == "76.0"


def test_a_table_that_would_be_empty_says_that_there_is_nothing(page: str) -> None:
    tree = parser.document_fromstring(page)
    trends = tree.xpath("//section[@id='trends']")[0]

    assert trends.xpath(".//table[not(.//td)]") == []
    assert "No name rises more clearly than chance" in trends.text_content()
    assert "No name falls more clearly than chance" in trends.text_content()


def test_the_same_graph_gives_the_same_page(page: str) -> None:
    assert html(report(graph(reversed(SCORES))), "Lanterns & <more>") == page


def test_drawings_are_well_formed(page: str) -> None:
    drawings = re.findall(r"<svg.*?</svg>", page, re.DOTALL)

    assert drawings
    for drawing in drawings:
        ET.fromstring(drawing)  # noqa: S314  # ours


def test_an_empty_graph_has_a_report() -> None:
    empty = report(graph())

    assert "holds no papers" in html(empty)
    assert markdown(empty, "Nothing").startswith("# Nothing")


def test_the_same_report_is_there_as_markdown() -> None:
    text = markdown(report(graph(SCORES)), "Lanterns")

    assert "### LanternQA: Accuracy, higher is better" in text
    assert "\\<b\\>76.0%" in text


def trend(label: str) -> Trend:
    return Trend(
        entity="x",
        label=label,
        kind="Method",
        counts=(1, 2, 4),
        papers=7,
        growth=4.0,
        z=2.5,
        p=0.01,
        q=0.02,
        share=1.0,
    )


@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_plot_has_the_same_bytes_each_time(form: str) -> None:
    from datetime import date

    months = [date(2030, n, 1) for n in (1, 2, 3)]
    drawn = [trend("GlowNet"), trend("희소 등불 $x$")]
    first = trend_plot(months, (10, 0, 10), drawn, form=form)

    assert trend_plot(months, (10, 0, 10), drawn, form=form) == first
    assert b"Date" not in first
