"""Names found by where they begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.actors.names import Name


class NameIndex:
    """The names of an article by their first and last token."""

    def __init__(self, names: list[Name]) -> None:
        self.names = names
        self._starting: dict[int, Name] = {}
        self._ending: dict[int, Name] = {}
        for name in names:
            for start in {name.first, name.title}:
                if start not in self._starting or self._starting[start].last < name.last:
                    self._starting[start] = name
            if name.last not in self._ending or self._ending[name.last].first > name.first:
                self._ending[name.last] = name

    def starting(self, at: int) -> Name | None:
        """The longest name that begins at a token, or whose titles do."""
        return self._starting.get(at)

    def ending(self, at: int, first: int) -> Name | None:
        """The longest name that ends before a token and begins at `first` or later."""
        name = self._ending.get(at)
        return name if name and name.first >= first else None
