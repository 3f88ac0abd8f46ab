"""CSV and TSV: the text column is told or named, rows are streamed, and a bad row costs itself alone."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest import IngestOptions, read_input
from onrecord.ingest.columns import ROLES, looks_like_table, names_of
from onrecord.ingest.options import IngestOptions as Options

LONG = "The mayor said on Monday that the bridge over the lake would stay closed until the autumn, and nobody objected."


def read(path: Path, data: bytes, **options: object) -> list[Document | InputError]:
    path.write_bytes(data)
    return list(read_input(str(path), IngestOptions(**options)))  # type: ignore[arg-type]


def test_all_columns_are_used(tmp_path: Path) -> None:
    rows = (
        "ID,Headline,Body,Link,Publisher,Date,Lang\n"
        '7,"No, she said","She said ""no"".\nThen left.",https://n.example/7,Post,2027-05-03,en\n'
    )
    [found] = read(tmp_path / "a.csv", rows.encode())
    assert isinstance(found, Document)
    assert (found.id, found.title, found.text) == ("7", "No, she said", 'She said "no".\nThen left.')
    assert (found.url, found.source, found.language) == ("https://n.example/7", "Post", "en")
    assert found.published is not None
    assert found.published.value == "2027-05-03"


@pytest.mark.parametrize(
    ("name", "data", "texts"),
    [
        ("a.csv", b"text\nOne.\nTwo.\n", ["One.", "Two."]),
        ("a.csv", b"a;text;b\n1;One, two.;x\n", ["One, two."]),
        ("a.tsv", b"id\ttext\n1\tOne.\n", ["One."]),
        ("a.csv", b"\xef\xbb\xbfid,text\r\n1,One.\r\n", ["One."]),
        ("a.csv", "id\ttext\n1\tÉté.\n".encode("utf-16"), ["Été."]),
        ("a.csv", "id,text\n1,Ein Café.\n".encode("cp1252"), ["Ein Café."]),
        ("a.csv", f"when,what\n2027,{LONG.replace(',', ';')}\n".encode(), [LONG.replace(",", ";")]),
        ("a.csv", f'1,"{LONG}"\n2,"{LONG}!"\n'.encode(), [LONG, LONG + "!"]),
        ("a.csv", b"id,html\n1,<p>One.</p><p>Two.</p>\n", ["One.\n\nTwo."]),
        ("a.csv", b'id,text\n1,"never closed\n', ["never closed\n"]),
        ("a.csv", b"id,text\n\n1,One.\n\n\n2,Two.\n", ["One.", "Two."]),
        ("a.csv", b"id,text\n1," + b"a" * 500_000 + b"\n", ["a" * 500_000]),
    ],
)
def test_shapes_of_tables(tmp_path: Path, name: str, data: bytes, texts: list[str]) -> None:
    assert [item.text for item in read(tmp_path / name, data) if isinstance(item, Document)] == texts


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"id,text\n", "without any row"),
        (b"a,b\n1,2\n", "no column of texts; name it with --text-column (its columns: a, b)"),
        (b"id,text\n1,\n", "its text: is empty"),
        (b"id,text\n1,x\0y and so on for a good while\n", "looks like a binary file"),
    ],
)
def test_tables_without_articles(tmp_path: Path, data: bytes, reason: str) -> None:
    [error] = read(tmp_path / "a.csv", data)
    assert isinstance(error, InputError)
    assert reason in str(error)


@pytest.mark.parametrize(("column", "text"), [("b", "2"), ("B", "2"), ("1", "1"), ("note text", "3")])
def test_text_column_by_name_or_number(tmp_path: Path, column: str, text: str) -> None:
    [found] = read(tmp_path / "a.csv", b"a,b,Note Text\n1,2,3\n", text_column=column)
    assert isinstance(found, Document)
    assert found.text == text


def test_a_wrong_text_column_names_the_columns(tmp_path: Path) -> None:
    [error] = read(tmp_path / "a.csv", b"a,b\n1,2\n", text_column="c")
    assert "has no column 'c'; its columns are a, b" in str(error)


def test_bad_rows_are_reported_by_line_and_the_rest_is_read(tmp_path: Path) -> None:
    data = b"id,text\n1,One.\n1,again\n3,\n4," + b"x" * 3000 + b"\n5,Five.\n6\n7,Seven.\n"
    found = read(tmp_path / "a.csv", data, max_bytes=1000)
    shown = [item.text if isinstance(item, Document) else item.name.split(":")[1] for item in found]
    assert shown == ["One.", "3", "4", "5", "Five.", "7", "Seven."]


def test_ids_are_cells_addresses_or_lines(tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", b"url,text\nhttps://n.example/1,A\n,B\nftp://x,C\n")
    path = (tmp_path / "a.csv").as_posix()
    assert [item.id for item in found if isinstance(item, Document)] == [
        "https://n.example/1", f"{path}:3", f"{path}:4",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "table"),
    [
        ("id,text\n", True),
        ("Title;Body;Date\n", True),
        ("url\tcontent\n", True),
        ("text\n", False),
        ("Body, text and mind\nA story.", False),
        ("The mayor said no, and left.", False),
        ("", False),
    ],
)
def test_tables_without_an_ending_are_told_by_their_heading(start: str, table: bool) -> None:
    assert looks_like_table(start) is table


@pytest.mark.parametrize("role", ROLES)
def test_every_name_of_a_column_is_found(role: str) -> None:
    for name in names_of(role):
        heading = f"{name},other".replace("_", " ").title()
        from onrecord.ingest.columns import roles_of

        row = [[LONG, "x"]]
        assert roles_of(heading.split(","), row, None if role in ("text", "html") else "other", "t")[role] == 0


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"id,text\n1,One.\n")))
    [found] = read_input("-", Options())
    assert isinstance(found, Document)
    assert found.text == "One."
