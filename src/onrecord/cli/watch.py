"""`onrecord watch`: feeds polled politely, each new article read and kept in the store."""

from __future__ import annotations

import math
import re

import click

from onrecord.cli.guard import ALL_READ, SOME_FAILED

EXAMPLES = """\b
Examples:
  onrecord watch https://news.example/feed.xml
  onrecord watch feeds.opml --every 30m --store newsroom.sqlite
  onrecord watch https://news.example/feed.xml --once
"""
_UNITS = {"": 60.0, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_SHORTEST, _LONGEST = 60.0, 30 * 86400.0


def _duration(_context: click.Context, _parameter: click.Parameter, value: str) -> float:
    match = re.fullmatch(r"([0-9]{1,6}(?:\.[0-9]{1,3})?)\s*([smhd]?)", value.strip().lower())
    seconds = float(match[1]) * _UNITS[match[2]] if match else math.nan
    if not _SHORTEST <= seconds <= _LONGEST:
        raise click.BadParameter(f"{value!r} is no time to wait: write one from 1m to 30d, such as 15m or 2h")
    return seconds


def _limit(_context: click.Context, _parameter: click.Parameter, value: float) -> float:
    if not math.isfinite(value) or value <= 0:
        raise click.BadParameter(f"{value} is no limit: give a number above 0")
    return value


@click.command(epilog=EXAMPLES)
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...", type=click.Path())
@click.option("--store", "store_path", metavar="PATH", type=click.Path(), help="The store's file.")
@click.option(
    "--every",
    default="15m",
    show_default=True,
    metavar="TIME",
    callback=_duration,
    help="How often each feed is asked: 15m, 2h, 1d.",
)
@click.option("--once", is_flag=True, help="Ask each feed one time, then end.")
@click.option("--no-follow", is_flag=True, help="Take the feeds' own texts; fetch no article.")
@click.option("--allow-private", is_flag=True, help="Also fetch addresses inside your own network.")
@click.option(
    "--timeout",
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    callback=_limit,
    help="Time limit for one address.",
)
@click.option(
    "--max-size",
    default=16.0,
    show_default=True,
    metavar="MB",
    callback=_limit,
    help="Size limit for one article.",
)
@click.pass_context
def watch(
    context: click.Context,
    feeds: tuple[str, ...],
    store_path: str | None,
    every: float,
    once: bool,
    no_follow: bool,
    allow_private: bool,
    timeout: float,
    max_size: float,
) -> None:
    """Ask each FEED again and again, and keep every new article in the store. A FEED is the address of an RSS, Atom or
    JSON feed or of a sitemap, or an OPML list of feeds.

    Ctrl-C stops it after the article that it is at; the next call goes on from there.
    """
    from onrecord.cli.watching import watch_into_store
    from onrecord.ingest.options import IngestOptions

    options = IngestOptions(None, allow_private, timeout, int(max_size * 1024 * 1024), follow=not no_follow)
    failures = watch_into_store(feeds, store_path, options, every, once)
    context.exit(SOME_FAILED if failures and once else ALL_READ)
