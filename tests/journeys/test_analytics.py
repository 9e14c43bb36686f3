"""The recipes of docs/analytics.md do what they say, in the order of the page."""

from __future__ import annotations

import re
from contextlib import chdir, redirect_stdout
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

import duckdb
import pytest

from kg.graph.columns import TABLES
from tests.journeys.test_database import typed

PAGE = (Path(__file__).parents[2] / "docs" / "analytics.md").read_text("utf-8")
RECIPES = re.findall(r"^```(bash|python|sql)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
BUILD, *COMMANDS = [text for language, text in RECIPES if language == "bash"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the first command of the page was typed."""
    folder = tmp_path_factory.mktemp("home")
    typed(BUILD, folder, seconds=300)
    return folder


def test_there_are_ten_recipes() -> None:
    assert len(re.findall(r"^## \d+\. ", PAGE, re.MULTILINE)) >= 10


@pytest.mark.parametrize("line", [line for text in COMMANDS for line in text.splitlines()])
def test_commands_print_something(home: Path, line: str) -> None:
    assert typed(line, home).strip()


@pytest.mark.parametrize("text", [text for language, text in RECIPES if language == "python"])
def test_programs_print_something(home: Path, text: str) -> None:
    for name in re.findall(r"^(?:import|from) (\w+)", text, re.MULTILINE):
        if find_spec(name) is None:
            pytest.skip(f"{name} is absent: pip install {name}")
    printed = StringIO()

    with chdir(home), redirect_stdout(printed):
        exec(compile(text, "docs/analytics.md", "exec"), {"__name__": "recipe"})  # noqa: S102

    assert printed.getvalue().strip()


@pytest.mark.parametrize("text", [text for language, text in RECIPES if language == "sql"])
def test_questions_in_sql_have_answers(home: Path, text: str) -> None:
    with chdir(home):
        found = duckdb.sql(text)
        assert found is not None
        assert found.fetchall()


def test_the_page_names_every_table_with_its_key() -> None:
    for table in TABLES.values():
        key = ", ".join(f"`{name}`" for name in table.key)
        assert f"| `{table.name}` | {table.about.rstrip('.')} | {key} |" in PAGE
