"""Weighs one statement: its speech act, polarity, certainty, and the reporter's distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.record import Certainty
from onrecord.stance.avowals import avowed_level
from onrecord.stance.distance import distance
from onrecord.stance.features import features
from onrecord.stance.hedges import find_hedge
from onrecord.stance.model import decide
from onrecord.stance.stance import NONE, Stance
from onrecord.stance.yardsticks import level_interval
from onrecord.values import Yardstick

if TYPE_CHECKING:
    from onrecord.record import Part, Span, Statement
    from onrecord.stance.model import Level

_LONGEST_CUE = 120


def weigh(text: str, statement: Statement, yardstick: Yardstick = "icd203") -> Stance:
    """The stance of a statement found in `text`, by its source, cue and content spans. Never raises.

    The level of certainty is the models'; its bounds of probability are those of the likelihood or hedge that the
    words show, by the yardstick. A plain assertion has none: it names no likelihood.
    """
    content = statement.content.spans
    if not content:
        return NONE
    source, cue = _spans(statement.source), _spans(statement.cue)
    act, polarity, level = decide(features(text, source, cue, content))
    if act == "assertive" and level == "certain":
        level = avowed_level(text, content[0]) or level
    certainty = _certainty(text, level, cue, content, yardstick) if act == "assertive" else None
    words = " ".join(text[start:end] for start, end in cue)
    return Stance(act, polarity, certainty, distance(words[:_LONGEST_CUE]))


def _spans(part: Part | None) -> tuple[Span, ...]:
    return () if part is None else part.spans


def _certainty(
    text: str, level: Level, cue: tuple[Span, ...], content: tuple[Span, ...], yardstick: Yardstick
) -> Certainty:
    if level in ("certain", "unstated"):
        return Certainty(level, None, None, None)
    hedge = find_hedge(text, level, cue, content)
    bounds = level_interval(level, yardstick)
    if hedge is not None and hedge.likelihood is not None:
        bounds = hedge.likelihood.probabilities(yardstick)
    low, high = bounds if bounds is not None else (None, None)
    return Certainty(level, low, high, None if hedge is None else hedge.span)
