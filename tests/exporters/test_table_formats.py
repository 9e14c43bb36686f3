"""Files of tables, read back by the programs that they are for."""

from __future__ import annotations

import io
import json
import tempfile
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UnreadableGraphError
from kg.exporters.controls import pictured
from kg.exporters.csv_tables import csv, read_csv
from kg.exporters.export import export
from kg.graph.columns import TABLES, Type
from kg.graph.tables import Tables, tables
from kg.graphs import open_tables
from kg.knowledge_graph import build
from kg.model.knowledge import Knowledge
from tests.graph.test_triple_tables import differing
from tests.strategies import TEXTS

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("parquet", "csv")


@pytest.fixture(scope="module")
def wanted() -> Tables:
    return tables(build().knowledge)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    export(build().knowledge, folder, FORMATS)
    return folder


def rows_of(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Return the rows of a pandas frame, what is missing as ``None``."""
    return [
        tuple(None if pd.isna(cell) else cell for cell in row)
        for row in frame.astype(object).itertuples(index=False)
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_folder_of_tables_opens(folder: Path, wanted: Tables, suffix: str) -> None:
    assert not differing(open_tables(folder / suffix), wanted)


def test_the_folder_of_a_build_opens_by_its_tables(folder: Path, wanted: Tables) -> None:
    assert not differing(open_tables(folder), wanted)


@pytest.mark.parametrize("name", TABLES)
def test_polars_reads_the_types_from_parquet(folder: Path, wanted: Tables, name: str) -> None:
    assert pl.read_parquet(folder / "parquet" / f"{name}.parquet").equals(getattr(wanted, name))


@pytest.mark.parametrize("name", TABLES)
def test_duckdb_reads_the_same_from_both(folder: Path, wanted: Tables, name: str) -> None:
    frame: pl.DataFrame = getattr(wanted, name)
    for suffix in FORMATS:
        file = str(folder / suffix / f"{name}.{suffix}")
        found = duckdb.read_parquet(file) if suffix == "parquet" else told(file, name)

        assert found.columns == frame.columns
        # DuckDB takes an empty text in CSV for none
        blank = [c.name for c in TABLES[name].columns if c.blank] if suffix == "csv" else []
        there = frame.with_columns(pl.col(blank).replace("", None)) if blank else frame
        assert found.fetchall() == there.rows()


def told(file: str, name: str) -> duckdb.DuckDBPyRelation:
    """Return a CSV as DuckDB reads it, told the types."""
    types = {
        Type.STRING: "VARCHAR",
        Type.INTEGER: "BIGINT",
        Type.NUMBER: "DOUBLE",
        Type.BOOLEAN: "BOOLEAN",
        Type.DATE: "DATE",
    }
    dtypes = [types[column.type] for column in TABLES[name].columns]
    return duckdb.read_csv(file, dtype=dtypes, header=True, quotechar='"', escapechar='"')


@pytest.mark.parametrize("name", TABLES)
def test_pandas_reads_the_same_from_both(folder: Path, wanted: Tables, name: str) -> None:
    frame: pl.DataFrame = getattr(wanted, name)
    days = [column.name for column in TABLES[name].columns if column.type is Type.DATE]
    texts = {c.name: "string" for c in TABLES[name].columns if c.type is Type.STRING}

    from_parquet = pd.read_parquet(folder / "parquet" / f"{name}.parquet")
    from_csv = pd.read_csv(
        folder / "csv" / f"{name}.csv",
        dtype=texts,
        keep_default_na=False,
        na_values={c: [""] for c in frame.columns if c not in texts},
    )

    assert rows_of(from_parquet) == frame.rows()
    iso = frame.with_columns(pl.col(days).cast(pl.String), pl.col(pl.String).fill_null(""))
    assert rows_of(from_csv) == iso.rows()


def test_the_data_package_tells_types_keys_references_and_units(folder: Path) -> None:
    package = json.loads((folder / "csv" / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}

    assert list(resources) == list(TABLES)
    for name, table in TABLES.items():
        schema = resources[name]["schema"]
        assert [field["type"] for field in schema["fields"]] == [str(c.type) for c in table.columns]
        assert schema["primaryKey"] == list(table.key)
        for key in schema.get("foreignKeys", []):
            target = resources[key["reference"]["resource"]]["schema"]
            assert key["reference"]["fields"] == target["primaryKey"]
    units = {field["name"]: field.get("unit") for field in resources["papers"]["schema"]["fields"]}
    assert units["votes"] == "votes"


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_data_package_tells_sizes_and_hashes(folder: Path, suffix: str) -> None:
    package = json.loads((folder / suffix / "datapackage.json").read_text(encoding="utf-8"))

    for resource in package["resources"]:
        content = (folder / suffix / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"


@given(st.lists(TEXTS | st.text("=+-@\t\r'a", max_size=4) | st.none(), max_size=6))
def test_no_cell_of_csv_is_a_formula_and_each_comes_back(texts: list[str | None]) -> None:
    frame = pl.DataFrame({"text": texts}, schema={"text": pl.String})
    written = csv(frame)

    cells = [cell for (cell,) in pl.read_csv(io.BytesIO(written), infer_schema=False).rows()]
    back = read_csv(io.BytesIO(written), {"text": pl.String})
    assert not [cell for cell in cells if cell and cell[0] in "=+-@\t\r"]
    assert back["text"].to_list() == [text and pictured(text) for text in texts]


def test_tables_older_than_the_graph_beside_them_are_not_read(
    wanted: Tables, tmp_path: Path
) -> None:
    export(Knowledge(), tmp_path, ["parquet"])
    assert open_tables(tmp_path).papers.is_empty()

    export(build().knowledge, tmp_path, ["ttl"])

    assert not differing(open_tables(tmp_path), wanted)


def test_a_table_that_is_not_there_is_said(folder: Path, tmp_path: Path) -> None:
    content = (folder / "parquet" / "papers.parquet").read_bytes()
    (tmp_path / "papers.parquet").write_bytes(content)

    with pytest.raises(UnreadableGraphError, match="no table of authors"):
        open_tables(tmp_path)


@settings(max_examples=30)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_duckdb_and_pandas_read_odd_texts(texts: list[str]) -> None:
    written = csv(pl.DataFrame({"number": range(len(texts)), "text": texts}))
    wanted = pl.read_csv(io.BytesIO(written), infer_schema=False)["text"].to_list()

    by_pandas = pd.read_csv(io.BytesIO(written), dtype="string", keep_default_na=False)
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(written)
        file.flush()
        by_duckdb = duckdb.read_csv(
            file.name, header=True, dtype=["BIGINT", "VARCHAR"], quotechar='"', escapechar='"'
        ).fetchall()

    assert by_pandas["text"].to_list() == wanted
    assert [text for _, text in by_duckdb] == wanted
