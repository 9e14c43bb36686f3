"""Rows as the four formats of SPARQL 1.1 results: JSON, XML, CSV and TSV."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias

__all__ = ["ROW_FORMATS", "boolean"]

Term: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None"
Row: TypeAlias = "Sequence[Term]"

_XML = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
#: What XML 1.0 has no place for, not even as a reference.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XML_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def _json(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield f'{{"head":{{"vars":{json.dumps(columns)}}},"results":{{"bindings":['
    keys = [json.dumps(column) for column in columns]
    for number, row in enumerate(rows):
        cells = (
            f"{key}:{_json_term(term)}"
            for key, term in zip(keys, row, strict=True)
            if term is not None
        )
        yield ("," if number else "") + "{" + ",".join(cells) + "}"
    yield "]}}"


def _json_term(term: Term) -> str:
    kind, value, more = _parts(term)
    extra = "".join(f',"{key}":{json.dumps(text)}' for key, text in more)
    return f'{{"type":"{kind}","value":{json.dumps(value, ensure_ascii=False)}{extra}}}'


def _parts(term: Term) -> tuple[str, str, list[tuple[str, str]]]:
    """Return what JSON and XML say of a term: its type, its text, and what else there is."""
    if isinstance(term, ox.NamedNode):
        return "uri", term.value, []
    if isinstance(term, ox.BlankNode):
        return "bnode", term.value, []
    if isinstance(term, ox.Literal):
        if term.language:
            return "literal", term.value, [("xml:lang", term.language)]
        kind = term.datatype.value
        return "literal", term.value, [] if kind == _STRING else [("datatype", kind)]
    return "literal", str(term), []


def _xml(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    head = "".join(f'<variable name="{_marked(column)}"/>' for column in columns)
    yield f"{_XML}<head>{head}</head><results>"
    for row in rows:
        cells = (
            f'<binding name="{_marked(column)}">{_xml_term(term)}</binding>'
            for column, term in zip(columns, row, strict=True)
            if term is not None
        )
        yield f"<result>{''.join(cells)}</result>"
    yield "</results></sparql>\n"


def _xml_term(term: Term) -> str:
    kind, value, more = _parts(term)
    extra = "".join(f' {key}="{_marked(text)}"' for key, text in more)
    return f"<{kind}{extra}>{_marked(value)}</{kind}>"


def _marked(text: str) -> str:
    text = _NO_XML.sub("\ufffd", text)
    return "".join(_XML_SIGNS.get(character, character) for character in text)


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield ",".join(map(_csv_cell, columns)) + "\r\n"
    for row in rows:
        yield ",".join(_csv_cell(_plain(term)) for term in row) + "\r\n"


def _plain(term: Term) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _csv_cell(text: str) -> str:
    if any(sign in text for sign in '",\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _tsv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield "\t".join(f"?{column}" for column in columns) + "\n"
    for row in rows:
        yield "\t".join("" if term is None else _tsv_cell(term) for term in row) + "\n"


def _tsv_cell(term: Term) -> str:
    # the engine writes N-Triples: line breaks are escaped, a tab may not be
    return str(term).replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


#: How to write rows, by the last word of the media type.
ROW_FORMATS: dict[str, Callable[[Sequence[str], Iterable[Row]], Iterator[str]]] = {
    "json": _json,
    "xml": _xml,
    "csv": _csv,
    "tsv": _tsv,
}


def boolean(answer: bool, name: str) -> str:  # noqa: FBT001  # it is the value itself
    """Return the answer to ASK in one of the formats."""
    text = "true" if answer else "false"
    if name == "json":
        return f'{{"head":{{}},"boolean":{text}}}'
    if name == "xml":
        return f"{_XML}<head/><boolean>{text}</boolean></sparql>\n"
    return f"{text}\n"
