"""Numbers in words and digits: "twenty-four", "a hundred", "two and a half", "nineteen ninety-six"."""

from __future__ import annotations

from collections.abc import Sequence

UNTOLD = "X"


def amount(values: Sequence[str]) -> float | None:
    """The number that the lexicon's values of some tokens make together; None where it is not told ("several")."""
    total, part = 0.0, 0.0
    for value in values:
        if value == UNTOLD:
            return None
        number = _number(value)
        if number is None:
            continue
        if number >= 100 and part and number in (100, 1000, 1_000_000):
            part *= number
            if number > 100:
                total, part = total + part, 0.0
        else:
            part += number
    return total + part


def year_in_words(values: Sequence[str]) -> int | None:
    """"nineteen ninety-six" is 1996, "two thousand and eight" 2008; None where the words make no year."""
    numbers = [int(number) for value in values if (number := _number(value)) is not None]
    if not numbers or numbers[0] not in range(1, 22):
        return None
    if 1000 in numbers:
        year = int(amount(values) or 0)
    else:
        year = numbers[0] * 100 + sum(number for number in numbers[1:] if number != 100)
    return year if 1000 <= year <= 2199 else None


def plain(number: float) -> str:
    """A number without an idle fraction: 2.0 is "2"."""
    return str(int(number)) if number == int(number) else str(round(number, 2))


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
