"""Records made by hypothesis: any text (emoji, combining marks, right to left, surrogates), any spans that fit."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hypothesis import strategies as st

from onrecord.document import Document, Published
from onrecord.record import Certainty, Part, Quotation, Record, Said, Span, Speaker, Statement
from onrecord.values import Figure, Place, Time

_HARD = [
    "👩‍👩‍👧",
    "e\u0301",
    "قال ",
    "שלום",
    "\u202e",
    "🇺🇦",
    "“",
    "’",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u2028",
    " ",
    "\x00",
]
_PIECES = st.one_of(st.sampled_from(_HARD), st.text(min_size=1, max_size=6))
WORDS = st.lists(_PIECES, min_size=1, max_size=20).map("".join)
PLAIN_WORDS = WORDS.map(lambda text: text.encode("utf-8", "replace").decode())
NAMES = st.text(min_size=1, max_size=12).filter(lambda name: bool(name.strip()))


@st.composite
def records(draw: st.DrawFn, words: st.SearchStrategy[str] = WORDS) -> Record:
    """A record with crossing, nested and broken spans; its statements are in the order of a record."""
    text = draw(words)
    document = Document(
        draw(NAMES), text, draw(st.none() | NAMES), draw(st.none() | st.just("https://a.example/ü?x=1")),
        draw(st.none() | NAMES), "en", draw(st.none() | st.just(Published("2027-03-02", "day", "input"))),
    )  # fmt: skip
    statements = sorted(draw(st.lists(_statements(text), max_size=4)), key=lambda one: one.content.spans)
    numbered = [replace(one, id=f"s{number}") for number, one in enumerate(statements)]
    linked = [_under(one, numbered, draw(st.booleans()), at) for at, one in enumerate(numbered)]
    return Record(document, _with_depths(linked), *draw(_values(text)))


def _under(one: Statement, others: list[Statement], nested: bool, at: int) -> Statement:
    return replace(one, parent=others[at - 1].id) if nested and at else one


def _with_depths(statements: list[Statement]) -> tuple[Statement, ...]:
    depths: dict[str | None, int] = {None: -1}
    for one in statements:
        depths[one.id] = depths[one.parent] + 1
    return tuple(replace(one, depth=depths[one.id]) for one in statements)


@st.composite
def _statements(draw: st.DrawFn, text: str) -> Statement:
    certainty = draw(st.none() | st.just(Certainty("probable", 0.55, 0.8, None)))
    speaker = Speaker(None, None, draw(st.none() | NAMES), "person", None, "UA", draw(_spans(text)), "name", 0.5)
    content = draw(_parts(text))
    return Statement(
        "", 0, None, draw(st.none() | _parts(text)), draw(st.none() | _parts(text)), content,
        draw(st.sampled_from(get_args(Quotation))), draw(st.sampled_from([(), (speaker,)])), "assertive", "negated",
        certainty, None, draw(st.none() | st.just(Said("2027-03", "month", "text"))), draw(st.floats(0, 1)),
    )  # fmt: skip


@st.composite
def _parts(draw: st.DrawFn, text: str) -> Part:
    """One span, or several that neither touch nor overlap."""
    chosen: list[Span] = []
    for span in sorted(draw(st.lists(_spans(text), min_size=1, max_size=3))):
        if not chosen or span[0] > chosen[-1][1]:
            chosen.append(span)
    return Part(tuple(chosen), " ".join(text[start:end] for start, end in chosen))


@st.composite
def _spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return start, draw(st.integers(start + 1, len(text)))


@st.composite
def _values(draw: st.DrawFn, text: str) -> tuple[tuple[Time, ...], tuple[Figure, ...], tuple[Place, ...]]:
    span = draw(_spans(text))
    words = text[span[0] : span[1]]
    return (
        (Time(span, words, "DATE", "2027-03-05", "2027-03-05", "2027-03-05"),),
        (Figure(span, words, 1.5, None, True, False, True, "up", "%", "percent", None, None),),
        (Place(span, words, draw(NAMES), "UA", draw(st.floats(-90, 90)), draw(st.floats(-180, 180)), 1, "city"),),
    )
