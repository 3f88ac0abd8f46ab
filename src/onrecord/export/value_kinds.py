"""The kinds of values that a record holds beside its statements, by the names of its fields."""

from __future__ import annotations

from typing import Literal, get_args

ValueKind = Literal["times", "figures", "places", "estimates"]
VALUE_KINDS: tuple[ValueKind, ...] = get_args(ValueKind)
