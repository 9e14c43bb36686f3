r"""Tables as CSV (RFC 4180), and back.

Texts stand in quotes, so that an empty one and none can be told apart. A spreadsheet must not
take a title for a formula: a text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a
carriage return gets an apostrophe before it, as does one that begins with apostrophes and one of
these; so the apostrophe can be taken off again. Control characters become their pictures.
"""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING

import polars as pl

from kg.exporters.controls import pictured

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["csv", "guarded", "printable", "read_csv", "written"]

_FORMULA = r"^'*[=+\-@\t\r]"
_GUARDED = r"^'+[=+\-@\t\r]"
_CONTROLS = r"[\x00-\x08\x0b\x0c\x0e-\x1f]"


def csv(frame: pl.DataFrame) -> bytes:
    """Return a table as CSV that is safe to open in a spreadsheet."""
    return written(printable(frame).with_columns(guarded(pl.col(pl.String))))


def written(frame: pl.DataFrame) -> bytes:
    """Return a table as CSV with its texts as they are."""
    file = io.BytesIO()
    frame.write_csv(file, quote_style="non_numeric")
    return file.getvalue()


def printable(frame: pl.DataFrame) -> pl.DataFrame:
    """Return a table without control characters."""
    return frame.with_columns(pl.col(pl.String).map_batches(_pictured, return_dtype=pl.String))


def guarded(text: pl.Expr) -> pl.Expr:
    """Return texts of which none is a formula."""
    return pl.when(text.str.contains(_FORMULA)).then("'" + text).otherwise(text).name.keep()


def read_csv(file: Path | IO[bytes], schema: Mapping[str, type[pl.DataType]]) -> pl.DataFrame:
    """Return a table that ``csv`` wrote; errors are those of polars."""
    text = pl.col(pl.String)
    bare = pl.when(text.str.contains(_GUARDED)).then(text.str.slice(1)).otherwise(text).name.keep()
    return pl.read_csv(file, columns=list(schema), schema_overrides=schema).with_columns(bare)


def _pictured(texts: pl.Series) -> pl.Series:
    odd = texts.filter(texts.str.contains(_CONTROLS)).unique()
    return texts.replace({text: pictured(text) for text in odd}) if len(odd) else texts
