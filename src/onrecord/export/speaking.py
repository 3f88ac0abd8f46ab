"""Who speaks, in words for a reader: the source as it stands, and who that is, by what, with role and state."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record import Speaker, Statement

ARROW = "→"


def resolved(statement: Statement) -> str:
    """What the source's words stand for: "→ Mark Milley, description (General, US)"; empty where that adds nothing."""
    words = statement.source.text.casefold() if statement.source else ""
    told = [told for speaker in statement.speakers if (told := _told(speaker, words))]
    if not told:
        return ""
    if any(_is_news(speaker, words) for speaker in statement.speakers):
        return f"{ARROW} {'; '.join(told)}"
    return _details(statement.speakers[0], words) if len(statement.speakers) == 1 else ""


def label(speaker: Speaker) -> str | None:
    """The name under which a speaker is shown: as the article names it, else as the world does.

    Of a government, and of whoever goes by the name of its seat, the world's name comes first: "Brussels" says little.
    """
    if speaker.actor_name and (speaker.kind == "government" or speaker.basis == "metonym"):
        return speaker.actor_name
    return speaker.name or speaker.actor_name


def _is_news(speaker: Speaker, words: str) -> bool:
    name = label(speaker)
    return name is not None and name.casefold() not in words


def _told(speaker: Speaker, words: str) -> str:
    name = label(speaker)
    if name is None:
        return ""
    by = f", {speaker.basis}" if speaker.basis not in (None, "name") else ""
    details = _details(speaker, words)
    if not _is_news(speaker, words) and not details:
        return ""
    return f"{name}{by}{' ' + details if details else ''}"


def _details(speaker: Speaker, words: str) -> str:
    """Role and state in parentheses, without a role that the source itself says."""
    role = speaker.role if speaker.role and speaker.role.casefold() not in words else None
    parts = [part for part in (role, speaker.country) if part]
    return f"({', '.join(parts)})" if parts and label(speaker) else ""
