"""`onrecord actors`: search the table of known actors."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import click

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.actors.knowledge import Actor, Office

NONE_FOUND = 1
"""The exit code of a search that finds nobody, as grep has it."""
COLUMNS = ("id", "name", "kind", "sort", "country", "aliases", "offices", "sources")
KINDS = ("person", "organization", "government", "group", "document")
EXAMPLES = """\b
Examples:
  onrecord actors Clinton
  onrecord actors Ukrainian defence minister --on 2022-11-16
  onrecord actors Kremlin --format jsonl
  onrecord actors Petrova --actors my-actors.csv
"""


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1, required=True)
@click.option("--country", metavar="CODE", help="Only of this state, by its ISO 3166 code, like UA.")
@click.option("--kind", type=click.Choice(KINDS), help="Only of this kind.")
@click.option("--on", metavar="DATE", help="Only people in office on this day, month or year.")
@click.option("--actors", "file", metavar="FILE", help="Your own actors as well, from a .csv or .toml file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "csv", "jsonl")),
    default="table",
    show_default=True,
    help="How the actors are shown.",
)
def actors(
    words: tuple[str, ...], country: str | None, kind: str | None, on: str | None, file: str | None, form: str
) -> None:
    """Search the actors that OnRecord knows, by name, by office, or by the beginnings of words.

    The exit code is 1 where none is found.
    """
    from onrecord.cli.output import utf8_stdout

    found = [actor for actor in _search(" ".join(words), country, on, file) if kind in (None, actor.kind)]
    if not found:
        click.echo(f"onrecord: no actor is known as {' '.join(words)!r} there", err=True)
        raise click.exceptions.Exit(NONE_FOUND)
    utf8_stdout().write(_FORMATS[form](found, on))


def _search(words: str, country: str | None, on: str | None, file: str | None) -> list[Actor]:
    from onrecord.actors.knowledge import Actors, load_actors_file
    from onrecord.actors.knowledge.terms import days

    if on is not None:
        days(on)
    known = Actors.load()
    if file is not None:
        known = known.extended(load_actors_file(file))
    code = country.upper() if country else None
    if code and known.get(f"gov/{code.lower()}") is None:
        raise UsageError(f"--country {country!r} is no state: write its ISO 3166 code, like UA")
    found = dict.fromkeys((*known.by_alias(words, country=code), *known.holders(words, code, on), *known.search(words)))
    return [actor for actor in found if _fits(actor, code, on)]


def _fits(actor: Actor, country: str | None, on: str | None) -> bool:
    if country is not None and country not in (actor.country, *(office.of for office in actor.offices)):
        return False
    return on is None or actor.kind != "person" or bool(_offices(actor, on))


def _offices(actor: Actor, on: str | None) -> list[Office]:
    """The offices, latest first; with a day, those that were or may have been held on it."""
    from onrecord.actors.knowledge.holding import held_on

    kept = [office for office in actor.offices if on is None or held_on(office, on) != "no"]
    return sorted(kept, key=lambda office: office.begin or "", reverse=True)


def _term(office: Office) -> str:
    whose = "" if office.title or office.of is None else f" of {office.of}"
    state = f" ({', '.join(part for part in (office.state, office.party) if part)})" if office.state else ""
    dates = f"{office.begin or '?'} to {office.end or 'now'}"
    return f"{office.title or office.role.replace('-', ' ')}{whose}{state}, {dates}"


def _row(actor: Actor, on: str | None) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "sort": actor.sort,
        "country": actor.country or "",
        "aliases": "; ".join(actor.names[1:]),
        "offices": "; ".join(_term(office) for office in _offices(actor, on)),
        "sources": "; ".join(actor.sources),
    }


def _as_csv(found: list[Actor], on: str | None) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(actor, on) for actor in found)
    return text.getvalue()


def _as_jsonl(found: list[Actor], on: str | None) -> str:
    from dataclasses import asdict

    lines = [asdict(actor) | {"offices": [asdict(office) for office in _offices(actor, on)]} for actor in found]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _as_table(found: list[Actor], on: str | None) -> str:
    from rich.console import Console
    from rich.table import Table

    table = Table("Id", "Name", "Known as", "Offices", box=None, pad_edge=False)
    for actor in found:
        offices = "\n".join(_term(office) for office in _offices(actor, on)[:6])
        called = actor.description or ", ".join(dict.fromkeys(actor.names[1:7]))
        table.add_row(*map(_plain, (actor.id, actor.name, called, offices)))
    text = io.StringIO()
    Console(file=text, width=_width(), color_system=None).print(table)
    return "".join(line.rstrip() + "\n" for line in text.getvalue().splitlines())


def _plain(text: str) -> Any:  # noqa: ANN401 - rich is imported late
    from rich.text import Text

    return Text(text)


def _width() -> int:
    from shutil import get_terminal_size

    return max(get_terminal_size((120, 24)).columns, 60)


_FORMATS: dict[str, Callable[[list[Actor], str | None], str]] = {
    "table": _as_table,
    "csv": _as_csv,
    "jsonl": _as_jsonl,
}
