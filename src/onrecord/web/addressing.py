"""A page's state is its address: links that change one thing in it and keep the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from starlette.requests import Request

_NOT_STATE = frozenset({"page", "done"})


@dataclass(frozen=True, slots=True)
class Address:
    """A path and its parameters, in order. Every method gives a new address as text."""

    path: str
    items: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, request: Request) -> Address:
        """The address of a request, empty parameters left out."""
        items = tuple((key, value) for key, value in request.query_params.multi_items() if value)
        return cls(request.url.path, items)

    def having(self, name: str, value: str | None) -> str:
        """With one parameter set anew, or left out; the page number goes, for the rows are others."""
        kept = [(key, old) for key, old in self.items if key not in (name, *_NOT_STATE)]
        return self._text([*kept, (name, value)] if value else kept)

    def paged(self, number: int) -> str:
        """On another page of the same rows."""
        kept = [(key, old) for key, old in self.items if key not in _NOT_STATE]
        return self._text([*kept, ("page", str(number))] if number > 1 else kept)

    def suffixed(self, suffix: str) -> str:
        """The same state in another form: '.json', '.csv', '.atom'."""
        path = "/today" if self.path == "/" else self.path
        return Address(path + suffix, ()).plain(self.state())

    def state(self) -> list[tuple[str, str]]:
        """The parameters that say what is shown, without page and notices."""
        return [(key, value) for key, value in self.items if key not in _NOT_STATE]

    def value(self, name: str) -> str | None:
        """A parameter's value."""
        return next((value for key, value in self.items if key == name), None)

    def plain(self, items: Iterable[tuple[str, str]]) -> str:
        """The path with just these parameters."""
        return self._text(list(items))

    def _text(self, items: list[tuple[str, str]]) -> str:
        return f"{self.path}?{urlencode(items)}" if items else self.path


def is_local(address: str) -> bool:
    """Whether an address to go back to stays on this server."""
    return address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
