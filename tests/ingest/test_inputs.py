"""Files, folders and the standard input: exact text, stable ids, and one clear sentence for what cannot be read."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest import IngestOptions, read_input

OPTIONS = IngestOptions()


def read(name: Path | str, options: IngestOptions = OPTIONS) -> list[Document | InputError]:
    return list(read_input(str(name), options))


def texts(found: list[Document | InputError]) -> list[str]:
    return [item.text if isinstance(item, Document) else f"! {item}" for item in found]


WESTERN = "The minister said “we won’t yield” – and left the café."
RUSSIAN = "Министр заявил, что переговоры продолжатся на следующей неделе. Источник сообщил иное."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WESTERN.encode(), WESTERN),
        (b"\xef\xbb\xbf" + WESTERN.encode(), WESTERN),
        (WESTERN.encode("utf-16"), WESTERN),
        (WESTERN.encode("utf-32"), WESTERN),
        (WESTERN.encode("utf-16-le"), WESTERN),
        (WESTERN.encode("cp1252"), WESTERN),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (RUSSIAN.encode("koi8-r"), RUSSIAN),
        (b" two\r\nlines \r\n\r\n", " two\r\nlines \r\n\r\n"),
        (b"a\rb\x0cc\td", "a\rb\x0cc\td"),
        (b"a" * 1_000_000, "a" * 1_000_000),
        ("“He said „no“ ‘never".encode(), "“He said „no“ ‘never"),
    ],
)
def test_text_is_kept_exactly(tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert read(path) == [Document(path.as_posix(), text)]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\xc2\xa0\n", "only blanks"),
        ("a.txt", b"text \0 more", "binary"),
        ("a.txt", bytes(range(1, 32)) * 10, "binary"),
        ("a.txt", "“Said” – “no”".encode()[:-1], "damaged UTF-8"),
        ("a.txt", b"\xff\xfea", "damaged"),
        ("a.pdf", b"%PDF-1.7 ...", "is a PDF file too broken"),
        ("a.docx", b"PK\x03\x04....word/document.xml", "is a Word document"),
        ("a.zip", b"PK\x03\x04....", "is a damaged zip archive"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "PNG picture"),
        ("a.html", b"%PDF-1.7", "is a PDF file"),
        ("a.html", b"<html><script>x()</script></html>", "without any text"),
        ("a.mhtml", b"MIME-Version: 1.0\n\nno parts", "no saved page"),
        ("a.json", b'[{"id": "1", "text": "x"}]', "not JSON lines"),
        ("a.xml", b"<?xml version='1.0'?><news/>", "is XML"),
        ("a.jsonl", b"\n\n", "is empty"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    [error] = read(path)
    assert isinstance(error, InputError)
    assert error.name == path.as_posix()
    assert reason in error.reason
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.txt", "no such file"),
        ("", "empty name"),
        ("bad\0name", "cannot be read"),
        ("n" * 5000, "cannot be read"),
        ("ftp://example.org/a", "only http and https"),
        ("file:///a.txt", "only http and https"),
    ],
)
def test_names_that_lead_nowhere(name: str, reason: str) -> None:
    [error] = read(name)
    assert isinstance(error, InputError)
    assert reason in error.reason


def test_size_limit(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("word " * 100)
    assert "larger than 100 bytes" in texts(read(path, IngestOptions(max_bytes=100)))[0]
    assert len(read(path, IngestOptions(max_bytes=500))[0].text) == 500  # type: ignore[union-attr]


def test_folder_is_sorted_hidden_left_out_and_goes_on_after_errors(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/c.txt", "Page_files/x.js", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "Page.html").write_text("<html><body><p>The mayor said no.</p></body></html>")
    (tmp_path / "bad.bin").write_bytes(b"\0\1\2")
    (tmp_path / "rows.jsonl").write_text('{"id": "r1", "text": "One."}\nbroken\n')
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    shown = [item.id if isinstance(item, Document) else item.name for item in read(tmp_path)]
    root = tmp_path.as_posix()
    names = ("Page.html", "a/z.txt", "b.txt", "bad.bin", "c.txt", "gone", "pipe")
    assert shown == [f"{root}/{name}" for name in names] + ["r1", f"{root}/rows.jsonl:2"]


def test_annotations_of_a_corpus_are_no_articles(tmp_path: Path) -> None:
    (tmp_path / "docs.jsonl").write_text('{"id": "r1", "text": "One."}\n')
    (tmp_path / "gold.jsonl").write_text('{"id": "r1", "statements": []}\n')
    (tmp_path / "matters.json").write_text('{"matters": []}')
    (tmp_path / "alone").mkdir()
    (tmp_path / "alone" / "gold.jsonl").write_text('{"id": "r2", "text": "Two."}\n')
    assert [item.id for item in read(tmp_path) if isinstance(item, Document)] == ["r2", "r1"]


def test_empty_folder(tmp_path: Path) -> None:
    assert "without any file" in texts(read(tmp_path))[0]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("text")
    path.chmod(0)
    assert "may not be read" in texts(read(path))[0]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"The mayor said no.", [("stdin", "The mayor said no.")]),
        (b"<!doctype html><html><body><p>The mayor said no.</p></body></html>", [("stdin", "The mayor said no.")]),
        (b'\n{"id": "1", "text": "A"}\n{"id": "2", "text": "B"}', [("1", "A"), ("2", "B")]),
        ('\ufeff{"id": "1", "text": "É"}'.encode(), [("1", "É")]),
        ('{"id": "1", "text": "É"}\n'.encode("utf-16"), [("1", "É")]),
        (b"{braces} open this text", [("stdin", "{braces} open this text")]),
    ],
)
def test_stdin_is_told_by_its_bytes(
    monkeypatch: pytest.MonkeyPatch, data: bytes, expected: list[tuple[str, str]]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [(item.id, item.text) for item in read("-") if isinstance(item, Document)] == expected


def test_published_holds_for_every_article(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "1", "text": "A", "published": "2020"}))
    [document] = read(path, IngestOptions(published="2027-03"))
    assert isinstance(document, Document)
    assert document.published is not None
    assert (document.published.value, document.published.basis) == ("2027-03", "input")


def test_plain_text_waits_for_no_slow_import(tmp_path: Path) -> None:
    import subprocess

    path = tmp_path / "a.txt"
    path.write_text("The mayor said no.")
    slow = "{'lxml', 'trafilatura', 'charset_normalizer', 'http', 'email'}"
    code = (
        "import sys; from onrecord.ingest import *; "
        f"list(read_input({str(path)!r}, IngestOptions())); print({slow} & set(sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert run.stdout.strip() == "set()"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))),
    start=st.sampled_from(
        [b"", b"<html>", b"<!doctype html><p>", b'{"id":"1","text":', b"MIME-Version: 1.0\n", b"\xff\xfe"]
    ),
    suffix=st.sampled_from([".txt", ".html", ".jsonl", ".mhtml", ""]),
)
def test_nothing_is_raised_whatever_the_bytes(tmp_path: Path, data: bytes, start: bytes, suffix: str) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(start + data)
    found = read(path)
    assert found
    assert all(isinstance(item, Document | InputError) for item in found)


@pytest.mark.parametrize(
    ("name", "data", "count"),
    [
        ("a.txt", b"text", 1),
        ("a.jsonl", b"{}\n{}\n{}\n", 3),
        ("a.csv", b"text\na\nb\n", 3),
        ("a.zip", b"PK\x03\x04broken", 1),
        ("a.jsonl", b"", 1),
    ],
)
def test_about_how_many(tmp_path: Path, name: str, data: bytes, count: int) -> None:
    from onrecord.ingest.counting import about_how_many

    (tmp_path / name).write_bytes(data)
    assert about_how_many(str(tmp_path / name)) == count
    assert about_how_many(str(tmp_path)) == count
    assert about_how_many(str(tmp_path / "nowhere")) == 1
    assert about_how_many("https://n.example/") == 1
