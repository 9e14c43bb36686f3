"""``docs/ontology.html`` is current and stands alone.

The page is not made anew here: what pyLODE writes differs a little from version to
version, and version 3.4.1 cannot even be imported. The page names what it was made from.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html

from kg.resources import ontology_folder

PAGE = Path(__file__).parents[2] / "docs" / "ontology.html"


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.parse(PAGE).getroot()


def test_the_page_is_made_from_this_ontology(page: html.HtmlElement) -> None:
    [made_from] = page.xpath("//meta[@name='ontology']/@content")

    now = sha256((ontology_folder() / "kg.ttl").read_bytes()).hexdigest()
    assert made_from == f"sha256:{now}", "run: python docs/make_ontology_docs.py"


def test_the_page_loads_nothing(page: html.HtmlElement) -> None:
    loaded = page.xpath("//*[not(self::a)]/@href | //@src | //@srcset | //@data")

    assert [x for x in loaded if not x.startswith("data:")] == []
    assert not any("url(" in x or "@import" in x for x in page.xpath("//style/text()"))
