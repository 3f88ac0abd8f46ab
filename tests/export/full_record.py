"""A record in which every field holds something; the article is invented."""

from __future__ import annotations

from sample_records import place as find

from onrecord.document import Document, Published
from onrecord.record import Certainty, Part, Record, Said, Span, Speaker, Statement
from onrecord.values import Estimate, Figure, Horizon, Place, Time

TEXT = (
    "OSTRAVIA, March 2 — At least 12 miners were killed near Ostrava on Monday 🕯️, Deputy Mining Minister Ada Brenn "
    "and the rescue service said.\n\n“We will probably reach the others by March 5,” she told reporters; "
    "Café Lumière’s owner, جميل, denied that the minister had warned anyone."
)


def _part(*spans: Span) -> Part:
    return Part(spans, " ".join(TEXT[start:end] for start, end in spans))


def _at(words: str) -> Span:
    return find(TEXT, words)


_KILLED = _at("At least 12 miners were killed near Ostrava on Monday 🕯️")
_QUOTE = _at("“We will probably reach the others by March 5,”")
_DENIED = _at("that the minister had warned anyone")
_WARNED = _at("anyone")

BRENN = Speaker(
    "person/ada-brenn",
    "Ada Brenn",
    "Ada Brenn",
    "person",
    "Deputy Mining Minister",
    "CZ",
    _at("Ada Brenn"),
    "name",
    0.97,
)  # fmt: skip
RESCUE = Speaker(None, None, "the rescue service", "organization", None, "CZ", _at("the rescue service"), "name", 0.8)
UNKNOWN = Speaker(None, None, None, "unknown", None, None, None, None, 0.4)

FULL_RECORD = Record(
    Document(
        "wire/2027/1",
        TEXT,
        title="Twelve miners dead, “others” sought",
        url="https://wire.example/a?b=1&c=ü",
        source="Northern Wire",
        published=Published("2027-03-02", "day", "metadata"),
    ),
    (
        Statement(
            "a1", 0, None, _part(_at("Deputy Mining Minister Ada Brenn and the rescue service")), _part(_at("said")),
            _part(_KILLED), "indirect", (BRENN, RESCUE), "assertive", "affirmed",
            Certainty("certain", 0.95, 1.0, None), "neutral", Said("2027-03-02", "day", "text"), 0.93,
        ),
        Statement(
            "a2", 0, None, _part(_at("she")), _part(_at("told")), _part(_QUOTE), "direct", (BRENN,), "commissive",
            "affirmed", None, "neutral", Said("2027-03-02", "day", "published"), 0.99,
        ),
        Statement(
            "a3", 0, None, _part(_at("Café Lumière’s owner, جميل")), _part(_at("denied")), _part(_DENIED), "indirect",
            (UNKNOWN,), "assertive", "negated", Certainty("certain", None, None, None), "distancing", None, 0.71,
        ),
        Statement(
            "a4", 1, "a3", None, None, _part(_at("the minister"), _WARNED), "mixed", (), None, None,
            Certainty("possible", 0.2, 0.55, _at("had")), None, None, 0.5,
        ),
    ),
    times=(
        Time(_at("March 2"), "March 2", "DATE", "2027-03-02", "2027-03-02", "2027-03-02"),
        Time(_at("Monday"), "Monday", "DATE", "2027-03-01", "2027-03-01", "2027-03-01"),
        Time(_at("March 5"), "March 5", "DATE", "2027-03-05", "2027-03-05", "2027-03-05"),
    ),
    figures=(
        Figure(
            _at("At least 12"), "At least 12", 12, None, True, True, False, None, None, "count", _at("miners"), "killed"
        ),
    ),
    places=(
        Place(_at("Ostrava"), "Ostrava", "Ostrava", "CZ", 49.83465, 18.28204, 3068799, "city"),
        Place(_at("Café Lumière"), "Café Lumière", "Café Lumière", None, None, None, None, "street"),
    ),
    estimates=(
        Estimate(
            "a2", _at("reach the others"), _at("probably"), 0.55, 0.8, "icd203",
            Horizon(_at("by March 5"), None, "2027-03-05"),
        ),
    ),
)  # fmt: skip
