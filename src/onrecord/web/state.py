"""What one app holds: the store, who is logged in, the work in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.web.matters import MatterIndex
from onrecord.web.remembered import Memory
from onrecord.web.runs.desk import RunDesk
from onrecord.web.security.crosssite import FormTokens
from onrecord.web.security.door import Door, Visitor

if TYPE_CHECKING:
    from starlette.requests import Request

    from onrecord.store import Store
    from onrecord.web.settings import WebSettings


class AppState:
    """Shared by all requests of one app."""

    def __init__(self, store: Store, settings: WebSettings) -> None:
        self.store = store
        self.settings = settings
        self.door = Door(settings)
        self.tokens = FormTokens()
        self.matters = MatterIndex(store)
        self.memory = Memory(store)
        self.runs = RunDesk(store, settings)

    def form_token(self, request: Request) -> str:
        """A fresh token for the forms of this visitor; empty for who is not logged in."""
        visitor: Visitor | None = getattr(request.state, "visitor", None)
        return self.tokens.make(visitor.session if visitor else "")

    def may_change(self, request: Request) -> bool:
        """Whether this visitor may change the store."""
        return not self.settings.read_only and getattr(request.state, "visitor", None) is not None

    def close(self) -> None:
        """End the background work and close the store."""
        self.runs.close()
        self.matters.close()
        self.store.close()
