"""Hostile requests of many kinds, as many as one likes; the same seed gives the same ones."""

from __future__ import annotations

import random
import socket
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["HOSTILE", "Attempt", "attack", "attempts"]

_ALL = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
#: Run for ever, or until the memory is full.
_ENDLESS = (
    f"SELECT (COUNT(*) AS ?n) {{ {_ALL} }}",
    f"SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?f), STR(?i))) AS ?x) {{ {_ALL} }}",
    f"SELECT DISTINCT * {{ {_ALL} }} ORDER BY ?a ?d ?g",
)
_QUERIES = (
    "SELECT",
    "(" * 5_000,
    "SELECT * {" + "{" * 3_000 + "}" * 3_000 + "}",
    "SELECT * { ?s ?p ?o FILTER(" + "!" * 20_000 + "?x) }",
    "SELECT * { ?s ?p ?o FILTER(?o IN (" + ",".join(["1"] * 20_000) + ")) }",
    "\x00\x01\ud7ff",
    "SELECT ?x { ?x kg:uses+ ?x }",
    "SELECT ?x { ?x (kg:uses|^kg:uses|!kg:uses)* <a:b> } LIMIT 1",
    "ASK { FILTER(REGEX('" + "a" * 500 + "', '(a*)*b')) }",
    "SELECT * { ?s ?p ?o } ORDER BY RAND() LIMIT 5",
    "SELECT * { ?s ?p ?o }",
    "CONSTRUCT WHERE { ?s ?p ?o }",
    "DESCRIBE ?x { ?x a kg:Paper }",
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
    "SELECT * { \\u0053ERVICE <file:///etc/passwd> { ?a ?b ?c } }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "LOAD <file:///etc/passwd>",
    "DROP ALL ; INSERT DATA { <a:a> <a:b> 1 }",
    "PREFIX kg: <javascript:alert(1)> ASK { ?x kg:uses ?y }",
    "ASK { BIND(IRI('http://127.0.0.1/\\n\\nSet-Cookie: x') AS ?x) }",
)
_PATHS = (
    "/static/../app.py",
    "/static/%2e%2e/%2e%2e/etc/passwd",
    "/static/%00",
    "/entity/" + "x" * 8_000,
    "/entity/%ff%fe",
    "/entity/<script>alert(1)</script>",
    "/paper/2411.15124?format=exe",
    "/search?q=" + "%F0%9F%90%8D" * 500,
    "/search?q=%27%29%20UNION%20SELECT%20*%20FROM%20names--",
    "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/search?q=" + "a" * 4_000,
    "/query/evaluated-on?dataset=%22%7D%20DROP%20ALL",
    "/query/evaluated-on?dataset=&dataset=x",
    "/explore?open=../../etc/passwd",
    "/sparql?query=ASK%7B%7D&query=ASK%7B%7D",
    "/sparql?default-graph-uri=file:///etc/passwd&query=ASK%7B?a%20?b%20?c%7D",
    "/.env",
    "/health?" + "&".join(["x=1"] * 500),
)
_HEADERS: tuple[dict[str, str], ...] = (
    {"Host": "evil.example"},
    {"Accept": "text/turtle;q=" + "9" * 500},
    {"Accept": ",".join(["a/b"] * 500)},
    {"Accept-Language": "x" * 4_000},
    {"Content-Type": "application/sparql-update"},
    {"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"},
    {"Range": "bytes=0-,0-,0-,0-"},
    {"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "::1"},
)
_RAW = (
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow:",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 999999999\r\n\r\nquery=",
    b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n",
    b"GET /" + b"a" * 70_000,
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
)
#: What each kind of request is, and how many of a hundred are of it.
HOSTILE = {
    "endless query": 2,
    "query": 38,
    "path": 20,
    "header": 15,
    "method": 10,
    "raw bytes": 5,
    "honest": 10,
}


class Attempt(NamedTuple):
    """One request."""

    kind: str
    #: Method, path and what else ``httpx`` is told; or the bytes to send as they are.
    request: tuple[str, str, dict[str, Any]] | bytes


def attempts(number: int, seed: int = 1) -> Iterator[Attempt]:
    """Yield so many requests, of all kinds, in an order of chance."""
    chance = random.Random(seed)  # noqa: S311  not for secrets
    for kind in chance.choices(list(HOSTILE), list(HOSTILE.values()), k=number):
        yield Attempt(kind, _request(kind, chance))


def _request(kind: str, chance: random.Random) -> tuple[str, str, dict[str, Any]] | bytes:
    query = {"query": chance.choice(_QUERIES)}
    requests: dict[str, tuple[str, str, dict[str, Any]] | bytes] = {
        "endless query": ("POST", "/sparql", {"data": {"query": chance.choice(_ENDLESS)}}),
        "query": ("POST", "/sparql", {"data": query}),
        "path": ("GET", chance.choice(_PATHS), {}),
        "header": (
            chance.choice(["GET", "POST"]),
            chance.choice(["/", "/sparql", "/search?q=x"]),
            {"headers": chance.choice(_HEADERS)},
        ),
        "method": (chance.choice(["PUT", "DELETE", "PATCH", "TRACE", "HACK"]), "/sparql", {}),
        "raw bytes": chance.choice(_RAW),
        "honest": ("POST", "/sparql", {"data": {"query": "ASK { ?p a kg:Paper }"}}),
    }
    return requests[kind]


def attack(address: str, number: int, *, at_once: int = 12) -> Counter[tuple[str, str]]:
    """Send so many requests, and count what came back, by kind.

    What came back is a status, ``closed`` where the server ended the connection, or what else
    went wrong.
    """
    limits = httpx.Limits(max_connections=at_once)
    with (
        httpx.Client(base_url=address, timeout=60, limits=limits) as client,
        ThreadPoolExecutor(at_once) as threads,
    ):
        answers = threads.map(lambda attempt: _answer(client, address, attempt), attempts(number))
        return Counter(answers)


def _answer(client: httpx.Client, address: str, attempt: Attempt) -> tuple[str, str]:
    if isinstance(attempt.request, bytes):
        return attempt.kind, _sent(address, attempt.request)
    method, path, more = attempt.request
    try:
        return attempt.kind, str(client.request(method, path, **more).status_code)
    except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
        return attempt.kind, "closed"
    except httpx.HTTPError as error:
        return attempt.kind, type(error).__name__


def _sent(address: str, content: bytes) -> str:
    """Send bytes, wait a moment for an answer, and go away without another word."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=0.2) as made:
        with suppress(OSError):
            made.sendall(content)
        try:
            answer = made.recv(64)
        except TimeoutError:
            return "left"
        except OSError:
            return "closed"
    return answer[9:12].decode("ascii", "replace") if answer else "closed"
