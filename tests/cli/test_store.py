"""``kg add``, ``remove``, ``status``, ``export`` and ``push`` as a user meets them."""

from __future__ import annotations

import socket
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kg.resources import sample_folder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

DIGEST = """## Daily Papers (2024-11-25)

### [GlowNet: Counting Lanterns](https://arxiv.org/abs/2411.00001)

Vote: 3

Authors: Ada Example, Bo Sample

- ***What's New***: 등불을 세는 모델 GlowNet을 제안합니다.
"""


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    """Return a digest of one paper."""
    path = tmp_path / "2024-11-25.md"
    path.write_text(DIGEST, encoding="utf-8")
    return path


@pytest.fixture
def store(run: Run, digest: Path, tmp_path: Path) -> Path:
    """Return a store of one digest."""
    assert run("add", digest, "--store", tmp_path / "store", "-q") == (0, "", "")
    return tmp_path / "store"


def test_what_was_added_is_told(run: Run, digest: Path, tmp_path: Path) -> None:
    status, output, message = run("add", digest, "--store", tmp_path / "new")

    assert (status, output) == (0, "")
    assert "+ 2024-11-25-ko-" in message
    assert "1 digest added, 0 removed, 0 there already, 1 entry read" in message


def test_problems_are_reported_and_the_rest_is_added(
    run: Run, digest: Path, tmp_path: Path
) -> None:
    with digest.open("a", encoding="utf-8") as file:
        file.write("\n### A heading without a link\n\nVote: 1\n")

    status, _, message = run("add", digest, "--store", tmp_path / "new")

    assert status == 1
    assert "links no paper" in message
    assert "1 digest added" in message


def test_sources_without_a_digest_make_no_store(run: Run, tmp_path: Path) -> None:
    status, _, message = run("add", tmp_path, "--store", tmp_path / "new")

    assert status == 2
    assert "nothing was added" in message
    assert not (tmp_path / "new").exists()


def test_a_digest_is_removed(run: Run, store: Path) -> None:
    status, _, message = run("remove", "2024-11-25.md", "--store", store)

    assert status == 0
    assert "- 2024-11-25-ko-" in message
    assert "0 digests, 0 entries" in run("status", "--store", store)[1]


def test_an_unknown_digest_is_an_error(run: Run, store: Path) -> None:
    status, _, message = run("remove", "kite", "--store", store)

    assert status == 2
    assert "no digest is called 'kite'. See `kg status -v`." in message


def test_status_counts_and_verifies(run: Run, store: Path) -> None:
    status, output, _ = run("status", "--verify", "-v", "--store", store)

    assert status == 0
    assert "1 digest, 1 entry, 2024-11-25 to 2024-11-25" in output
    assert "2024-11-25.md" in output
    assert "sound: database and graph agree (every quad was found)" in output


def test_status_notices_a_damaged_graph_and_repairs_it(run: Run, store: Path) -> None:
    import pyoxigraph as ox

    (folder,) = (path for path in (store / "graph").iterdir() if path.is_dir())
    graph = ox.Store(str(folder))
    graph.clear()
    graph.flush()
    del graph

    status, _, message = run("status", "--store", store)

    assert status == 1
    assert "the graph has 0 quads" in message
    assert run("status", "--repair", "--verify", "-q", "--store", store)[0] == 0


def test_another_base_is_refused(run: Run, store: Path, digest: Path) -> None:
    status, _, message = run("add", digest, "--base", "https://example.org/", "--store", store)

    assert status == 2
    assert "things live under https://w3id.org/paper-kg/ here" in message


def test_an_export_is_what_a_build_writes(run: Run, tmp_path: Path) -> None:
    formats = ["--format", "ttl", "--format", "graphml", "--evidence", "inside"]
    run("add", sample_folder(), "--store", tmp_path / "store", "-q")
    status, _, message = run(
        "export", "--store", tmp_path / "store", "--out", tmp_path / "a", *formats
    )
    run("build", "--out", tmp_path / "b", "-q", *formats)

    assert status == 0
    assert "generation 1 of" in message
    for path in (tmp_path / "b").iterdir():
        assert path.read_bytes() == (tmp_path / "a" / path.name).read_bytes()


@pytest.mark.parametrize("command", ["status", "export", "remove x"])
def test_where_no_store_is_the_advice_is_to_make_one(
    run: Run, tmp_path: Path, command: str
) -> None:
    status, _, message = run(*command.split(), "--store", tmp_path / "none")

    assert status == 2
    assert "there is no store. Make one with `kg add`." in message


def test_a_server_that_is_not_there_is_an_error(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.store.pushing._PAUSES", ())
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]

    status, _, message = run("push", store, "--endpoint", f"http://127.0.0.1:{port}/store")

    assert status == 2
    assert "Is the server running?" in message


def test_what_is_no_address_of_a_server_is_said_at_once(run: Run, store: Path) -> None:
    status, _, message = run("push", store, "--endpoint", "foo")

    assert status == 2
    assert message == (
        "kg: foo: this is no address of a server. Write it like http://localhost:7878/store.\n"
    )
