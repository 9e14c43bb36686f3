"""The page: template, style, scripts and values in one file."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment

from kg.exporters.page.details import details
from kg.exporters.page.inert import content_hash, inert_json
from kg.exporters.page.network import draw
from kg.model.relation import RANK

if TYPE_CHECKING:
    from kg.model.knowledge import Knowledge

__all__ = ["page"]

#: The order in which the browser runs our scripts; each may use those before it.
SCRIPTS = (
    "values",
    "elements",
    "theme",
    "shapes",
    "layout",
    "labels",
    "looks",
    "graph",
    "camera",
    "filters",
    "quotes",
    "parts",
    "overview",
    "abstracts",
    "results",
    "paper",
    "entity",
    "panel",
    "search",
    "page",
)

#: Developer tools would look for the map that this line names, and not find it.
SOURCE_MAP = "//# sourceMappingURL="


def page(knowledge: Knowledge) -> str:
    """Return the graph as HTML that stands alone: no network, no other file.

    The same knowledge gives the same text, in whatever order it comes.
    """
    knowledge = _in_order(knowledge)
    style = _text("style.css")
    scripts = [vis_network(), *(_text("scripts", f"{name}.js") for name in SCRIPTS)]
    template = Environment(autoescape=True).from_string(_text("template.html"))
    return template.render(
        days=sorted({digest.day.isoformat() for digest in knowledge.digests if digest.day}),
        papers=len(knowledge.papers),
        entities=len(knowledge.entities),
        statements=len(knowledge.statements),
        style=style,
        style_hash=content_hash(style),
        scripts=scripts,
        script_hashes=" ".join(map(content_hash, scripts)),
        data=inert_json({"network": draw(knowledge), **details(knowledge)}),
    )


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


def vis_network() -> str:
    """Return the vis-network that pyvis brings, the newest if it brings several.

    The stylesheet beside it is for menus and buttons that the page does not have.
    """
    folders = [x for x in files("pyvis").joinpath("lib").iterdir() if "vis-" in x.name]
    newest = max(folders, key=lambda x: tuple(map(int, x.name[4:].split("."))))
    text = newest.joinpath("vis-network.min.js").read_text(encoding="utf-8")
    return text.partition(SOURCE_MAP)[0]


def _text(*path: str) -> str:
    """Return a file of this package, its lines ending alike on every machine."""
    text = files(__package__).joinpath(*path).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")
