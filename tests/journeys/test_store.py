"""docs/database.md, followed from an empty folder on."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.resources import sample_folder

DOCS = Path(__file__).parents[2] / "docs" / "database.md"
#: The parts of the page that need nothing but kg.
PARTS = ("Make a store", "Let it grow", "Write files")


def commands() -> list[str]:
    """Return the commands of the page, part by part, without those that need a server."""
    parts = re.split(r"^## ", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    chosen = [part for part in parts if part.startswith(PARTS)]
    assert len(chosen) == len(PARTS)
    blocks = [
        block for part in chosen for block in re.findall(r"```bash\n(.*?)```", part, re.DOTALL)
    ]
    return [line for block in blocks for line in block.splitlines()]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two days' digests, the second beside the folder of the others."""
    home = tmp_path_factory.mktemp("home")
    (sample,) = sample_folder().glob("*.md")
    (home / "digests").mkdir()
    text = sample.read_text(encoding="utf-8")
    (home / "digests" / sample.name).write_text(text, encoding="utf-8")
    (day,) = set(re.findall(r"Daily Papers \((\S+)\)", text))
    (home / "2024-11-26.md").write_text(text.replace(day, "2024-11-26"), encoding="utf-8")
    return home


def test_the_page_can_be_followed(home: Path) -> None:
    said = []
    for line in commands():
        program, *arguments = shlex.split(line)
        assert program == "kg"
        done = subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-m", "kg.cli.main", *arguments],
            cwd=home,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        said.append(done.stdout + done.stderr)
    added = [text for text in said if "added" in text]

    assert "1 digest added" in added[0]
    assert "sound: database and graph agree" in "".join(said)
    assert "0 digests added, 0 removed, 1 there already, 0 entries read" in added[2]
    assert "0 digests added, 1 removed" in added[3]
    assert (home / "graph" / "kg.ttl").exists()
    assert (home / "dump" / "kg.nq").exists()


def test_the_files_are_those_of_a_build(home: Path) -> None:
    if not (home / "graph").exists():
        pytest.skip("the page was not followed")
    shutil.rmtree(home / "out", ignore_errors=True)
    command = [sys.executable, "-m", "kg.cli.main", "build", "digests", "-q"]
    subprocess.run(command, cwd=home, check=True)  # noqa: S603

    for path in sorted((home / "out").iterdir()):
        assert path.read_bytes() == (home / "graph" / path.name).read_bytes(), path.name
