"""The size of what is sent: refused by its declared length, and cut off where more comes than was declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """ASGI middleware: no request's body is longer than `most` bytes; 413 otherwise."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting its body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._most:
                raise self._too_large()
            return message

        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if declared.isdigit() and int(declared) > self._most:
            scope["onrecord.too_large"] = True
        await self._app(scope, counted, send)

    def _too_large(self) -> HTTPException:
        return HTTPException(413, too_large(self._most))


def too_large(most: int) -> str:
    """The sentence for a body that is too long."""
    return f"What you sent is larger than {most // (1024 * 1024)} MB; use the command line, `onrecord add`, for it."
