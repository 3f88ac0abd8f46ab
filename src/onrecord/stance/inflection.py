"""English inflection: the forms of a verb or noun, regular by rule and irregular by list."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_VOWELS = "aeiou"
_HISSING = ("s", "x", "z", "ch", "sh")


def verb_forms(verb: str) -> tuple[str, ...]:
    """A verb with its inflected forms, base form first; what is in the list of irregular verbs is taken from there."""
    irregular = _irregular().get(verb)
    if irregular is not None:
        return irregular
    stem = verb.removesuffix("e")
    past = f"{verb[:-1]}ied" if _ends_in_consonant_y(verb) else f"{stem}ed"
    present = verb if verb.endswith(("ee", "oe", "ye")) else stem
    return verb, plural(verb), past, f"{present}ing"


def plural(word: str) -> str:
    """The form in -s of a noun or verb."""
    if _ends_in_consonant_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(_HISSING) else f"{word}s"


def _ends_in_consonant_y(word: str) -> bool:
    return len(word) > 1 and word.endswith("y") and word[-2] not in _VOWELS


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    text = files("onrecord.stance").joinpath("data", "verbs.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {row[0]: tuple(row) for row in rows}
