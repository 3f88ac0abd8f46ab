"""Stance: the act, polarity and certainty of a statement, the reporter's distance, and the estimates of an article."""

from onrecord.stance.estimates import find_estimates
from onrecord.stance.stance import Stance
from onrecord.stance.weighing import weigh
from onrecord.stance.yardsticks import YARDSTICKS
from onrecord.values import Estimate, Horizon, Yardstick

__all__ = ["YARDSTICKS", "Estimate", "Horizon", "Stance", "Yardstick", "find_estimates", "weigh"]
