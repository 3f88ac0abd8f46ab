"""Matter sheets are read line by line, and every sheet of the repository keeps to the form."""

from pathlib import Path

import pytest

from training.matters.sheets import SHEETS, SheetError, Statement, load_sheet

WHOLE = """story: A test
# Who fired?
## the north
Mayor Ada Brenn | "They did"

North | ! that its guns had fired
## -
? whose battery it was
# How many died?
## three
Three are dead
"""


def sheet_of(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "test.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sheet_is_read_whole(tmp_path: Path) -> None:
    sheet = load_sheet(sheet_of(tmp_path, WHOLE))
    assert (sheet.name, sheet.story, len(sheet.questions)) == ("test", "A test", 2)
    first = sheet.questions[0]
    assert [p.label for p in first.positions] == ["the north", None]
    assert first.statements == (
        Statement('"They did"', "Mayor Ada Brenn", "affirmed"),
        Statement("that its guns had fired", "North", "negated"),
        Statement("whose battery it was", None, "open"),
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("# Who?\n## a\nb\n", ":1: a sheet begins"),
        ("story: A\nloose line\n", ":2: expected a line that begins with '# '"),
        ("story: A\n# Who?\nloose line\n", ":3: expected a line that begins with '## '"),
        ("story: A\n# Who?\n", ":2: this question has no position"),
        ("story: A\n# Who?\n## us\n", ":3: this position has no statement"),
        ("story: A\n# Who?\n## us\nx\n# Who?\n## us\ny\n", "one question stands twice"),
        ("story: A\n# Who?\n## us\nx\n## us\ny\n", "one position of 'Who?' stands twice"),
        ("story: A\n# Who?\n## us\nx\n## them\nx\n", "'x' stands twice"),
    ],
)
def test_a_broken_sheet_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(SheetError, match=complaint.replace("?", r"\?")):
        load_sheet(sheet_of(tmp_path, text))


@pytest.mark.parametrize("path", sorted(SHEETS.glob("*.txt")), ids=lambda p: p.stem)
def test_every_sheet_holds_near_questions_with_enough_said(path: Path) -> None:
    sheet = load_sheet(path)
    assert 7 <= len(sheet.questions) <= 13
    for question in sheet.questions:
        assert len(question.statements) >= 5, question.text
    assert all(any(p.label for p in q.positions) for q in sheet.questions)
