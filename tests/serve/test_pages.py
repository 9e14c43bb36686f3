"""Every thing has a page, in the reader's language; text from digests stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import httpx
import pytest

from kg.serve.words import LANGUAGES, words
from tests.serve.conftest import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

KOREAN = {"Accept-Language": "ko-KR,ko;q=0.9"}


class Page(HTMLParser):
    """The text, the links and the elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.links: list[str] = []
        self.marked: list[str] = []
        self.scripts: list[str | None] = []
        self.attributes: set[str] = set()
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self._open.append(tag)
        self.attributes |= {name for name, _ in attrs}
        values = dict(attrs)
        if tag == "script":
            self.scripts.append(values.get("src"))
        if tag == "a" and values.get("href"):
            self.links.append(values["href"] or "")

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text.append(data)
        if self._open and self._open[-1] == "mark":
            self.marked.append(data)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/", ["Knowledge graph of papers", "14", "papers", "TÜLU 3: Pushing Frontiers"]),
        ("/entity/rlvr", ["RLVR", "Introduced by", "TÜLU 3: Pushing Frontiers", "2024-11-25"]),
        ("/entity/hrc-whu", ["Evaluated on in", "Results", "Cloud-Adapter", "92.55"]),
        (
            "/paper/2411.15124",
            ["RLVR", "Nathan Lambert", "Introduces", "36", "언어 모델 사후 학습"],
        ),
        ("/author/jinwoo-shin", ["Jinwoo Shin", "Papers", "Wrote with", "Pieter Abbeel"]),
        ("/author/bartłomiej-cupiał", ["Bartłomiej Cupiał"]),
        ("/digest/2024-11-25-ko-2bf54f22", ["2024-11-25", "BALROG", "2024-11-25.md"]),
        ("/result/2411.13127-7129eb5d", ["92.55%", "mIoU", "HRC WHU"]),
        ("/statement/0078ba1fa7b7c37d", ["LMM", "Uses", "대형 멀티모달 모델", "14989–14999"]),
        ("/search?q=difusion+transformr", ["DiT", "Diffusion Transformer"]),
        ("/search?q=확산 트렌스포머", ["DiT", "확산 트랜스포머"]),
        ("/search?q=2411.15124", ["TÜLU 3"]),
        ("/search?q=zzzzzz", ["Nothing is called that"]),
        ("/search", ["Search"]),
        ("/query", ["SPARQL", "SELECT", "Which paper introduced an entity"]),
        ("/query?name=introduced-by&entity=rlvr", ["<https://w3id.org/paper-kg/entity/rlvr>"]),
    ],
)
def test_a_page_shows_what_one_comes_for(client: httpx.Client, path: str, shown: list[str]) -> None:
    found = client.get(path)

    assert found.status_code == 200
    text = " ".join(Page(found.text).text)
    assert [word for word in shown if word not in text] == []


def test_the_read_words_are_marked(client: httpx.Client) -> None:
    assert "RLVR" in Page(client.get("/entity/rlvr").text).marked


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/", "모든 연결에는 근거 문장이 있습니다."),
        ("/entity/rlvr", "제안한 논문"),
        ("/paper/2411.15124", "평가에 사용"),
        ("/query", "준비된 질문"),
        ("/nothing", "여기에는 아무것도 없습니다"),
    ],
)
def test_a_page_speaks_korean_to_who_reads_it(client: httpx.Client, path: str, shown: str) -> None:
    found = client.get(path, headers={**KOREAN, "Accept": "text/html"})

    assert shown in found.text
    assert '<html lang="ko">' in found.text
    assert found.headers["content-language"] == "ko"


def test_every_word_is_there_in_both_languages() -> None:
    english, korean = (words(language) for language in LANGUAGES)

    assert english.keys() == korean.keys()
    assert all(english.values())
    assert all(korean.values())


def test_the_links_of_pages_lead_somewhere(client: httpx.Client) -> None:
    """From the front page on, three steps deep, as far as patience goes."""
    seen, waiting = set(), ["/"]
    for _ in range(45):
        if not waiting:
            break
        path = waiting.pop(0)
        found = client.get(path, headers={"Accept": "text/html"}, follow_redirects=True)
        assert found.status_code == 200, path
        if "text/html" in found.headers["content-type"]:
            new = [x for x in Page(found.text).links if x.startswith("/") and x not in seen]
            seen.update(new)
            waiting += dict.fromkeys(new)
    assert len(seen) > 60


@pytest.mark.parametrize(
    "path", ["/", "/entity/rlvr", "/paper/2411.15124", "/query", "/search?q=a"]
)
def test_a_page_has_no_script_and_no_style_in_it(client: httpx.Client, path: str) -> None:
    page = Page(client.get(path).text)

    assert None not in page.scripts
    assert all((source or "").startswith("/static/") for source in page.scripts)
    assert not {name for name in page.attributes if name.startswith("on") or name == "style"}


def test_what_pages_load_is_there(client: httpx.Client) -> None:
    html = client.get("/query").text + client.get("/").text

    found = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', html)) | {"/static/editor.js"}
    assert len(found) >= 6
    assert {client.get(path).status_code for path in found} == {200}


# --- text from digests ------------------------------------------------------------------

EVIL = """<script>alert(1)</script><img src=x onerror=alert(2)>"'`{{7*7}}{% raw %}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Return a client of a graph whose every text tries to become markup or script."""
    text = '"' + EVIL.replace("\\", "\\\\").replace('"', '\\"') + '"'
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "kg.ttl").write_text(
        f"""
        @prefix kg: <https://w3id.org/paper-kg/ontology#> .
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix schema: <https://schema.org/> .
        @prefix author: <https://w3id.org/paper-kg/author/> .
        @prefix entity: <https://w3id.org/paper-kg/entity/> .
        @prefix paper: <https://w3id.org/paper-kg/paper/> .
        @prefix s: <https://w3id.org/paper-kg/statement/> .
        @prefix a: <https://w3id.org/paper-kg/authorship/> .
        paper:2411.00001 a kg:Paper ; kg:arxivId "2411.00001" ;
            dcterms:title {text} ; dcterms:abstract {text}@ko ; dcterms:issued {text} ;
            kg:upvotes {text} ; schema:url <javascript:alert(3)> ;
            kg:projectPage <data:text/html,x> ; dcterms:creator author:a ;
            kg:hasAuthorship a:1 ;
            kg:uses entity:x .
        a:1 kg:author author:a ;
            kg:position {text} .
        author:a a kg:Author ; foaf:name {text} .
        entity:x a kg:Entity, kg:Method ; skos:prefLabel {text} ;
            skos:altLabel {text}@ko ; skos:exactMatch <javascript:alert(4)> .
        s:1 a kg:Statement ; rdf:object entity:x ;
            rdf:subject paper:2411.00001 ; rdf:predicate kg:uses ;
            kg:sentence {text} ; kg:rule {text} ; kg:start {text} ; kg:end {text} ;
            kg:confidence {text} .
        """,
        encoding="utf-8",
    )
    with serving(folder) as address, httpx.Client(base_url=address, timeout=30) as found:
        yield found


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/paper/2411.00001",
        "/author/a",
        "/entity/x",
        "/statement/1",
        "/search?q=script",
        "/suggest?q=script",
        f"/search?q={EVIL}",
        f"/query?query={EVIL}",
        f"/entity/{EVIL}",
        "/query?name=<script>",
    ],
)
def test_text_from_digests_and_readers_stays_text(hostile: httpx.Client, path: str) -> None:
    found = hostile.get(path, headers={"Accept": "text/html"})

    assert found.status_code < 500
    if "text/html" in found.headers["content-type"]:
        page = Page(found.text)
        assert all((source or "").startswith("/static/") for source in page.scripts)
        assert not {name for name in page.attributes if name.startswith("on")}
        assert "49" not in " ".join(page.text)
        assert all(link.startswith(("/", "#", "http")) for link in page.links)
    else:
        assert "application/json" in found.headers["content-type"]
