"""Names in an article: those of its text, and in headlines those that the text or a given name tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.actors.lexicon import sex_of_given_names, titles
from onrecord.actors.naming import Look, Name, names_of_run
from onrecord.actors.runs import runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.actors.tokens import Tokens


def find_names(tokens: Tokens) -> list[Name]:
    """All names in order of place; one that is part of a body's or document's name stands beside it."""
    runs = list(runs_of(tokens))
    found = [name for first, last in runs if not tokens.headline[first] for name in names_of_run(tokens, first, last)]
    told = {_keys(tokens, name.first, name.last) for name in found}
    for first, last in runs:
        if tokens.headline[first]:
            found.extend(
                name for part in _in_headline(tokens, first, last, told) for name in names_of_run(tokens, *part)
            )
    return sorted(found, key=lambda name: (name.first, name.last))


def _in_headline(tokens: Tokens, first: int, last: int, told: set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Parts of a headline's run that are names elsewhere in the article, or begin with a given name."""
    ends = {keys[-1:] for keys in told}
    at = first
    while at < last:
        for end in range(last, at, -1):
            if (keys := _keys(tokens, at, end)) in told or keys in ends:
                break
        else:
            given = tokens.keys[at] in sex_of_given_names() and at + 1 < last
            end = at + 2 if given else at + 1
            if not given and (told or tokens.keys[at] not in titles()):
                at += 1
                continue
        title = at
        while title > first and tokens.keys[title - 1] in titles():
            title -= 1
        yield title, end
        at = end


def _keys(tokens: Tokens, first: int, last: int) -> tuple[str, ...]:
    return tuple(tokens.keys[first:last])


__all__ = ["Look", "Name", "find_names"]
