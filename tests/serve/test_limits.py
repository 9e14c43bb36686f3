"""What a hostile client can do: nothing to others, and little for itself."""

from __future__ import annotations

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx
import pytest

from tests.serve.conftest import serving
from tests.serve.hostile import attack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ALL = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
SLOW = f"SELECT (COUNT(*) AS ?n) {{ {ALL} }}"
#: Grows without end: every row is a text longer than the one before.
HUGE = f"SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?f), STR(?i))) AS ?x) {{ {ALL} }}"
SIMPLE = "ASK { ?p a kg:Paper }"


@pytest.fixture(scope="module")
def strict(sample: Path) -> Iterator[httpx.Client]:
    """Return a client of a server with narrow limits."""
    options = ("--seconds", 1, "--rows", 50, "--workers", 2, "--memory", 1500)
    with serving(sample, *options) as address, httpx.Client(base_url=address, timeout=60) as found:
        yield found


def ask(client: httpx.Client, query: str) -> httpx.Response:
    return client.post("/sparql", data={"query": query})


def test_a_query_that_takes_too_long_is_ended(strict: httpx.Client) -> None:
    before = strict.get("/health").json()["ended"]

    found = ask(strict, SLOW)

    assert found.status_code == 503
    assert "longer than 1 s" in found.text
    assert int(found.headers["retry-after"]) > 0
    assert strict.get("/health").json()["ended"] == before + 1
    assert ask(strict, SIMPLE).json()["boolean"] is True


def test_a_query_that_takes_too_much_memory_harms_itself_alone(strict: httpx.Client) -> None:
    assert ask(strict, HUGE).status_code == 503
    assert ask(strict, SIMPLE).json()["boolean"] is True


def test_too_many_rows_are_refused_not_cut(strict: httpx.Client) -> None:
    found = ask(strict, "SELECT * { ?s ?p ?o }")

    assert found.status_code == 400
    assert "more than 50 rows" in found.text
    assert "LIMIT" in found.text
    assert ask(strict, "SELECT * { ?s ?p ?o } LIMIT 50").status_code == 200
    assert ask(strict, "CONSTRUCT WHERE { ?s ?p ?o }").status_code == 400


def test_more_at_once_than_there_are_workers_take_turns(strict: httpx.Client) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: ask(strict, SIMPLE).status_code, range(40)))

    assert set(found) == {200}


def test_slow_queries_do_not_keep_others_for_ever(strict: httpx.Client) -> None:
    with ThreadPoolExecutor(6) as threads:
        slow = [threads.submit(ask, strict, SLOW) for _ in range(4)]
        health = strict.get("/health")
        quick = ask(strict, SIMPLE)

    assert health.elapsed.total_seconds() < 1
    assert quick.status_code == 200
    assert {future.result().status_code for future in slow} == {503}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
        "SELECT * { ?a ?b 1SERVICE <http://127.0.0.1:1/> { ?c ?d ?e } }",
        "SELECT * { service silent <http://127.0.0.1:1/> { ?a ?b ?c } }",
        "PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE:x { ?a ?b ?c } }",
        "PREFIX e: <x:> SELECT * { ?a ?b e:a\\' SERVICE <http://127.0.0.1:1/> { ?c ?d 'x' } }",
        "PREFIX e: <x:> SELECT * { ?a ?b e:a\\# . SERVICE <http://127.0.0.1:1/> { ?c ?d ?e } }",
        "SELECT * { ?a ?b <x:\\u0041#> . SERVICE <http://127.0.0.1:1/> { ?c ?d ?e } }",
        "SELECT * { ?a ?b <x:\u00a0#> . SERVICE <http://127.0.0.1:1/> { ?c ?d ?e } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
    ],
)
def test_no_query_reaches_another_machine(strict: httpx.Client, query: str) -> None:
    assert ask(strict, query).status_code == 400


@pytest.mark.parametrize(
    "update",
    ["INSERT DATA { <a:a> <a:b> 1 }", "DROP ALL", "LOAD <http://127.0.0.1:1/>", "CLEAR DEFAULT"],
)
def test_nothing_is_changed(strict: httpx.Client, update: str) -> None:
    kind = {"Content-Type": "application/sparql-update"}

    assert ask(strict, update).status_code == 400
    assert strict.post("/sparql", data={"update": update}).status_code == 403
    assert strict.post("/sparql", content=update, headers=kind).status_code == 403


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (405, ("PUT", "/sparql", {})),
        (405, ("DELETE", "/entity/rlvr", {})),
        (415, ("POST", "/sparql", {"content": "x", "headers": {"Content-Type": "text/plain"}})),
        (415, ("POST", "/sparql", {"content": "x"})),
        (413, ("POST", "/sparql", {"data": {"query": "x" * 300_000}})),
        (414, ("GET", "/sparql", {"params": {"query": "x" * 20_000}})),
        (400, ("POST", "/sparql", {"data": {"query": ["ASK {}", "ASK {}"]}})),
        (
            400,
            (
                "POST",
                "/sparql",
                {"content": b"\xff", "headers": {"Content-Type": "application/sparql-query"}},
            ),
        ),
        (404, ("GET", "/nothing", {})),
        (404, ("GET", "/entity/nothing", {})),
        (404, ("GET", "/static/../app.py", {})),
        (404, ("GET", "/static/%2e%2e/app.py", {})),
        (404, ("GET", "/query/nothing", {})),
        (404, ("GET", "/query/evaluated-on?dataset=zzzz", {})),
    ],
)
def test_wrong_requests_get_the_status_that_says_so(
    strict: httpx.Client, status: int, request_: tuple[str, str, dict[str, object]]
) -> None:
    method, path, more = request_

    found = strict.request(method, path, **more)  # type: ignore[arg-type]

    assert found.status_code == status


def test_a_foreign_host_name_is_refused(strict: httpx.Client) -> None:
    """A page elsewhere may give its own name this machine's address (DNS rebinding)."""
    assert strict.get("/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/entity/rlvr", "/sparql?query=ASK{}", "/nothing", "/query"])
def test_every_answer_forbids_what_it_does_not_need(strict: httpx.Client, path: str) -> None:
    headers = strict.get(path).headers

    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


def test_a_client_that_says_nothing_is_left(strict: httpx.Client) -> None:
    """Half a request holds a connection for some seconds, not for ever."""
    parts = urlsplit(str(strict.base_url))
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=30) as silent:
        silent.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow:")

        assert silent.recv(1) == b""


def test_hundreds_of_hostile_requests_are_survived(strict: httpx.Client) -> None:
    """Of many kinds, from many sides; honest ones in between are answered, or told to wait."""
    before = strict.get("/health").json()

    found = attack(str(strict.base_url), 300)

    assert sum(found.values()) == 300
    assert {answer for kind, answer in found if kind == "honest"} <= {"200", "503"}
    assert found["honest", "200"] > found["honest", "503"]
    assert {answer for _, answer in found if answer.startswith("5")} <= {"503"}
    assert _recovered(strict, before["workers"])["status"] == "ok"
    assert ask(strict, SIMPLE).json()["boolean"] is True


def _recovered(client: httpx.Client, workers: int) -> dict[str, object]:
    """Return the state of the server when its ended workers have been replaced."""
    for _ in range(100):
        health: dict[str, object] = client.get("/health").json()
        if health["workers"] == workers:
            return health
        time.sleep(0.1)
    raise AssertionError(health)
