"""Gold in its forms, and what is said of gold that cannot be read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.document import Document
from onrecord.errors import InputError, UsageError
from onrecord.evaluation.gold import read_gold
from onrecord.evaluation.jsonlines import read_record_lines
from onrecord.export.brat import BratFolderWriter
from onrecord.record import Part, Record, Span, Statement

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Reil said Kyiv insists on talks. “Yes.” 🌊 Brenn left.\r\n"

EVENTS = """T1\tSource 0 4\tReil
T2\tCue 5 9\tsaid
T3\tContent 10 31\tKyiv insists on talks
T4\tAttribution 5 9\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
"""
OWN_EXPORT = """T1\tContent 10 31\tKyiv insists on talks
T2\tContent 23 31\ton talks
T3\tContent 33 39\t“Yes.”
T4\tSource 0 4\tReil
T5\tCue 5 9\tsaid
E1\tCue:T5 Source:T4 Content:T1
A1\tQuotation T1 indirect
#1\tAnnotatorNotes E1\tstatement ab, confidence 0.91
T6\tSource 10 14\tKyiv
T7\tCue 15 22\tinsists
E2\tCue:T7 Source:T6 Content:T2
R1\tReportedIn Arg1:T2 Arg2:T1
A2\tQuotation T2 indirect
A3\tQuotation T3 direct
"""
RELATIONS = """R1\tHasSource Arg1:T2 Arg2:T1
R2\tHasContent Arg1:T2 Arg2:T3
T1\tsource 0 4\tReil
T2\tcue 5 9\tsaid
T3\tcontent 10 14;23 31\tKyiv on talks
*\tEquiv T1 T1
"""
NO_CUE = """T1\tSource 0 4\tReil
T3\tContent 33 39\t“Yes.”
R1\tSource Arg1:T3 Arg2:T1
A1\tQuotation T3 direct
"""


def brat(folder: Path, annotations: str) -> Path:
    (folder / "a.txt").write_bytes(TEXT.encode())
    (folder / "a.ann").write_text(annotations, encoding="utf-8")
    return folder


def shown(path: Path) -> list[tuple[str, str, str, int]]:
    (article,) = read_gold(path)
    text = article.document.text
    return [
        (*(" ".join(text[s:e] for s, e in spans) for spans in (one.source, one.cue, one.content)), one.depth)  # type: ignore[misc]
        for one in article.attributions
    ]


@pytest.mark.parametrize(
    ("annotations", "expected"),
    [
        (EVENTS, [("Reil", "said", "Kyiv insists on talks", 0)]),
        (
            OWN_EXPORT,
            [("Reil", "said", "Kyiv insists on talks", 0), ("Kyiv", "insists", "on talks", 1), ("", "", "“Yes.”", 0)],
        ),
        (RELATIONS, [("Reil", "said", "Kyiv on talks", 0)]),
        (NO_CUE, [("Reil", "", "“Yes.”", 0)]),
        ("", []),
    ],
    ids=["events as in PolNeAR", "our own export", "relations", "no cue", "no statement"],
)
def test_brat(tmp_path: Path, annotations: str, expected: list[tuple[str, str, str, int]]) -> None:
    assert shown(brat(tmp_path, annotations)) == expected


def test_brat_of_others_nests_by_place_where_no_relation_says_otherwise(tmp_path: Path) -> None:
    lines = OWN_EXPORT.splitlines(keepends=True)
    nested = "".join(line for line in lines if "ReportedIn" not in line and "Quotation" not in line)
    assert [depth for *_, depth in shown(brat(tmp_path, nested))] == [0, 1]


def test_our_own_brat_says_what_is_nested(tmp_path: Path) -> None:
    flat = OWN_EXPORT.replace("R1\tReportedIn Arg1:T2 Arg2:T1\n", "")
    assert [depth for *_, depth in shown(brat(tmp_path, flat))] == [0, 0, 0]


def test_brat_counts_code_points_and_keeps_line_ends(tmp_path: Path) -> None:
    start = TEXT.index("Brenn")
    folder = brat(tmp_path, f"T1\tContent {start} {start + 5}\tBrenn\nA1\tQuotation T1 indirect\n")
    assert shown(folder) == [("", "", "Brenn", 0)]
    assert read_gold(folder)[0].document.text == TEXT


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("T1 Source 0 4", "line 1: is not brat's standoff form"),
        ("T1\tSource 0 4000\tReil", "line 1: the annotation has the span [0, 4000], which does not lie in a text of"),
        ("T1\tSource 4 4\t", "line 1: the annotation has the span [4, 4]"),
        ("E1\tCue:T9 Content:T8", "names the annotation T8, which the file does not have"),
    ],
)
def test_broken_brat_is_named(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(InputError, match=r"a\.ann") as raised:
        read_gold(brat(tmp_path, line))
    assert told in str(raised.value)


def test_brat_without_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text(EVENTS, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.txt: cannot be read"):
        read_gold(tmp_path)


ROW = {
    "id": "a",
    "statements": [
        {"id": "s1", "source": {"spans": [[0, 4]]}, "cue": {"spans": [[5, 9]]}, "content": {"spans": [[10, 31]]}},
        {"id": "s2", "depth": 1, "parent": "s1", "source": None, "cue": None, "content": {"spans": [[23, 31]]}},
    ],
}


def lines(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    lines(tmp_path / "docs.jsonl", {"id": "a", "text": TEXT, "published": "2027-03-02"})
    lines(tmp_path / "gold.jsonl", ROW)
    return tmp_path


def test_json_lines_with_the_documents_beside(corpus: Path) -> None:
    expected = [("Reil", "said", "Kyiv insists on talks", 0), ("", "", "on talks", 1)]
    assert shown(corpus) == shown(corpus / "gold.jsonl") == expected
    assert read_gold(corpus)[0].attributions[1].parent == "s1"


def test_json_lines_with_documents_elsewhere(corpus: Path, tmp_path: Path) -> None:
    elsewhere = (corpus / "docs.jsonl").rename(corpus / "articles.jsonl")
    with pytest.raises(InputError, match="--docs"):
        read_gold(corpus / "gold.jsonl")
    assert len(read_gold(corpus / "gold.jsonl", elsewhere)) == 1


def test_a_record_may_serve_as_gold(tmp_path: Path) -> None:
    path = lines(tmp_path / "r.jsonl", {"document": {"id": "a", "text": TEXT}, "statements": ROW["statements"]})
    assert len(shown(path)) == 2


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("no json", "line 1: is not JSON"),
        ("[1]", "line 1: is not a JSON object"),
        ('{"statements": []}', "line 1: names no document"),
        ('{"id": "a"}', "line 1: has no list of statements"),
        ('{"id": "a", "statements": [3]}', "line 1: statement s1 is not an object"),
        ('{"id": "a", "statements": [{"content": {"spans": [[0, 900]]}}]}', "does not lie in a text of"),
        ('{"id": "a", "statements": [{"content": {"spans": [["0", 9]]}}]}', "does not lie in a text of"),
        ('{"id": "a", "statements": [{"content": {}}]}', "the content of statement s1 has no list of spans"),
        ('{"id": "a", "statements": []}\n{"id": "a", "statements": []}', "line 2: the id 'a' comes twice"),
        ("[" * 100_000, "line 1: is not JSON"),
    ],
)
def test_broken_lines_are_named(corpus: Path, row: str, told: str) -> None:
    (corpus / "gold.jsonl").write_text(row, encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl") as raised:
        read_gold(corpus)
    assert told in str(raised.value)


def test_marked_files(tmp_path: Path) -> None:
    marked = "title: Talks\n\n[s1 Reil] [q1 said] [c1 [s2 Kyiv] [q2 insists] [c2 on talks]].\n"
    (tmp_path / "one.txt").write_text(marked, encoding="utf-8")
    assert shown(tmp_path) == [("Reil", "said", "Kyiv insists on talks", 0), ("Kyiv", "insists", "on talks", 1)]
    assert read_gold(tmp_path / "one.txt")[0].document.title == "Talks"


def test_a_marked_file_with_a_fault_is_named(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("[s1 Reil said", encoding="utf-8")
    with pytest.raises(InputError, match=r"one\.txt: bracket"):
        read_gold(tmp_path)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x00\x81"])
def test_gold_that_is_no_text(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "one.txt").write_bytes(content)
    with pytest.raises(InputError, match="is not UTF-8"):
        read_gold(tmp_path)


def test_no_gold_at_all(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no gold"):
        read_gold(tmp_path)
    with pytest.raises(InputError, match="no such file or folder"):
        read_gold(tmp_path / "missing")


def test_documents_that_nothing_asks_for(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--docs"):
        read_gold(brat(tmp_path, EVENTS), tmp_path / "docs.jsonl")


def test_a_record_of_another_text_is_refused(corpus: Path) -> None:
    record = lines(corpus / "record.jsonl", {"document": {"id": "a", "text": "Other"}, "statements": []})
    with pytest.raises(InputError, match="differs from the gold's"):
        read_record_lines(record, read_gold(corpus))


def test_records_of_other_documents_are_passed_over(corpus: Path) -> None:
    record = lines(corpus / "record.jsonl", {"document": {"id": "b", "text": "Other"}, "statements": "broken"})
    assert read_record_lines(record, read_gold(corpus)) == {}


def test_what_the_package_exports_comes_back(tmp_path: Path) -> None:
    outer = statement("o", ((0, 4),), ((5, 9),), ((10, 31),))
    inner = replace(statement("i", ((10, 14),), ((15, 22),), ((23, 31),)), depth=1, parent="o")
    lone = statement("l", (), (), ((33, 39),))
    writer = BratFolderWriter(tmp_path)
    writer.write(Record(Document("a", TEXT), (outer, inner, lone)))
    writer.close()
    assert shown(tmp_path) == [
        ("Reil", "said", "Kyiv insists on talks", 0),
        ("Kyiv", "insists", "on talks", 1),
        ("", "", "“Yes.”", 0),
    ]


def statement(name: str, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]) -> Statement:
    def part(spans: tuple[Span, ...]) -> Part:
        return Part(spans, " ".join(TEXT[start:end] for start, end in spans))

    return Statement(
        name,
        0,
        None,
        part(source) if source else None,
        part(cue) if cue else None,
        part(content),
        "indirect",
        (),
        None,
        None,
        None,
        None,
        None,
        0.9,
    )
