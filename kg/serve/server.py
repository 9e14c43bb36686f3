"""The process that listens: uvicorn, with limits on what a connection may cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uvicorn

from kg.serve.app import create_app
from kg.serve.connection import ImpatientProtocol

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence

    from kg.serve.limits import Limits
    from kg.serve.served import Served

__all__ = ["run"]

_CONNECTIONS = 256


def run(served: Served, limits: Limits, bound: socket.socket, hosts: Sequence[str]) -> None:
    """Serve until the process is told to end."""
    config = uvicorn.Config(
        create_app(served, limits, hosts),
        http=ImpatientProtocol,
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        h11_max_incomplete_event_size=limits.query,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run(sockets=[bound])
