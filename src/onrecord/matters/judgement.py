"""What people have decided about matters: two statements belong together, apart, agree or contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.matters.matter import Ref

Decision = Literal["same matter", "different matter", "agree", "contradict"]


@dataclass(frozen=True, slots=True)
class MatterJudgement:
    """One decision on two statements. The later of two decisions on one pair holds."""

    decision: Decision
    first: Ref
    second: Ref
