"""A store that is served on a free port, in a thread of the tests."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from onrecord.web import WebSettings
from onrecord.web.server import listen, server_for


class Served:
    """A store that is served; `address` leads to it."""

    def __init__(self, store: Path, **settings: object) -> None:
        self.store = store
        self._server = server_for(store, WebSettings(**settings))  # type: ignore[arg-type]
        self._socket = listen("127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=lambda: self._server.run(sockets=[self._socket]), daemon=True)

    def start(self) -> Served:
        self._thread.start()
        for _ in range(400):
            if self._server.started:
                return self
            time.sleep(0.025)
        raise AssertionError("the server does not start")

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()
