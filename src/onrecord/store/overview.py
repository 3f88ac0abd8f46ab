"""What the store holds, in numbers."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from onrecord.store import clock
from onrecord.store.answers import Status
from onrecord.store.connection import Connection
from onrecord.store.judging import standing
from onrecord.store.runs import list_runs


def status(connection: Connection, path: Path) -> Status:
    """Counts from the file; quick at a million statements, for none of them is looked at."""
    articles, versions, first, last = connection.execute(
        "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM version), (SELECT min(day) FROM article),"
        " (SELECT max(day) FROM article)"
    ).fetchone()
    judged = standing(connection, "kind <> 'undo'")
    return Status(
        path=str(path),
        bytes=sum(file.stat().st_size for file in (path, Path(f"{path}-wal")) if file.exists()),
        articles=articles,
        versions=versions,
        statements=connection.value("SELECT coalesce(sum(statements), 0) FROM tally WHERE token BETWEEN 'q' AND 'r'"),
        actors=connection.value("SELECT count(*) FROM actor WHERE root = key"),
        estimates=connection.value("SELECT count(*) FROM estimate"),
        judgements=len([one for one in judged if one.kind != "assign"]),
        unplaced=len([one for one in judged if one.unplaced]),
        failures=connection.value("SELECT count(*) FROM failure WHERE settled IS NULL"),
        first=first,
        last=last,
        latest_run=next(iter(list_runs(connection, 1, 0)), None),
        migrations=tuple(name for (name,) in connection.execute("SELECT name FROM migration ORDER BY name")),
    )


def moment_ahead(connection: Connection) -> str | None:
    """The latest moment in the file where it lies ahead of the clock by more than an hour, else None."""
    latest: str | None = connection.value(
        "SELECT max(coalesce((SELECT added FROM version ORDER BY key DESC LIMIT 1), ''),"
        " coalesce((SELECT at FROM judgement ORDER BY key DESC LIMIT 1), ''),"
        " coalesce((SELECT started FROM run ORDER BY key DESC LIMIT 1), ''))"
    )
    soon = clock.now(ahead=timedelta(hours=1))
    return latest if latest and latest > soon else None
