"""Makes tables by hand, short enough to read inside a test."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl

from kg.graph.columns import TABLES, Type
from kg.graph.tables import Tables, schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_EMPTY: Mapping[Type, Any] = {
    Type.STRING: "",
    Type.INTEGER: 0,
    Type.NUMBER: 0.0,
    Type.BOOLEAN: False,
    Type.DATE: date(2031, 5, 6),
}


def tables_of(**rows: Iterable[Mapping[str, Any]]) -> Tables:
    """Return tables with these rows; what a row leaves out is empty, and other tables are."""
    return Tables(
        **{field.name: _frame(field.name, rows.get(field.name, ())) for field in fields(Tables)}
    )


def corpus(
    papers: Mapping[str, str],
    said: Iterable[tuple[str, str, str]] = (),
    kinds: Mapping[str, str] | None = None,
    generic: Iterable[str] = (),
) -> Tables:
    """Return tables of papers with their authors ("Ada Example, Bo Sample") and statements.

    A statement is (paper, relation, entity); entities are methods, called like their
    identifiers, unless told otherwise.
    """
    statements = [
        {
            "paper": paper,
            "relation": relation,
            "entity": entity,
            "confidence": 0.9,
            "sentence": f"{paper} {relation} {entity}.",
        }
        for paper, relation, entity in said
    ]
    written = [
        {"paper": paper, "position": place, "author": _slug(name), "name": name.strip()}
        for paper, names in papers.items()
        for place, name in enumerate(filter(None, names.split(",")), start=1)
    ]
    entities = [_entity(x, kinds or {}, generic) for x in sorted({x for _, _, x in said})]
    return tables_of(
        papers=[{"paper": x, "title": f"Paper {x}"} for x in papers],
        authors={x["author"]: x for x in written}.values(),
        authorships=written,
        entities=entities,
        names=[{"entity": x["entity"], "name": x["label"], "language": "en"} for x in entities],
        statements=statements,
        edges=[
            {
                "source": f"paper:{x['paper']}",
                "target": f"entity:{x['entity']}",
                "kind": x["relation"],
                "weight": x["confidence"],
            }
            for x in statements
        ]
        + [
            {
                "source": f"paper:{x['paper']}",
                "target": f"author:{x['author']}",
                "kind": "creator",
                "position": x["position"],
                "weight": 1.0,
            }
            for x in written
        ],
    )


def _entity(entity: str, kinds: Mapping[str, str], generic: Iterable[str]) -> dict[str, Any]:
    kind = kinds.get(entity, "Method")
    family = {"Model": "Method", "Benchmark": "Dataset"}.get(kind, kind)
    return {
        "entity": entity,
        "kind": kind,
        "family": family,
        "label": entity,
        "generic": entity in generic,
    }


def _slug(name: str) -> str:
    return name.strip().lower().replace(" ", "-")


def _frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    blank = {
        column.name: None if column.optional else _EMPTY[column.type]
        for column in TABLES[name].columns
    }
    full = [{key: row.get(key, value) for key, value in blank.items()} for row in rows]
    return pl.DataFrame(full, schema(name))
