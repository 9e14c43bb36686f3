"""Triples as columns: those of each predicate that the tables need."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import polars as pl
import pyoxigraph as ox

from kg.graph.names import DEFAULT_BASE, PREFIXES
from kg.model.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Said", "expanded"]

_RELATIONS = tuple(f"kg:{relation}" for relation in Relation)
#: Every predicate that a table needs.
_READ = (
    *_RELATIONS,
    "dcterms:abstract",
    "dcterms:date",
    "dcterms:issued",
    "dcterms:language",
    "dcterms:source",
    "dcterms:title",
    "foaf:name",
    "kg:affiliation",
    "kg:arxivId",
    "kg:author",
    "kg:confidence",
    "kg:end",
    "kg:generic",
    "kg:hasAuthorship",
    "kg:hasListing",
    "kg:hasResult",
    "kg:inDigest",
    "kg:locator",
    "kg:metric",
    "kg:ofMethod",
    "kg:onDataset",
    "kg:position",
    "kg:repository",
    "kg:rule",
    "kg:sentence",
    "kg:start",
    "kg:unit",
    "kg:upvotes",
    "kg:value",
    "prov:wasDerivedFrom",
    "rdf:object",
    "rdf:subject",
    "rdf:type",
    "rdfs:label",
    "schema:codeRepository",
    "schema:url",
    "skos:altLabel",
    "skos:broader",
    "skos:prefLabel",
)
#: Those of which the language counts.
_TEXTS = ("dcterms:abstract", "dcterms:title", "skos:altLabel", "skos:prefLabel")


class Said:
    """Triples by predicate, each a frame of addresses and texts."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        found: Mapping[str, tuple[list[str], list[str], list[str | None]]] = {
            expanded(name): ([], [], []) for name in _READ
        }
        texts = {expanded(name) for name in _TEXTS}
        for quad in quads:
            predicate = quad.predicate.value
            row = found.get(predicate)
            if (
                row is None
                or isinstance(quad.subject, ox.Triple)
                or isinstance(quad.object, ox.Triple)
            ):
                continue
            subjects, values, languages = row
            subjects.append(quad.subject.value)
            values.append(quad.object.value)
            if predicate in texts:
                languages.append(getattr(quad.object, "language", None))
        self.frames = {name: _pairs(*found[expanded(name)]) for name in _READ}
        self.base = _base(self.frames["kg:arxivId"])

    def pairs(self, predicate: str, subject: str, value: str) -> pl.DataFrame:
        """Return every subject and value of a predicate, under these names."""
        return self.frames[predicate].rename({"subject": subject, "value": value})

    def one(self, predicate: str, subject: str, value: str) -> pl.DataFrame:
        """Return one value for each subject: the first by alphabet, should there be several."""
        return self.pairs(predicate, subject, value).group_by(subject).agg(pl.col(value).min())

    def among(self, collection: str, column: str) -> pl.Expr:
        """Tell which addresses are those of a collection."""
        return pl.col(column).str.starts_with(f"{self.base}{collection}/")

    def local(self, collection: str, column: str) -> pl.Expr:
        """Return the identifiers for addresses of a collection."""
        bare = pl.col(column).str.strip_prefix(f"{self.base}{collection}/")
        return bare.map_batches(_unquoted, return_dtype=pl.String)

    def named(self, collection: str, predicate: str) -> pl.DataFrame:
        """Return the things of a collection with their names."""
        found = self.one(predicate, collection, "name")
        return found.filter(self.among(collection, collection)).with_columns(
            self.local(collection, collection)
        )


def expanded(name: str) -> str:
    """Return a term of a vocabulary, by its prefixed name."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def _unquoted(escaped: pl.Series) -> pl.Series:
    """Return texts without their percent-encoding, which few have."""
    found = escaped.filter(escaped.str.contains("%", literal=True)).unique()
    return escaped.replace({text: unquote(text) for text in found}) if len(found) else escaped


def _pairs(subjects: list[str], values: list[str], languages: list[str | None]) -> pl.DataFrame:
    columns: dict[str, list[str] | list[str | None]] = {"subject": subjects, "value": values}
    if languages:
        columns["language"] = languages
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    return frame.unique()  # graphs of digests repeat what the default graph says


def _base(numbers: pl.DataFrame) -> str:
    """Return the address under which things live, as that of a paper tells it."""
    for address, number in numbers.head(1).iter_rows():
        return str(address).removesuffix(f"paper/{number}")
    return DEFAULT_BASE
