"""How to say to a server who we are: by token, or by password as it asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["Bearer", "Password"]


class Bearer(httpx.Auth):
    """A token (RFC 6750)."""

    def __init__(self, token: str) -> None:
        self.token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        """Send the request with the token."""
        request.headers["Authorization"] = f"Bearer {self.token}"
        yield request


class Password(httpx.Auth):
    """Basic or digest authentication, whichever the server's first refusal asks for."""

    def __init__(self, name: str, password: str) -> None:
        self._basic = httpx.BasicAuth(name, password)
        self._digest = httpx.DigestAuth(name, password)
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        """Send the request, and again if the server wants to know who we are."""
        if self._chosen is None:
            response = yield request
            if response.status_code != 401:
                return
            asks = response.headers.get("WWW-Authenticate", "").casefold()
            self._chosen = self._digest if asks.startswith("digest") else self._basic
        yield from self._chosen.auth_flow(request)
