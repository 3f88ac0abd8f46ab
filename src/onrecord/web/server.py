"""The server around the app: uvicorn, set to say little and to end quickly."""

from __future__ import annotations

import socket
from pathlib import Path

import uvicorn

from onrecord.web.app import create_app
from onrecord.web.settings import WebSettings


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises OSError.

    Small answers leave at once (TCP_NODELAY): asyncio sets this only for sockets that were made with the protocol's
    number, and without it every page costs the 40 ms of a delayed acknowledgement.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.create_server((host.strip("[]"), port), family=family)
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made


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
