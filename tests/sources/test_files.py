from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from kg.model.problem import Problem
from kg.sources.files import SourceFile, expand

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in [
        "b/1.md",
        "a/2.json",
        "a/deep/0.txt",
        "3.MD",
        "x.png",
        ".git/4.md",
        ".5.md",
    ]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def names(found: list[SourceFile | Problem]) -> list[str]:
    return [x.path.name for x in found if isinstance(x, SourceFile)]


def test_folders_are_searched_and_sorted_by_name(folder: Path) -> None:
    assert names(expand([folder])) == ["0.txt", "1.md", "2.json", "3.MD"]


def test_hidden_files_and_other_endings_are_read_if_named(folder: Path) -> None:
    assert names(expand([folder / ".5.md", folder / "x.png"])) == [".5.md", "x.png"]


def test_globs_find_files_and_folders(folder: Path) -> None:
    assert names(expand([f"{folder}/*.*"])) == ["3.MD"]
    assert names(expand([f"{folder}/[ab]"])) == ["0.txt", "1.md", "2.json"]
    assert names(expand([f"{folder}/**/*.md"])) == ["1.md"]


def test_a_name_that_looks_like_a_glob_is_a_name_first(folder: Path) -> None:
    path = folder / "[1].md"
    path.write_text("x")

    assert expand([path]) == [SourceFile(path=path, is_named=True)]


def test_a_file_that_is_meant_twice_is_read_once(folder: Path) -> None:
    found = expand([folder, folder / "b" / ".." / "b" / "1.md", folder / "b" / "1.md"])

    assert names(found).count("1.md") == 1
    assert [x.is_named for x in found if isinstance(x, SourceFile)] == [
        False,
        True,
        False,
        False,
    ]


def test_a_link_to_a_file_is_that_file(folder: Path) -> None:
    (folder / "0-link.md").symlink_to(folder / "b" / "1.md")

    assert names(expand([folder])) == ["0-link.md", "0.txt", "2.json", "3.MD"]


def test_the_order_of_paths_makes_no_difference(folder: Path) -> None:
    paths: list[str | Path] = [
        folder,
        f"{folder}/*/*",
        folder / "b" / "1.md",
        folder / "none",
        folder / "x.png",
    ]
    shuffled = random.Random(7).sample(paths, len(paths))  # noqa: S311 - any order will do

    assert expand(shuffled) == expand(paths)


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("none.md", "no such file"),
        ("no*.md", "no file matches"),
        ("empty", "holds no file"),
    ],
)
def test_a_path_that_names_nothing_is_a_problem(folder: Path, path: str, what: str) -> None:
    (folder / "empty").mkdir()

    (problem,) = expand([folder / path])

    assert isinstance(problem, Problem)
    assert what in problem.what
    assert problem.path == str(folder / path)


def test_one_path_may_come_alone(folder: Path) -> None:
    assert expand(str(folder)) == expand([folder])
