from __future__ import annotations

import json
import subprocess
import sys
import zlib
from dataclasses import fields, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.exporters.page import page as page_module
from kg.exporters.page.elements import elements
from kg.exporters.page.inert import content_hash
from kg.exporters.page.layout.plan import plan
from kg.exporters.page.page import Engine, page
from kg.exporters.page.payload import packed_parts, plain_parts
from kg.model.entity import Name
from kg.model.knowledge import Knowledge
from tests.exporters.page.unpacking import bytes_of
from tests.synthetic import invented

if TYPE_CHECKING:
    from random import Random

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]><img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "\x00\x08\x0c\u2028\u2029\ud800",
]


class Reader(HTMLParser):
    """What a browser finds in a page: elements, and the text of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag in self.CDATA_CONTENT_ELEMENTS:
            self.texts.append((tag, ""))

    def handle_data(self, data: str) -> None:
        """Note text if it is that of a script or a style."""
        if self.cdata_elem is not None:
            tag, text = self.texts[-1]
            self.texts[-1] = (tag, text + data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of all elements of this name."""
        return [attributes for name, attributes in self.elements if name == tag]

    def scripts(self) -> tuple[list[str], list[str]]:
        """Return what runs, and what only holds values."""
        texts = [text for tag, text in self.texts if tag == "script"]
        kinds = ["type" in attributes for attributes in self.all("script")]
        run = [text for text, is_data in zip(texts, kinds, strict=True) if not is_data]
        return run, [text for text, is_data in zip(texts, kinds, strict=True) if is_data]

    def part(self, name: str) -> Any:  # noqa: ANN401 — JSON
        """Return the values of a part of the page."""
        ids = [attributes.get("id") for attributes in self.all("script")]
        scripts = [text for tag, text in self.texts if tag == "script"]
        return json.loads(scripts[ids.index(f"part-{name}")])


def test_the_page_knows_its_days(knowledge: Knowledge) -> None:
    digests = Reader(page(knowledge)).part("core")["digests"]

    assert digests[0] == ["2031-05-06", "ko", "2031-05-06.md"]


def test_nothing_is_a_page_too() -> None:
    assert Reader(page(Knowledge())).part("core")["labels"] == []
    assert Reader(page(Knowledge(), Engine.WEBGL)).all("main")


def test_identifiers_that_labels_give_away_are_left_out(knowledge: Knowledge) -> None:
    core = Reader(page(knowledge)).part("core")

    assert core["labels"][2:5] == ["accuracy", "LanternNet", "TinyQuiz"]
    assert core["ids"][:5] == ["3105.00001", "3105.00002", "", "lantern-net", "tiny-quiz"]


def test_a_large_graph_is_drawn_by_webgl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "MOST_IN_RINGS", 4)
    known = invented(12)

    parts = {x["id"]: x["type"] for x in Reader(page(known)).all("script") if "id" in x}
    chosen = {x.get("id") for x in Reader(page(known, Engine.PYVIS)).all("script")}

    assert parts["part-core"] == "application/octet-stream"
    assert "part-network" not in parts
    assert "part-network" in chosen


def test_packed_parts_mean_the_same_as_plain_ones(knowledge: Knowledge) -> None:
    drawn = elements(knowledge)
    base = "https://example.org/"
    plain = {x.name: x.text for x in plain_parts(knowledge, drawn, plan(drawn), base)}
    packed = {
        x.name: zlib.decompress(bytes_of(x.text))
        for x in packed_parts(knowledge, drawn, plan(drawn), base)
    }

    assert packed.keys() - plain.keys() == {"words"}
    assert plain.keys() < packed.keys()
    for name in ("core", "results", "papers-0"):
        assert json.loads(packed[name]) == json.loads(plain[name])


def test_the_base_of_the_graph_reaches_the_page(knowledge: Knowledge) -> None:
    base = "https://example.org/graph/"

    assert Reader(page(knowledge, base=base)).part("core")["base"] == base


def test_the_page_needs_no_other_file(knowledge: Knowledge) -> None:
    reader = Reader(page(knowledge))
    addresses = [
        attributes[name]
        for _tag, attributes in reader.elements
        for name in ("src", "href", "srcset", "poster", "action", "background")
        if name in attributes
    ]
    (style,) = (text for tag, text in reader.texts if tag == "style")

    assert all(address and address.startswith("data:") for address in addresses)
    assert "url(" not in style
    assert "@import" not in style
    assert "sourceMappingURL" not in page(knowledge)


def test_the_policy_allows_our_scripts_and_nothing_else(knowledge: Knowledge) -> None:
    reader = Reader(page(knowledge))
    (policy,) = (
        attributes["content"] or ""
        for attributes in reader.all("meta")
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}
    run, data = reader.scripts()

    assert len(run) == 2
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == [content_hash(script) for script in run]
    assert rules["style-src"] == [
        content_hash(text) for tag, text in reader.texts if tag == "style"
    ]
    assert not any(content_hash(text) in policy for text in data)


@pytest.mark.parametrize("engine", [*Engine])
def test_what_is_drawn_first_stands_before_the_scripts(
    knowledge: Knowledge, engine: Engine
) -> None:
    found = [attributes.get("id") for attributes in Reader(page(knowledge, engine)).all("script")]

    before, after = found[: found.index(None)], found[found.index(None) :]
    assert {"part-core", "part-columns"} <= set(before)
    assert {"part-papers-0", "part-texts-0", "part-evidence-0"} <= set(after)


@pytest.mark.parametrize("engine", [*Engine])
def test_scripts_put_no_markup_into_the_page(knowledge: Knowledge, engine: Engine) -> None:
    ours = Reader(page(knowledge, engine)).scripts()[0][-1]

    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert way not in ours


@pytest.mark.parametrize("engine", [*Engine])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(knowledge: Knowledge, text: str, engine: Engine) -> None:
    html = page(spoiled(knowledge, text), engine)
    reader = Reader(html)

    assert len(reader.all("script")) == len(Reader(page(knowledge, engine)).all("script"))
    assert not reader.all("img")
    assert not reader.all("svg")
    assert html.encode("utf-8")
    if engine is Engine.PYVIS:
        assert reader.part("core")["labels"][0] == text


def spoiled(knowledge: Knowledge, text: str) -> Knowledge:
    """Return the same knowledge with this text in most places that hold text."""
    return replace(
        knowledge,
        digests=tuple(replace(x, source=text) for x in knowledge.digests),
        papers=tuple(
            replace(x, titles=(Name(text),), abstracts=(Name(text),)) for x in knowledge.papers
        ),
        authors=tuple(replace(x, name=text) for x in knowledge.authors),
        entities=tuple(replace(x, label=Name(text)) for x in knowledge.entities),
        repositories=tuple(replace(x, name=text, url=text) for x in knowledge.repositories),
        organizations=tuple(replace(x, name=text) for x in knowledge.organizations),
    )


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_order_does_not_show(knowledge: Knowledge, random: Random) -> None:
    shuffled = {
        field.name: tuple(
            random.sample(getattr(knowledge, field.name), k=len(getattr(knowledge, field.name)))
        )
        for field in fields(knowledge)
    }

    assert page(Knowledge(**shuffled)) == page(knowledge)


@pytest.mark.parametrize("library", ["pyvis", "igraph", "numpy"])
def test_libraries_are_imported_when_a_page_is_made(library: str) -> None:
    """Pyvis brings IPython, which costs a third of a second."""
    program = f"import sys, kg.exporters.formats; sys.exit('{library}' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", program], check=False)  # noqa: S603

    assert done.returncode == 0
