"""What was made once is read again; nothing depends on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cache import kept


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "kg"


def test_a_value_is_made_once() -> None:
    made = [kept("words", "1", tuple[str, ...], lambda: ("one", "둘")) for _ in range(2)]

    assert made == [("one", "둘")] * 2
    assert kept("words", "1", tuple[str, ...], tuple) == ("one", "둘")


def test_under_another_mark_it_is_made_anew(folder: Path) -> None:
    kept("words", "1", tuple[str, ...], lambda: ("one",))

    assert kept("words", "2", tuple[str, ...], lambda: ("two",)) == ("two",)
    assert [path.name for path in folder.iterdir()] == ["words-2.msgpack"]


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x91\x01"], ids=["empty", "damaged", "other"])
def test_what_cannot_be_read_is_made_anew(folder: Path, content: bytes) -> None:
    folder.mkdir()
    path = folder / "words-1.msgpack"
    path.write_bytes(content)

    assert kept("words", "1", tuple[str, ...], lambda: ("one",)) == ("one",)
    assert path.read_bytes() != content


def test_where_nothing_can_be_kept_it_is_made(folder: Path) -> None:
    folder.write_text("a file in the place of the folder", encoding="utf-8")

    assert kept("words", "1", tuple[str, ...], lambda: ("one",)) == ("one",)


def test_an_address_that_is_not_absolute_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path))
    kept("words", "1", int, lambda: 7)

    assert (tmp_path / ".cache" / "kg" / "words-1.msgpack").exists()
    assert not Path("here").exists()
