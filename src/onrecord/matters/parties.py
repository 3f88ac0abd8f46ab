"""Whether two claims have one speaker: the same actor, or names of which one is part of the other."""

from __future__ import annotations

from onrecord.matters.claim import Claim


def same_party(one: Claim, other: Claim) -> bool:
    """Whether a speaker of one is a speaker of the other: "Ocampo" is also "Ramil Ocampo", and "the Coast Guard" that
    of the Philippines; "the Ministry" can be any.
    """
    return any(_same(a, b) for a in one.parties for b in other.parties)


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    a, b = one.replace("the ", "").split(), other.replace("the ", "").split()
    short, long = sorted((a, b), key=len)
    if not short:
        return False
    if short[-1] == long[-1] and set(short) <= set(long):
        return True
    return len(short) > 1 and long[: len(short) + 1] == [*short, "of"]
