"""Zip files, gzip and web archives: members are inputs like others, bombs and climbing paths are refused."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from made import column, page, pdf, warc, zipped

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest import IngestOptions, read_input

ROW = b'{"id": "r1", "text": "A row."}\n'


def read(path: Path, data: bytes, **options: object) -> list[Document | InputError]:
    path.write_bytes(data)
    return list(read_input(str(path), IngestOptions(**options)))  # type: ignore[arg-type]


def shown(path: Path, data: bytes, **options: object) -> list[tuple[str, str]]:
    """(id, text) of Documents, (name, "! reason") of errors, without the archive's own path."""
    root = path.as_posix() + "/"
    return [
        (item.id.removeprefix(root), item.text)
        if isinstance(item, Document)
        else (item.name.removeprefix(root), f"! {item.reason}")
        for item in read(path, data, **options)
    ]


class TestZip:
    def test_members_are_read_in_order_hidden_ones_left_out(self, tmp_path: Path) -> None:
        members = {
            "b/page.html": page("A page."),
            "a.txt": b"A text.",
            "rows.jsonl": ROW,
            "rows.jsonl.gz": gzip.compress(ROW.replace(b"r1", b"r2")),
            "report.pdf": pdf([column("A report.")]),
            ".hidden": b"x",
            "__MACOSX/a.txt": b"x",
            "b/page_files/script.js": b"x",
            "inner.zip": zipped({"c.txt": b"Inside."}),
        }
        assert shown(tmp_path / "a.zip", zipped(members)) == [
            ("a.txt", "A text."),
            ("b/page.html", "A page."),
            ("inner.zip/c.txt", "Inside."),
            ("report.pdf", "A report."),
            ("r1", "A row."),
            ("r2", "A row."),
        ]

    @pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a/../../b", "..\\..\\b.txt", "C:\\b.txt"])
    def test_paths_that_climb_out_are_refused(self, tmp_path: Path, name: str) -> None:
        found = shown(tmp_path / "a.zip", zipped({name: b"x", "z.txt": b"Read."}))
        assert sorted(text for _, text in found) == [
            "! has a path that leads out of the archive; it is passed over",
            "Read.",
        ]

    def test_links_are_refused(self, tmp_path: Path) -> None:
        found = shown(tmp_path / "a.zip", zipped({"link@": b"/etc/passwd", "z.txt": b"Read."}))
        assert found == [("link", "! is a link inside an archive; it is passed over"), ("z.txt", "Read.")]

    def test_nested_ones_are_read_to_a_depth(self, tmp_path: Path) -> None:
        data = b"The end."
        for name in ("end.txt", "c.zip", "b.zip", "a.zip"):
            data = zipped({name: data})
        [(name, text)] = shown(tmp_path / "x.zip", data)
        assert (name, "more than 3 archives deep" in text) == ("a.zip/b.zip/c.zip", True)

    def test_a_bomb_is_told_by_its_ratio(self, tmp_path: Path) -> None:
        bomb = zipped({f"{n}.jsonl": b" " * 30_000_000 for n in range(4)})
        assert "unpacks to more than 200 times its size" in shown(tmp_path / "a.zip", bomb)[-1][1]

    def test_a_damaged_member_costs_itself(self, tmp_path: Path) -> None:
        data = bytearray(zipped({"a.txt": b"broken " * 50, "b.txt": b"Read."}, zipfile.ZIP_STORED))
        data[60] ^= 0xFF
        found = shown(tmp_path / "a.zip", bytes(data))
        assert "cannot be unpacked" in found[0][1]
        assert found[1] == ("b.txt", "Read.")

    def test_encrypted_members(self, tmp_path: Path) -> None:
        data = bytearray(zipped({"a.txt": b"x"}))
        data[6] |= 1
        data[data.index(b"PK\x01\x02") + 8] |= 1
        assert "is encrypted" in shown(tmp_path / "a.zip", bytes(data))[0][1]

    @pytest.mark.parametrize("data", [b"PK\x03\x04broken", zipped({"a.txt": b"x"})[:-30], b"PK\x05\x06" + b"\0" * 3])
    def test_broken_ones(self, tmp_path: Path, data: bytes) -> None:
        [error] = read(tmp_path / "a.zip", data)
        assert "damaged zip archive" in str(error)

    def test_empty(self, tmp_path: Path) -> None:
        [error] = read(tmp_path / "a.zip", zipped({}))
        assert "without any file" in str(error)

    def test_from_a_pipe(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Pipe(io.BytesIO):
            def seekable(self) -> bool:
                return False

        class Stdin:
            buffer = Pipe(zipped({"a.txt": b"Read."}))

        monkeypatch.setattr("sys.stdin", Stdin())
        [found] = read_input("-", IngestOptions())
        assert isinstance(found, Document)
        assert (found.id, found.text) == ("stdin/a.txt", "Read.")


class TestGzip:
    @pytest.mark.parametrize(
        ("name", "data", "texts"),
        [
            ("a.txt.gz", gzip.compress(b"A text."), ["A text."]),
            ("a.gz", gzip.compress(b"A ") + gzip.compress(b"text."), ["A text."]),
            ("a.gz", gzip.compress(b"A text.") + b"\0" * 100, ["A text."]),
            ("a.html.gz", gzip.compress(page("A page.")), ["A page."]),
            ("a.jsonl.gz", gzip.compress(ROW), ["A row."]),
            ("a.csv.gz", gzip.compress(b"id,text\n1,A cell.\n"), ["A cell."]),
            ("named.txt", gzip.compress(b"A text."), ["A text."]),
        ],
    )
    def test_what_it_holds_is_read(self, tmp_path: Path, name: str, data: bytes, texts: list[str]) -> None:
        assert [item.text for item in read(tmp_path / name, data) if isinstance(item, Document)] == texts

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (gzip.compress(b"A text." * 999)[:-20], "breaks off"),
            (gzip.compress(b"A text.")[:12], "breaks off"),
            (b"\x1f\x8b\x08\0broken in every way", "is damaged"),
            (gzip.compress(b""), "is empty"),
            (gzip.compress(b" " * 200_000_000, 9), "larger than"),
        ],
    )
    def test_what_it_does_not(self, tmp_path: Path, data: bytes, reason: str) -> None:
        [error] = read(tmp_path / "a.gz", data)
        assert isinstance(error, InputError)
        assert reason in error.reason

    def test_rows_before_a_break_are_read(self, tmp_path: Path) -> None:
        rows = b"".join(
            b'{"id": "%d", "text": "Row %d %s."}\n' % (n, n, bytes(str(n * 7919), "ascii")) for n in range(9999)
        )
        found = read(tmp_path / "a.jsonl.gz", gzip.compress(rows)[:-5000])
        assert len(found) > 5000
        assert "breaks off" in str(found[-1])

    def test_a_bomb(self, tmp_path: Path) -> None:
        data = gzip.compress(b" " * 120_000_000, 9)
        [error] = read(tmp_path / "a.jsonl.gz", data)
        assert "unpacks to more than 200 times its size" in str(error)


class TestWarc:
    records = (
        warc("http://n.example/1", page("The first.", "One")),
        warc("http://n.example/picture", b"\x89PNG", "image/png"),
        warc("http://n.example/gone", page("x"), status="404 Not Found"),
        warc("http://n.example/robots.txt", b"User-agent: *", "text/plain"),
        warc("http://n.example/1", page("The first.", "One")),
        warc("http://n.example/2", b"A plain text.", "text/plain"),
        warc("http://n.example/3", gzip.compress(page("Packed.")), http="Content-Encoding: gzip"),
        warc("http://n.example/4", pdf([column("A report.")]), "application/pdf"),
        warc("dns:n.example", b"1.2.3.4", "text/dns"),
        warc("http://n.example/1", page("The first, changed.", "One")),
    )
    expected = (
        ("http://n.example/1", "The first."),
        ("http://n.example/2", "A plain text."),
        ("http://n.example/3", "Packed."),
        ("http://n.example/4", "A report."),
        ("http://n.example/1", "The first, changed."),
    )

    @pytest.mark.parametrize("name", ["a.warc", "named.bin", "a.warc.gz", "whole.gz", "a.zip"])
    def test_pages_texts_and_reports_are_read(self, tmp_path: Path, name: str) -> None:
        data = b"".join(self.records)
        if name == "a.warc.gz":
            data = b"".join(map(gzip.compress, self.records))
        elif name == "whole.gz":
            data = gzip.compress(data)
        elif name == "a.zip":
            data = zipped({"in.warc": data})
        found = read(tmp_path / name, data)
        assert [(item.id, item.text) for item in found if isinstance(item, Document)] == list(self.expected)
        assert found[0].title == "One"  # type: ignore[union-attr]

    @pytest.mark.parametrize("length", [0, 10, 40, 5000, 10**12, -7, "abc", ""])
    def test_wrong_lengths_cost_no_more_than_the_next_record(self, tmp_path: Path, length: int | str) -> None:
        wrong = warc("http://n.example/wrong", page("Wrong."), length=length)
        after = [warc(f"http://n.example/{n}", page(f"Page {n}." * 9)) for n in range(40)]
        found = read(tmp_path / "a.warc", self.records[0] + wrong + b"".join(after))
        texts = [item.text for item in found if isinstance(item, Document)]
        assert texts[0] == "The first."
        if length != 10**12:
            assert texts[-1] == "Page 39." * 9

    def test_a_damaged_member_of_a_gzipped_one_is_passed_over(self, tmp_path: Path) -> None:
        packed = [bytearray(gzip.compress(record)) for record in self.records]
        packed[0][60] ^= 0xFF
        packed[0][61] ^= 0xFF
        found = read(tmp_path / "a.warc.gz", b"".join(packed))
        assert ("http://n.example/4", "A report.") in [(i.id, i.text) for i in found if isinstance(i, Document)]

    def test_a_cut_end_is_said(self, tmp_path: Path) -> None:
        packed = b"".join(map(gzip.compress, self.records[:6]))[:-40]
        found = read(tmp_path / "a.warc.gz", packed)
        assert isinstance(found[0], Document)
        assert "break" in str(found[-1])

    def test_no_article(self, tmp_path: Path) -> None:
        [error] = read(tmp_path / "a.warc", b"WARC/1.0\r\n\r\n")
        assert isinstance(error, InputError)

    def test_a_body_over_the_limit(self, tmp_path: Path) -> None:
        big = warc("http://n.example/big", page("x" * 50_000))
        found = read(tmp_path / "a.warc", big + self.records[0], max_bytes=20_000)
        assert ["larger than" in str(found[0]), found[1].text] == [True, "The first."]  # type: ignore[union-attr]

    def test_without_fastwarc_the_extra_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(__import__("sys").modules, "fastwarc.warc", None)
        [error] = read(tmp_path / "a.warc", self.records[0])
        assert "needs the extra 'warc'" in str(error)
