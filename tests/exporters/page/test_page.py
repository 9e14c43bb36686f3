from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import fields, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.exporters.page.inert import content_hash
from kg.exporters.page.page import SCRIPTS, page
from kg.model.entity import Name
from kg.model.knowledge import Knowledge

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

    @property
    def data(self) -> Any:  # noqa: ANN401 — JSON
        """Return the values of the page."""
        places = [x for x, attributes in enumerate(self.all("script")) if "type" in attributes]
        scripts = [text for tag, text in self.texts if tag == "script"]
        (place,) = places
        return json.loads(scripts[place])


def test_the_header_counts(knowledge: Knowledge) -> None:
    html = page(knowledge)

    assert "<time>2031-05-06</time> to <time>2031-05-07</time></h1>" in html
    assert "<b>2</b> papers" in html
    assert "<b>3</b> entities" in html
    assert "<b>3</b> statements" in html
    assert "<b>2</b> days" in html


def test_a_single_day_is_named(knowledge: Knowledge) -> None:
    html = page(replace(knowledge, digests=knowledge.digests[:1]))

    assert "<h1>Papers of <time>2031-05-06</time></h1>" in html


def test_nothing_is_a_page_too() -> None:
    assert Reader(page(Knowledge())).data["papers"] == []


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
    scripts = [text for tag, text in reader.texts if tag == "script"]
    data = scripts[0]

    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == [content_hash(script) for script in scripts[1:]]
    assert rules["style-src"] == [
        content_hash(text) for tag, text in reader.texts if tag == "style"
    ]
    assert content_hash(data) not in policy


def test_scripts_put_no_markup_into_the_page(knowledge: Knowledge) -> None:
    scripts = [text for tag, text in Reader(page(knowledge)).texts if tag == "script"]
    ours = "".join(scripts[-len(SCRIPTS) :])

    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert way not in ours


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(knowledge: Knowledge, text: str) -> None:
    hostile = spoiled(knowledge, text)
    reader = Reader(page(hostile))

    assert len(reader.all("script")) == 2 + len(SCRIPTS)
    assert not reader.all("img")
    assert not reader.all("svg")
    assert reader.data["papers"][0]["titles"][0][0] == text
    assert page(hostile).encode("utf-8")


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


def test_pyvis_is_imported_when_a_page_is_made() -> None:
    """It brings IPython, which costs a third of a second."""
    program = "import sys, kg.exporters.page.page; sys.exit('pyvis' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", program], check=False)  # noqa: S603

    assert done.returncode == 0
