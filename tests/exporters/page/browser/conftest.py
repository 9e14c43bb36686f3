"""A real browser, if there is one, and pages opened from disk in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pytest

from kg.exporters.page.elements import elements
from kg.exporters.page.layout.plan import plan
from kg.exporters.page.page import Engine, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from kg.model.knowledge import Knowledge

#: What Chromium says of its own about graphics without a card.
OF_THE_DRIVER = ("GL Driver Message", "swiftshader", "WebGL: ")


@dataclass(slots=True)
class Opened:
    """A page in a browser, with what it said and asked for."""

    tab: Page
    messages: list[str]
    requests: list[str]
    knowledge: Knowledge

    def go(self, address: str) -> None:
        """Open another address inside of the page, as a new visitor would."""
        self.tab.goto("about:blank")
        self.tab.goto(f"{self.file}#{address}")
        self.ready()

    @property
    def file(self) -> str:
        """Return the address of the file."""
        return next(x for x in self.requests if x.startswith("file:")).partition("#")[0]

    def ready(self) -> None:
        """Wait until the graph is drawn."""
        self.tab.wait_for_selector("html[data-ready]")
        self.tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => done()))")

    @property
    def heading(self) -> str:
        """Return the heading of the panel."""
        return self.tab.locator("#panel h2").inner_text()

    @property
    def shown(self) -> int:
        """Return how many nodes the page says it shows."""
        digits = self.tab.locator("#shown").inner_text().split(" of ")[0]
        return int(digits.replace(",", ""))

    def until(self, holds: Callable[[], bool]) -> bool:
        """Return whether it holds, within ten seconds: machines differ in their haste."""
        for _ in range(100):
            if holds():
                return True
            self.tab.wait_for_timeout(100)
        return False

    @property
    def hash(self) -> str:
        """Return the address inside of the page."""
        return str(self.tab.evaluate("decodeURIComponent(location.hash)"))

    def place(self, node: str) -> tuple[int, int]:
        """Return where a node lies on the page, by its address in it."""
        drawn = elements(self.knowledge)
        at = [each.id for each in drawn.nodes].index(node)
        x, y = plan(drawn).places[at].tolist()
        return x, y

    def middle(self) -> tuple[float, float]:
        """Return the middle of the drawing on the screen."""
        box = self.tab.locator("#graph").bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.fixture(params=[*Engine], ids=[*Engine])
def engine(request: pytest.FixtureRequest) -> Engine:
    return Engine(request.param)


@lru_cache(maxsize=16)
def written(known: Knowledge, engine: Engine) -> str:
    """Return the page; tests that look at the same one share it."""
    return page(known, engine)


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Return what opens the page of some knowledge; afterwards it must have kept quiet."""
    opened: list[Opened] = []

    def opens(known: Knowledge, engine: Engine, address: str = "", **context: Any) -> Opened:  # noqa: ANN401
        file = tmp_path / f"{engine}.html"
        file.write_text(written(known, engine), encoding="utf-8")
        settings = {"locale": "en-US", "viewport": {"width": 1280, "height": 800}, **context}
        tab = browser.new_context(**settings).new_page()
        tab.set_default_timeout(15_000)
        made = Opened(tab, [], [], known)
        tab.on("console", lambda message: made.messages.append(message.text))
        tab.on("pageerror", lambda error: made.messages.append(str(error)))
        tab.on("request", lambda request: made.requests.append(request.url))
        tab.goto(f"{file.as_uri()}#{address}")
        made.ready()
        opened.append(made)
        return made

    yield opens
    for each in opened:
        own = [x for x in each.messages if not any(word in x for word in OF_THE_DRIVER)]
        assert own == [], json.dumps(own)
        asked = [
            x for x in each.requests if not x.startswith(("file:", "blob:", "about:", "data:"))
        ]
        assert asked == []
        each.tab.context.close()
