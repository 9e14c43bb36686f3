"""A connection that is closed if no whole request comes: uvicorn itself waits for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

__all__ = ["ImpatientProtocol"]

#: Seconds from the connection, or from the last answer, to the end of a request's headers.
_PATIENCE = 10.0


class ImpatientProtocol(H11Protocol):
    """HTTP/1.1 that gives a client some seconds to say what it wants."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401  # as uvicorn has it
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._deadline = self.loop.call_later(_PATIENCE, self._give_up)

    def handle_events(self) -> None:
        """Stop waiting once the headers are there."""
        super().handle_events()
        if self._has_request() and self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the clock."""
        if self._deadline is not None:
            self._deadline.cancel()
        super().connection_lost(exc)

    def _give_up(self) -> None:
        if not self._has_request() and not self.transport.is_closing():
            self.transport.close()

    def _has_request(self) -> bool:
        # None until the first request, which uvicorn's annotation does not say
        return bool(self.cycle)
