"""The page: template, style, scripts and values in one file."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment

from kg.exporters.page.bundle import bundle
from kg.exporters.page.elements import elements
from kg.exporters.page.inert import content_hash
from kg.exporters.page.layout.plan import MOST_IN_RINGS, plan
from kg.exporters.page.payload import packed_parts, plain_parts
from kg.graph.names import DEFAULT_BASE
from kg.model.relation import RANK

if TYPE_CHECKING:
    from kg.exporters.page.elements import Elements
    from kg.exporters.page.layout.plan import Plan
    from kg.model.knowledge import Knowledge

__all__ = ["Engine", "page", "prepared", "served_files", "served_page"]


class Engine(StrEnum):
    """What draws the graph."""

    #: vis-network, as pyvis brings it: cards and curves for a digest or two.
    PYVIS = "pyvis"
    #: Our own renderer: signs and regions for tens of thousands of nodes.
    WEBGL = "webgl"


#: The parts before the scripts: what is drawn first. The others come while it is drawn.
FIRST = frozenset({"core", "columns", "network"})

#: Developer tools would look for the map that this line names, and not find it.
SOURCE_MAP = "//# sourceMappingURL="


def page(knowledge: Knowledge, engine: Engine | None = None, base: str = DEFAULT_BASE) -> str:
    """Return the graph as HTML that stands alone: no network, no other file.

    Without an engine, the number of papers and entities decides. The same knowledge gives the
    same text, in whatever order it comes. ``base`` is where things live in the exported graph.
    """
    knowledge, drawn, places = prepared(knowledge)
    engine = engine or _fitting(drawn)
    if engine is Engine.PYVIS:
        from kg.exporters.page.network import network_part, vis_network

        scripts = [vis_network().partition(SOURCE_MAP)[0], _script("digest.js")]
        parts = [*plain_parts(knowledge, drawn, places, base), network_part(drawn, places)]
    else:
        scripts = [_script("archive.js")]
        parts = list(packed_parts(knowledge, drawn, places, base))
    style = _text("style.css")
    template = Environment(autoescape=True).from_string(_text("template.html"))
    return template.render(
        style=style,
        style_hash=content_hash(style),
        scripts=scripts,
        script_hashes=" ".join(map(content_hash, scripts)),
        first=[part for part in parts if part.name in FIRST],
        later=[part for part in parts if part.name not in FIRST],
    )


def prepared(knowledge: Knowledge) -> tuple[Knowledge, Elements, Plan]:
    """Return the knowledge in order, what of it is drawn, and where."""
    knowledge = _in_order(knowledge)
    drawn = elements(knowledge)
    return knowledge, drawn, plan(drawn)


def served_page() -> str:
    """Return the page of a server: its style, scripts and parts are files beside it.

    Those are ``served_files``; the parts are asked for as ``scripts/data/remote.js`` says.
    """
    template = Environment(autoescape=True).from_string(_text("template.html"))
    return template.render(served=True, first=[], later=[], scripts=[])


def served_files() -> dict[str, tuple[str, str]]:
    """Return the files that ``served_page`` loads, by name: media type and text."""
    from kg.exporters.page.network import vis_network

    return {
        "explore.css": ("text/css", _text("style.css")),
        "vis-network.js": ("text/javascript", vis_network().partition(SOURCE_MAP)[0]),
        "explore.js": ("text/javascript", _script("explore.js")),
    }


def _fitting(drawn: Elements) -> Engine:
    central = sum(node.central for node in drawn.nodes)
    return Engine.PYVIS if central <= MOST_IN_RINGS else Engine.WEBGL


def _in_order(knowledge: Knowledge) -> Knowledge:
    """Return the same knowledge, each tuple sorted as ``Knowledge`` says."""
    return replace(
        knowledge,
        digests=tuple(sorted(knowledge.digests, key=lambda x: x.id)),
        papers=tuple(sorted(knowledge.papers, key=lambda x: x.id)),
        authors=tuple(sorted(knowledge.authors, key=lambda x: x.id)),
        organizations=tuple(sorted(knowledge.organizations, key=lambda x: x.id)),
        repositories=tuple(sorted(knowledge.repositories, key=lambda x: x.id)),
        entities=tuple(sorted(knowledge.entities, key=lambda x: x.id)),
        statements=tuple(
            sorted(knowledge.statements, key=lambda x: (x.paper, RANK[x.relation], x.entity))
        ),
        results=tuple(sorted(knowledge.results, key=lambda x: x.id)),
    )


def _script(entry: str) -> str:
    return bundle(entry, lambda path: _text("scripts", *path.split("/")))


def _text(*path: str) -> str:
    """Return a file of this package, its lines ending alike on every machine."""
    text = files(__package__).joinpath(*path).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")
