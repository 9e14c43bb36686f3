"""What a request of the SPARQL 1.1 Protocol asks for, and why it may not."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import pyoxigraph as ox

from kg.errors import KgError

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.serve.limits import Limits

__all__ = ["Asked", "ProtocolError", "asked"]

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_FIELDS = 100


class ProtocolError(KgError):
    """A request that is not answered, with the status that says so."""

    def __init__(self, status: int, reason: str, **headers: str) -> None:
        super().__init__(status, reason)
        self.status = status
        self.reason = reason
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query, and the graphs that it is about."""

    sparql: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    #: Our own: so many rows are enough, and a short name of a format.
    rows: int | None = None
    format: str = ""


async def asked(request: Request, limits: Limits) -> Asked | None:
    """Return what a request asks; ``None`` if it asks nothing; raise ``ProtocolError``."""
    address = str(request.scope.get("query_string", b""), "ascii", "replace")
    if len(address) > limits.address:
        raise ProtocolError(414, f"An address may have {limits.address:,} bytes. Use POST.")
    fields = _fields(address)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in {_FORM, _QUERY, _UPDATE}:
            raise ProtocolError(415, f"Send {_QUERY} or {_FORM}.", Accept_Post=f"{_QUERY}, {_FORM}")
        if kind == _UPDATE:
            raise _read_only()
        text = await _body(request, limits)
        fields += _fields(text) if kind == _FORM else [("query", text)]
    return _asked(fields)


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except (ValueError, UnicodeDecodeError) as error:
        raise ProtocolError(400, "The fields are not valid UTF-8, or too many.") from error


def _read_only() -> ProtocolError:
    return ProtocolError(403, "This server only answers; it changes nothing.")


def _asked(fields: list[tuple[str, str]]) -> Asked | None:
    named: dict[str, list[str]] = {}
    for name, value in fields:
        named.setdefault(name, []).append(value)
    if "update" in named:
        raise _read_only()
    queries = named.get("query", [])
    if not queries:
        return None
    if len(queries) > 1:
        raise ProtocolError(400, "There is more than one query. Send one.")
    rows = named.get("rows", [""])[0]
    return Asked(
        sparql=queries[0],
        default_graphs=_graphs(named.get("default-graph-uri", [])),
        named_graphs=_graphs(named.get("named-graph-uri", [])),
        rows=int(rows) if rows.isascii() and rows.isdigit() and len(rows) < 9 else None,
        format=named.get("format", [""])[0],
    )


def _graphs(addresses: list[str]) -> tuple[str, ...]:
    for address in addresses:
        try:
            ox.NamedNode(address)
        except ValueError as error:
            raise ProtocolError(400, f"{address!r} is no address of a graph.") from error
    return tuple(addresses)


async def _body(request: Request, limits: Limits) -> str:
    too_large = ProtocolError(413, f"A query may have {limits.query:,} bytes.")
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > limits.query:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(limits.patience):
            async for piece in request.stream():
                body += piece
                if len(body) > limits.query:
                    raise too_large
    except TimeoutError as error:
        reason = f"The query did not arrive within {limits.patience:g} s."
        raise ProtocolError(408, reason, Connection="close") from error
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProtocolError(400, "The query is not valid UTF-8.") from error
