"""Addresses: private machines refused, and time, size and redirects bounded. The server is a local one."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest import IngestOptions, read_input
from onrecord.ingest.addresses import is_public

PAGE = b"<html><head><title>T</title></head><body><p>The mayor said no.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, HTML, PAGE),
    "/gzip": (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(PAGE)),
    "/members": (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(PAGE[:40]) + gzip.compress(PAGE[40:])),
    "/deflate": (200, HTML | {"Content-Encoding": "deflate"}, zlib.compress(PAGE)),
    "/raw": (200, HTML | {"Content-Encoding": "deflate"}, zlib.compress(PAGE)[2:-4]),
    "/plain": (200, {"Content-Type": "text/plain; charset=windows-1251"}, "Мэр сказал".encode("cp1251")),
    "/rows": (200, {"Content-Type": "application/x-ndjson"}, b'{"id": "1", "text": "A"}\n'),
    "/hop": (302, {"Location": "page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/file": (302, {"Location": "file:///a.txt"}, b""),
    "/gone": (404, {}, b""),
    "/busy": (503, {}, b""),
    "/bomb": (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 10_000_000)),
    "/large": (200, HTML, b"x" * 2_000_000),
    "/cut": (200, HTML | {"Content-Length": "500"}, PAGE),
    "/cutgzip": (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(PAGE)[:-12]),
    "/notgzip": (200, HTML | {"Content-Encoding": "gzip"}, b"this is not packed at all"),
    "/brotli": (200, HTML | {"Content-Encoding": "br"}, b"x"),
    "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"),
    "/empty": (200, {}, b""),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = ANSWERS[self.path]
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


def read(address: str, **options: object) -> Document | InputError:
    [found] = read_input(address, IngestOptions(**{"allow_private": True, **options}))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("path", "text"),
    [(path, "The mayor said no.") for path in ("/page", "/gzip", "/members", "/deflate", "/raw", "/hop")]
    + [("/plain", "Мэр сказал"), ("/rows", "A")],
)
def test_answers(server: str, path: str, text: str) -> None:
    document = read(server + path)
    assert isinstance(document, Document), document
    assert document.text == text
    if path != "/rows":
        assert document.id == server + path
        assert document.url == server + path.replace("hop", "page")
        assert document.source == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/loop", "more than 5 times"),
        ("/file", "leads to a file address"),
        ("/gone", "404 Not Found; check"),
        ("/busy", "503 Service Unavailable; try again later"),
        ("/bomb", "larger than 1,000,000 bytes"),
        ("/large", "larger than 1,000,000 bytes"),
        ("/cut", "broke off"),
        ("/cutgzip", "broke off"),
        ("/notgzip", "damaged"),
        ("/brotli", "'br'"),
        ("/pdf", "is a PDF file"),
        ("/empty", "is empty"),
    ],
)
def test_failures(server: str, path: str, reason: str) -> None:
    error = read(server + path, max_bytes=1_000_000)
    assert isinstance(error, InputError)
    assert error.name == server + path
    assert reason in error.reason


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"],
)
def test_private_machines_are_refused(server: str, host: str) -> None:
    error = read(f"http://{host}:{server.rsplit(':', 1)[1]}/page", allow_private=False)
    assert isinstance(error, InputError)
    assert "private address" in error.reason or "cannot be found" in error.reason


def test_the_address_that_was_checked_is_the_one_connected_to(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads elsewhere when asked again (DNS rebinding) is asked only once."""
    asked: list[str] = []
    genuine = socket.getaddrinfo

    def rebinding(host: str, *rest: object, **named: object) -> object:
        if host != "rebound.example":
            return genuine(host, *rest, **named)  # type: ignore[arg-type]
        asked.append(host)
        return genuine("127.0.0.1" if len(asked) == 1 else "203.0.113.1", *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    document = read(f"http://rebound.example:{server.rsplit(':', 1)[1]}/page")
    assert isinstance(document, Document), document
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f::1", True),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("0.0.0.0", False),
        ("::", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.215.14", True),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d70e", True),
    ],
)
def test_is_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://", "with a host"),
        ("http://user:word@127.0.0.1/", "without a user"),
        ("http://127.0.0.1:99999/", "no valid"),
        ("http://[::1/", "no valid"),
        ("http://a..é/", "no valid"),
        ("http://no-such-host.invalid/", "cannot be found"),
        ("http://" + "a" * 70 + ".example/", "cannot be found"),
        ("http://127.0.0.1:1/", "no connection"),
    ],
)
def test_addresses_that_lead_nowhere(address: str, reason: str) -> None:
    error = read(address)
    assert isinstance(error, InputError)
    assert reason in error.reason


@pytest.mark.parametrize(
    "start",
    [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"],
    ids=["status", "header", "body"],
)
def test_a_server_that_drips_is_cut_off(start: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def drip() -> None:
            connection, _ = listener.accept()
            try:
                connection.sendall(start)
                for _ in range(100):
                    connection.sendall(b"H")
                    time.sleep(0.1)
            except OSError:
                pass
            finally:
                connection.close()

        threading.Thread(target=drip, daemon=True).start()
        began = time.monotonic()
        error = read(f"http://127.0.0.1:{listener.getsockname()[1]}/", timeout=0.6)
    assert isinstance(error, InputError)
    assert "longer than 0.6 seconds" in error.reason
    assert time.monotonic() - began < 5


def test_what_is_no_http() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def babble() -> None:
            connection, _ = listener.accept()
            connection.recv(1000)
            connection.sendall(b"220 mail ready\r\n")
            connection.close()

        threading.Thread(target=babble, daemon=True).start()
        error = read(f"http://127.0.0.1:{listener.getsockname()[1]}/")
    assert isinstance(error, InputError)
    assert "no proper HTTP" in error.reason
