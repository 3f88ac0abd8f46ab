"""Many articles at once: shards in, shards out, by a process pool on one machine or by a Dask cluster beyond it."""

from __future__ import annotations

from onrecord.corpus.job import Counts, Job
from onrecord.corpus.run import Advance, run_corpus

__all__ = ["Advance", "Counts", "Job", "run_corpus"]
