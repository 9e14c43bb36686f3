from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kg.cli.evaluate import command
from kg.cli.main import main
from kg.graph.names import Namespace

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = "".join(f"@prefix {name}: <{space}> .\n" for name, space in Namespace().prefixes.items())
BEFORE = """
paper:2401.00001 kg:arxivId "2401.00001" ; kg:uses entity:haze .
entity:haze a kg:Method ; skos:prefLabel "Haze" .
"""
AFTER = """
paper:2401.00001 kg:arxivId "2401.00001" ; kg:introduces entity:glow .
entity:glow a kg:Method ; skos:prefLabel "글로우"@ko .
"""
GOLD = [
    {
        "id": "2401.00001",
        "entities": [
            {
                "type": "Method",
                "names": ["Glow", "글로우"],
                "relation": "introduces",
                "required": True,
            }
        ],
        "results": [],
    }
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with gold annotations, and a build before and after a change."""
    for name, turtle in (("before", BEFORE), ("after", AFTER)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "kg.ttl").write_text(PREFIXES + turtle, encoding="utf-8")
    (tmp_path / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


@pytest.mark.parametrize("graph", ["after", "after/kg.ttl"])
def test_a_folder_or_a_file_is_scored(folder: Path, graph: str) -> None:
    result = run(folder / graph, folder / "gold.json")

    assert result.exit_code == 0
    assert "1 papers, 0 missing from the graph" in result.stdout
    assert "Errors: 0" in result.stdout


def test_examples_are_shown_as_wanted(folder: Path) -> None:
    shown = run(folder / "before", folder / "gold.json")
    hidden = run(folder / "before", folder / "gold.json", "--errors", "0")

    assert "Method: Haze [2401.00001]" in shown.stdout
    assert "Method: Haze" not in hidden.stdout
    assert "1 spurious" in hidden.stdout


def test_gold_files_are_scored_together(folder: Path) -> None:
    gold = folder / "gold.json"

    result = run(folder / "after", gold, gold, "--json")

    assert json.loads(result.stdout)["papers"] == 2


def test_json_has_the_rows(folder: Path) -> None:
    result = run(folder / "after", folder / "gold.json", "--json")

    record = json.loads(result.stdout)
    assert record["Method"]["f"] == 1
    assert record["aliases"]["r"] == 0.5
    assert record["errors"] == []


def test_two_builds_are_compared(folder: Path) -> None:
    arguments = (folder / "after", folder / "gold.json", "--compare", folder / "before")

    text = run(*arguments)
    record = json.loads(run(*arguments, "--json").stdout)

    assert text.exit_code == 0
    assert "Fixed: 2" in text.stdout
    assert "Broken: 0" in text.stdout
    assert record["change"]["Method"]["f"] == 1
    assert [error["text"] for error in record["fixed"]] == ["Method: Glow", "Method: Haze"]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="nothing"),
        pytest.param(["after"], id="no gold"),
        pytest.param(["absent", "gold.json"], id="no graph"),
        pytest.param(["after", "absent.json"], id="no such gold"),
        pytest.param(["after", "gold.json", "--errors", "-1"], id="negative number"),
    ],
)
def test_wrong_usage_ends_with_2(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(folder)

    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        pytest.param(["after", "after/kg.ttl"], "kg.ttl: no gold annotations", id="gold"),
        pytest.param(["gold.json", "gold.json"], "is no RDF format", id="graph"),
        pytest.param([".", "gold.json"], "kg.ttl: ", id="folder without a graph"),
    ],
)
def test_a_wrong_file_ends_with_2_and_one_message(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    complaint: str,
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["kg", "evaluate", *arguments])

    with pytest.raises(SystemExit) as ended:
        main()

    message = capsys.readouterr().err
    assert ended.value.code == 2
    assert message.startswith("kg: ")
    assert complaint in message
    assert "Traceback" not in message
