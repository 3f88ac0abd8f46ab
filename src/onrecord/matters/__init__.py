"""Matters: who agrees, who disputes, what changed, over many statements and articles."""

from onrecord.matters.dispute import Dispute, Row, disputes
from onrecord.matters.grouping import group
from onrecord.matters.judgement import MatterJudgement
from onrecord.matters.matter import Change, Conflict, Matter, Position, Ref, Verdict

__all__ = [
    "Change",
    "Conflict",
    "Dispute",
    "Matter",
    "MatterJudgement",
    "Position",
    "Ref",
    "Row",
    "Verdict",
    "disputes",
    "group",
]
