"""A plain question to a store is answered at once, and as any other way answers it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.cli.plain import answered
from kg.journey import read_digests
from kg.resources import sample_folder
from kg.store.store import Store

if TYPE_CHECKING:
    from tests.cli.conftest import Run

#: A device on which nothing can be written.
FULL = Path("/dev/full")
#: What takes longer to import than a store takes to answer.
SLOW = set("click dataclasses inspect json csv decimal hashlib rich msgspec rapidfuzz".split())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of the sample."""
    folder = tmp_path_factory.mktemp("plain") / "store"
    Store(folder, jobs=1).add(read_digests([sample_folder()])[0])
    return folder


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["top-authors"], id="by name"),
        pytest.param(["evaluated-on", "dataset=UCF 101"], id="a parameter"),
        pytest.param(["evaluated-on", "dataset=UFC101"], id="a misspelt one"),
        pytest.param(["evaluated-on", "dataset"], id="no value"),
        pytest.param(["SELECT ?x { ?x kgg:uses ?y }"], id="a mistake"),
        pytest.param(["ASK { ?x kg:uses ?y }", "--format", "json"], id="JSON"),
        pytest.param(["most-used-methods", "--format=csv"], id="CSV"),
        pytest.param(["SELECT ?x { ?x kg:absent ?y }"], id="nothing"),
        pytest.param(["neighbourhood", "entity=RLVR"], id="a graph"),
        pytest.param(["neighbourhood", "entity=RLVR", "--format", "csv"], id="a wrong format"),
        pytest.param(["absent"], id="no such query"),
    ],
)
def test_it_answers_as_the_long_way_does(run: Run, store: Path, words: list[str]) -> None:
    plainly = run("query", *words, "--graph", store)
    # a word that the plain way does not know leads the long way
    at_length = run("query", *words, "--graph", store, "--verbose")

    assert plainly[:2] == at_length[:2]
    said = [line for line in at_length[2].splitlines() if "opened in" not in line]
    assert plainly[2].splitlines() == said


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["show", "RLVR"],
        ["query"],
        ["query", "--list"],
        ["query", "--help"],
        ["query", "sizes", "--quiet"],
        ["query", "sizes", "--format", "ttl"],
        ["query", "sizes", "--graph"],
        ["query", "sizes", "--graph", "absent"],
        ["query", "--", "sizes"],
    ],
    ids=" ".join,
)
def test_what_is_not_plain_is_left_alone(words: list[str]) -> None:
    assert not answered(words)


@pytest.mark.parametrize(
    "words", [["paper", "paper=2411.15124"], ["evaluated-on", "dataset=GSM8K"]]
)
def test_a_plain_question_imports_only_what_answers_it(store: Path, words: list[str]) -> None:
    loaded = _asked(store, words, after="print(*sys.modules, sep='\\n', file=sys.stderr)")

    assert SLOW.isdisjoint(loaded.split())


def test_a_plain_question_compiles_no_annotations(store: Path) -> None:
    before = "import typing\ntyping.ForwardRef = lambda text, **more: print(text, file=sys.stderr)"

    assert _asked(store, ["evaluated-on", "dataset=UCF 101"], before=before) == ""


def _asked(store: Path, words: list[str], before: str = "", after: str = "") -> str:
    """Ask a store in a new process, and return what it says besides the answer."""
    asking = "from kg.cli.plain import answered\nassert answered(sys.argv[1:])"
    program = f"import sys\n{before}\n{asking}\n{after}"
    command = [sys.executable, "-c", program, "query", *words, "--graph", str(store)]
    return subprocess.run(command, capture_output=True, check=True, text=True).stderr  # noqa: S603  # our own program


def test_a_reader_that_has_seen_enough_ends_it_quietly(store: Path) -> None:
    command = [sys.executable, "-m", "kg.cli.main", "query", "--graph", str(store)]
    triples = "SELECT * { ?s ?p ?o . ?o ?q ?r }"
    with subprocess.Popen(  # noqa: S603  # our own program
        [*command, triples], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()

        assert process.stderr.read() == b""
        assert process.wait() == 1


@pytest.mark.skipif(not FULL.exists(), reason="/dev/full is absent")
def test_an_answer_that_cannot_be_written_is_told_in_a_line(store: Path) -> None:
    command = [sys.executable, "-m", "kg.cli.main", "query", "sizes", "--graph", str(store)]
    with FULL.open("wb") as full:
        ended = subprocess.run(  # noqa: S603  # our own program
            command, stdout=full, stderr=subprocess.PIPE, check=False, text=True
        )

    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert "standard output: No space left on device" in ended.stderr
