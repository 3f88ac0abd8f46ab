"""The card of a statement: everything that is known of it, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.export.wording import UNNAMED, confidence_words, one_line, percent
from onrecord.web.reading.values import Value, Values
from onrecord.web.wording import BASES, KINDS

if TYPE_CHECKING:
    from onrecord.record import Record, Span, Speaker, Statement


@dataclass(frozen=True, slots=True)
class Party:
    """One speaker of a card: the name, the identity to link to, the role, and how it was resolved."""

    name: str
    actor: str | None
    role: str
    resolved: str


@dataclass(frozen=True, slots=True)
class Card:
    """One statement. `gist` is its second line; `found` says why it was found; `hedge` are the words of doubt."""

    statement: Statement
    number: int
    parties: tuple[Party, ...]
    source_words: str
    named: bool
    cue: str
    said: str
    hedge: str
    values: tuple[Value, ...]
    found: str
    parent: int | None
    parent_id: str | None
    review: str | None
    begins: Span


class CardMaker:
    """Makes the cards of one article. `reviews` and `actors` tell by statement id what was judged and who it is."""

    def __init__(self, record: Record, reviews: dict[str, str]) -> None:
        self._record = record
        self._reviews = reviews
        self._values = Values(record)
        self._numbers = {one.id: number for number, one in enumerate(record.statements, start=1)}

    def card(self, statement: Statement) -> Card:
        """One statement's card."""
        text = self._record.document.text
        phrase = statement.certainty.phrase if statement.certainty else None
        return Card(
            statement=statement,
            number=self._numbers[statement.id],
            parties=tuple(self._party(one) for one in statement.speakers),
            source_words=one_line(statement.source.text) if statement.source else UNNAMED,
            named=statement.source is not None,
            cue=one_line(statement.cue.text) if statement.cue else "",
            said=statement.said.value if statement.said else "",
            hedge=one_line(text[phrase[0] : phrase[1]]) if phrase else "",
            values=self._values.within(statement),
            found=f"{confidence_words(statement.confidence)}, {percent(statement.confidence)}",
            parent=self._numbers.get(statement.parent or ""),
            parent_id=statement.parent,
            review=self._reviews.get(statement.id),
            begins=statement.content.spans[0],
        )

    def _party(self, speaker: Speaker) -> Party:
        name = one_line(speaker.actor_name or speaker.name or "")
        role = ", ".join(one_line(part) for part in (speaker.role, speaker.country) if part)
        return Party(name, speaker.actor, role or (KINDS.get(speaker.kind, "") if not name else ""),
                     self._how_resolved(speaker))  # fmt: skip

    def _how_resolved(self, speaker: Speaker) -> str:
        if not speaker.basis:
            return ""
        words = BASES.get(speaker.basis, speaker.basis)
        mention = speaker.mention
        if mention and speaker.basis in ("pronoun", "description", "metonym", "role"):
            words += f" (“{one_line(self._record.document.text[mention[0] : mention[1]])}”)"
        return f"{words}, {percent(speaker.confidence)}"
