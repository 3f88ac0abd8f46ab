"""The grammar: a family of expressions a module, each with its RULES; of two equally long matches the earlier wins."""

from onrecord.grounding.times.patterns import Rule
from onrecord.grounding.times.rules import (
    clocks,
    dayparts,
    days,
    deictic,
    distances,
    durations,
    feast_days,
    months,
    quarters,
    seasons,
    sets,
    vague,
    years,
)

FAMILIES: tuple[tuple[Rule, ...], ...] = (
    days.RULES, months.RULES, years.RULES, quarters.RULES, seasons.RULES, clocks.RULES, dayparts.RULES,
    feast_days.RULES, sets.RULES, deictic.RULES, distances.RULES, vague.RULES, durations.RULES,
)  # fmt: skip
