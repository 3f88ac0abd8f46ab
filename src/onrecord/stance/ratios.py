"""Probabilities in figures: "30 percent", "70 to 80 percent", "one in three", "2-in-3", "nine out of ten"."""

from __future__ import annotations

from typing import NamedTuple

_WORDS = {
    word: value
    for value, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {
    "fifteen": 15,
    "twenty": 20,
    "twenty-five": 25,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "seventy-five": 75,
    "eighty": 80,
    "ninety": 90,
    "ninety-five": 95,
    "ninety-nine": 99,
    "hundred": 100,
    "thousand": 1000,
}
_PERCENT = frozenset(("%", "percent", "per", "pct", "percentage"))
_DIGITS_AT_MOST = 6
_HALF = 0.05


class Ratio(NamedTuple):
    """Words `begin` to `end` (half-open) of a sentence, and the probabilities they give."""

    begin: int
    end: int
    low: float
    high: float


def read_ratio(words: list[str], at: int) -> Ratio | None:
    """The probability in figures that begins at a word, with the words that bound it; None where none does."""
    word = words[at]
    if word not in _WORDS and not word[0].isdigit() and "-" not in word:
        return None
    found = _hyphenated(words, at) or _share(words, at) or _percent(words, at)
    return None if found is None or not 0 <= found.low <= found.high <= 1 else _bounded(words, found)


def read_odds(words: list[str], at: int) -> Ratio | None:
    """Betting odds: "three to one against" and "3-1" give one in four, "three to one on" three in four."""
    parts = [part for word in words[at : at + 3] for part in word.split("-") if part != "to"]
    length = 1 if "-" in words[at] else 3
    against = _number(parts[0]) if parts else None
    with_it = _number(parts[1]) if len(parts) > 1 else None
    if against is None or not with_it or (length == 3 and words[at + 1 : at + 2] != ["to"]):
        return None
    side = words[at + length] if at + length < len(words) else ""
    share = (against if side == "on" else with_it) / (against + with_it)
    return _point(at, at + length + (side in ("on", "against")), share)


def _number(word: str) -> float | None:
    if word in _WORDS:
        return float(_WORDS[word])
    return float(word) if word.isascii() and word.isdigit() and len(word) <= _DIGITS_AT_MOST else None


def _decimal(words: list[str], at: int) -> tuple[float, int] | None:
    value = _number(words[at]) if at < len(words) else None
    if value is None:
        return None
    if at + 2 < len(words) and words[at + 1] == "." and words[at + 2].isdigit() and len(words[at + 2]) <= 3:
        return float(f"{value:.0f}.{words[at + 2]}"), at + 3
    return value, at + 1


def _hyphenated(words: list[str], at: int) -> Ratio | None:
    """Words with hyphens: "one-in-three", "2-in-3", and "70-80 percent", "30-percent"."""
    parts = words[at].split("-")
    numbers = [_number(part) for part in parts]
    if len(parts) == 3 and parts[1] == "in" and numbers[0] is not None and numbers[2]:
        return _point(at, at + 1, numbers[0] / numbers[2])
    if len(parts) != 2 or numbers[0] is None:
        return None
    if parts[1] in _PERCENT:
        return _point(at, at + 1, numbers[0] / 100)
    end = _percent_end(words, at + 1)
    return None if end is None or numbers[1] is None else Ratio(at, end, numbers[0] / 100, numbers[1] / 100)


def _share(words: list[str], at: int) -> Ratio | None:
    """Shares: "one in three", "nine out of ten"."""
    part = _number(words[at])
    rest = words[at + 1 : at + 4]
    skip = 1 if rest[:1] == ["in"] else 2 if rest[:2] == ["out", "of"] else 0
    whole = _number(rest[skip]) if skip and len(rest) > skip else None
    if whole == 100 and rest[skip] == "hundred":
        return _point(at, at + skip + 2, (part or 0) / whole)
    return None if part is None or not whole or whole < 2 else _point(at, at + skip + 2, part / whole)


def _percent(words: list[str], at: int) -> Ratio | None:
    """Percentages: "30 percent", "70 to 80 percent", "between 70 and 80 per cent"."""
    first = _decimal(words, at)
    if first is None:
        return None
    value, after = first
    if after < len(words) and words[after] in ("to", "and", "–", "-"):
        second = _decimal(words, after + 1)
        end = None if second is None else _percent_end(words, second[1])
        if second is not None and end is not None:
            return Ratio(at, end, value / 100, second[0] / 100)
    end = _percent_end(words, after)
    return None if end is None else _point(at, end, value / 100)


def _percent_end(words: list[str], at: int) -> int | None:
    if at >= len(words) or words[at] not in _PERCENT:
        return None
    return at + 2 if words[at] == "per" and words[at + 1 : at + 2] == ["cent"] else at + 1


def _point(begin: int, end: int, value: float) -> Ratio:
    return Ratio(begin, end, value, value)


_ABOUT = (
    ("about",),
    ("around",),
    ("roughly",),
    ("some",),
    ("nearly",),
    ("almost",),
    ("close", "to"),
    ("approximately",),
    ("nearer",),
    ("nearer", "to"),
    ("closer", "to"),
    ("perhaps",),
)
_AT_LEAST = (
    ("more", "than"),
    ("at", "least"),
    ("over",),
    ("above",),
    ("better", "than"),
    ("upwards", "of"),
    ("not", "less", "than"),
)
_AT_MOST = (
    ("less", "than"),
    ("under",),
    ("below",),
    ("at", "most"),
    ("at", "best"),
    ("no", "more", "than"),
    ("fewer", "than"),
    ("up", "to"),
    ("worse", "than"),
    ("no", "better", "than"),
    ("not", "more", "than"),
)


def _bounded(words: list[str], found: Ratio) -> Ratio:
    number = found.begin - (found.begin > 0 and words[found.begin - 1] in ("a", "an"))
    for bounds, side in ((_AT_MOST, "most"), (_AT_LEAST, "least"), (_ABOUT, "about")):
        for bound in sorted(bounds, key=len, reverse=True):
            begin = number - len(bound)
            if begin >= 0 and tuple(words[begin:number]) == bound:
                return _moved(found, begin, side)
    return found


def _moved(found: Ratio, begin: int, side: str) -> Ratio:
    if side == "most":
        return Ratio(begin, found.end, 0.0, found.high)
    if side == "least":
        return Ratio(begin, found.end, found.low, 1.0)
    return Ratio(begin, found.end, max(0.0, found.low - _HALF), min(1.0, found.high + _HALF))
