"""One article from an http(s) address, within limits of time, size and redirects, and never from a private machine.

The standard library's client, because the check needs a connection to the very address that was checked: a
second look-up by the client could be answered otherwise (DNS rebinding).
"""

from __future__ import annotations

import http.client
import re
import ssl
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

from onrecord.errors import InputError
from onrecord.ingest.addresses import resolve
from onrecord.ingest.connection import Deadline, PinnedConnection
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.streams import too_large
from onrecord.ingest.unpacking import unpacker_for

MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; OnRecord)",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/plain,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave: the body without its compression, the address that gave it, and the declared type.

    The body is empty unless the status is 200; `headers` have their names in lower case.
    """

    body: bytes
    url: str
    media_type: str
    charset: str | None
    status: int = 200
    reason: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The path of the address, whose ending may tell the form."""
        return urlsplit(self.url).path

    @property
    def redirect(self) -> str | None:
        """The address to which the server sends on, or None."""
        location = self.headers.get("location")
        try:
            return urljoin(self.url, location) if location and self.status in _REDIRECTS else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class _Target:
    secure: bool
    host: str
    port: int
    path: str


def fetch(address: str, options: IngestOptions) -> Answer:
    """The body at an address; raises InputError saying in one sentence why there is none.

    `options.timeout` bounds the whole in seconds, redirects included; `options.max_bytes` the unpacked body.
    """
    deadline = Deadline(options.timeout)
    url = address
    for _ in range(MAX_REDIRECTS + 1):
        answer = request(url, address, options, deadline)
        if answer.redirect is None:
            refuse_failure(answer, address)
            return answer
        url = answer.redirect
    raise InputError(address, f"redirects more than {MAX_REDIRECTS} times; open it in a browser and save the page")


def request(
    url: str, name: str, options: IngestOptions, deadline: Deadline, headers: Mapping[str, str] | None = None
) -> Answer:
    """The answer to one request, whatever its status, redirects not followed; raises InputError where none comes.

    `name` is the input in messages; `headers` are sent along and win over the usual ones.
    """
    target = _target(url, name)
    found = resolve(target.host, target.port, name, options.allow_private, deadline.left())
    connection = PinnedConnection(target.host, target.port, found, target.secure, deadline)
    try:
        connection.request("GET", target.path, headers={**_HEADERS, **(headers or {})})
        answer = _answer(connection.getresponse(), url, name, options.max_bytes)
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        raise InputError(name, _why(error, deadline)) from None
    finally:
        connection.release()
    if deadline.passed:  # a connection that the timer shut ends like a finished one
        raise InputError(name, _why(TimeoutError(), deadline))
    return answer


def refuse_failure(answer: Answer, name: str) -> None:
    """Raises InputError where the answer's status is not 200."""
    if answer.status == 200:
        return
    advice = "try again later" if answer.status in (429, 500, 502, 503, 504) else "check it in a browser"
    raise InputError(name, f"the server answers {answer.status} {answer.reason}".rstrip() + f"; {advice}")


def _target(url: str, name: str) -> _Target:
    try:
        parts = urlsplit(url.strip())
        host, port = _ascii_host(parts.hostname or ""), parts.port
    except (ValueError, UnicodeError):
        raise InputError(name, "is no valid address; check how it is written") from None
    if parts.scheme not in ("http", "https"):
        raise InputError(name, f"leads to a {parts.scheme or 'strange'} address; only http and https are read")
    if parts.username is not None or not host or "%" in host:
        raise InputError(name, "is no address that can be read: give one with a host and without a user or password")
    secure = parts.scheme == "https"
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return _Target(secure, host, port or (443 if secure else 80), path)


def _ascii_host(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _answer(response: http.client.HTTPResponse, url: str, name: str, limit: int) -> Answer:
    body = _body(response, name, limit) if response.status == 200 else b""
    media_type, charset = response.headers.get_content_type(), response.headers.get_content_charset()
    reason = re.sub(r"[^\x20-\x7e]", "", response.reason)[:60]
    headers = {key.lower(): value for key, value in response.getheaders()}
    return Answer(body, url, media_type, charset, response.status, reason, headers)


def _body(response: http.client.HTTPResponse, name: str, limit: int) -> bytes:
    """The unpacked body, never more of it in memory than the limit: a small answer may unpack to gigabytes."""
    unpacker = unpacker_for(response.getheader("Content-Encoding") or "", name)
    body = bytearray()
    while chunk := response.read1(_CHUNK):
        body += unpacker.unpack(chunk, limit + 1 - len(body))
        if len(body) > limit:
            raise too_large(name, limit)
    if response.length or not unpacker.finished:
        raise http.client.IncompleteRead(bytes(body))
    return bytes(body)


def _why(error: Exception, deadline: Deadline) -> str:
    if deadline.passed or isinstance(error, TimeoutError):
        return f"took longer than {deadline.seconds:g} seconds; try again, or raise --timeout"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the server's certificate is not to be trusted ({error.verify_message}); check the address"
    if isinstance(error, ssl.SSLError):
        return f"no secure connection can be made ({error.reason or 'broken off'}); check the address"
    if isinstance(error, OSError):
        return f"no connection ({error.strerror or 'broken off'}); check the address and your connection"
    if isinstance(error, zlib.error):
        return "the page arrived damaged (it cannot be unpacked); try again"
    if isinstance(error, http.client.IncompleteRead):
        return "the server broke off in the middle of the page; try again"
    return "the server's answer is no proper HTTP; check the address"
