"""Tables as Parquet: the same bytes for the same rows."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

__all__ = ["parquet"]

#: Said outright, as the default depends on the machine.
_ROWS_A_GROUP = 100_000


def parquet(frame: pl.DataFrame) -> bytes:
    """Return a table as a Parquet file."""
    file = io.BytesIO()
    frame.write_parquet(file, compression="zstd", row_group_size=_ROWS_A_GROUP)
    return file.getvalue()
