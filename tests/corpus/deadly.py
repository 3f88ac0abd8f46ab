"""What stands in for the work on a shard where a process is to die of it; importable by the processes of a pool."""

from __future__ import annotations

import os
import signal

from onrecord.corpus.job import Counts, Job, Shard

DEADLY, BROKEN = 3, 5


def read(_job: Job, shard: Shard) -> Counts:
    """Kill the process on one shard, raise an error on another."""
    if shard.number == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    if shard.number == BROKEN:
        raise ValueError("broken")
    return Counts(articles=1)
