"""The labels that the role head gives each word, seen from one anchor (the last word of a cue)."""

from __future__ import annotations

ROLES = ("source", "content", "cue")
OUTSIDE = 0
BEGIN = (1, 3, 5)
"""Label of a role's first word, in the order of ROLES."""
INSIDE = (2, 4, 6)
"""Label of a role's further words, in the order of ROLES."""
COUNT = 7
