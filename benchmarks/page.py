"""The page in a browser: first picture, frames a second, memory, size; both engines.

    python benchmarks/page.py                    # invented graphs of 300 to 50,000 nodes
    python benchmarks/page.py --corpus CORPUS    # and the page of these digests
    python benchmarks/page.py --peers FOLDER     # and other pages of that folder, *.html

The browser is the installed Chromium without a window and without a graphics card. Frames are
what ``requestAnimationFrame`` counts while the mouse drags the drawing, or turns its wheel, for
three seconds; the load is how many processes wanted a core in the minute before. Nodes are papers
and entities; authors come on top and are not shown at first.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measuring import machine, table
from playwright.sync_api import sync_playwright

from kg.exporters.page.elements import elements
from kg.exporters.page.layout.plan import plan
from kg.exporters.page.layout.quality import quality
from kg.exporters.page.layout.weights import lines_of
from kg.exporters.page.page import Engine, page

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests know how to invent graphs

from tests.chromium import SWITCHES
from tests.synthetic import invented

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from kg.model.knowledge import Knowledge

SIZES = (300, 3_000, 10_000, 50_000)
#: vis-network takes minutes beyond this.
MOST_FOR_PYVIS = 10_000
SECONDS = 3.0
RUNS = 3
#: A page of vis-network of more megabytes than this is looked at once: that takes minutes.
LARGE = 5

COUNT_FRAMES = """() => {
    const times = (window.frames_ = []);
    const next = (now) => { times.push(now); window.frame_ = requestAnimationFrame(next); };
    window.frame_ = requestAnimationFrame(next);
}"""
FRAMES = "() => { cancelAnimationFrame(window.frame_); return window.frames_; }"
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def look(browser: Browser, file: Path) -> dict[str, float]:
    """Return what one visit of a page costs."""
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    tab.set_default_timeout(300_000)
    started = time.perf_counter()
    tab.goto(file.as_uri(), wait_until="commit")
    tab.wait_for_selector("html[data-ready]")
    tab.evaluate(TWO_FRAMES)
    found = {"first": time.perf_counter() - started}
    tab.wait_for_timeout(1500)
    found["pan"] = frames(tab, drag)
    tab.wait_for_timeout(500)
    found["zoom"] = frames(tab, wheel)
    session = tab.context.new_cdp_session(tab)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    metrics = session.send("Performance.getMetrics")["metrics"]
    found["heap"] = next(x["value"] for x in metrics if x["name"] == "JSHeapUsedSize") / 1e6
    tab.close()
    return found


def frames(tab: Page, act: Callable[[Page], None]) -> float:
    """Return the frames a second while somebody does something."""
    tab.evaluate(COUNT_FRAMES)
    act(tab)
    times: list[float] = tab.evaluate(FRAMES)
    return 1000 * (len(times) - 1) / max(1.0, times[-1] - times[0])


def drag(tab: Page) -> None:
    """Drag the drawing to and fro."""
    tab.mouse.move(600, 450)
    tab.mouse.down()
    started = time.perf_counter()
    while (gone := time.perf_counter() - started) < SECONDS:
        tab.mouse.move(600 + 140 * math.sin(3 * gone), 450 + 60 * math.sin(4 * gone))
    tab.mouse.up()


def wheel(tab: Page) -> None:
    """Zoom in and out."""
    started = time.perf_counter()
    while (gone := time.perf_counter() - started) < SECONDS:
        tab.mouse.wheel(0, -50 if gone % 1.5 < 0.75 else 50)
        time.sleep(0.01)


def visits(browser: Browser, file: Path, engine: Engine | None = None) -> list[float]:
    """Return the medians of some visits: first picture, pan, zoom, heap."""
    slow = engine is Engine.PYVIS and file.stat().st_size > LARGE * 1e6
    runs = 1 if slow else RUNS
    found = [look(browser, file) for _ in range(runs)]
    return [statistics.median(x[key] for x in found) for key in ("first", "pan", "zoom", "heap")]


def cases(corpus: Path | None) -> Iterator[tuple[str, Knowledge, Engine]]:
    """Yield what is measured, smallest first."""
    for size in SIZES:
        known = invented(size)
        if size <= MOST_FOR_PYVIS:
            yield f"{size:,}", known, Engine.PYVIS
        yield f"{size:,}", known, Engine.WEBGL
    if corpus:
        from kg.journey import build

        yield "the archive", build([corpus]).knowledge, Engine.WEBGL


def row(browser: Browser, name: str, known: Knowledge, engine: Engine, folder: Path) -> list[Any]:
    """Return one row of the table; the page is made and looked at."""
    started = time.process_time()
    html = page(known, engine)
    seconds = time.process_time() - started
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    counts = len(known.papers) + len(known.entities), len(known.statements)
    return [
        name,
        engine.value,
        *counts,
        seconds,
        file.stat().st_size / 1e6,
        *visits(browser, file, engine),
        os.getloadavg()[0],
    ]


def how_good(known: Knowledge) -> list[float]:
    """Return how well the layout keeps neighbours together."""
    drawn = elements(known)
    made = plan(drawn)
    found = quality(made.places, lines_of(drawn), made.community)
    return [found.linked, found.of_topic, found.either]


def main() -> None:
    """Print a table of pages, and one of layouts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--peers", type=Path)
    wishes = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    rows, layouts = [], []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*SWITCHES])
        for case, known, engine in cases(wishes.corpus):
            rows.append(row(browser, case, known, engine, Path(name)))
            print(*rows[-1], file=sys.stderr)
            if engine is Engine.WEBGL:
                layouts.append([case, *how_good(known)])
        for file in sorted(wishes.peers.glob("*.html")) if wishes.peers else ():
            size = file.stat().st_size / 1e6
            load = os.getloadavg()[0]
            rows.append([file.stem, "", "", "", "", size, *visits(browser, file), load])
        browser.close()
    print(machine(), end="\n\n")
    heads = "graph;engine;nodes;claims;build s;MB;first picture s;pan f/s;zoom f/s;heap MB;load"
    print(table(heads.split(";"), rows), end="\n\n")
    print(table(["layout", "linked", "of its topic", "either"], layouts))


if __name__ == "__main__":
    main()
