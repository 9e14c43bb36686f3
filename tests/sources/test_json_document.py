from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources.json_document import decode, decode_item, item_lines, resolve


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("\ufeff[]", []),
        ('["a\nb"]', ["a\nb"]),
        ('["x\\ud83d"]', ["x\ufffd"]),
        ('["\\ud83d\\ude00"]', ["😀"]),
        ("[1e999]", [float("inf")]),
    ],
    ids=["byte order mark", "raw newline", "half a character", "pair", "infinity"],
)
def test_what_other_writers_allow_themselves_is_read(text: str, value: object) -> None:
    assert decode(text) == value


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('[{"a": 1}\n', 2, 1),
        ('[{"a": 1},\n {"b": }]', 2, 8),
        ("[" * 100_000, 1, 1),
        ("[" + "9" * 10_000 + "]", 1, 1),
    ],
    ids=["cut off", "no value", "too deep", "too long"],
)
def test_broken_json_says_where(text: str, line: int, column: int) -> None:
    with pytest.raises(json.JSONDecodeError) as caught:
        decode(text)

    assert (caught.value.lineno, caught.value.colno) == (line, column)


def test_strings_spell_json_or_python() -> None:
    assert decode_item('{"a": true}') == ({"a": True}, "JSON")
    assert decode_item("{'a': True}") == ({"a": True}, "Python literals")


DOCUMENT = {
    "data": [{"paper": {"title": "Toy"}}, "{'paper': {'title': 'Two'}}"],
    "a/b~": "c",
}


@pytest.mark.parametrize(
    ("pointer", "text"),
    [
        ("/data/0/paper/title", "Toy"),
        ("/data/1/paper/title", "Two"),
        ("/a~1b~0", "c"),
        ("", DOCUMENT),
    ],
)
def test_pointers_lead_to_values(pointer: str, text: object) -> None:
    assert resolve(DOCUMENT, pointer) == text


@pytest.mark.parametrize(
    "pointer", ["/x", "/data/2", "/data/-1", "/data/x", "/a~1b~0/0", "/data/²"]
)
def test_dead_ends_raise(pointer: str) -> None:
    with pytest.raises(LookupError):
        resolve(DOCUMENT, pointer)


def test_items_begin_where_they_are_said_to() -> None:
    text = '[\n  {"a": 1},\n  {"a": 1}, [2\n],\n"]"\n]'

    assert item_lines(text, "") == [2, 3, 3, 5]


def test_wrapped_items_begin_where_they_are_said_to() -> None:
    assert item_lines('\ufeff{"n": [1],\n"data":\n[1,\n2]}', "data") == [3, 4]


@pytest.mark.parametrize("text", ["{}", "[NaN]", "[", '{"data": 1}', "[" * 9999])
def test_without_a_list_there_are_no_lines(text: str) -> None:
    assert item_lines(text, "data") == []


@given(st.lists(st.recursive(st.integers() | st.text(), st.lists, max_leaves=4)))
def test_each_item_has_a_line(values: list[object]) -> None:
    text = "[\n" + ",\n".join(json.dumps(value) for value in values) + "]"

    assert item_lines(text, "") == list(range(2, len(values) + 2))
