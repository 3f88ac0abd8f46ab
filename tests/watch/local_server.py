"""A server on loopback whose answers a test sets, and which notes every request; a clock that waits in no time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from onrecord.ingest.polite import Clock


@dataclass
class Site:
    """`pages` are bodies by path, or a status with headers and body; `asked` the paths but robots.txt."""

    url: str = ""
    pages: dict[str, bytes | tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def asked(self) -> list[str]:
        return [path for path, _ in self.requests if path != "/robots.txt"]

    def page(self, path: str, text: str) -> None:
        body = f"<!doctype html><html><head><title>{text[:20]}</title></head><body><p>{text}</p></body></html>"
        self.pages[path] = body.encode()

    def feed(self, *paths: str, path: str = "/feed", headers: dict[str, str] | None = None, extra: str = "") -> None:
        """An RSS feed of summaries, the newest first."""
        items = "".join(
            f"<item><title>T {p}</title><link>{self.url}{p}</link><description>Teaser.</description></item>"
            for p in reversed(paths)
        )
        body = f"<rss version='2.0'><channel><title>Example Post</title>{items}{extra}</channel></rss>".encode()
        self.pages[path] = (200, {"Content-Type": "application/rss+xml", **(headers or {})}, body)


@contextmanager
def site() -> Iterator[Site]:
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.requests.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
            found = made.pages.get(self.path, (404, {}, b""))
            status, headers, body = found if isinstance(found, tuple) else (200, {"Content-Type": "text/html"}, found)
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        made.url = f"http://127.0.0.1:{server.server_port}"
        yield made
        server.shutdown()


@dataclass
class FakeClock:
    """Its time goes on only when it is waited for."""

    time: float = 1_800_000_000.0
    waits: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.time, self.sleep)
