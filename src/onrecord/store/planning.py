"""The plan of a question: what the search index is asked, and what the rows of statements are asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

FEW = 20_000
"""Statements that are looked up and sorted one by one: some 30 ms. More are walked from the newest."""


@dataclass(slots=True)
class Plan:
    """`words` is the FTS5 expression over contents or None; `groups` the tokens of which each statement must bear one
    a group; `conditions` what its row, called s, must fulfil; `few` the keys to which a rare condition narrows it down,
    None where no condition is rare.
    """

    words: str | None
    groups: list[list[str]] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)
    rejected: bool = False
    few: set[int] | None = None

    def match(self) -> str | None:
        """The whole FTS5 expression; None where nothing is to be matched."""
        parts = [f"{{content}} : ({self.words})"] if self.words else []
        parts += [f"{{tokens}} : ({' OR '.join(group)})" for group in self.groups]
        return " AND ".join(f"({part})" for part in parts) or None

    def where(self) -> str:
        """The conditions on the row."""
        return " AND ".join(self.conditions) or "1"

    def need(self, condition: str, *parameters: Any) -> None:  # noqa: ANN401 - whatever SQLite takes
        """Add a condition on the row."""
        self.conditions.append(condition)
        self.parameters += parameters

    def only_days(self) -> bool:
        """Whether all conditions on rows are on the day, which indexes hold."""
        return all(condition.startswith("s.day") for condition in self.conditions)


def bears(group: list[str]) -> str:
    """The condition that a row called s bears one of the tokens."""
    return "(" + " OR ".join(f"instr(' ' || s.tokens || ' ', ' {token} ')" for token in group) + ")"
