"""A Frictionless data package: what the files of the tables are, for people and for programs.

The standard is https://datapackage.org/standard/data-package/ (version 2).
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from kg.graph.columns import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.graph.columns import Column, Table

__all__ = ["data_package"]

_PROFILE = "https://datapackage.org/profiles/2.0/"
_MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def data_package(files: Mapping[str, bytes], suffix: str) -> str:
    """Return the description of these tables, by name, as files with this suffix."""
    package = {
        "$schema": f"{_PROFILE}datapackage.json",
        "name": f"paper-kg-{suffix}",
        "title": "Knowledge graph of papers",
        "description": "Papers, people, methods, data sets, metrics and tasks, what the papers "
        "say of them, and the numbers that they report, each with the sentence that says so.",
        "resources": [_resource(TABLES[name], content, suffix) for name, content in files.items()],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table, content: bytes, suffix: str) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILE}dataresource.json",
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.{suffix}",
        "description": table.about,
        "format": suffix,
        "mediatype": _MEDIA_TYPES[suffix],
        **({"encoding": "utf-8"} if suffix == "csv" else {}),
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    keys = [
        {
            "fields": [column.name],
            "reference": {
                "resource": column.refers,
                "fields": list(TABLES[column.refers].key),
            },
        }
        for column in table.columns
        if column.refers
    ]
    return {
        "$schema": f"{_PROFILE}tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    """Return a field; ``unit`` is no word of the standard, which lets us add it.

    An empty cell is a missing value to readers of CSV, so texts that may be empty are not required.
    """
    return {
        "name": column.name,
        "type": str(column.type),
        "description": column.about,
        **({"unit": column.unit} if column.unit else {}),
        **({} if column.optional or column.blank else {"constraints": {"required": True}}),
    }
