"""The record kept: one SQLite file of articles, statements, actors, judgements and runs, with search."""

from onrecord.errors import StoreError
from onrecord.store.answers import (
    ActorEntry,
    Added,
    ArticleEntry,
    ArticleView,
    EstimateEntry,
    Facets,
    FacetValue,
    Failure,
    Hit,
    Judgement,
    RoleOverTime,
    RunEntry,
    Snippet,
    Status,
    Version,
    Who,
)
from onrecord.store.asking import Query
from onrecord.store.location import store_path
from onrecord.store.runs import Run
from onrecord.store.store import Store

__all__ = [
    "ActorEntry",
    "Added",
    "ArticleEntry",
    "ArticleView",
    "EstimateEntry",
    "FacetValue",
    "Facets",
    "Failure",
    "Hit",
    "Judgement",
    "Query",
    "RoleOverTime",
    "Run",
    "RunEntry",
    "Snippet",
    "Status",
    "Store",
    "StoreError",
    "Version",
    "Who",
    "store_path",
]
