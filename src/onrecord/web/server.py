"""The server around the app: uvicorn, set to say little and to end quickly."""

from __future__ import annotations

from pathlib import Path

import uvicorn

from onrecord.web.app import create_app
from onrecord.web.settings import WebSettings


def server_for(store: Path, settings: WebSettings) -> uvicorn.Server:
    """A server of the app on a store; `run(sockets=…)` serves until Ctrl-C."""
    config = uvicorn.Config(
        create_app(store, settings),
        log_level="warning",
        server_header=False,
        # Behind a proxy on this machine its word on address and scheme holds; nobody else's does.
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1",
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=64 * 1024,
        limit_concurrency=400,
    )
    return uvicorn.Server(config)
