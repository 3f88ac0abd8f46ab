"""Ways of counting that are applied to figures on the way out; the record itself keeps what was written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record import Record


def counted_by(record: Record, counting: str) -> Record:
    """The record with its counts of things by a policy: "acled", or "as-written" for no change.

    Only counts are coded: a sum of money or a share has no such policy.
    """
    if counting != "acled" or not record.figures:
        return record
    from onrecord.grounding.figures import acled

    return replace(record, figures=tuple(acled(one) if one.kind == "count" else one for one in record.figures))
