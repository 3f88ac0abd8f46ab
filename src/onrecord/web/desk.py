"""What a page's loader works with: the store, the address asked for, and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.web.addressing import Address

if TYPE_CHECKING:
    from starlette.requests import Request

    from onrecord.store import Store
    from onrecord.web.matters import MatterIndex
    from onrecord.web.security.door import Visitor
    from onrecord.web.state import AppState


@dataclass(frozen=True, slots=True)
class Desk:
    """One request's tools."""

    store: Store
    address: Address
    user: str
    app: AppState
    matters: MatterIndex

    @classmethod
    def of(cls, request: Request) -> Desk:
        """The tools for a request."""
        state: AppState = request.app.state.onrecord
        visitor: Visitor | None = getattr(request.state, "visitor", None)
        return cls(state.store, Address.of(request), visitor.user if visitor else "", state, state.matters)
