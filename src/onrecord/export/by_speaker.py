"""The record by who speaks: every party once, with all that it said, over all articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from onrecord.actors.identity import party_key
from onrecord.export.speaking import label
from onrecord.export.table import console_of, folded
from onrecord.export.wording import UNNAMED, counted, heading, how, one_line, percent, published_day, what

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.text import Text

    from onrecord.record import Record, Speaker, Statement

NOBODY = "Not named"
_INDENT = 3


@dataclass(slots=True)
class _Party:
    """One party: how it is called, its roles and states in the order in which they were met, what it said."""

    names: dict[str, int] = field(default_factory=dict)
    about: dict[str, None] = field(default_factory=dict)
    lines: list[tuple[str, str]] = field(default_factory=list)


class BySpeakerWriter:
    """Holds all records' statements until `close`, then writes the parties, those with most statements first."""

    def __init__(self, stream: TextIO) -> None:
        self._console = console_of(stream)
        self._parties: dict[str, _Party] = {}
        self._nobody = _Party()

    def write(self, record: Record) -> None:
        """Take up the statements of one article."""
        for statement in record.statements:
            for speaker in statement.speakers or (None,):
                key = party_key(speaker, record.document.id) if speaker else None
                party = self._nobody if key is None else self._parties.setdefault(key, _Party())
                _enter(party, speaker, record, statement)

    def close(self) -> None:
        """Write the parties."""
        ordered = sorted(self._parties.values(), key=lambda party: (-len(party.lines), _name(party).casefold()))
        parties = [(_name(party), party) for party in ordered]
        if self._nobody.lines:
            parties.append((NOBODY, self._nobody))
        for place, (name, party) in enumerate(parties):
            if place:
                self._console.print()
            for line in _lines(name, party, self._console):
                self._console.print(line, soft_wrap=True, highlight=False)


def _enter(party: _Party, speaker: Speaker | None, record: Record, statement: Statement) -> None:
    if speaker is not None:
        name = speaker.actor_name or label(speaker)
        if name:
            party.names[name] = party.names.get(name, 0) + 1
        for told in (speaker.role, speaker.country):
            if told:
                party.about[told] = None
    source = one_line(statement.source.text) if statement.source else UNNAMED
    by = f", {speaker.basis}" if speaker and speaker.basis not in (None, "name") else ""
    where = " · ".join(filter(None, (heading(record.document), published_day(record.document))))
    said = " ".join(filter(None, (f"{source}{by}", how(statement))))
    party.lines.append((f"{what(record, statement)}", f"{said} · {where} · {percent(statement.confidence)}"))


def _name(party: _Party) -> str:
    return max(party.names, key=lambda name: (party.names[name], len(name)), default=NOBODY)


def _lines(name: str, party: _Party, console: Console) -> Iterator[Text]:
    from rich.text import Text

    about = f" · {', '.join(map(one_line, party.about))}" if party.about and name != NOBODY else ""
    yield from folded(Text(one_line(name), "bold"), 0, console)
    yield from folded(Text(f"{counted(len(party.lines), 'statement')}{about}", "dim"), 0, console)
    for content, where in party.lines:
        yield from folded(Text(content), _INDENT, console)
        yield from folded(Text(where, "dim"), 2 * _INDENT, console)
