"""Text from digests does nothing, and the page is accessible."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import kg
from kg.exporters.page.page import Engine
from kg.model.entity import Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.model.knowledge import Knowledge
    from tests.exporters.page.browser.conftest import Opened

    Opens = Callable[..., Opened]

AXE = Path(kg.__file__).parent / "exporters/page/scripts/node_modules/axe-core/axe.min.js"


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """Give the address of a server, and the list of what is asked of it."""
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_arguments: object) -> None:
            """Keep quiet: the list is the log."""

    server = HTTPServer(("127.0.0.1", 0), Listener)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


SPELLS = {
    "markup": (
        "</script><script>document.title='broken'</script>"
        "<img src={server}/a onerror=\"document.title='broken'\">"
        "<link rel=stylesheet href={server}/b>&lt;\"'\x08\u2028"
    ),
    "template": "{{ 7 * 7 }}{% raw %}${document.title='broken'}`",
    "bidi": "\u202egnp.exe\u2066 \u200f\u061c",
    "long": "가나다라 abcdefghij" * 800,
    "one word": "W" * 10_000,
    "formula": '=HYPERLINK("{server}/c")',
}


@pytest.mark.parametrize("spell", SPELLS.values(), ids=SPELLS)
def test_hostile_text_is_shown_and_does_nothing(
    knowledge: Knowledge, open_page: Opens, engine: Engine, spell: str
) -> None:
    with listening() as (server, asked):
        text = spell.replace("{server}", server)
        paper = replace(
            knowledge.papers[0],
            titles=(Name(text), Name(f"{text} again")),
            abstracts=(Name(text),),
            thumbnail=f"{server}/c.png",
            video=f"{server}/d.mp4",
            project_pages=("javascript:document.title='broken'", f"{server}/e"),
        )
        known = replace(
            knowledge,
            papers=(paper, *knowledge.papers[1:]),
            entities=tuple(replace(x, label=Name(text)) for x in knowledge.entities),
            authors=tuple(replace(x, name=text) for x in knowledge.authors),
        )
        seen = open_page(known, engine, "paper/3105.00001")
        expect(seen.tab.locator("#panel .links")).to_be_visible()
        seen.tab.mouse.move(*seen.middle())
        seen.tab.keyboard.press("/")
        seen.tab.keyboard.type(text[:6].strip() or "x")
        seen.tab.keyboard.press("Escape")
        seen.tab.keyboard.press("Escape")
        seen.tab.keyboard.press("t")
        expect(seen.tab.locator("#table table")).to_be_visible()

        assert not seen.tab.title().startswith("broken")
        assert (
            seen.tab.locator("#panel img, #panel script, #table script, #panel iframe").count() == 0
        )
        assert seen.tab.locator('a[href^="javascript:"]').count() == 0
        assert seen.tab.evaluate("document.documentElement.scrollWidth") <= 1280
        assert asked == []


def test_a_strict_policy_refuses_what_is_added(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(knowledge, engine)

    refused = seen.tab.evaluate(
        """() => new Promise((done) => {
            const tell = (event) => done(event.effectiveDirective);
            document.addEventListener("securitypolicyviolation", tell);
            const script = document.createElement("script");
            script.textContent = "document.title = 'broken'";
            document.body.append(script);
            setTimeout(() => done("nothing"), 2000);
        })"""
    )
    seen.messages.clear()

    assert refused == "script-src-elem"
    assert "broken" not in seen.tab.title()


STATES = {
    "open": "",
    "paper": "paper/3105.00001",
    "entity": "entity/tiny-quiz?steps=2",
    "table": "?table=1",
    "path": "paper/3105.00002?to=entity/lantern-net",
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", STATES.values(), ids=STATES)
def test_axe_finds_nothing_to_complain_of(
    knowledge: Knowledge, open_page: Opens, address: str, theme: str
) -> None:
    """Rules of WCAG 2.2, levels A and AA, and axe's best practices."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run npm ci in kg/exporters/page/scripts")
    width = 1280 if theme == "light" else 360
    engine = Engine.PYVIS if theme == "light" else Engine.WEBGL
    seen = open_page(
        knowledge, engine, address, color_scheme=theme, viewport={"width": width, "height": 800}
    )
    seen.tab.locator("[aria-busy]").first.wait_for(state="detached")

    seen.tab.evaluate(AXE.read_text(encoding="utf-8"))
    found = seen.tab.evaluate("axe.run()")

    complaints = [
        (each["id"], node["html"][:120], node.get("failureSummary", "")[:200])
        for each in found["violations"]
        for node in each["nodes"]
    ]
    assert complaints == []
    assert len(found["passes"]) > 15


def test_the_menu_and_the_keys_are_accessible_too(knowledge: Knowledge, open_page: Opens) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run npm ci in kg/exporters/page/scripts")
    seen = open_page(knowledge, Engine.WEBGL)
    seen.tab.evaluate(AXE.read_text(encoding="utf-8"))

    complaints = []
    for opener in ("#share", "#show-keys"):
        seen.tab.locator(opener).click()
        complaints += [x["id"] for x in seen.tab.evaluate("axe.run()")["violations"]]
        seen.tab.keyboard.press("Escape")

    assert complaints == []
