"""Wire copies: articles that are one text in several papers, clustered, with the likely original marked."""

from __future__ import annotations

from onrecord.copies.clusters import CopyCluster, find_copies
from onrecord.copies.index import CopyIndex

__all__ = ["CopyCluster", "CopyIndex", "find_copies"]
