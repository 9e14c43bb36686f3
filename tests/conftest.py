"""What all tests share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.chromium import BROWSERS, SWITCHES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from kg.query.store import GraphStore

# A busy machine is no reason for a test to fail, and the same code gives the same outcome.
# For other examples at each run: HYPOTHESIS_PROFILE=explore
settings.register_profile("kg", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=300)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "kg"))

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the golden files; read the diff"
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser without a window; one for all tests, as a process can drive but one."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("no Chromium is installed: pages are not looked at in a browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=program, args=[*SWITCHES])
        yield made
        made.close()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of corpora and gold annotations that lies beside the project."""
    folder = ROOT.parent / "shared"
    if not (folder / "eval").is_dir():
        pytest.skip("../shared is absent: no corpus and no gold annotations to test with")
    return folder


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files of the shipped sample's graph, built once."""
    from kg.knowledge_graph import build

    folder = tmp_path_factory.mktemp("sample")
    build().export(folder)
    return folder


@pytest.fixture(scope="session")
def sampled(sample: Path) -> GraphStore:
    """Return the graph of the shipped sample, with its evidence."""
    from kg.query.store import GraphStore

    return GraphStore.load(sample)
