"""JSON lines: exact text, one sentence for each bad line, nothing else lost."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest

from onrecord.document import Document, Published
from onrecord.errors import InputError
from onrecord.ingest import IngestOptions
from onrecord.ingest.lines import read_lines

GOOD = '{"id": "good", "text": "Kept."}'


def read(data: str | bytes, options: IngestOptions | None = None) -> list[Document | InputError]:
    raw = data if isinstance(data, bytes) else data.encode()
    return list(read_lines(io.BytesIO(raw), "rows.jsonl", options or IngestOptions()))


def test_all_fields_and_exact_text() -> None:
    row = {
        "id": "a/1",
        "text": " x\r\n\u2028“y”\ufeff ",
        "title": "T",
        "url": "https://post.example/1",
        "source": "Post",
        "published": "2022-11-16",
        "language": "fr",
        "more": [1],
    }
    expected = Document(
        "a/1",
        " x\r\n\u2028“y”\ufeff ",
        "T",
        "https://post.example/1",
        "Post",
        "fr",
        Published("2022-11-16", "day", "input"),
    )
    assert read(json.dumps(row, ensure_ascii=False)) == [expected]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "is no JSON"),
        ('{"id": "1", "text": "\\ud83d"}', "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        (b'{"id": "1", "text": "caf\xe9"}', "UTF-8"),
        ("[1]", "is a list, not an object"),
        ("null", "is null, not an object"),
        ('{"text": "x"}', "has no 'id'"),
        ('{"id": "1"}', "has no 'text'"),
        ('{"id": null, "text": "x"}', "has no 'id'"),
        ('{"id": 7, "text": "x"}', "'id' is a number"),
        ('{"id": true, "text": "x"}', "'id' is true or false"),
        ('{"id": "", "text": "x"}', "empty 'id'"),
        ('{"id": "1", "text": ["x"]}', "'text' is a list"),
        ('{"id": "1", "text": "x", "title": {}}', "'title' is an object"),
        ('{"id": "1", "text": ""}', "is empty"),
        ('{"id": "1", "text": " \\n"}', "only blanks"),
        ('{"id": "1", "text": "x", "published": "2022-02-30"}', "does not exist"),
        ('{"id": "1", "text": "x", "published": 2022}', "'published' is a number"),
        ('{"id": "1", "html": null}', "is empty"),
        (GOOD, "earlier line"),
    ],
)
def test_bad_lines(line: str | bytes, reason: str) -> None:
    raw = line if isinstance(line, bytes) else line.encode()
    first, error, last = read(GOOD.encode() + b"\n\n" + raw + b'\n{"id": "last", "text": "Kept too."}')
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(error, InputError)
    assert str(error).startswith("rows.jsonl:3")
    assert reason in str(error)


def test_html_is_read_where_text_is_missing() -> None:
    html = "<html lang='de'><title>Page</title><body><p>The mayor said no.</p></body></html>"
    rows = [{"id": "1", "html": html, "title": "Mine"}, {"id": "2", "html": html, "text": "<b>as is</b>"}]
    first, second = read("\n".join(map(json.dumps, rows)))
    assert isinstance(first, Document)
    assert (first.id, first.text, first.title, first.language) == ("1", "The mayor said no.", "Mine", "de")
    assert isinstance(second, Document)
    assert second.text == "<b>as is</b>"


def test_a_line_over_the_limit_is_passed_over() -> None:
    long = json.dumps({"id": "long", "text": "x" * 1000})
    error, good = read(f"{long}\n{GOOD}", IngestOptions(max_bytes=200))
    assert isinstance(error, InputError)
    assert "longer than 200 bytes" in error.reason
    assert isinstance(good, Document)


def test_lines_are_streamed() -> None:
    class Endless(io.RawIOBase):
        count = 0

        def read(self, size: int = -1) -> bytes:
            self.count += 1
            return f'{{"id": "{self.count}", "text": "One."}}\n'.encode()

    found: Iterator[Document | InputError] = read_lines(Endless(), "-", IngestOptions())  # type: ignore[arg-type]
    assert [next(found).id for _ in range(500)][-1] == "500"  # type: ignore[union-attr]
