"""Starting the server for `serve` and `demo`: the extra, the passwords, the port, the browser."""

from __future__ import annotations

import socket
import sys
import threading
import webbrowser
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from onrecord.errors import MissingExtra, UsageError

if TYPE_CHECKING:
    from onrecord.web.settings import WebSettings

NEEDED = ("fastapi", "jinja2", "uvicorn", "multipart")


def check_extra() -> None:
    """Raises MissingExtra where the packages of the web app are not installed."""
    if any(find_spec(name) is None for name in NEEDED):
        raise MissingExtra("the web app", "web")


def users_file(store: str | None) -> Path:
    """The file that keeps the passwords, hashed: beside the store."""
    from onrecord.store import store_path

    path = store_path(store)
    return path.with_name(path.name + ".users.json")


def set_user_password(path: Path, user: str) -> None:
    """Ask for a password (or take a line from the standard input) and keep its hash. Raises UsageError."""
    from onrecord.web.security.passwords import set_password

    if not user.strip():
        raise UsageError("a user needs a name: --set-password NAME")
    if sys.stdin.isatty():
        password = click.prompt(f"Password for {user}", hide_input=True, confirmation_prompt=True, err=True)
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    set_password(path, user, password)
    click.echo(f"The password of {user} is kept, hashed, in {path}", err=True)


def run_server(store: str | None, settings: WebSettings, open_browser: bool | None) -> None:
    """Serve until Ctrl-C. Raises UsageError for a port that is taken, or a user without a password."""
    from onrecord.store import store_path
    from onrecord.web.security.passwords import read_users
    from onrecord.web.server import server_for

    known = read_users(settings.users_file) if settings.users and settings.users_file else {}
    if lost := [user for user in settings.users if user not in known]:
        raise UsageError(f"{lost[0]} has no password yet: onrecord serve --set-password {lost[0]}")
    listening = _listen(settings.host, settings.port)
    address = _address(settings, listening.getsockname()[1])
    server = server_for(store_path(store), settings)
    click.echo(f"OnRecord is at {address} (Ctrl-C ends it)", err=True)
    if open_browser if open_browser is not None else sys.stdout.isatty():
        threading.Timer(0.6, webbrowser.open, [address]).start()
    with listening:
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    from onrecord.web.server import listen

    try:
        return listen(host, port)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"cannot listen at {host}, port {port} ({reason}); choose another with --port") from None


def _address(settings: WebSettings, port: int) -> str:
    host = settings.host if settings.host not in ("0.0.0.0", "::") else "127.0.0.1"  # noqa: S104 - compared, not bound
    shown = f"[{host}]" if ":" in host and not host.startswith("[") else host
    address = f"http://{shown}:{port}/"
    return f"{address}login?token={quote(settings.token)}" if settings.token else address
