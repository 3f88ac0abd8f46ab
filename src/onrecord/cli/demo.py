"""`onrecord demo`: example articles read into a store of their own, and the store in a browser."""

from __future__ import annotations

import click

from onrecord.cli.guard import ALL_READ
from onrecord.cli.serve import PORT

EXAMPLES = """\b
Examples:
  onrecord demo
  onrecord demo --store demo.sqlite --port 8080 --no-open
"""


@click.command(epilog=EXAMPLES)
@click.option(
    "--store", metavar="PATH", type=click.Path(), help="Where to keep the examples. [default: the data folder]"
)
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes a free one."
)
@click.option("--open/--no-open", "open_browser", default=None, help="Open a browser. [default: on a terminal]")
def demo(store: str | None, port: int, open_browser: bool | None) -> int:
    """Read the example articles that come with OnRecord into a store of their own, and open it in a browser."""
    from onrecord.cli.serving import check_extra, run_server

    check_extra()
    from onrecord.store import store_path
    from onrecord.web.demonstration import fill
    from onrecord.web.settings import WebSettings

    path = store_path(store) if store else store_path().with_name("demo.sqlite")
    added = fill(path)
    if added:
        click.echo(f"{added} example articles are read into {path}", err=True)
    run_server(str(path), WebSettings(port=port), open_browser)
    return ALL_READ
