"""Numbers in words and digits: "twenty-four", "a hundred", "two and a half", "nineteen ninety-six"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

UNTOLD = "X"
ARTICLE = "a"
HALF = "0.5"
SCALES = ("12", "100", "1000", "1000000", "1000000000", "1000000000000")

_YEAR_BEGINNINGS = range(16, 21)


def amount(values: Sequence[str]) -> float | None:
    """The number that the lexicon's values of some tokens make together; None where it is not told ("several")."""
    total, part = 0.0, 0.0
    for index, value in enumerate(values):
        if value == UNTOLD:
            return None
        number = _article(values, index) if value == ARTICLE else _number(value)
        if number is None:
            continue
        if part and value in SCALES:
            part *= number
            if number > 100:
                total, part = total + part, 0.0
        else:
            part += number
    return total + part


def year_in_words(values: Sequence[str]) -> int | None:
    """1996 of "nineteen ninety-six", 2008 of "two thousand and eight"; None where the words make no year."""
    numbers = [int(number) for value in values if (number := _number(value)) is not None]
    if 1000 in numbers:
        year = int(amount(values) or 0)
        return year if 2000 <= year <= 2099 else None
    rest = sum(number for number in numbers[1:] if number != 100)
    whole = rest >= 10 or 100 in numbers
    return numbers[0] * 100 + rest if numbers and numbers[0] in _YEAR_BEGINNINGS and whole and rest < 100 else None


def plain(number: float) -> str:
    """A number without an idle fraction: 2.0 is "2"."""
    return str(int(number)) if number == int(number) else str(round(number, 2))


def _article(values: Sequence[str], index: int) -> float:
    """One for "a" alone and in "a hundred"; nothing in "a couple", "a half", "half an hour"."""
    alone = not any(_number(value) is not None for value in values)
    return float(alone or any(value in SCALES for value in values[index + 1 : index + 2]))


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
