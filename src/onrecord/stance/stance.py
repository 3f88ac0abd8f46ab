"""The stance of a statement: its speech act, polarity and certainty, and the distance its reporter keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from onrecord.record import Act, Certainty

Polarity = Literal["affirmed", "negated"]
Distance = Literal["neutral", "factive", "distancing"]


@dataclass(frozen=True, slots=True)
class Stance:
    """What the source does by a statement: `certainty` only of assertives, and all None where there is no content."""

    act: Act | None
    polarity: Polarity | None
    certainty: Certainty | None
    distance: Distance | None


NONE = Stance(None, None, None, None)
