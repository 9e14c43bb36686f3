from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kg.errors import ExportError, UnknownFormatError
from kg.exporters.export import export, write_whole
from kg.exporters.formats import FORMATS
from tests.builders import small_knowledge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Writes half a file, says so, and waits to be killed.
HALF = """
import pathlib, sys, time
from kg.exporters.export import write_whole

def pieces():
    yield "new " * 100_000
    print("half", flush=True)
    time.sleep(60)
    yield "end"

write_whole(pathlib.Path(sys.argv[1]), pieces())
"""


def broken() -> Iterator[str]:
    yield "new half"
    raise ZeroDivisionError


def full_disk() -> Iterator[str]:
    yield "new half"
    raise OSError(28, "No space left on device")


def test_files_are_written_and_named(tmp_path: Path) -> None:
    told: list[str] = []
    folder = tmp_path / "new" / "folder"
    files = export(small_knowledge(), folder, FORMATS, progress=told.append)

    assert {file.name for file in files} >= {"kg.ttl", "kg.graphml", "kg.html", "kg.nq"}
    assert told == [file.relative_to(folder).as_posix() for file in files]
    assert sorted(files) == sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_format_asked_for_twice_is_written_once(tmp_path: Path) -> None:
    files = export(small_knowledge(), tmp_path, ["nt", "nt"])

    assert [file.name for file in files] == ["kg.nt", "kg.evidence.nt"]


def test_an_unknown_format_is_named_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError, match=r"'docx'.*graphml") as caught:
        export(small_knowledge(), tmp_path, ["nt", "docx"])

    assert caught.value.known == tuple(sorted(FORMATS))
    assert not list(tmp_path.iterdir())


def test_an_exception_in_the_middle_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "kg.ttl"
    path.write_text("old")

    with pytest.raises(ZeroDivisionError):
        write_whole(path, broken())

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_and_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "kg.ttl"
    path.write_text("old")

    with pytest.raises(ExportError, match=r"kg\.ttl: No space left on device\. The old file"):
        write_whole(path, full_disk())

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
def test_kill_9_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "kg.ttl"
    path.write_text("old")

    command = [sys.executable, "-c", HALF, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout
        assert process.stdout.readline() == "half\n"
        process.kill()
    write = [x for x in tmp_path.iterdir() if x != path]

    assert process.returncode == -signal.SIGKILL
    assert path.read_text() == "old"
    assert all(x.name.startswith(".kg.ttl.") for x in write)


def test_after_a_crash_the_next_write_succeeds(tmp_path: Path) -> None:
    path = tmp_path / "kg.ttl"
    (tmp_path / ".kg.ttl.left").write_text("half")

    write_whole(path, ["new", b" bytes"])

    assert path.read_text() == "new bytes"


def test_a_file_where_a_folder_should_be_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(ExportError, match="Choose a folder"):
        write_whole(tmp_path / "file" / "kg.ttl", ["text"])


def test_a_folder_where_a_file_should_be_is_reported(tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").mkdir()

    with pytest.raises(ExportError):
        write_whole(tmp_path / "kg.ttl", ["text"])

    assert [x.name for x in tmp_path.iterdir()] == ["kg.ttl"]


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write_whole(tmp_path / "kg.ttl", ["text"])

    assert (tmp_path / "kg.ttl").stat().st_mode == (tmp_path / "other").stat().st_mode
