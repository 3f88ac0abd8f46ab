"""The standalone page of one or many articles, and the fragment for notebooks."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TextIO

from onrecord.export.html.article import LEGEND, article
from onrecord.export.html.escaping import escape
from onrecord.export.html.marks import HIGHLIGHTS
from onrecord.export.wording import counted, heading, one_line, published_day

if TYPE_CHECKING:
    from onrecord.record import Record

_TITLE_IN_MEMORY = 300
_GRAPHICS = "onrecord.export.graphics"
_FOOT = (
    "<footer><p>Read by OnRecord, a program. The percentage is the chance that a statement was read right. "
    "Check the article before you quote.</p></footer></main></body></html>\n"
)


class HtmlWriter:
    """Writes one page. Articles wait in a temporary file until the table of contents above them is known."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._articles = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 - closed in close
        self._contents: list[str] = []
        self._titles: list[str] = []

    def write(self, record: Record) -> None:
        """Add one article."""
        name = f"a{len(self._titles) + 1}"
        self._articles.write(article(record, name))
        self._titles.append(heading(record.document)[:_TITLE_IN_MEMORY])
        self._contents.append(_entry(record, name, self._titles[-1]))

    def close(self) -> None:
        """Write the page: head, table of contents where there are several articles, articles, foot."""
        self._stream.write(_head(self._titles) + _table_of_contents(self._contents))
        with self._articles:
            self._articles.seek(0)
            shutil.copyfileobj(self._articles, self._stream)
        self._stream.write(_FOOT)


def to_fragment(record: Record) -> str:
    """The marked article with its style and nothing of a page around it, for notebooks; takes no room of others."""
    name = f"r{record.document.sha256[:8]}"
    return f'<div class="onrecord"><style>{article_style()}</style>{LEGEND}{article(record, name)}</div>'


def _head(titles: list[str]) -> str:
    title = titles[0] if len(titles) == 1 else f"{counted(len(titles), 'article')} on the record"
    style = page_style() + article_style()
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)} · OnRecord</title><style>{style}</style></head>\n"
        f'<body><main class="onrecord"><h1>On the record</h1>{LEGEND}\n'
    )


def _policy(style: str) -> str:
    """Nothing may load or run; only this very style sheet, known by its hash, may paint."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _entry(record: Record, name: str, title: str) -> str:
    document = record.document
    found = counted(len(record.statements), "statement") if record.statements else "no statements"
    about = " · ".join(filter(None, (one_line(document.source or ""), published_day(document), found)))
    return f'<li><a href="#{name}" dir="auto">{escape(title)}</a> <span>{escape(about)}</span></li>'


def _table_of_contents(entries: list[str]) -> str:
    if not entries:
        return "<p>No article was read.</p>\n"
    if len(entries) == 1:
        return ""
    return f'<nav class="toc" aria-label="Articles"><ol>{"".join(entries)}</ol></nav>\n'


@cache
def page_style() -> str:
    """The style of the page around the articles."""
    return files(__package__).joinpath("page.css").read_text(encoding="utf-8")


@cache
def article_style() -> str:
    """The style of an article, with the rules that light up a statement's words and card together."""
    article, values, graphics = (
        files(folder).joinpath(name).read_text(encoding="utf-8")
        for folder, name in ((__package__, "article.css"), (__package__, "values.css"), (_GRAPHICS, "graphics.css"))
    )
    return f"{article}{values}{graphics}" + "".join(
        f".onrecord .row:has(.card.k{key}:is(:hover,:target),.ref.k{key}:is(:hover,:focus,:target)) .m.k{key},"
        f".onrecord .row:has(.m.k{key}:hover) .card.k{key}{{background-color:var(--lit)}}\n"
        for key in range(1, HIGHLIGHTS + 1)
    )
