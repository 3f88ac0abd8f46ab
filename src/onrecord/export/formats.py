"""The formats by name, and the interface that each of them stands behind."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.record import Record


class Writer(Protocol):
    """Writes records to the stream it was opened on, each as it comes; `close` completes what the format needs.

    A writer never closes the stream itself. Raises OSError where the stream cannot be written.
    """

    def write(self, record: Record) -> None:
        """Write one record."""

    def close(self) -> None:
        """Write what stands after the last record."""


# Names of classes, not classes: a format's module is imported only when that format is asked for.
_WRITERS = {
    "table": "onrecord.export.table:TableWriter",
    "jsonl": "onrecord.export.jsonl:JsonlWriter",
    "json": "onrecord.export.json_array:JsonArrayWriter",
    "csv": "onrecord.export.csv_rows:CsvWriter",
    "html": "onrecord.export.html:HtmlWriter",
    "brat": "onrecord.export.brat:BratWriter",
    "w3c": "onrecord.export.w3c:W3cWriter",
    "schema-org": "onrecord.export.schema_org:SchemaOrgWriter",
    "ftm": "onrecord.export.ftm:FtmWriter",
    "geojson": "onrecord.export.geojson:GeoJsonWriter",
    "icalendar": "onrecord.export.icalendar:ICalendarWriter",
    "parquet": "onrecord.export.parquet:ParquetWriter",
    "speakers": "onrecord.export.by_speaker:BySpeakerWriter",
}
_SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".ann": "brat",
    ".jsonld": "w3c",
    ".geojson": "geojson",
    ".ics": "icalendar",
    ".parquet": "parquet",
}
FORMATS = tuple(_WRITERS)


def open_writer(name: str, stream: TextIO) -> Writer:
    """A writer of the named format on an open text stream. Raises UsageError for a name that is no format."""
    if name not in _WRITERS:
        raise UsageError(f"unknown format {name!r}: choose one of {', '.join(FORMATS)}")
    module, _, attribute = _WRITERS[name].partition(":")
    return cast("Writer", getattr(import_module(module), attribute)(stream))


def format_of(path: str) -> str:
    """The format that a file's name ends in: 'page.html' is html; any other name is a table."""
    return _SUFFIXES.get(PurePath(path).suffix.lower(), "table")
