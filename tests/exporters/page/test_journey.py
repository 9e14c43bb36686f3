"""The page in a real browser, if there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from kg.exporters.page.page import page
from kg.model.entity import Name
from kg.model.identifiers import EntityId
from kg.model.knowledge import Knowledge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")

#: Nothing but the page itself: no name is resolved, no service of the browser calls home.
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--enable-logging=stderr",
    "--window-size=1280,800",
    "--virtual-time-budget=8000",
    "--dump-dom",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a browser shows after opening a page."""

    dom: str
    #: What the page, or the browser about the page, wrote to the console.
    console: tuple[str, ...]

    @property
    def panel(self) -> str:
        """Return the markup of the details panel."""
        return self.dom.partition('<aside id="panel"')[2].partition("</aside>")[0]

    @property
    def panel_text(self) -> str:
        """Return the words of the details panel."""
        return re.sub(r"<[^>]*>", "", self.panel)


@pytest.fixture
def look(tmp_path: Path) -> Callable[[str, str], Seen]:
    """Return what opens a page at an address inside of it."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip("no Chromium is installed: the page is not looked at in a browser")

    def opened(html: str, place: str) -> Seen:
        file = tmp_path / "kg.html"
        file.write_text(html, encoding="utf-8")
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        command = [browser, *SWITCHES, profile, f"{file.as_uri()}#{place}"]
        done = subprocess.run(  # noqa: S603 — a browser, and a page that we wrote
            command, capture_output=True, check=True, timeout=60
        )
        messages = re.findall(r"CONSOLE.*", done.stderr.decode("utf-8", "replace"))
        return Seen(dom=done.stdout.decode("utf-8"), console=tuple(messages))

    return opened


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


def test_a_link_opens_a_paper_with_its_sentences(
    knowledge: Knowledge, look: Callable[[str, str], Seen]
) -> None:
    seen = look(page(knowledge), "paper/3105.00001")

    assert seen.console == ()
    assert 'class="graph settled"' in seen.dom
    assert "<title>LanternNet: Reading in the Dark – Papers" in seen.dom
    assert "랜턴넷(LanternNet)은 작은 모델을 소개합니다." in seen.panel_text
    assert '<a href="#entity/tiny-quiz" title="TinyQuiz"><mark>TinyQuiz' in seen.panel
    assert 'href="https://arxiv.org/abs/3105.00001"' in seen.panel
    assert "Bo Sample, Ada Example" in seen.panel_text
    assert "91.5 %" in seen.panel_text


def test_a_link_opens_an_entity_with_its_papers(
    knowledge: Knowledge, look: Callable[[str, str], Seen]
) -> None:
    """Also one whose name must be encoded in an address."""
    renamed = EntityId("작은-퀴즈+")
    entities = [replace(x, id=renamed) if x.id == "tiny-quiz" else x for x in knowledge.entities]
    statements = [
        replace(x, entity=renamed) if x.entity == "tiny-quiz" else x for x in knowledge.statements
    ]
    known = replace(knowledge, entities=tuple(entities), statements=tuple(statements))

    seen = look(page(known), "entity/%EC%9E%91%EC%9D%80-%ED%80%B4%EC%A6%88%2B")

    assert seen.console == ()
    assert "Evaluated on by" in seen.panel_text
    assert "Mentioned by" in seen.panel_text
    assert "A Kite for Every Wind" in seen.panel_text


def test_hostile_text_does_nothing_and_nothing_is_fetched(
    knowledge: Knowledge, look: Callable[[str, str], Seen]
) -> None:
    with listening() as (server, asked):
        spell = (
            f"</script><script>document.title='broken'</script>"
            f"<img src={server}/a onerror=\"document.title='broken'\">"
            f"<link rel=stylesheet href={server}/b>&lt;\"'\x08\u2028"
        )
        paper = replace(
            knowledge.papers[0],
            titles=(Name(spell),),
            abstracts=(Name(spell),),
            thumbnail=f"{server}/c.png",
            video=f"{server}/d.mp4",
            project_pages=("javascript:document.title='broken'", f"{server}/e"),
        )
        entities = tuple(replace(x, label=Name(spell)) for x in knowledge.entities)
        known = replace(knowledge, papers=(paper, *knowledge.papers[1:]), entities=entities)

        seen = look(page(known), "paper/3105.00001")

    assert asked == []
    assert seen.console == ()
    assert 'class="graph settled"' in seen.dom
    assert "<img" not in seen.panel
    assert "<script" not in seen.panel
    assert "javascript:" not in seen.panel
    assert "&lt;img src=" in seen.panel
    assert "<title>broken" not in seen.dom


def test_a_page_without_papers_opens(look: Callable[[str, str], Seen]) -> None:
    seen = look(page(Knowledge()), "")

    assert seen.console == ()
    assert 'class="graph settled"' in seen.dom
