"""brat standoff: text-bound annotations, one event a cue, relations where the text has no cue.

Format: brat's standoff documentation (brat.nlplab.org/standoff.html). Offsets count code points, as ours do.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, TextIO

from onrecord.errors import UsageError
from onrecord.export.files import replacing
from onrecord.export.jsonl import encode
from onrecord.export.wording import encodable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.record import Part, Record, Span, Statement

# A text-bound annotation may not hold a line's end, so a span is cut at every character that any reader
# of the format could take for one.
LINE_ENDS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029\t]+")
_UNSAFE_IN_NAMES = re.compile(r"[^\w.\-]+")
_RESERVED_NAME = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST_NAME_BYTES = 120
_CONFIGURATION = """\
[entities]
Source
Content

[relations]
Source Arg1:Content, Arg2:Source
ReportedIn Arg1:Content, Arg2:Content

[events]
Cue Source?:Source, Content:Content

[attributes]
Quotation Arg:Content, Value:direct|indirect|mixed
"""


class BratWriter:
    """Writes the annotations of one article to a stream."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._written = False

    def write(self, record: Record) -> None:
        """Write one article's annotations. Raises UsageError for a second article: its offsets would be lost."""
        if self._written:
            raise UsageError("brat keeps one article a file: for several articles give a folder with -o FOLDER")
        self._written = True
        self._stream.writelines(f"{line}\n" for line in annotation_lines(record))

    def close(self) -> None:
        """Nothing stands after the last annotation."""


class BratFolderWriter:
    """Writes three files an article into a folder, which is made where it is missing: .txt, .ann, and the record.

    brat passes the record over; `onrecord.imports` takes from it what a form of spans alone cannot hold.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)

    def write(self, record: Record) -> None:
        """Write one article's three files, each whole or not at all."""
        name = self._free_name(file_name(record.document.id))
        with replacing(self._folder / f"{name}.txt") as stream:
            stream.write(encodable(record.document.text))
        with replacing(self._folder / f"{name}.ann") as stream:
            stream.writelines(f"{line}\n" for line in annotation_lines(record))
        with replacing(sidecar(self._folder / f"{name}.ann")) as stream:
            stream.write(encode(record) + "\n")

    def close(self) -> None:
        """Write the configuration that lets brat show the folder, unless the folder has one."""
        configuration = self._folder / "annotation.conf"
        if not configuration.exists():
            with replacing(configuration) as stream:
                stream.write(_CONFIGURATION)

    def _free_name(self, name: str) -> str:
        # Compared without case: some file systems hold "A.txt" and "a.txt" for one file.
        free, number = name, 1
        while free.casefold() in self._taken:
            number += 1
            free = f"{name}-{number}"
        self._taken.add(free.casefold())
        return free


def sidecar(annotations: Path) -> Path:
    """The file beside an annotation file that holds the record as it was written."""
    return annotations.with_suffix(".record.json")


def file_name(document_id: str) -> str:
    """A name made from a document's id that every file system takes and that leads to no other folder."""
    name = _UNSAFE_IN_NAMES.sub("_", unicodedata.normalize("NFC", encodable(document_id))).strip("._")
    name = name.encode()[:_LONGEST_NAME_BYTES].decode(errors="ignore")
    return f"_{name}" if _RESERVED_NAME.fullmatch(name) else name or "article"


def annotation_lines(record: Record) -> Iterator[str]:
    """The lines of an .ann file, without their ends."""
    sheet = _Sheet(record.document.text)
    contents = {one.id: sheet.bound("Content", one.content) for one in record.statements}
    for one in record.statements:
        sheet.relate(one, contents)
    yield from sheet.lines


class _Sheet:
    """The annotations of one article, numbered as they are made; two statements may share a source or a cue."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bound: dict[tuple[str, tuple[Span, ...]], str] = {}
        self._counts: dict[str, int] = {}
        self.lines: list[str] = []

    def bound(self, label: str, part: Part) -> str:
        """The id of the text-bound annotation with this label and these spans, made at its first use."""
        key = (label, part.spans)
        if key not in self._bound:
            fragments = [piece for span in part.spans for piece in _fragments(self._text, span)]
            offsets = ";".join(f"{start} {end}" for start, end in fragments)
            words = " ".join(self._text[start:end] for start, end in fragments)
            self._bound[key] = self._add("T", f"{label} {offsets}\t{encodable(words)}")
        return self._bound[key]

    def relate(self, one: Statement, contents: dict[str, str]) -> None:
        """Tie a statement's parts together, and to the content that reports it."""
        content = contents[one.id]
        target = content
        source = self.bound("Source", one.source) if one.source else None
        if one.cue:
            roles = f" Source:{source}" if source else ""
            target = self._add("E", f"Cue:{self.bound('Cue', one.cue)}{roles} Content:{content}")
        elif source:
            self._add("R", f"Source Arg1:{content} Arg2:{source}")
        if one.parent in contents:
            self._add("R", f"ReportedIn Arg1:{content} Arg2:{contents[one.parent]}")
        self._add("A", f"Quotation {content} {one.quotation}")
        self._add("#", f"AnnotatorNotes {target}\tstatement {one.id}, confidence {one.confidence:.2f}")

    def _add(self, kind: str, rest: str) -> str:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        name = f"{kind}{self._counts[kind]}"
        self.lines.append(f"{name}\t{rest}")
        return name


def _fragments(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    for line_end in LINE_ENDS.finditer(text, start, end):
        if line_end.start() > start:
            yield start, line_end.start()
        start = line_end.end()
    if end > start:
        yield start, end
