"""The tables of a graph that is there as RDF: the same as those it was written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from kg.graph.tables import LINKS, Tables, assembled, schema
from kg.graph.triple_columns import Said, expanded
from kg.model.kind import FAMILY, Kind
from kg.model.language import Language
from kg.model.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

__all__ = ["tables_of"]

_DAY = "%Y-%m-%d"


def tables_of(quads: Iterable[ox.Quad]) -> Tables:
    """Return the tables of what these quads say, in whatever graphs they say it.

    Without evidence, claims have a confidence of 1 and no sentence.
    """
    said = Said(quads)
    frames = {
        "papers": _papers(said),
        "authors": said.named("author", "foaf:name"),
        "authorships": _authorships(said),
        "entities": _entities(said),
        "names": _names(said),
        "statements": _statements(said),
        "results": _results(said),
        "digests": _digests(said),
        "listings": _listings(said),
        "organizations": said.named("organization", "foaf:name"),
        "repositories": said.named("repository", "rdfs:label").join(
            said.one("schema:codeRepository", "repository", "url").with_columns(
                said.local("repository", "repository")
            ),
            on="repository",
        ),
    }
    typed = {
        name: frame.select(
            pl.col(column).cast(dtype, strict=False) for column, dtype in schema(name).items()
        )
        for name, frame in frames.items()
    }
    return assembled(typed, _others(said))


def _papers(said: Said) -> pl.DataFrame:
    found = said.one("kg:arxivId", "node", "paper")
    issued = said.one("dcterms:issued", "node", "issued").with_columns(
        pl.col("issued").str.to_date(_DAY, strict=False)
    )
    listings = _listings(said).join(
        _digests(said).select("digest", pl.col("day").cast(pl.Date)), on="digest", how="left"
    )
    listed = listings.group_by("paper").agg(
        featured_first=pl.col("day").min(),
        featured_last=pl.col("day").max(),
        votes=pl.col("votes").max(),
    )
    number = pl.col("paper")
    month = "20" + number.str.slice(0, 2) + "-" + number.str.slice(2, 2) + "-01"
    return (
        found.join(_titles(said), on="node", how="left")
        .join(said.one("schema:url", "node", "url"), on="node", how="left")
        .join(issued, on="node", how="left")
        .join(listed, on="paper", how="left")
        .join(_abstracts(said, Language.ENGLISH), on="node", how="left")
        .join(_abstracts(said, Language.KOREAN), on="node", how="left")
        .with_columns(
            date=pl.coalesce("issued", "featured_first", month.str.to_date(_DAY, strict=False))
        )
    )


def _texts(said: Said, predicate: str) -> pl.DataFrame:
    frame = said.pairs(predicate, "node", "text")
    if "language" not in frame.columns:
        frame = frame.with_columns(language=pl.lit(None, dtype=pl.String))
    return frame.with_columns(pl.col("language").fill_null(str(Language.ENGLISH)))


def _titles(said: Said) -> pl.DataFrame:
    """Return the title of each paper: English first, then the plainest."""
    foreign = pl.col("language") != str(Language.ENGLISH)
    ordered = _texts(said, "dcterms:title").sort(
        "node", foreign, pl.col("text").str.len_chars(), "text"
    )
    return ordered.group_by("node", maintain_order=True).agg(title=pl.col("text").first())


def _abstracts(said: Said, language: Language) -> pl.DataFrame:
    """Return the fullest text of each paper in a language."""
    mine = _texts(said, "dcterms:abstract").filter(pl.col("language") == str(language))
    ordered = mine.sort("node", pl.col("text").str.len_chars(), "text")
    return ordered.group_by("node", maintain_order=True).agg(
        pl.col("text").last().alias(f"abstract_{language}")
    )


def _authorships(said: Said) -> pl.DataFrame:
    return (
        said.pairs("kg:hasAuthorship", "paper", "node")
        .join(said.one("kg:position", "node", "position"), on="node")
        .join(said.one("kg:author", "node", "author"), on="node")
        .with_columns(said.local("paper", "paper"), said.local("author", "author"))
    )


def _listings(said: Said) -> pl.DataFrame:
    return (
        said.pairs("kg:hasListing", "paper", "node")
        .join(said.one("kg:position", "node", "position"), on="node")
        .join(said.one("kg:inDigest", "node", "digest"), on="node")
        .join(said.one("kg:upvotes", "node", "votes"), on="node", how="left")
        .with_columns(
            said.local("paper", "paper"),
            said.local("digest", "digest"),
            pl.col("position", "votes").cast(pl.Int64, strict=False),
        )
    )


def _digests(said: Said) -> pl.DataFrame:
    return (
        said.one("dcterms:source", "node", "source")
        .join(said.one("dcterms:language", "node", "language"), on="node")
        .join(said.one("dcterms:date", "node", "day"), on="node", how="left")
        .with_columns(
            said.local("digest", "node").alias("digest"),
            pl.col("day").str.to_date(_DAY, strict=False),
        )
    )


def _entities(said: Said) -> pl.DataFrame:
    """Return the entities; of the classes of one, the narrowest is its kind."""
    kinds = {expanded(f"kg:{kind}"): str(kind) for kind in Kind}
    families = {str(kind): str(family) for kind, family in FAMILY.items()}
    narrow = [str(kind) for kind in Kind if FAMILY[kind] is not kind]
    kind = (
        said.pairs("rdf:type", "node", "class")
        .filter(pl.col("class").is_in(kinds))
        .with_columns(kind=pl.col("class").replace_strict(kinds, return_dtype=pl.String))
        .sort("node", ~pl.col("kind").is_in(narrow), "kind")
        .group_by("node", maintain_order=True)
        .agg(pl.col("kind").first())
    )
    generic = said.pairs("kg:generic", "node", "generic").filter(pl.col("generic") == "true")
    return kind.join(_labels(said).select("node", "label"), on="node", how="left").with_columns(
        said.local("entity", "node").alias("entity"),
        family=pl.col("kind").replace_strict(families, return_dtype=pl.String),
        generic=pl.col("node").is_in(generic["node"].implode()),
    )


def _labels(said: Said) -> pl.DataFrame:
    ordered = _texts(said, "skos:prefLabel").sort("node", "text", "language")
    return ordered.group_by("node", maintain_order=True).agg(
        label=pl.col("text").first(), language=pl.col("language").first()
    )


def _names(said: Said) -> pl.DataFrame:
    preferred = _labels(said).select("node", "language", name="label", rank=pl.lit(0, pl.Int64))
    others = (
        _texts(said, "skos:altLabel")
        .sort("node", "text", "language")
        .select("node", "language", name="text", rank=pl.int_range(1, pl.len() + 1).over("node"))
    )
    both = pl.concat([preferred, others]).filter(said.among("entity", "node"))
    return both.with_columns(said.local("entity", "node").alias("entity"))


def _statements(said: Said) -> pl.DataFrame:
    claims = pl.concat(
        said.pairs(f"kg:{relation}", "subject", "object").with_columns(relation=pl.lit(relation))
        for relation in map(str, Relation)
    )
    return _with_evidence(said, claims).with_columns(
        said.local("paper", "subject").alias("paper"),
        said.local("entity", "object").alias("entity"),
    )


def _results(said: Said) -> pl.DataFrame:
    found = _with_evidence(said, said.pairs("kg:hasResult", "subject", "object"))
    for predicate, column in (
        ("kg:value", "value"),
        ("kg:unit", "unit"),
        ("kg:metric", "metric"),
        ("kg:onDataset", "dataset"),
        ("kg:ofMethod", "method"),
    ):
        found = found.join(said.one(predicate, "object", column), on="object", how="left")
    return found.filter(pl.col("value").is_not_null()).with_columns(
        said.local("paper", "subject").alias("paper"),
        said.local("result", "object").alias("result"),
        pl.col("unit").fill_null(""),
        *(said.local("entity", slot) for slot in ("metric", "dataset", "method")),
    )


def _with_evidence(said: Said, claims: pl.DataFrame) -> pl.DataFrame:
    """Return claims, each with the sentence that says it best."""
    found = _evidence(said)
    counted = found.group_by("subject", "object").len("sentences")
    best = found.unique(["subject", "object"], keep="first", maintain_order=True)
    pair = ["subject", "object"]
    return (
        claims.join(best, on=pair, how="left")
        .join(counted, on=pair, how="left")
        .with_columns(
            pl.col("confidence").fill_null(1.0),
            pl.col("sentences").fill_null(0),
            pl.col("locator").fill_null(""),
        )
    )


def _evidence(said: Said) -> pl.DataFrame:
    """Return all evidence, that for each claim in the order of its worth."""
    found = said.one("rdf:subject", "node", "subject")
    found = found.join(said.one("rdf:object", "node", "object"), on="node")
    for predicate, column in (
        ("kg:confidence", "confidence"),
        ("kg:sentence", "sentence"),
        ("kg:start", "start"),
        ("kg:end", "end"),
        ("kg:locator", "locator"),
        ("kg:rule", "rule"),
        ("prov:wasDerivedFrom", "digest"),
    ):
        found = found.join(said.one(predicate, "node", column), on="node", how="left")
    return found.with_columns(
        pl.col("confidence").cast(pl.Float64, strict=False),
        pl.col("start", "end").cast(pl.Int64, strict=False),
        pl.col("locator").fill_null(""),
        said.local("digest", "digest"),
    ).sort("confidence", "digest", "locator", "start", "end", descending=[True] + [False] * 4)


def _others(said: Said) -> pl.DataFrame:
    """Return the links that are in no other table; wider entities only where they are known."""
    known = said.pairs("skos:prefLabel", "node", "text")["node"].implode()
    wider = _links(said, "skos:broader", ("entity", "entity"), "broader", known)
    return pl.concat(
        [
            _links(said, "kg:affiliation", ("paper", "organization"), "affiliation"),
            _links(said, "kg:repository", ("paper", "repository"), "repository"),
            wider,
        ]
    ).select(*LINKS)


def _links(
    said: Said,
    predicate: str,
    ends: tuple[str, str],
    kind: str,
    targets: pl.Series | None = None,
) -> pl.DataFrame:
    """Return the links that a predicate makes between things of two collections."""
    source, target = ends
    found = said.pairs(predicate, "source", "target")
    if targets is not None:
        found = found.filter(pl.col("target").is_in(targets))
    return (
        found.filter(said.among(source, "source"), said.among(target, "target"))
        .with_columns(said.local(source, "source"), said.local(target, "target"))
        .select(_called(source, "source"), _called(target, "target"), kind=pl.lit(kind))
    )


def _called(collection: str, column: str) -> pl.Expr:
    """Return the names of nodes, as ``kg.graph.property_graph.called`` has them."""
    return (f"{collection}:" + pl.col(column).str.replace_all("/", ":", literal=True)).alias(column)
