"""PDF files: paragraphs come whole, running heads go, and what cannot be read is named for what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import column, pdf

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest import IngestOptions, read_input
from onrecord.ingest.pdftext import Line, joined_pages

REPORT = """LUCERNE, 3 May 2027 - The mayor said on Monday that the bridge would
be closed for repairs, and that traffic would be redi-
rected over the well-known northern route.

"We have no choice," she told a meeting. The council had asked for a well-
known engineer, who called the bridge "a danger".
Short.
A new paragraph without a gap begins here, since the line above it ends
early."""


def read(path: Path, data: bytes, **options: object) -> Document | InputError:
    path.write_bytes(data)
    [found] = read_input(str(path), IngestOptions(**options))  # type: ignore[arg-type]
    return found


def document(path: Path, data: bytes) -> Document:
    found = read(path, data)
    assert isinstance(found, Document), found
    return found


def test_paragraphs_are_joined_and_split_words_made_whole(tmp_path: Path) -> None:
    text = document(tmp_path / "a.pdf", pdf([column(REPORT)])).text
    assert text.split("\n\n") == [
        "LUCERNE, 3 May 2027 - The mayor said on Monday that the bridge would be closed for repairs, and that traffic "
        "would be redirected over the well-known northern route.",
        '"We have no choice," she told a meeting. The council had asked for a well-known engineer, who called the '
        'bridge "a danger".',
        "Short.",
        "A new paragraph without a gap begins here, since the line above it ends early.",
    ]


def test_running_lines_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    pages = []
    for number, word in enumerate(("one", "two", "three", "four"), 1):
        head = [(72.0, 770.0, 9.0, f"Example Post, page {number}")]
        foot = [(300.0, 30.0, 9.0, str(number))]
        pages.append(head + column(f"Paragraph number {word} was long\nenough for {word}.") + foot)
    text = document(tmp_path / "a.pdf", pdf(pages)).text
    assert "Example Post" not in text
    assert "Paragraph number three was long enough for three." in text
    assert not any(line.isdecimal() for line in text.splitlines())


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    pages = [column("The minister said that the talks would be"), column("resumed in the autumn, and left.")]
    assert document(tmp_path / "a.pdf", pdf(pages)).text == (
        "The minister said that the talks would be resumed in the autumn, and left."
    )


@pytest.mark.parametrize(
    ("info", "title", "published"),
    [
        ({"Title": "The bridge", "CreationDate": "D:20270504120000+02'00'"}, "The bridge", "2027-05-04"),
        ({"Title": "Microsoft Word - draft7.doc"}, None, None),
        ({"Title": "report.indd", "CreationDate": "D:2027"}, None, "2027"),
        ({"Title": "", "CreationDate": "D:20271399"}, None, None),
        ({"CreationDate": "yesterday", "ModDate": ""}, None, None),
        ({}, None, None),
    ],
)
def test_facts(tmp_path: Path, info: dict[str, str], title: str | None, published: str | None) -> None:
    found = document(tmp_path / "a.pdf", pdf([column("The mayor said no.")], info))
    assert found.title == title
    assert (found.published.value if found.published else None) == published


def test_a_dateline_wins_over_the_day_the_file_was_made(tmp_path: Path) -> None:
    found = document(tmp_path / "a.pdf", pdf([column(REPORT)], {"CreationDate": "D:20280101"}))
    assert found.published is not None
    assert (found.published.value, found.published.basis) == ("2027-05-03", "text")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4\n", "too broken"),
        (b"%PDF-1.7\ngarbage\n%%EOF", "too broken"),
        (pdf([[]]), "pictures without text (a scan)"),
        (pdf([]), "without a page"),
        (pdf([column("x")])[:300], "PDF"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, data: bytes, reason: str) -> None:
    error = read(tmp_path / "a.pdf", data)
    assert isinstance(error, InputError)
    assert reason in error.reason


@pytest.mark.parametrize(("password", "readable"), [("secret", False), ("", True)])
def test_encrypted(tmp_path: Path, password: str, readable: bool) -> None:
    from pypdf import PdfWriter

    (tmp_path / "plain.pdf").write_bytes(pdf([column("The mayor said no.")]))
    writer = PdfWriter(clone_from=tmp_path / "plain.pdf")
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    [found] = read_input(str(tmp_path / "locked.pdf"), IngestOptions())
    if readable:
        assert isinstance(found, Document)
        assert found.text == "The mayor said no."
    else:
        assert "is encrypted" in str(found)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the govern-", "ment said"], "the government said"),
        (["a well-", "known man, a well-known one"], "a well-known man, a well-known one"),
        (["the Franco-", "German talks"], "the Franco- German talks"),
        (["he said –", "and left"], "he said –and left"),
        (["soft\u00ad", "ware"], "software"),
        (["• first point", "• second point"], "• first point\n\n• second point"),
    ],
)
def test_line_ends(lines: list[str], text: str) -> None:
    assert joined_pages([[Line(line) for line in lines]]) == text


def test_short_paragraphs_are_told_by_their_gaps(tmp_path: Path) -> None:
    text = (
        "One line that fills the whole width of the page here.\n\nA second one, which is just as long as the first.\n"
    )
    text += (
        "\nA third with a second line that ends where all the others\nend, at the right edge of a page of some width."
    )
    assert document(tmp_path / "a.pdf", pdf([column(text)])).text.count("\n\n") == 2


def test_what_a_browser_prints_around_a_page_is_left_out(tmp_path: Path) -> None:
    around = [(24.0, 770.0, 8.0, "5/3/27, 11:59 PM Bridge"), (24.0, 17.0, 8.0, "https://n.example/a?b 1/1")]
    assert document(tmp_path / "a.pdf", pdf([column("The mayor said no.") + around])).text == "The mayor said no."


def test_ligatures_are_letters() -> None:
    from onrecord.ingest.pdf import _folded

    assert _folded(["o\ufb03cial ", "\ufb01nds"]) == "official finds"
