from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError, UnknownQueryError
from kg.query.parameters import Parameter
from kg.query.questions import question, shipped_questions


@pytest.mark.parametrize(
    "text",
    ["SELECT * {}", "ask{ ?a kg:uses ?b }", "PREFIX e: <x:>\nselect ?a {}", "DESCRIBE <a:b>"],
)
def test_sparql_is_taken_as_it_is(text: str) -> None:
    assert question(text).sparql == text


def test_a_name_stands_for_a_shipped_query() -> None:
    found = question("evaluated-on")

    assert "SELECT" in found.sparql
    assert [parameter.name for parameter in found.parameters] == ["dataset"]


@pytest.mark.parametrize("name", ["select-mine.rq", "mine.sparql", "mine.txt"])
def test_a_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(
        "\ufeff# title: Mine\n# parameter: x  any text\nASK { ?y kg:uses ?x }", encoding="utf-8"
    )

    found = question(name)

    assert (found.title(), found.title("ko")) == ("Mine", "Mine")
    assert found.parameters == (Parameter(name="x", meaning="any text"),)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(QueryError, match=r"^absent\.rq: No such file"):
        question("absent.rq")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_bytes(b"\xff\xfe\xff")

    with pytest.raises(QueryError, match=r"x\.rq: this is not UTF-8"):
        question(str(tmp_path / "x.rq"))


def test_an_unknown_name_brings_the_known_ones() -> None:
    with pytest.raises(UnknownQueryError, match="Did you mean: evaluated-on"):
        question("evaluate-on")


def test_every_shipped_query_says_what_it_answers() -> None:
    for found in shipped_questions().values():
        assert found.title()
        assert any("가" <= letter <= "힣" for letter in found.title("ko"))
