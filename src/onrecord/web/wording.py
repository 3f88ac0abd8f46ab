"""The words that pages use for the values of a record: never a bare code, never colour alone."""

from __future__ import annotations

from typing import Any

QUOTATIONS = {"direct": "direct quotation", "indirect": "indirect report", "mixed": "mixed quotation"}
KINDS = {
    "person": "person",
    "organization": "organisation",
    "government": "government",
    "group": "group",
    "document": "document",
    "anonymous": "not named",
    "unknown": "unknown",
}
LEVELS = {
    "certain": "certain",
    "probable": "probable",
    "possible": "possible",
    "unlikely": "unlikely",
    "unstated": "no hedge",
}
ACTS = {
    "assertive": "claims",
    "directive": "demands",
    "commissive": "undertakes",
    "expressive": "expresses",
    "declaration": "declares",
    "question": "asks",
}
DISTANCES = {
    "neutral": "",
    "factive": "the cue takes it for a fact",
    "distancing": "the cue keeps its distance",
}
BASES = {
    "name": "named here",
    "alias": "by another name",
    "pronoun": "by a pronoun",
    "description": "by a description",
    "metonym": "by a place that stands for it",
    "role": "by office and date",
}
ROLES = {"killed": "killed", "wounded": "wounded", "captured": "captured", "displaced": "displaced",
         "missing": "missing"}  # fmt: skip
CHANGES = {
    "revised": "revised",
    "hardened": "hardened",
    "softened": "softened",
    "reversed": "reversed",
    "withdrawn": "withdrawn",
}

WORDS: dict[str, Any] = {
    "QUOTATIONS": QUOTATIONS,
    "KINDS": KINDS,
    "LEVELS": LEVELS,
    "ACTS": ACTS,
    "DISTANCES": DISTANCES,
    "BASES": BASES,
    "ROLES": ROLES,
    "CHANGES": CHANGES,
}
