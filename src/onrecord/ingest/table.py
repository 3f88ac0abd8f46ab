"""CSV and TSV: one article a row, read as a stream; a bad row is reported by its line number and passed over."""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import BinaryIO

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest.columns import delimiter_of, has_heading, roles_of
from onrecord.ingest.dates import choose_published
from onrecord.ingest.encoding import byte_order_encoding, decode_line, encoding_of_sample, refuse_blank, wide_encoding
from onrecord.ingest.loosedates import read_date
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin, host_of
from onrecord.ingest.patience import Patience
from onrecord.ingest.streams import as_utf8, bounded_lines, look_ahead

_SAMPLE_BYTES = 65_536
_SAMPLE_ROWS = 20

Reading = Iterator[Document | InputError]
_Row = tuple[int, list[str] | InputError]


def read_table(stream: BinaryIO, origin: Origin, options: IngestOptions) -> Reading:
    """Documents and InputErrors in the order of the rows; memory holds a few rows at a time.

    Ids are the id column's cells, else the addresses', else the name and the line (`table.csv:17`). Raises
    InputError where no text column can be told.
    """
    rows = _rows(*_as_lines(stream, origin, options.max_bytes))
    start = list(islice(rows, _SAMPLE_ROWS + 1))
    first = next((cells for _, cells in start if not isinstance(cells, InputError)), None)
    if first is None:
        yield from _only_faults(start, origin.name)
        return
    sample = [cells for _, cells in start[1:] if not isinstance(cells, InputError)]
    heading = first if has_heading(first) else []
    roles = roles_of(
        heading or [str(n + 1) for n in range(len(first))], sample or [first], options.text_column, origin.name
    )
    body = chain(start[1:] if heading else start, rows)
    yield from _read_rows(body, roles, origin, options)


def _only_faults(start: list[_Row], name: str) -> Iterator[InputError]:
    faults = [cells for _, cells in start if isinstance(cells, InputError)]
    yield from faults or [InputError(name, "is empty; there is nothing to read")]


def _as_lines(stream: BinaryIO, origin: Origin, limit: int) -> tuple[_Lines, str]:
    """The lines as text, and the delimiter that the first one shows."""
    head, whole = look_ahead(stream, _SAMPLE_BYTES)
    marked = byte_order_encoding(head) or wide_encoding(head)
    if marked is not None:
        head, whole = look_ahead(as_utf8(whole, marked), _SAMPLE_BYTES)
    encoding = "utf-8" if marked else encoding_of_sample(head, origin.name)
    if b"\n" not in head and b"\r" in head:  # as old Macs ended lines, and some spreadsheets do
        head, whole, encoding = head.replace(b"\r", b"\n"), as_utf8(whole, encoding, old_lines=True), "utf-8"
    start = head.decode(encoding, "ignore").lstrip("\ufeff\r\n ").partition("\n")[0]
    return _Lines(bounded_lines(whole, limit), encoding, origin.name, limit), delimiter_of(start.rstrip("\r"))


def _rows(source: _Lines, delimiter: str) -> Iterator[_Row]:
    """Rows with the number of the line on which each ends; an InputError for one that cannot be taken apart."""
    # The limit is the whole process's and 131,072 characters at first; it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), min(source.limit, sys.maxsize)))
    reader = csv.reader(source, delimiter=delimiter)
    name = source.name
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except InputError as error:
            yield source.number, error
        except csv.Error as error:
            yield source.number, InputError(f"{name}:{source.number}", f"is no row of a table ({error}); mend it")
        else:
            if any(cell.strip() for cell in cells):
                source.patience.good()
                yield source.number, cells


class _Lines:
    """The lines for csv.reader, decoded and counted."""

    def __init__(self, lines: Iterator[bytes | None], encoding: str, name: str, limit: int) -> None:
        self._lines = lines
        self._encoding = encoding
        self.name = name
        self.limit = limit
        self.number = 0
        self.patience = Patience(name)

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        self._refuse_endless_row()
        place = f"{self.name}:{self.number}"
        if line is None:
            raise InputError(place, f"is longer than {self.limit:,} bytes; split it, or raise --max-size")
        text = decode_line(line, self._encoding, place).replace("\0", "\ufffd")
        return text.removeprefix("\ufeff") if self.number == 1 else text

    def _refuse_endless_row(self) -> None:
        try:
            self.patience.blank()
        except InputError:
            self._lines = iter(())
            raise


def _read_rows(rows: Iterator[_Row], roles: dict[str, int], origin: Origin, options: IngestOptions) -> Reading:
    seen: set[bytes] = set()
    patience = Patience(origin.name)
    for number, cells in rows:
        place = f":{number}"
        try:
            if isinstance(cells, InputError):
                raise cells
            document = _document(cells, roles, origin.name + place, origin.id + place, options)
            yield _new(document, seen, origin.name + place)
            patience.good()
        except InputError as error:
            yield error
            patience.bad()
    if not patience.any:
        yield InputError(origin.name, "is a table without any row; there is nothing to read")


def _document(cells: Sequence[str], roles: dict[str, int], name: str, number: str, options: IngestOptions) -> Document:
    row = {role: cells[place].strip() for role, place in roles.items() if place < len(cells)}
    text = cells[roles["text"]] if "text" in roles and roles["text"] < len(cells) else ""
    if not text.strip() and row.get("html"):
        from onrecord.ingest.flat import read_flat

        text = read_flat(row["html"]).text
    refuse_blank(text, f"{name}: its text")
    url = row.get("url") if (row.get("url") or "").startswith(("http://", "https://")) else None
    published = choose_published(options.published, read_date(row.get("published"), "input"), text)
    language = (row.get("language") or "en")[:2].lower()
    identity = row.get("id") or url or number
    return Document(
        identity, text, row.get("title") or None, url, row.get("source") or host_of(url), language, published
    )


def _new(document: Document, seen: set[bytes], place: str) -> Document:
    key = hashlib.blake2b(document.id.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    if key in seen:
        raise InputError(place, f"the id {document.id[:60]!r} was given to an earlier row; give each article its own")
    seen.add(key)
    return document
