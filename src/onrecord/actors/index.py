"""Names found by where they begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.actors.names import Name
    from onrecord.actors.tokens import Tokens


class NameIndex:
    """The names of an article by their first and last token."""

    def __init__(self, tokens: Tokens, names: list[Name]) -> None:
        self.names = names
        self._starting: dict[int, Name] = {}
        self._ending: dict[int, Name] = {}
        for name in names:
            for start in {name.first, name.title}:
                if start not in self._starting or self._starting[start].last < name.last:
                    self._starting[start] = name
            if tokens.words[name.last - 1] == "." and name.last - 1 not in self._ending:
                self._ending[name.last - 1] = name
            if name.last not in self._ending or self._ending[name.last].first > name.first:
                self._ending[name.last] = name

    def starting(self, at: int) -> Name | None:
        """The longest name that begins at a token, or whose titles do."""
        return self._starting.get(at)

    def ending(self, at: int, first: int) -> Name | None:
        """The longest name that ends before a token and begins at `first` or later."""
        name = self._ending.get(at)
        return name if name and name.first >= first else None

    def around(self, first: int, last: int) -> Name | None:
        """The first name that covers all of the tokens [first, last): a source may hold half of it."""
        return next((n for n in self.names if n.first <= first and last <= n.last), None)
