"""What the tests of the store share: digests of the contract tests, already read once."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from kg.journey import read_digests
from kg.store.store import Store
from tests.contract.conftest import DIGESTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.model.digest import Digest

LAST = "2031-05-07.md"


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with four digests."""
    folder = tmp_path_factory.mktemp("sources")
    for name, text in DIGESTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def digests(sources: Path) -> list[Digest]:
    """Return the four digests; the last comes and goes in tests."""
    found, problems = read_digests([sources])
    assert not problems
    return sorted(found, key=lambda digest: (digest.source == LAST, digest.id))


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory, digests: list[Digest]) -> Path:
    """Return a store of three digests, which has read the fourth."""
    folder = tmp_path_factory.mktemp("filled") / "store"
    Store(folder, jobs=1).add(digests)
    Store(folder, jobs=1).remove([digests[-1].id])
    return folder


@pytest.fixture
def store(_filled: Path, tmp_path: Path) -> Path:
    """Return a store of three digests, which has read the fourth."""
    return shutil.copytree(_filled, tmp_path / "store")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """Return what makes a small disk, or makes it read-only; it takes the rights to mount."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def mount(*options: str) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "none", str(folder)]
        if shutil.which("mount") is None or subprocess.run(command, check=False).returncode:  # noqa: S603
            pytest.skip("no rights to mount a small disk")
        return folder

    yield mount
    while not subprocess.run(["umount", str(folder)], capture_output=True, check=False).returncode:  # noqa: S603, S607
        pass
