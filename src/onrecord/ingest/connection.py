"""A connection to the very addresses that were checked, cut off when its time is over."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from contextlib import suppress

_LONGEST_CONNECT = 10.0


class Deadline:
    """The end of the time that a whole fetch may take, in seconds from its making."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left, never quite zero, since zero means "do not wait" to a socket."""
        return max(self._end - time.monotonic(), 0.001)

    @property
    def passed(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() >= self._end


class PinnedConnection(http.client.HTTPConnection):
    """Connects to the given addresses, one after the other, while speaking to `host` (in TLS and in the Host header).

    A server that sends a byte now and then defeats a time limit on each read, so a timer shuts the socket.
    """

    def __init__(self, host: str, port: int, addresses: list[str], secure: bool, deadline: Deadline) -> None:
        super().__init__(host, port, timeout=deadline.left())
        self.default_port = 443 if secure else 80
        self._addresses = addresses
        self._secure = secure
        self._deadline = deadline
        self._wire: socket.socket | None = None
        self._timer = threading.Timer(deadline.left(), self._cut)
        self._timer.daemon = True

    def connect(self) -> None:
        """Open the connection, with the certificate checked against the host's name; raises OSError."""
        self._wire = self._reach()
        self._timer.start()
        if self._secure:
            self._wire = _trust().wrap_socket(self._wire, server_hostname=self.host, do_handshake_on_connect=False)
            self._wire.do_handshake()
        self.sock = self._wire

    def release(self) -> None:
        """Close the connection and stop its timer."""
        self._timer.cancel()
        self.close()

    def _reach(self) -> socket.socket:
        fault: OSError = OSError("no address")
        for address in self._addresses:
            try:
                return socket.create_connection((address, self.port), min(self._deadline.left(), _LONGEST_CONNECT))
            except OSError as error:
                fault = error
        raise fault

    def _cut(self) -> None:
        if self._wire is not None:
            with suppress(OSError):
                self._wire.shutdown(socket.SHUT_RDWR)


def _trust() -> ssl.SSLContext:
    """The system's certificates, and Mozilla's, since some Pythons come without the system's."""
    context = ssl.create_default_context()
    with suppress(ImportError):
        import certifi

        context.load_verify_locations(certifi.where())
    return context
