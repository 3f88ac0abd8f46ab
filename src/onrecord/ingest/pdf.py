"""A PDF file as a Document: its text in paragraphs, its title and the date on which it was made."""

from __future__ import annotations

import io
import logging
import re
import time
from typing import TYPE_CHECKING, Any

from onrecord.document import Document, Published
from onrecord.errors import InputError
from onrecord.ingest.dateline import dateline
from onrecord.ingest.dates import parse_published
from onrecord.ingest.encoding import refuse_blank
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin
from onrecord.ingest.pdftext import Line, joined_pages
from onrecord.ingest.streams import too_large

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

SIZE_FACTOR = 8
"""A PDF may be so many times larger than an article's limit: most of it is pictures and typefaces."""

_MOST_PAGES = 2000
_MOST_SECONDS = 60.0
"""For the text of one file; a report's page takes 0.05 s. Broken files can keep a reader busy for hours."""

_MADE = re.compile(r"(?:D:)?([12][0-9]{3})(?:([01][0-9])(?:([0-3][0-9]))?)?")
_NO_TITLE = re.compile(
    r"untitled.*|unbenannt.*|microsoft word.*|.*\.(?:docx?|indd|pdf|qxd|rtf|tex|odt|xlsx?|pptx?)|slide \d+|(?:\W|\d)*",
    re.IGNORECASE | re.DOTALL,
)
_LIGATURES = str.maketrans({
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
})  # fmt: skip
_UNWRITABLE = re.compile(r"[\ud800-\udfff\0]")


def read_pdf(data: bytes, origin: Origin, options: IngestOptions) -> Document:
    """One Document of a PDF file's bytes; raises InputError for an encrypted, a broken or a scanned one.

    A date in the text's first lines wins over the file's own, which tells when the file was made.
    """
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    logging.getLogger("pypdf").propagate = False
    try:
        reader = _opened(data, origin.name)
        text = _text(reader, origin.name, options.max_bytes)
        title, made = _facts(reader)
    except InputError:
        raise
    except (RecursionError, MemoryError):
        raise _broken(origin.name, "it is nested too deep") from None
    except Exception as error:  # noqa: BLE001 - a broken file makes the parser fail in any way
        raise _broken(origin.name, f"{type(error).__name__}") from None
    published = parse_published(options.published) if options.published is not None else dateline(text) or made
    return Document(origin.id, text, title, origin.url, origin.host, "en", published)


def _opened(data: bytes, name: str) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    reader = PdfReader(io.BytesIO(data))
    try:
        # Many files are locked with an empty password, only so that nobody changes them.
        locked = reader.is_encrypted and not reader.decrypt("")
    except (FileNotDecryptedError, DependencyError, NotImplementedError):
        locked = True
    if locked:
        raise InputError(name, "is encrypted; save it without its password first")
    return reader


def _text(reader: PdfReader, name: str, limit: int) -> str:
    end = time.monotonic() + _MOST_SECONDS
    pages: list[list[Line]] = []
    size = failed = 0
    for number, page in enumerate(reader.pages):
        if time.monotonic() > end or number >= _MOST_PAGES:
            raise InputError(name, f"is a PDF file too long to be read (stopped at page {number + 1}); split it")
        lines, whole = _page_lines(page)
        failed += not whole
        pages.append(lines)
        size += sum(len(line.text) for line in lines)
        if size > limit:
            raise too_large(name, limit)
    text = _UNWRITABLE.sub("\ufffd", joined_pages(pages))
    if not text.strip():
        raise _textless(name, len(pages), failed)
    return refuse_blank(text, name)


def _textless(name: str, pages: int, failed: int) -> InputError:
    if not pages:
        return InputError(name, "is a PDF file without a page; there is nothing to read")
    if failed == pages:
        return _broken(name, "no page can be read")
    return InputError(
        name, "is a PDF file of pictures without text (a scan); let a text recognition (OCR) read it first"
    )


def _page_lines(page: PageObject) -> tuple[list[Line], bool]:
    """The lines of a page, and whether it could be read; a broken page does not cost the others."""
    runs: list[tuple[str, float, float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:  # noqa: ANN401
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        runs.append((text, x, y, abs(size * tm[3] * cm[3]) or size))

    try:
        page.extract_text(visitor_text=visit)
    except Exception:  # noqa: BLE001 - see above
        return [], False
    return _lines(runs), True


def _lines(runs: list[tuple[str, float, float, float]]) -> list[Line]:
    """Runs of text put together to lines; a run's place is where it starts."""
    lines: list[Line] = []
    words: list[str] = []
    place: tuple[float, float, float] | None = None
    for text, x, y, size in runs:
        for piece in re.split(r"(\n)", text):
            if piece == "\n":
                if "".join(words).strip() and place:
                    lines.append(Line(_folded(words), *place))
                words, place = [], None
            elif piece:
                words.append(piece)
                if place is None and piece.strip():
                    place = (x, y, size)
    if "".join(words).strip() and place:
        lines.append(Line(_folded(words), *place))
    return lines


def _folded(words: list[str]) -> str:
    """The text of a line, its ligatures written as the letters that they are."""
    return " ".join("".join(words).translate(_LIGATURES).split())


def _facts(reader: PdfReader) -> tuple[str | None, Published | None]:
    """The title, where it is none that a program made of the file's name, and the day on which the file was made."""
    try:
        facts: Any = reader.metadata or {}
        title = " ".join(_UNWRITABLE.sub("", str(facts.get("/Title") or "")).split())
        made = _MADE.match(str(facts.get("/CreationDate") or facts.get("/ModDate") or ""))
    except Exception:  # noqa: BLE001 - broken metadata is no reason to lose the text
        return None, None
    return (None if _NO_TITLE.fullmatch(title) else title[:500]), _day(made)


def _day(made: re.Match[str] | None) -> Published | None:
    if made is None:
        return None
    try:
        return parse_published("-".join(part for part in made.groups() if part), "metadata")
    except Exception:  # noqa: BLE001 - 0000 or month 13
        return None


def _broken(name: str, why: str) -> InputError:
    return InputError(name, f"is a PDF file too broken to be read ({why}); print it to a new PDF, or save its text")
