"""Style sheet, modules and fonts, each under an address that holds its version, so that browsers keep it for good."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
FOREVER = "public, max-age=31536000, immutable"


@cache
def _contents() -> dict[str, bytes]:
    """Every file by its path below static/, read once: there are few and they are small."""
    graphics = files("onrecord.export.graphics").joinpath("graphics.css")
    return dict(_below(files("onrecord.web").joinpath("static"), "")) | {"graphics.css": graphics.read_bytes()}


def _below(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _below(entry, f"{prefix}{entry.name}/")
        elif _type_of(entry.name):
            found.append((prefix + entry.name, entry.read_bytes()))
    return found


@cache
def version() -> str:
    """A hash over all files: modules import one another by relative names, so they change their address together."""
    digest = hashlib.sha256()
    for name, content in sorted(_contents().items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


def static_address(name: str) -> str:
    """The address of a file. Raises KeyError for one that does not exist."""
    return f"/static/{version()}/{name}" if name in _contents() else _missing(name)


def serve(stamp: str, name: str) -> Response:
    """The file as an answer; kept for good where the version in its address is the present one."""
    content = _contents().get(name)
    if content is None:
        raise HTTPException(404)
    caching = FOREVER if stamp == version() else "no-cache"
    return Response(content, media_type=_type_of(name), headers={"cache-control": caching})


def _type_of(name: str) -> str | None:
    return _TYPES.get(name[name.rfind(".") :])


def _missing(name: str) -> str:
    raise KeyError(name)
