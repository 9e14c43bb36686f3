"""The media types of results and of graphs, the one to prefer first."""

from __future__ import annotations

__all__ = ["GRAPHS", "HTML", "ROWS", "SHORT"]

HTML = "text/html"
#: Formats of rows, by media type.
ROWS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
#: Formats of graphs, by media type, under the names that the engine takes.
GRAPHS = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
}
#: The short names that ``?format=`` takes.
SHORT = {name: kind for kinds in (ROWS, GRAPHS) for kind, name in reversed(kinds.items())} | {
    "html": HTML
}
