"""The drawing in the docstring of ``kg`` is true: imports point down the flow."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kg

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(kg.__file__).parent

STAGES = {"sources", "extraction", "resolution", "graph", "exporters"}
EVERYTHING = {x.stem for x in ROOT.iterdir()} - {"__init__", "__pycache__", "py"}

#: What each part may import from, besides itself, ``model`` and ``errors``.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "model": set(),
    "resources": set(),
    "cache": set(),
    "vocabulary": {"resources", "cache"},
    "sources": set(),
    "extraction": {"vocabulary", "resources"},
    "resolution": set(),
    "graph": set(),
    "exporters": {"graph", "resources"},
    "journey": {"sources", "extraction", "resolution", "vocabulary", "resources"},
    "query": {"graph", "resources"},
    "store": EVERYTHING
    - {"cli", "knowledge_graph", "query", "checking", "evaluation", "training"}
    - {"endpoint", "graphs", "serve", "table_files"},
    "endpoint": {"query", "graph"},
    "graphs": {"graph", "query", "store", "table_files"},
    "table_files": {"graph", "exporters", "query", "store", "journey"},
    "analytics": {"graph"},
    "serve": {"query", "graph", "graphs", "store", "exporters"},
    "evaluation": {"query", "graph"},
    "checking": {"graph", "query", "resources"},
    "knowledge_graph": EVERYTHING - {"cli"},
    "cli": EVERYTHING | {"__init__"},
    "training": {"sources", "extraction", "vocabulary", "resources", "evaluation"},
    "__init__": EVERYTHING - {"cli"},
}


def modules(part: str) -> list[Path]:
    folder = ROOT / part
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [ROOT / f"{part}.py"]


def imported_parts(module: Path) -> Iterator[str]:
    """Yield the second word of every ``from kg.second import ...``, our only form."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert all(name.name.split(".")[0] != "kg" for name in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where a name comes from"
            first, _, rest = (node.module or "").partition(".")
            if first == "kg":
                yield rest.split(".")[0] or "__init__"


def test_every_part_has_its_place_in_the_flow() -> None:
    parts = {x.stem for x in ROOT.iterdir() if x.suffix == ".py" or (x / "__init__.py").exists()}

    assert parts == set(MAY_IMPORT)


@pytest.mark.parametrize("part", sorted(MAY_IMPORT))
def test_imports_point_down(part: str) -> None:
    allowed = MAY_IMPORT[part] | {part, "model", "errors"}
    if part == "errors":
        allowed = {"errors"}

    for module in modules(part):
        assert set(imported_parts(module)) <= allowed, module.name


def test_stages_do_not_import_each_other() -> None:
    """Exporters write what the graph stage made; otherwise only ``pipeline`` joins stages."""
    for stage in STAGES:
        others = STAGES - {stage} - ({"graph"} if stage == "exporters" else set())
        assert not MAY_IMPORT[stage] & others


def test_nothing_imports_the_command_line() -> None:
    for module in ROOT.rglob("*.py"):
        if ROOT / "cli" not in module.parents:
            assert "cli" not in set(imported_parts(module)), module.name


@pytest.mark.parametrize("part", ["model", "resolution", "graph", "extraction", "query"])
def test_pure_stages_reach_for_no_network_clock_or_chance(part: str) -> None:
    forbidden = {"socket", "requests", "httpx", "random", "time", "secrets", "uuid"}
    for module in modules(part):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert not forbidden & {name.name for name in node.names}, module.name
            if isinstance(node, ast.ImportFrom):
                assert node.module not in {*forbidden, "urllib.request"}, module.name
