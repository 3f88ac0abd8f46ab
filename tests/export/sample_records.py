"""Records made by hand for the tests of what shows them; the articles are invented."""

from __future__ import annotations

from typing import get_args

from onrecord.document import Document, Published
from onrecord.evaluation.marked import MarkedStatement, parse
from onrecord.record import Diagnostic, Part, Quotation, Record, Span, Speaker, Statement

BRIDGE = """\
title: Two ministers, two stories of the Ostra bridge
source: The Lowland Courier
published: 2027-03-02

KARVEN, 2 March – [c1 The bridge over the Ostra will not reopen before the thaw], [s1 Transport Minister Ada Brenn] \
[q1 said] on Tuesday, a day after engineers had found cracks in two of its piers. [c2 “We looked at the steel, and the \
steel looked back at us,”] [s2 she] [q2 told] reporters. [c2 “Nobody crosses it while I hold this office.”]

[s3,4 The mayor of Karven], Tomas Oleander, [q3 called] the closure [c3 “a gift to the ferrymen”] and [q4 insisted] \
[c4 that [s5 the engineers] [q5 had told] him [c5 in January [s6 the inspectors] [q6 considered] [c6 the piers sound]]].

[q7 According to] [s7 a report seen by this newspaper], [c7 the first cracks were recorded [c8 in 2024], \
[s8 residents] [q8 say], and then forgotten].

[s9 The union’s spokeswoman], Ilse Maren, [q9 read out a statement]: [c9 “Our members have warned of this for three \
winters.

“They wrote letters. They were told to write fewer letters.”]

[c10 Up to 4,000 people cross the bridge on a working day], [q10 reportedly].
"""
_QUOTED: dict[str, Quotation] = {"2": "direct", "3": "mixed", "9": "direct"}
_CONFIDENCES = (0.97, 0.998, 0.91, 0.84, 0.72, 0.55, 0.88, 0.31, 0.94, 0.66)


def record_of(marked: str, document_id: str = "made", url: str | None = None) -> Record:
    """The record of an article in the notation of the gold files; kinds and confidences go round."""
    article = parse(marked)
    published = article.headers.get("published")
    document = Document(
        id=document_id,
        text=article.text,
        title=article.headers.get("title"),
        url=url,
        source=article.headers.get("source"),
        published=Published(published, "day", "input") if published else None,
    )
    ordered = sorted(article.statements, key=lambda one: one.spans["content"][0])
    by_number = {one.number: one for one in ordered}
    return Record(document, tuple(_statement(one, by_number, article.text) for one in ordered))


def _statement(one: MarkedStatement, by_number: dict[int, MarkedStatement], text: str) -> Statement:
    content = _part(text, one.spans["content"])
    assert content
    return Statement(
        id=f"s{one.number}",
        depth=_depth(one, by_number),
        parent=f"s{one.parent}" if one.parent else None,
        source=_part(text, one.spans.get("source")),
        cue=_part(text, one.spans.get("cue")),
        content=content,
        quotation=_QUOTED.get(str(one.number), "indirect"),
        speakers=(),
        act=None,
        polarity=None,
        certainty=None,
        distance=None,
        said=None,
        confidence=_CONFIDENCES[one.number % len(_CONFIDENCES) - 1],
    )


def _depth(one: MarkedStatement, by_number: dict[int, MarkedStatement]) -> int:
    return 1 + _depth(by_number[one.parent], by_number) if one.parent else 0


def _part(text: str, spans: list[Span] | None) -> Part | None:
    return Part(tuple(spans), " ".join(text[start:end] for start, end in spans)) if spans else None


def statement(
    text: str,
    *spans: Span,
    name: str = "s1",
    source: Span | None = None,
    cue: Span | None = None,
    parent: str | None = None,
    depth: int = 0,
    quotation: Quotation = "indirect",
    confidence: float = 0.9,
    speakers: tuple[Speaker, ...] = (),
) -> Statement:
    """One statement by its spans."""
    assert quotation in get_args(Quotation)
    content = _part(text, list(spans))
    assert content
    return Statement(
        name,
        depth,
        parent,
        _part(text, [source] if source else None),
        _part(text, [cue] if cue else None),
        content,
        quotation,
        speakers,
        None,
        None,
        None,
        None,
        None,
        confidence,
    )


def place(text: str, words: str) -> Span:
    """Where the words stand in the text, first."""
    start = text.index(words)
    return start, start + len(words)


def speaker(name: str | None) -> Speaker:
    """A speaker of whom only the name matters."""
    return Speaker(None, None, name, "person", None, None, None, None, 0.9)


BRIDGE_RECORD = record_of(BRIDGE, "courier/2027-03-02", url="https://courier.example/ostra?a=1&b=2")
EMPTY_RECORD = Record(
    Document("empty", "A quiet day.\n\nNothing was said."),
    diagnostics=(Diagnostic("find", "the article is too long for this machine's memory"),),
)
HOSTILE_TEXT = (
    "<script>alert(1)</script> & “<img src=x onerror=alert(2)>” said \x1b[31mred\x1b[0m \u202eevil\u202c "
    "</style><style>*{display:none}</style> \"'` \x00\ud800 end."
)
HOSTILE_RECORD = Record(
    Document(
        "../../etc/<b>&\"'",
        HOSTILE_TEXT,
        title="</title><script>alert(3)</script>\x1b]0;x\x07",
        url="javascript:alert(4)",
        source="=cmd|' /C calc'!A0",
        language='"><script>',
        published=Published("2027-03-02", "day", "metadata"),
    ),
    (
        statement(
            HOSTILE_TEXT,
            place(HOSTILE_TEXT, "“<img src=x onerror=alert(2)>”"),
            name='x" onclick="alert(5)',
            source=(0, 25),
            cue=place(HOSTILE_TEXT, "said"),
            quotation="direct",
        ),
        statement(
            HOSTILE_TEXT,
            (HOSTILE_TEXT.index("\x1b"), len(HOSTILE_TEXT)),
            name="y",
            speakers=(speaker("<i>Mallory</i>"),),
        ),
    ),
)
ARABIC_TEXT = "قال الوزير إن الجسر مغلق 👩‍👩‍👧 حتى الربيع.\nCafe\u0301 closed, he\u0301 said."
ARABIC_RECORD = Record(
    Document("rtl", ARABIC_TEXT, title="الجسر", language="ar"),
    (
        statement(ARABIC_TEXT, (11, ARABIC_TEXT.index(".")), name="r1", source=(4, 10), cue=(0, 3)),
        statement(
            ARABIC_TEXT,
            place(ARABIC_TEXT, "Cafe\u0301 closed"),
            name="r2",
            source=place(ARABIC_TEXT, "he\u0301"),
            cue=place(ARABIC_TEXT, "said"),
            parent="r1",
            depth=1,
        ),
    ),
)
CROSSING_TEXT = "one two three four five six seven"
CROSSING_RECORD = Record(
    Document("crossing", CROSSING_TEXT),
    (
        statement(CROSSING_TEXT, (0, 18), name="a", quotation="direct"),
        statement(CROSSING_TEXT, (8, 27), name="b", source=(4, 13)),
        statement(CROSSING_TEXT, (4, 7), (19, 33), name="c", quotation="mixed"),
    ),
)
ALL_RECORDS = {
    "an article": BRIDGE_RECORD,
    "no statements": EMPTY_RECORD,
    "hostile": HOSTILE_RECORD,
    "right to left": ARABIC_RECORD,
    "crossing spans": CROSSING_RECORD,
}
