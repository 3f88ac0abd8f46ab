"""Times: every expression of time in an article, with its TIMEX3 type and value and its first and last day."""

from onrecord.grounding.times.finder import find_times
from onrecord.values import Time

__all__ = ["Time", "find_times"]
