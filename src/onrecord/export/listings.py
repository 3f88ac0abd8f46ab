"""Listings of one kind of value over many articles, as table, JSON lines, JSON or CSV."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any, TextIO

from onrecord.errors import UsageError
from onrecord.export.csv_rows import cell
from onrecord.export.value_rows import HEADS, lines, rows
from onrecord.export.wording import encodable, heading

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.export.formats import Writer
    from onrecord.export.value_kinds import ValueKind
    from onrecord.record import Record

_COLUMNS: dict[ValueKind, tuple[str, ...]] = {
    "times": ("text", "type", "value", "begin", "end", "span"),
    "figures": (
        *("text", "low", "high", "low_inclusive", "high_inclusive", "approximate", "change", "unit", "kind"),
        *("of_text", "role", "span"),
    ),
    "places": ("text", "name", "country", "lat", "lon", "geonames", "feature", "span"),
    "estimates": (
        *("phrase_text", "outcome_text", "negated", "low", "high", "yardstick", "horizon_text", "begin", "end"),
        *("phrase", "outcome"),
    ),
}
_WIDE = 118
_NARROWEST = 8


class JsonLinesListing:
    """One object a line and a value."""

    def __init__(self, stream: TextIO, kind: ValueKind) -> None:
        self._stream, self._kind = stream, kind

    def write(self, record: Record) -> None:
        """Write the values of one article."""
        self._stream.writelines(_json(row) + "\n" for row in rows(record, self._kind))

    def close(self) -> None:
        """Nothing stands after the last line."""


class JsonListing:
    """One array of objects, written as they come."""

    def __init__(self, stream: TextIO, kind: ValueKind) -> None:
        self._stream, self._kind, self._before = stream, kind, "[\n"

    def write(self, record: Record) -> None:
        """Write the values of one article."""
        for row in rows(record, self._kind):
            self._stream.write(self._before + _json(row))
            self._before = ",\n"

    def close(self) -> None:
        """Close the array."""
        self._stream.write("[]\n" if self._before == "[\n" else "\n]\n")


class CsvListing:
    """One row a value under one header row; no cell can run as a formula."""

    def __init__(self, stream: TextIO, kind: ValueKind) -> None:
        self._rows, self._kind = csv.writer(stream), kind
        self._rows.writerow(("document", "published", "statement", *_COLUMNS[kind]))

    def write(self, record: Record) -> None:
        """Write the values of one article."""
        published = record.document.published.value if record.document.published else None
        for row in rows(record, self._kind):
            flat = row | (row.get("horizon") or {}) if self._kind == "estimates" else row
            values = (flat.get(name) for name in _COLUMNS[self._kind])
            self._rows.writerow(
                [cell(row["document"]), cell(published), cell(row["statement"]), *(_cell(value) for value in values)]
            )

    def close(self) -> None:
        """Nothing stands after the last row."""


class TableListing:
    """An article's heading, then its values in columns."""

    def __init__(self, stream: TextIO, kind: ValueKind) -> None:
        self._stream, self._kind, self._written = stream, kind, False

    def write(self, record: Record) -> None:
        """Write the values of one article."""
        if self._written:
            self._stream.write("\n")
        self._written = True
        self._stream.write(encodable(heading(record.document)) + "\n")
        self._stream.writelines(f"  {line}\n" for line in columns(record, self._kind) or [f"no {self._kind} found"])

    def close(self) -> None:
        """Nothing stands after the last article."""


def columns(record: Record, kind: ValueKind, width: int = _WIDE) -> list[str]:
    """The values of one kind in words, in aligned columns under a head, no line wider; empty where there are none."""
    found = list(lines(record, kind))
    if not found:
        return []
    table = [HEADS[kind], *found]
    widths = _fitted([max(len(line[at]) for line in table) for at in range(len(HEADS[kind]))], width)
    return [
        "  ".join(_short(part, wide).ljust(wide) for part, wide in zip(line, widths, strict=True)).rstrip()
        for line in table
    ]


def _fitted(widths: list[int], width: int) -> list[int]:
    """Widths of columns, the widest made narrower until a line has room."""
    fitted = list(widths)
    while sum(fitted) + 2 * (len(fitted) - 1) > width and max(fitted) > _NARROWEST:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _short(words: str, width: int) -> str:
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"


def _cell(value: object) -> str:
    return f"{value[0]}-{value[1]}" if isinstance(value, list | tuple) else "" if value is None else cell(value)


def _json(row: dict[str, Any]) -> str:
    try:
        text = json.dumps(row, ensure_ascii=False)
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(row)
    return text


_LISTINGS: dict[str, Callable[[TextIO, ValueKind], Writer]] = {
    "table": TableListing,
    "jsonl": JsonLinesListing,
    "json": JsonListing,
    "csv": CsvListing,
}


def open_listing(kind: ValueKind, name: str, stream: TextIO) -> Writer:
    """A writer of one kind of value in the named format. Raises UsageError for a format that lists no values."""
    if name not in _LISTINGS:
        raise UsageError(f"--only {kind} cannot be shown as {name}: choose one of {', '.join(_LISTINGS)}")
    return _LISTINGS[name](stream, kind)
