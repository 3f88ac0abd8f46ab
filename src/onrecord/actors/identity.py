"""Who is one party: the key under which speakers of many articles are counted together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.actors.knowledge.keys import name_key

if TYPE_CHECKING:
    from onrecord.record import Speaker


def party_key(speaker: Speaker, document: str) -> str | None:
    """The key of the one party that a speaker is: equal keys are one party, also across articles.

    The actor's id where there is one; else the name within its document (a surname alone tells nobody elsewhere), for
    governments and bodies the name everywhere; None for a speaker whom nobody names, who is never the same as another.
    """
    if speaker.actor is not None:
        return speaker.actor
    if speaker.name is None:
        return None
    name = name_key(speaker.name)
    if speaker.kind in ("government", "organization"):
        return f"{speaker.kind}:{name}"
    return f"{speaker.kind}:{name}@{document}"
