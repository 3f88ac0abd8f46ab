"""Shards worked on by a Dask cluster. Its workers must see the inputs and the output folder under the same paths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from onrecord.corpus.job import Job, Shard
from onrecord.corpus.work import read_shard
from onrecord.errors import MissingExtra, OnRecordError

if TYPE_CHECKING:
    from onrecord.corpus.pool import Outcome

AHEAD = 3
"""Shards handed to the cluster for each thread of its workers."""
LEAST_AHEAD = 8
CONNECT_SECONDS = 20


class ClusterError(OnRecordError):
    """A cluster that cannot be reached, or went away."""


def by_cluster(job: Job, shards: Iterator[Shard], address: str) -> Iterator[Outcome]:
    """Outcomes in the order in which they are ready; a shard of a worker that died is given to another one.

    Raises MissingExtra without the package distributed, ClusterError where no scheduler answers.
    """
    client = _client(address)
    try:
        yield from _outcomes(client, job, shards)
    finally:
        client.close(timeout=5)


def _client(address: str) -> Any:  # noqa: ANN401 - a class of an extra
    try:
        from distributed import Client
    except ImportError:
        raise MissingExtra("a Dask cluster", "cluster") from None
    try:
        return Client(address, timeout=CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterError(f"no Dask scheduler answers at {address} ({error}): check --dask") from None


def _outcomes(client: Any, job: Job, shards: Iterator[Shard]) -> Iterator[Outcome]:  # noqa: ANN401
    import distributed

    handed: Any = distributed.as_completed([], loop=client.loop)  # type: ignore[no-untyped-call]
    run = uuid4().hex
    of: dict[str, Shard] = {}

    def hand_out() -> bool:
        shard = next(shards, None)
        if shard is None:
            return False
        future = client.submit(read_shard, job, shard, key=f"onrecord-{run}-{shard.name}", pure=False)
        of[future.key] = shard
        handed.add(future)
        return True

    room = max(LEAST_AHEAD, AHEAD * sum(client.nthreads().values()))
    while room and hand_out():
        room -= 1
    for future in handed:
        error = future.exception()
        yield of.pop(future.key), error if isinstance(error, Exception) else future.result()
        future.release()
        hand_out()
