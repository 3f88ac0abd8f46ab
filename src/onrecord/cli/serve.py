"""`onrecord serve`: the store in a browser."""

from __future__ import annotations

import click

from onrecord.cli.guard import ALL_READ

EXAMPLES = """\b
Examples:
  onrecord serve
  onrecord serve --store newsroom.sqlite --port 8080 --no-open
  onrecord serve --set-password anna
  onrecord serve --host 0.0.0.0 --user anna --user ben --host-name desk.example
  onrecord serve --read-only --host-name record.example
"""
PORT = 8470


@click.command(epilog=EXAMPLES)
@click.option("--store", metavar="PATH", type=click.Path(), help="The store's file. [default: as in onrecord status]")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes a free one."
)
@click.option(
    "--token",
    envvar="ONRECORD_TOKEN",
    metavar="TOKEN",
    help="Let in only who brings this token (16 characters or more); also taken from ONRECORD_TOKEN.",
)
@click.option(
    "--user", "users", multiple=True, metavar="NAME", help="Let in only users who log in; repeat it for each."
)
@click.option("--set-password", metavar="NAME", help="Ask for a user's password, keep its hash, and end.")
@click.option("--host-name", "host_names", multiple=True, metavar="NAME", help="A further name to be called under.")
@click.option("--read-only", is_flag=True, help="Nothing can be changed: for publishing.")
@click.option("--allow-private", is_flag=True, help="Also fetch addresses inside your own network.")
@click.option(
    "--max-upload", default=32, show_default=True, metavar="MB", type=click.IntRange(1, 4096), help="Largest upload."
)
@click.option("--open/--no-open", "open_browser", default=None, help="Open a browser. [default: on a terminal]")
def serve(
    store: str | None,
    host: str,
    port: int,
    token: str | None,
    users: tuple[str, ...],
    set_password: str | None,
    host_names: tuple[str, ...],
    read_only: bool,
    allow_private: bool,
    max_upload: int,
    open_browser: bool | None,
) -> int:
    """Open the store in a browser: read, search, correct. Only this machine can reach it, unless --host says so;
    then --token or --user is needed.
    """
    from onrecord.cli.serving import check_extra, run_server, set_user_password, users_file

    check_extra()
    from onrecord.web.settings import MEGABYTE, WebSettings

    kept = users_file(store)
    if set_password is not None:
        set_user_password(kept, set_password)
        return ALL_READ
    settings = WebSettings(
        host=host, port=port, token=token, users=users, users_file=kept, host_names=host_names, read_only=read_only,
        allow_private=allow_private, max_upload=max_upload * MEGABYTE,
    )  # fmt: skip
    run_server(store, settings, open_browser)
    return ALL_READ
