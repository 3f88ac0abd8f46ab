"""When a statement was made: by the words around the cue, never by the times of which it speaks."""

from __future__ import annotations

import pytest

from onrecord.document import Document, Published
from onrecord.evaluation.marked import parse
from onrecord.grounding.said import said_when
from onrecord.grounding.times import find_times
from onrecord.record import Part, Said, Span, Statement

PUBLISHED = Published("2027-03-03", "day", "input")
FROM_ARTICLE = ("2027-03-03", "day", "published")
CASES = [
    ("after the cue", "[c1 The road is open], [s1 the mayor] [q1 said] on Tuesday.", ("2027-03-02", "day", "text")),
    ("before the source", "On Monday [s1 she] [q1 said] [c1 that the road would open].", ("2027-03-01", "day", "text")),
    ("inside the content", "[s1 She] [q1 said] [c1 that the road had opened on Monday].", FROM_ARTICLE),
    (
        "both",
        "[s1 She] [q1 said] Tuesday [c1 that the road had opened on Monday].",
        ("2027-03-02", "day", "text"),
    ),
    ("an office held since", "[s1 Brenn], mayor since 2019, [q1 said] [c1 the road is open].", FROM_ARTICLE),
    ("in the source's clause", "[s1 Brenn, who won in 2019], [q1 said] [c1 the road is open].", FROM_ARTICLE),
    (
        "a report of a day",
        "[q1 According to] [s1 a report published on Monday], [c1 the road sank].",
        ("2027-03-01", "day", "text"),
    ),
    ("the sentence before", "It rained on Monday. [s1 She] [q1 said] [c1 the road is open].", FROM_ARTICLE),
    ("a month", "In January [s1 she] [q1 promised] [c1 to open the road].", ("2027-01", "month", "text")),
    ("after that day", "After Monday, [s1 she] [q1 said], [c1 nothing was left].", FROM_ARTICLE),
    ("not yet", "[s1 She] will [q1 say] next year [c1 that she leaves].", FROM_ARTICLE),
    ("no words, no time", "[c1 The road is open], [q1 reportedly].", FROM_ARTICLE),
]


@pytest.mark.parametrize(("marked", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_when_it_was_said(marked: str, expected: tuple[str, str, str]) -> None:
    assert _said(marked, PUBLISHED)[0] == Said(expected[0], expected[1], expected[2])  # type: ignore[arg-type]


def test_without_a_date_nothing_is_made_up() -> None:
    assert _said("[s1 She] [q1 said] [c1 that the road is open].", None) == [None]


def test_a_nested_statement_takes_its_parents_day() -> None:
    marked = "On Monday [s1 she] [q1 said] [c1 that [s2 the council] [q2 believes] [c2 the road is safe]]."
    assert _said(marked, PUBLISHED) == [Said("2027-03-01", "day", "text")] * 2


def test_each_of_two_cues_has_the_time_beside_it() -> None:
    marked = "[s1,2 She] [q1 said] on Monday [c1 that it rained], and [q2 repeated] on Tuesday [c2 that it rained]."
    assert [said and said.value for said in _said(marked, PUBLISHED)] == ["2027-03-01", "2027-03-02"]


def _said(marked: str, published: Published | None) -> list[Said | None]:
    article = parse(marked)
    document = Document("d", article.text, published=published)
    statements = [
        Statement(
            id=str(one.number),
            depth=1 if one.parent else 0,
            parent=str(one.parent) if one.parent else None,
            source=_part(article.text, one.spans.get("source")),
            cue=_part(article.text, one.spans.get("cue")),
            content=_part(article.text, one.spans["content"]) or Part((), ""),
            quotation="indirect",
            speakers=(),
            act=None,
            polarity=None,
            certainty=None,
            distance=None,
            said=None,
            confidence=0.9,
        )
        for one in sorted(article.statements, key=lambda one: one.number)
    ]
    times = find_times(article.text, None, published)
    return [one.said for one in said_when(document, statements, times)]


def _part(text: str, spans: list[Span] | None) -> Part | None:
    return Part(tuple(spans), " ".join(text[start:end] for start, end in spans)) if spans else None
