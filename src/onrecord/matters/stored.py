"""Matters in the store: grouped story by story as articles arrive, with ids that stay.

An article joins a story by its names and day; then that story alone is grouped again, by the same function as files
are. Vectors are computed once, when an article is first grouped, and kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from onrecord.matters.claim import Claim, claims_of
from onrecord.matters.grouping import Story, matters_of
from onrecord.matters.judgement import Decision, MatterJudgement
from onrecord.matters.matter import Matter, Ref
from onrecord.matters.stories import Keys, Stories, keys_of
from onrecord.matters.vectors import packed, sentence_model, unpacked, vectors_of

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.store import Judgement, Store
    from onrecord.store.connection import Connection

KINDS: dict[Decision, str] = {
    "same matter": "matter/same",
    "different matter": "matter/different",
    "agree": "matter/agree",
    "contradict": "matter/contradict",
}
_SCHEMA = (
    # done: the sha256 and number of the version that was grouped, with the model's version; vectors: one byte a number.
    "CREATE TABLE matter_article (article INTEGER PRIMARY KEY REFERENCES article(key) ON DELETE CASCADE,"
    " document TEXT NOT NULL, done TEXT NOT NULL, story INTEGER NOT NULL, day INTEGER, names TEXT NOT NULL,"
    " vectors BLOB NOT NULL)",
    "CREATE INDEX matter_article_story ON matter_article (story)",
    "CREATE TABLE matter_name (name TEXT NOT NULL, article INTEGER NOT NULL REFERENCES matter_article(article)"
    " ON DELETE CASCADE, PRIMARY KEY (name, article)) WITHOUT ROWID",
    "CREATE INDEX matter_name_article ON matter_name (article)",
    "CREATE TABLE matter (id TEXT PRIMARY KEY, story INTEGER NOT NULL, dispute INTEGER NOT NULL, body BLOB NOT NULL)",
    "CREATE INDEX matter_story ON matter (story)",
    "CREATE TABLE matter_statement (document TEXT NOT NULL, statement TEXT NOT NULL, matter TEXT NOT NULL REFERENCES"
    " matter(id) ON DELETE CASCADE, PRIMARY KEY (document, statement)) WITHOUT ROWID",
    "CREATE INDEX matter_statement_matter ON matter_statement (matter)",
    "CREATE TABLE matter_judged (key INTEGER PRIMARY KEY)",
)


def create(connection: Connection) -> None:
    """The tables, as a step of the store's migrations."""
    for statement in _SCHEMA:
        connection.execute(statement)


class StoredIndex:
    """See StoryIndex: articles by the store's own keys."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.article = 0
        self.done = ""
        self.vectors = b""

    def size(self) -> int:
        """See StoryIndex."""
        return int(self._connection.value("SELECT max(rowid) FROM matter_article") or 0)

    def frequency(self, name: str) -> int:
        """See StoryIndex."""
        return int(self._connection.value("SELECT count(*) FROM matter_name WHERE name = ?", (name,)))

    def holders(self, name: str) -> Sequence[int]:
        """See StoryIndex."""
        rows = self._connection.execute("SELECT article FROM matter_name WHERE name = ?", (name,))
        return [article for (article,) in rows]

    def entry(self, article: int) -> tuple[Keys, int]:
        """See StoryIndex."""
        document, day, names, story = self._connection.execute(
            "SELECT document, day, names, story FROM matter_article WHERE article = ?", (article,)
        ).fetchone()
        return Keys(document, tuple((name, count) for name, count in json.loads(names)), day), story

    def story_size(self, story: int) -> int:
        """See StoryIndex."""
        return int(self._connection.value("SELECT count(*) FROM matter_article WHERE story = ?", (story,)))

    def new_story(self) -> int:
        """See StoryIndex."""
        return 1 + int(self._connection.value("SELECT max(story) FROM matter_article") or 0)

    def put(self, keys: Keys, story: int) -> None:
        """Remember the article that `article`, `done` and `vectors` were set for."""
        row = (self.article, keys.document, self.done, story, keys.day, json.dumps(keys.names), self.vectors)
        self._connection.execute("INSERT INTO matter_article VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        self._connection.executemany(
            "INSERT OR IGNORE INTO matter_name VALUES (?, ?)", [(name, self.article) for name, _ in keys.names]
        )


def update_matters(store: Store) -> int:
    """Group what was added, changed, deleted or judged since the last time; the number of stories grouped anew.

    Each article and each story is a transaction of its own, so other writers wait for a moment only.
    """
    touched: set[int] = set()
    for article, document, done in _waiting(store):
        record = store.record(document)
        if record is not None:
            touched |= _place(store, article, done, record)
    touched |= _lately_judged(store)
    for story in sorted(touched):
        _regroup(store, story)
    return len(touched)


def stored_matters(store: Store) -> Iterator[Matter]:
    """The matters of the store as they were last grouped (see update_matters), largest first."""
    rows = store.connection.execute("SELECT body FROM matter ORDER BY length(body) DESC, id").fetchall()
    return (_unpack(body) for (body,) in rows)


def stored_matter(store: Store, identity: str) -> Matter | None:
    """One matter by its id, or by the beginning of its id where only one begins so."""
    rows = store.connection.execute(
        "SELECT body FROM matter WHERE id >= ? AND id < ? || '~' LIMIT 2", (identity, identity)
    ).fetchall()
    return _unpack(rows[0][0]) if len(rows) == 1 else None


def matter_of(store: Store, ref: Ref) -> str | None:
    """The id of the matter that a statement is in."""
    found: str | None = store.connection.value(
        "SELECT matter FROM matter_statement WHERE document = ? AND statement = ?", (ref.document, ref.statement)
    )
    return found


def judge_matter(
    store: Store, decision: Decision, first: Ref, second: Ref, *, by: str | None = None, why: str | None = None
) -> Judgement:
    """Decide that two statements are one matter or not (merge, split), or that they agree or contradict each other;
    the stories that hold them are grouped again. Undone like every judgement, with `store.undo`.
    """
    detail = {"document": second.document, "statement": second.statement, "first": [first.document, first.statement]}
    kept = store.judge(KINDS[decision], detail=detail, by=by, why=why)
    update_matters(store)
    return kept


def stored_judgements(store: Store) -> list[MatterJudgement]:
    """The decisions on matters that are in force."""
    decisions = {kind: decision for decision, kind in KINDS.items()}
    return [
        MatterJudgement(
            decisions[one.kind], Ref(*one.detail["first"]), Ref(one.detail["document"], one.detail["statement"])
        )
        for one in store.judgements(kind="matter/", in_force=True)
        if one.kind in decisions
    ]


def _waiting(store: Store) -> list[tuple[int, str, str]]:
    """Articles whose current reading was not grouped by this model: key, id, and what to note when it is."""
    model = sentence_model().version
    rows = store.connection.execute(
        "SELECT article.key, article.document, article.changed || ' ' || ?1 FROM article"
        " LEFT JOIN matter_article ON matter_article.article = article.key"
        " WHERE matter_article.article IS NULL OR done <> article.changed || ' ' || ?1"
        " ORDER BY article.day, article.document",
        (model,),
    )
    return [(key, document, done) for key, document, done in rows.fetchall()]


def _place(store: Store, article: int, done: str, record: Record) -> set[int]:
    """Put an article into its story; the stories that this touches."""
    vectors = packed(vectors_of(claims_of(record)))
    with store.transaction() as connection:
        index = StoredIndex(connection)
        before = connection.value("SELECT story FROM matter_article WHERE article = ?", (article,))
        connection.execute("DELETE FROM matter_article WHERE article = ?", (article,))
        index.article, index.done, index.vectors = article, done, vectors
        now = Stories(index).add(keys_of(record))
    return {now} if before is None else {now, before}


def _lately_judged(store: Store) -> set[int]:
    """The stories of statements on which something was decided or undone since the last time."""
    seen = store.connection.value("SELECT max(key) FROM matter_judged") or 0
    latest = store.connection.value("SELECT max(key) FROM judgement") or 0
    if latest <= seen:
        return set()
    with store.transaction() as connection:
        connection.execute("DELETE FROM matter_judged")
        connection.execute("INSERT INTO matter_judged VALUES (?)", (latest,))
    judged = [one for one in store.judgements(kind="matter/") if "first" in one.detail]
    documents = {name for one in judged for name in (one.detail["first"][0], one.detail["document"])}
    query = "SELECT story FROM matter_article WHERE document = ?"
    return {row[0] for name in documents for row in store.connection.execute(query, (name,)).fetchall()}


def _regroup(store: Store, story: int) -> None:
    rows = store.connection.execute(
        "SELECT document, vectors FROM matter_article WHERE story = ? ORDER BY day, document", (story,)
    ).fetchall()
    found = matters_of(_story(store, rows), stored_judgements(store))
    with store.transaction() as connection:
        before = _members(connection, story)
        connection.execute("DELETE FROM matter WHERE story = ?", (story,))
        for matter in _with_old_ids(found, before, connection):
            _write(connection, story, matter)


def _story(store: Store, rows: Sequence[tuple[str, bytes]]) -> Story:
    import numpy as np

    claims: list[Claim] = []
    vectors = []
    for document, kept in rows:
        record = store.record(document)
        own = claims_of(record) if record else ()
        raw = unpacked(kept)
        claims += own
        # Statements that were rejected since are left out of the record: what is left is computed again.
        vectors.append(raw if len(raw) == len(own) else vectors_of(own))
    return Story(tuple(claims), np.concatenate(vectors) if vectors else vectors_of(()))


def _members(connection: Connection, story: int) -> dict[str, set[Ref]]:
    rows = connection.execute(
        "SELECT matter.id, document, statement FROM matter JOIN matter_statement ON matter = id WHERE story = ?",
        (story,),
    )
    members: dict[str, set[Ref]] = {}
    for identity, document, statement in rows.fetchall():
        members.setdefault(identity, set()).add(Ref(document, statement))
    return members


def _with_old_ids(found: Sequence[Matter], before: dict[str, set[Ref]], connection: Connection) -> Iterator[Matter]:
    """Each matter keeps the id of the one it shares most statements with; a new one its own."""
    shared = sorted(
        (
            (len(refs & set(matter.statements)), identity, at)
            for at, matter in enumerate(found)
            for identity, refs in before.items()
        ),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    given: dict[int, str] = {}
    for count, identity, at in shared:
        if count and at not in given and identity not in given.values():
            given[at] = identity
    taken = set(given.values())
    for at, matter in enumerate(found):
        identity = given.get(at, matter.id)
        while at not in given and (identity in taken or _held(connection, identity)):
            identity = f"{int(identity, 16) + 1:012x}"[-12:]
        taken.add(identity)
        yield replace(matter, id=identity)


def _held(connection: Connection, identity: str) -> bool:
    return bool(connection.value("SELECT 1 FROM matter WHERE id = ?", (identity,)))


def _write(connection: Connection, story: int, matter: Matter) -> None:
    body = msgspec.json.encode(matter)
    connection.execute("INSERT INTO matter VALUES (?, ?, ?, ?)", (matter.id, story, matter.dispute, body))
    connection.executemany(
        "INSERT OR REPLACE INTO matter_statement VALUES (?, ?, ?)",
        [(ref.document, ref.statement, matter.id) for ref in matter.statements],
    )


def _unpack(body: bytes) -> Matter:
    return msgspec.json.decode(body, type=Matter)
