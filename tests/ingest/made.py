"""Inputs made for tests: small PDF files, web archives, zip files, each with just what a case needs."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Mapping, Sequence

Placed = tuple[float, float, float, str]


def pdf(pages: Sequence[Sequence[Placed]], info: Mapping[str, str] | None = None) -> bytes:
    """A PDF file: for each page its lines as (x, y, size, text)."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    facts = "".join(f"/{key} ({_escaped(value)})" for key, value in (info or {}).items())
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        body = "".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET\n" for x, y, size, text in lines)
        fonts = "/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]{fonts}/Contents {5 + 2 * number} 0 R>>")
        objects.append(f"<</Length {len(body.encode('cp1252'))}>>stream\n{body}endstream")
    objects.append(f"<<{facts}>>")
    return _assembled(objects)


def column(text: str, top: float = 740, left: float = 72, leading: float = 14, size: float = 11) -> list[Placed]:
    """The lines of a text one below the other; an empty line is a gap of half a line."""
    placed: list[Placed] = []
    y = top
    for line in text.split("\n"):
        if line:
            placed.append((left, y, size, line))
        y -= leading if line else leading * 0.6
    return placed


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _assembled(objects: Sequence[str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    trailer = f"<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>"
    return bytes(out + f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF".encode())


def warc(
    uri: str,
    body: bytes,
    media_type: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    length: int | str | None = None,
    kind: str = "response",
    http: str = "",
) -> bytes:
    """One record of a web archive; `length` is what it says of itself, rightly where None."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{http or f'Content-Length: {len(body)}'}\r\n\r\n"
    block = head.encode() + body
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2027-05-03T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(uri)):032x}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def page(text: str, title: str = "Report") -> bytes:
    """A small web page."""
    return f"<!doctype html><html><head><title>{title}</title></head><body><p>{text}</p></body></html>".encode()


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with these members; a name that ends in @ becomes a symbolic link to its content."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name.removesuffix("@"), (2027, 5, 3, 0, 0, 0))
            info.compress_type = method
            info.external_attr = ((stat.S_IFLNK if name.endswith("@") else stat.S_IFREG) | 0o644) << 16
            archive.writestr(info, data)
    return buffer.getvalue()
