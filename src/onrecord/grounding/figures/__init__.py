"""Figures: every quantity of an article, with bounds on its value, its unit, what it counts, and whom it befell.

A grammar of our own over word lists. The libraries were weighed: pint and quantities convert between units, which the
record never does (a figure keeps the unit it was written in); quantulum3 finds fewer than three in four of the
quantities of NewsQuant, knows no bounds, and needs a trained classifier for ambiguous units.
"""

from onrecord.grounding.figures.conservative import acled
from onrecord.grounding.figures.finder import find_figures
from onrecord.grounding.figures.tolls import tolls
from onrecord.values import Figure

__all__ = ["Figure", "acled", "find_figures", "tolls"]
