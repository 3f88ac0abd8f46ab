"""English inflection: the forms of a verb or noun, regular by rule and irregular by list."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_VOWELS = "aeiou"
_AUXILIARIES = ("be", "have", "do")
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


def participle(past: str) -> str | None:
    """The past participle of a verb in the past tense, or of a participle; None where it is neither."""
    return _participles().get(past) or (past if past.endswith("ed") and len(past) > 4 else None)


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


@cache
def _participles() -> dict[str, str]:
    """By the past tense and by themselves; the participle stands before the form in -ing."""
    rows = [row for base, row in _irregular().items() if base not in _AUXILIARIES]
    return {form: row[-2] for row in rows for form in (row[2], row[-2])}
