"""The store: one SQLite file of articles, their statements, and what people decided about them."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onrecord.document import Document
from onrecord.errors import StoreError, UsageError
from onrecord.record import Record
from onrecord.store import adding, deciding, judging, runs
from onrecord.store.actorbook import ActorBook
from onrecord.store.answers import (
    ActorEntry,
    Added,
    ArticleEntry,
    ArticleView,
    EstimateEntry,
    Facets,
    Failure,
    Hit,
    Judgement,
    Review,
    RunEntry,
    Status,
    Version,
    Who,
)
from onrecord.store.asking import Query
from onrecord.store.connection import Connection, Connections
from onrecord.store.faults import clear_faults
from onrecord.store.history import versions
from onrecord.store.identity import held_article, held_version
from onrecord.store.location import store_path
from onrecord.store.migrations import bring_up_to_date
from onrecord.store.packing import Plain, to_record
from onrecord.store.runs import Run

BATCH = 200
"""Records that add_many puts in one transaction: other writers wait for some tenths of a second at most."""


class Store:
    """A store that is open. One Store may serve many threads; any number of processes may read while one writes.

    Every method may raise StoreError, which names the file and says what to do.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._book = ActorBook()

    @classmethod
    def open(cls, path: str | Path | None = None, *, read_only: bool = False) -> Store:
        """Open the store at a path (ONRECORD_STORE or the user's data folder without one), made if it is not there.

        A file of an older version is brought up to date; raises StoreError for one of a newer version, for a file that
        is no store, and, read-only, where there is none.
        """
        file = store_path(path)
        if read_only and not file.is_file():
            raise StoreError(f"there is no store at {file} yet: 'onrecord add' makes one")
        if not read_only:
            _make_folder(file)
        connections = Connections(file, read_only=read_only)
        try:
            bring_up_to_date(connections)
        except BaseException:
            connections.close()
            raise
        return cls(connections)

    @property
    def path(self) -> Path:
        """The file."""
        return self._connections.path

    @property
    def read_only(self) -> bool:
        """Whether this store was opened for reading only."""
        return self._connections.read_only

    @property
    def connection(self) -> Connection:
        """The calling thread's connection, for reading. Packages with tables of their own in the store write inside
        `transaction()`, and name their articles and statements by document id and statement id.
        """
        return self._connections.get()

    def transaction(self) -> AbstractContextManager[Connection]:
        """A block whose writing becomes visible whole or not at all. Keep it short: other writers wait."""
        return self._connections.transaction()

    def close(self) -> None:
        """Close the file. A Store is a context manager that does so at its end."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    # Adding

    def add(self, record: Record, origin: str | None = None, *, run: Run | None = None, again: bool = False) -> Added:
        """Put a record. What is held already, by its text's hash, changes nothing; another text of the same id (or
        address, where most words agree) becomes a new version. `again`: a held text was read again, by a newer model
        say; judgements follow to the new statements. `origin` says where the text came from.
        """
        prepared = adding.prepare(record, origin, run.key if run else None, again)
        return self._put([prepared], run)[0]

    def add_many(
        self, records: Iterable[Record], origin: str | None = None, *, run: Run | None = None
    ) -> Iterator[Added]:
        """Put records as they come, some hundred a transaction: for bulk, where no reader waits for each one."""
        waiting = iter(records)
        while batch := [
            adding.prepare(record, origin, run.key if run else None, False) for record in islice(waiting, BATCH)
        ]:
            yield from self._put(batch, run)

    def holds(self, document: Document) -> bool:
        """Whether adding this document would change nothing: it need not be read again."""
        held = held_article(self.connection, document)
        if held is None:
            return False
        number = held_version(self.connection, held.article, document.sha256)
        if number is None:
            return False
        return number != held.version or not adding.told_more(self.connection, held, document)

    def _put(self, batch: Sequence[adding.Prepared], run: Run | None) -> list[Added]:
        try:
            with self.transaction() as connection:
                done = [adding.put(connection, prepared, self._book) for prepared in batch]
                for added in done if run else ():
                    run.count(added)  # type: ignore[union-attr]
                return done
        except BaseException:
            self._book.forget()
            raise

    # Asking

    def find(
        self,
        words: str | None = None,
        *,
        speaker: str | None = None,
        country: str | None = None,
        source: str | None = None,
        since: str | None = None,
        until: str | None = None,
        act: str | None = None,
        certainty: str | None = None,
        figure: str | None = None,
        near: str | None = None,
        direct: bool | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> list[Hit]:
        """The statements that fulfil everything, best match of the words first, without words newest first.

        What each argument takes is said at Query; rejected statements are left out. Raises UsageError.
        """
        query = Query(words, speaker, country, source, since, until, act, certainty, figure, near, direct)
        return self.search(query, limit=limit, offset=offset)

    def search(self, query: Query, *, limit: int = 50, offset: int = 0) -> list[Hit]:
        """As find, of a query as one value."""
        from onrecord.store.searching import search

        with self._reading() as connection:
            return search(connection, query, limit, offset)

    def facets(self, query: Query | None = None) -> Facets:
        """Counts by speaker, outlet, country, act, certainty, quotation and month of what a query finds."""
        from onrecord.store.counting import facets

        with self._reading() as connection:
            return facets(connection, query or Query())

    def count(self, query: Query) -> int:
        """How many statements a query finds."""
        from onrecord.store.counting import count
        from onrecord.store.filters import plan

        with self._reading() as connection:
            return count(connection, plan(connection, query))

    def who(self, name: str, *, limit: int = 5) -> list[Who]:
        """What the store holds of the actors that an id or a name means, who speak most first."""
        from onrecord.store.people import find_who

        with self._reading() as connection:
            return find_who(connection, name, limit)

    def actors(
        self,
        words: str | None = None,
        *,
        kind: str | None = None,
        country: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> list[ActorEntry]:
        """Actors, those who speak most first; with words those whose names hold them all."""
        from onrecord.store.people import list_actors

        with self._reading() as connection:
            return list_actors(connection, words, kind, country, limit, offset)

    def actor(self, identity: str) -> ActorEntry | None:
        """The actor that stands for this id, or None."""
        from onrecord.store.people import actor_entry

        with self._reading() as connection:
            root = connection.value("SELECT root FROM actor WHERE id = ?", (identity,))
            return None if root is None else actor_entry(connection, root)

    def articles(
        self,
        words: str | None = None,
        *,
        source: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> list[ArticleEntry]:
        """Articles, newest first; with words those whose text holds them, best first, with a snippet."""
        from onrecord.store.entries import list_articles

        with self._reading() as connection:
            return list_articles(connection, words, source, since, until, limit, offset)

    def estimates(self, query: Query | None = None, *, limit: int = 100, offset: int = 0) -> list[EstimateEntry]:
        """The likelihoods in the statements that a query finds, newest first."""
        from onrecord.store.likelihoods import list_estimates

        with self._reading() as connection:
            return list_estimates(connection, query or Query(), limit, offset)

    def status(self) -> Status:
        """What the store holds."""
        from onrecord.store.overview import status

        with self._reading() as connection:
            return status(connection, self.path)

    def moment_ahead(self) -> str | None:
        """The store's latest moment where the clock stands more than an hour before it, else None."""
        from onrecord.store.overview import moment_ahead

        with self._reading() as connection:
            return moment_ahead(connection)

    # Articles

    def record(self, document: str, *, version: int | None = None, as_read: bool = False) -> Record | None:
        """The record of an article by its id or address, after judgements (rejected statements left out); None where
        there is none. `as_read`, or an older version: as the reader made it.
        """
        with self._reading() as connection:
            article = self._article(document)
            if article is None:
                return None
            if version is not None and version not in _numbers(connection, article):
                return None
            if as_read or version is not None:
                return to_record(adding.current_plain(connection, article, version))
            return to_record(_without_rejected(adding.projected(connection, article)))

    def article(self, document: str) -> ArticleView | None:
        """An article for a reader: with corrections applied, rejected statements in it and marked; None if not held."""
        from onrecord.store.entries import article_entries

        with self._reading() as connection:
            key = self._article(document)
            if key is None:
                return None
            judged = adding.projected(connection, key)
            reviews: dict[str, Review] = dict(judged.reviews)  # type: ignore[arg-type]
            origin = connection.value("SELECT origin FROM version WHERE article = ? ORDER BY number DESC", (key,))
            return ArticleView(article_entries(connection, [key])[key], to_record(judged.record), reviews, origin)

    def versions(self, document: str) -> list[Version]:
        """The versions of an article, the first one first, with what each brought and withdrew; empty if not held."""
        with self._reading() as connection:
            article = self._article(document)
            return [] if article is None else versions(connection, article)

    def records(self, *, since_key: int = 0, as_read: bool = False) -> Iterator[Record]:
        """All current records in the order their articles came, one at a time: memory stays flat. Each is read when
        its turn comes, so that a writer is not held up.
        """
        for key in self._keys(since_key):
            with self._reading() as connection:
                if as_read:
                    yield to_record(adding.current_plain(connection, key))
                else:
                    yield to_record(_without_rejected(adding.projected(connection, key)))

    def _keys(self, after: int) -> Iterator[int]:
        while keys := self.connection.execute(
            "SELECT key FROM article WHERE key > ? ORDER BY key LIMIT 500", (after,)
        ).fetchall():
            yield from (key for (key,) in keys)
            after = keys[-1][0]

    # Judgements

    def judge(
        self,
        kind: str,
        *,
        statement: str | None = None,
        document: str | None = None,
        correction: Mapping[str, Any] | None = None,
        actor: str | None = None,
        other: str | None = None,
        name: str | None = None,
        statements: Sequence[str | tuple[str | None, str]] = (),
        detail: Mapping[str, Any] | None = None,
        by: str | None = None,
        why: str | None = None,
    ) -> Judgement:
        """Decide something; the judgement as it was kept, with its number.

        accept, reject, note: of a `statement`. correct: with `correction`, any of speakers (ids, names, or
        dictionaries), source, cue, content (spans), act, polarity, quotation, certainty. same, different, unsure: of
        `actor` and `other`, ids or names that only one has. rename: `actor` to `name`. split: `statements` of `actor`
        (ids, or pairs of document and id) go to a new actor called `name`. Kinds with a slash in them belong to other
        packages: `detail` is kept, nothing is applied. `by` is the user's name unless given. Raises UsageError.
        """
        said_by = by or user()
        with self._deciding() as connection:
            if kind in ("accept", "reject", "correct", "note"):
                if statement is None:
                    raise UsageError(f"{kind} needs a statement: 'onrecord show ARTICLE' lists their ids")
                key = deciding.judge_statement(
                    connection, self._book, kind, statement, document, said_by, why, correction
                )
            elif kind == "split":
                pairs = [one if isinstance(one, tuple) else (document, one) for one in statements]
                key = deciding.split(connection, self._book, actor or "", name or actor or "", pairs, said_by, why)
            elif kind in judging.ACTOR_KINDS:
                key = deciding.judge_actors(connection, kind, actor or "", other, said_by, why, name)
            elif kind in (judging.UNDO, "assign"):
                raise UsageError(f"{kind!r} is not judged by itself: use undo, or split")
            else:
                key = judging.append(
                    connection, kind, said_by, why, dict(detail or {}),
                    document=document, statement=statement, actor=actor, other=other,
                )  # fmt: skip
            return judging.one(connection, key)

    def undo(self, key: int, *, by: str | None = None, why: str | None = None) -> Judgement:
        """Take a judgement back, by its number; the judgement that does. To undo an undo brings the first one back."""
        with self._deciding() as connection:
            return judging.one(connection, deciding.undo(connection, self._book, key, by or user(), why))

    def judgements(
        self,
        *,
        kind: str | None = None,
        document: str | None = None,
        actor: str | None = None,
        in_force: bool | None = None,
        unplaced: bool | None = None,
    ) -> list[Judgement]:
        """All judgements in the order they were given, or those of a kind (a beginning like 'matter/' will do), on a
        document's statements, on an actor; only those in force or undone; only those that found no home.
        """
        with self._reading() as connection:
            found = judging.read(
                connection,
                "(?1 IS NULL OR kind = ?1 OR (?1 LIKE '%/' AND kind LIKE ?1 || '%'))"
                " AND (?2 IS NULL OR judgement.document = ?2) AND (?3 IS NULL OR ?3 IN (actor, other))",
                (kind, document, actor),
            )
        return [one for one in found if in_force in (None, one.in_force) and unplaced in (None, one.unplaced)]

    def lesson(self, judgement: Judgement, *, text: bool = False) -> dict[str, Any]:
        """A judgement as data to train on: the statement before and after; with the article's `text` if wanted."""
        from onrecord.store.lessons import lesson

        with self._reading() as connection:
            return lesson(connection, judgement, text=text)

    # Runs

    def start_run(self, kind: str, inputs: Sequence[str]) -> Run:
        """Begin a run: a context manager that ends as done, or as interrupted; see Run for failed and counted."""
        return Run(self._connections, kind, inputs)

    def runs(self, *, limit: int = 20, offset: int = 0) -> list[RunEntry]:
        """Runs, the latest first."""
        with self._reading() as connection:
            return runs.list_runs(connection, limit, offset)

    def failures(self, *, run: int | None = None, still_open: bool = True, limit: int = 1000) -> list[Failure]:
        """What failed, the latest first; only what was not tried again since, unless `still_open` is False."""
        with self._reading() as connection:
            return runs.list_failures(connection, run, still_open, limit)

    def failed_inputs(self) -> list[str]:
        """The inputs to give again: something of them failed and was not tried again since."""
        with self._reading() as connection:
            return runs.open_inputs(connection)

    def _reading(self) -> AbstractContextManager[Connection]:
        return _Reading(self._connections)

    def _deciding(self) -> AbstractContextManager[Connection]:
        return self.transaction()

    def _article(self, document: str) -> int | None:
        from onrecord.store.entries import article_key

        return article_key(self.connection, document)


class _Reading(AbstractContextManager[Connection]):
    """A block that reads, its errors as clear sentences."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._faults = clear_faults(connections.path)

    def __enter__(self) -> Connection:
        self._faults.__enter__()
        return self._connections.get()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        return self._faults.__exit__(kind, error, trace)


def user() -> str:
    """Who is sitting here, by the system's word."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{file} cannot be made: {error.strerror or error}; choose another with --store") from error


def _numbers(connection: Connection, article: int) -> set[int]:
    return {number for (number,) in connection.execute("SELECT number FROM version WHERE article = ?", (article,))}


def _without_rejected(judged: Any) -> Plain:  # noqa: ANN401 - Projected
    """What was rejected is left out; statements reported inside it hang on what it hung on."""
    record: Plain = judged.record
    gone = {one["id"]: one["parent"] for one in record["statements"] if judged.reviews.get(one["id"]) == "rejected"}
    if not gone:
        return record
    kept = []
    for one in record["statements"]:
        parent, depth = one["parent"], one["depth"]
        while parent in gone:
            parent, depth = gone[parent], depth - 1
        if one["id"] not in gone:
            kept.append({**one, "parent": parent, "depth": depth})
    estimates = [one for one in record["estimates"] if one["statement"] not in gone]
    return {**record, "statements": kept, "estimates": estimates}
