"""Giving a judgement and taking it back: what it is about is found, kept with it, and the tables follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.errors import UsageError
from onrecord.store import judging
from onrecord.store.actorbook import ActorBook, actor_id, enter, set_names, set_roots
from onrecord.store.adding import rewrite
from onrecord.store.answers import Judgement
from onrecord.store.connection import Connection
from onrecord.store.correcting import checked_correction
from onrecord.store.entries import article_key
from onrecord.store.kept import current_plain, projected
from onrecord.store.merging import groups_of, refuse_contradiction
from onrecord.store.naming import known_actor
from onrecord.store.packing import Plain
from onrecord.store.placing import snapshot


def judge_statement(
    connection: Connection,
    book: ActorBook,
    kind: str,
    statement: str,
    document: str | None,
    by: str,
    why: str | None,
    correction: Mapping[str, Any] | None,
) -> int:
    """Add a judgement on a statement and apply it; its key. Raises UsageError for one that is not there."""
    article, identity = located(connection, statement, document)
    record = projected(connection, article).record
    found = _statement(record, identity)
    detail: dict[str, Any] = {"snapshot": snapshot(record, _as_read(connection, article, identity))}
    if kind == "correct":
        detail["correction"] = checked_correction(connection, record, found, correction or {})
    key = judging.append(connection, kind, by, why, detail, document=record["document"]["id"], statement=identity)
    rewrite(connection, article, book)
    return key


def judge_actors(
    connection: Connection,
    kind: str,
    actor: str,
    other: str | None,
    by: str,
    why: str | None,
    name: str | None,
) -> int:
    """Add a judgement on actors and apply it; its key. Raises UsageError for actors that are not there."""
    one = known_actor(connection, actor)
    if kind == "rename":
        if not name or not name.strip():
            raise UsageError("rename needs the new name")
        key = judging.append(connection, kind, by, why, {"name": name.strip()}, actor=one)
    else:
        second = known_actor(connection, other or "")
        if one == second:
            raise UsageError(f"{actor!r} and {other!r} are the same entry already")
        if kind == "same":
            refuse_contradiction(connection, one, second)
        key = judging.append(connection, kind, by, why, {}, actor=one, other=second)
    apply_to_actors(connection)
    return key


def split(
    connection: Connection,
    book: ActorBook,
    actor: str,
    name: str,
    statements: Sequence[tuple[str | None, str]],
    by: str,
    why: str | None,
) -> int:
    """Give some statements of an actor to a new one; the judgement's key. `statements`: document (or None) and id."""
    if not statements:
        raise UsageError("split needs the statements that the other actor made")
    one = known_actor(connection, actor)
    places = [located(connection, statement, document) for document, statement in statements]
    kind, country = connection.execute("SELECT kind, country FROM actor WHERE id = ?", (one,)).fetchone()
    whole = judging.append(connection, "split", by, why, {"name": name, "statements": len(places)}, actor=one)
    new = split_id(whole)
    enter(connection, new, name, kind, country)
    own = _same_ids(connection, one)
    for article, identity in places:
        record = projected(connection, article).record
        if not any(actor_id(speaker) in own for speaker in _statement(record, identity)["speakers"]):
            raise UsageError(f"statement {identity} is not by {actor!r}")
        detail = {
            "snapshot": snapshot(record, _as_read(connection, article, identity)),
            "part_of": whole, "from": own, "to": new, "name": name,
        }  # fmt: skip
        judging.append(
            connection, "assign", by, why, detail,
            document=record["document"]["id"], statement=identity, actor=one, other=new,
        )  # fmt: skip
    for article in {article for article, _ in places}:
        rewrite(connection, article, book)
    return whole


def split_id(judgement: int) -> str:
    """The id of the actor that a judgement splits off."""
    return f"split/{judgement}"


def undo(connection: Connection, book: ActorBook, key: int, by: str, why: str | None) -> int:
    """Take a judgement back; the key of the judgement that does. To take back an undo brings its judgement back."""
    judgement = judging.one(connection, key)
    if not judgement.in_force:
        raise UsageError(f"judgement {key} is undone already: 'onrecord judgements' tells by which")
    if judgement.kind == "assign":
        raise UsageError(f"judgement {key} is part of a split: undo judgement {judgement.detail['part_of']}")
    new = judging.append(connection, judging.UNDO, by, why, {}, undoes=key)
    for article in _touched(connection, judgement):
        rewrite(connection, article, book)
    apply_to_actors(connection)
    return new


def located(connection: Connection, statement: str, document: str | None) -> tuple[int, str]:
    """The article's key and the id of a statement. Raises UsageError for one that is not there, or in two articles."""
    rows = connection.execute("SELECT DISTINCT article, id FROM statement WHERE id = ?", (statement,)).fetchall()
    if document is not None:
        rows = [row for row in rows if row[0] == article_key(connection, document)]
    if not rows:
        where = f" in {document}" if document else ""
        raise UsageError(f"there is no statement {statement}{where}: 'onrecord show ARTICLE' lists them")
    if len(rows) > 1:
        raise UsageError(f"{len(rows)} articles have a statement {statement}: name the article too")
    return rows[0][0], rows[0][1]


def apply_to_actors(connection: Connection) -> None:
    """Bring roots and names of all actors in line with the judgements in force."""
    standing = judging.standing(connection, "kind IN ('same', 'different', 'unsure', 'rename')")
    set_roots(connection, groups_of(standing))
    set_names(connection, {one.actor or "": one.detail["name"] for one in standing if one.kind == "rename"})


def _same_ids(connection: Connection, actor: str) -> list[str]:
    rows = connection.execute(
        "SELECT id FROM actor WHERE root = (SELECT root FROM actor WHERE id = ?) ORDER BY key", (actor,)
    )
    return [identity for (identity,) in rows]


def _touched(connection: Connection, judgement: Judgement) -> Iterable[int]:
    """The articles that a judgement changes, through undone undos too."""
    if judgement.undoes is not None:
        return _touched(connection, judging.one(connection, judgement.undoes))
    rows = connection.execute(
        "SELECT DISTINCT placement.article FROM placement JOIN judgement ON judgement.key = placement.judgement"
        " WHERE judgement.key = ? OR json_extract(judgement.detail, '$.part_of') = ?",
        (judgement.key, judgement.key),
    ).fetchall()
    return [article for (article,) in rows if article is not None]


def _statement(record: Plain, identity: str) -> Plain:
    return next(one for one in record["statements"] if one["id"] == identity)


def _as_read(connection: Connection, article: int, identity: str) -> Plain:
    """The statement before judgements: what a model can learn from."""
    return _statement(current_plain(connection, article), identity)
