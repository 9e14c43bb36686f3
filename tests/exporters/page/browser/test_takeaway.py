"""What readers take away is what they see."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from kg.graph.names import Namespace
from kg.graph.triples import fact_triples

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.exporters.page.page import Engine
    from kg.model.knowledge import Knowledge
    from tests.exporters.page.browser.conftest import Opened

    Opens = Callable[..., Opened]


def saved(seen: Opened, form: str) -> bytes:
    """Return what the menu saves in this form."""
    seen.tab.locator("#share").click()
    with seen.tab.expect_download() as download:
        seen.tab.locator(f'[data-form="{form}"]').click()
    return Path(download.value.path()).read_bytes()


def facts(knowledge: Knowledge) -> set[tuple[str, str, str]]:
    """Return the triples of the build's Turtle, languages and all."""
    return {
        (str(one), str(two), str(three)) for one, two, three in fact_triples(knowledge, Namespace())
    }


def test_a_picture_is_a_png(knowledge: Knowledge, open_page: Opens, engine: Engine) -> None:
    picture = saved(open_page(knowledge, engine), "png")

    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(picture) > 3000


def test_a_drawing_has_a_sign_and_a_name_for_everything_shown(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(knowledge, engine)
    drawing = ET.fromstring(saved(seen, "svg"))  # noqa: S314 — our own
    space = "{http://www.w3.org/2000/svg}"

    names = {each.text for each in drawing.iter(f"{space}text")}
    assert names == {
        "LanternNet: Reading in the Dark",
        "A Kite for Every Wind",
        "LanternNet",
        "TinyQuiz",
    }
    assert len(list(drawing.iter(f"{space}line"))) == 3


def test_a_table_has_a_row_for_every_line(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    text = saved(open_page(knowledge, engine), "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))

    assert [(row["source_label"], row["relation"], row["target_label"]) for row in rows] == [
        ("LanternNet: Reading in the Dark", "introduces", "LanternNet"),
        ("LanternNet: Reading in the Dark", "evaluatesOn", "TinyQuiz"),
        ("A Kite for Every Wind", "mentions", "TinyQuiz"),
    ]
    assert {row["confidence"] for row in rows} == {"0.90"}


def test_a_focus_is_what_is_taken_away(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    graph = json.loads(saved(open_page(knowledge, engine, "paper/3105.00002"), "json"))

    assert [node["label"] for node in graph["nodes"]] == [
        "A Kite for Every Wind",
        "Ada Example",
        "TinyQuiz",
    ] or [node["label"] for node in graph["nodes"]] == ["A Kite for Every Wind", "TinyQuiz"]
    assert graph["edges"][0]["target"] == "https://w3id.org/paper-kg/entity/tiny-quiz"


def test_turtle_says_what_the_build_says(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(knowledge, engine)
    seen.tab.locator('[data-kind="Author"].switch').click()
    turtle = saved(seen, "turtle")

    known = {(*triple[:2], triple[2].partition("@")[0]) for triple in facts(knowledge)}
    said = {
        (str(x.subject), str(x.predicate), str(x.object))
        for x in ox.parse(turtle, ox.RdfFormat.TURTLE)
    }
    assert len(said) >= 3 + 2 * 6
    assert said <= known


@pytest.mark.parametrize("address", ["", "paper/3105.00001"])
def test_the_query_asks_for_what_is_shown(
    knowledge: Knowledge, open_page: Opens, engine: Engine, address: str
) -> None:
    seen = open_page(knowledge, engine, address)
    seen.tab.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")

    seen.tab.locator("#share").click()
    seen.tab.locator('[data-form="sparql"]').click()
    query = seen.tab.evaluate("window.copied")

    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in fact_triples(knowledge, Namespace()))
    answer = store.query(query)
    assert isinstance(answer, ox.QueryTriples)
    found = {(str(x.predicate).rpartition("#")[2], str(x.object)) for x in answer}
    space = "https://w3id.org/paper-kg/entity"
    assert ("introduces>", f"<{space}/lantern-net>") in found
    assert ("mentions>", f"<{space}/tiny-quiz>") in found or address


def test_a_link_is_copied_and_that_is_said(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(knowledge, engine, "entity/tiny-quiz")

    seen.tab.locator("#share").click()
    seen.tab.keyboard.press("ArrowUp")
    seen.tab.keyboard.press("Enter")

    seen.tab.locator("#status", has_text="Copied").wait_for()
