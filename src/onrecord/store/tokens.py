"""The tokens that a statement bears in the search index: one for each thing that a filter or a facet asks for.

Each is a letter for the facet, its value, and a digit at the end, which keeps the stemmer's hands off it.
"""

from __future__ import annotations

from collections.abc import Iterable

SPEAKER, SOURCE, COUNTRY, ACT, CERTAINTY, QUOTATION, MONTH = "a", "s", "c", "k", "l", "q", "m"
_WORDS = (COUNTRY, ACT, CERTAINTY, QUOTATION)


def token(facet: str, value: str | int) -> str:
    """The token of a facet's value: an actor's or source's key, a country's code, a word, a month."""
    if facet in _WORDS:
        return f"{facet}{str(value).lower()}0"
    return f"{facet}{str(value).replace('-', '')}"


def value_of(mark: str) -> tuple[str, str]:
    """The facet and the value of a token."""
    facet, value = mark[0], mark[1:]
    if facet in _WORDS:
        value = value[:-1]
        return facet, value.upper() if facet == COUNTRY else value
    if facet == MONTH and len(value) > 4:
        return facet, f"{value[:4]}-{value[4:]}"
    return facet, value


def tokens_of(
    actors: Iterable[int],
    countries: Iterable[str],
    source: int | None,
    words: Iterable[tuple[str, str | None]],
    day: str | None,
) -> str:
    """The tokens of one statement, in a fixed order, joined by spaces."""
    found = [token(SPEAKER, actor) for actor in sorted(set(actors))]
    found += [token(COUNTRY, country) for country in sorted(set(countries)) if country.isalnum() and country.isascii()]
    if source is not None:
        found.append(token(SOURCE, source))
    found += [token(facet, word) for facet, word in words if word]
    if day:
        found.append(token(MONTH, day[:7]))
    return " ".join(found)
