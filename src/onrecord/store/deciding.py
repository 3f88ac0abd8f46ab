"""Giving a judgement and taking it back: what it is about is found, kept with it, and the tables follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from onrecord.errors import UsageError
from onrecord.record import Statement
from onrecord.store import judging
from onrecord.store.actorbook import ActorBook, actor_id, enter, set_names, set_roots
from onrecord.store.adding import current_plain, projected, rewrite
from onrecord.store.answers import Judgement
from onrecord.store.connection import Connection
from onrecord.store.entries import article_key
from onrecord.store.filters import found_by_name
from onrecord.store.merging import groups_of, refuse_contradiction
from onrecord.store.packing import Plain, words
from onrecord.store.placing import pieces, snapshot

_ROLES = ("source", "cue", "content")
_FIELDS = ("speakers", *_ROLES, "act", "polarity", "quotation", "certainty")


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
        detail["correction"] = _checked(connection, record, found, correction or {})
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
    new = f"split/{whole}"
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


def known_actor(connection: Connection, actor: str) -> str:
    """The id of the actor that an id, or a name that only one has, means; from the table of public actors too."""
    if connection.value("SELECT 1 FROM actor WHERE id = ?", (actor,)):
        return actor
    keys = found_by_name(connection, actor)
    rows = connection.execute(
        "SELECT one.id, one.name, one.given, root.id FROM actor AS one JOIN actor AS root ON root.key = one.root"
        f" WHERE one.key IN ({', '.join('?' * len(keys))})",
        keys,
    ).fetchall()
    exact = {identity for identity, *names, _ in rows if actor.casefold() in map(str.casefold, names)}
    for found in (exact, {root for *_, root in rows}):
        if len(found) == 1:
            return str(found.pop())
    if rows:
        some = ", ".join(identity for identity, *_ in rows[:5])
        raise UsageError(f"{actor!r} may be {len(rows)} actors ({some} …): write the id")
    return _from_the_table(connection, actor)


def apply_to_actors(connection: Connection) -> None:
    """Bring roots and names of all actors in line with the judgements in force."""
    standing = judging.standing(connection, "kind IN ('same', 'different', 'unsure', 'rename')")
    set_roots(connection, groups_of(standing))
    set_names(connection, {one.actor or "": one.detail["name"] for one in standing if one.kind == "rename"})


def _from_the_table(connection: Connection, actor: str) -> str:
    from onrecord.actors.knowledge import Actors

    known = Actors.load().get(actor)
    if known is None:
        raise UsageError(f"no actor of the store is {actor!r}: 'onrecord who NAME' finds their ids")
    enter(connection, known.id, known.name, known.kind, known.country)
    return known.id


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


def _checked(connection: Connection, record: Plain, statement: Plain, correction: Mapping[str, Any]) -> dict[str, Any]:
    """A correction in the record's own terms. Raises UsageError where it makes no statement."""
    unknown = set(correction) - set(_FIELDS)
    if unknown or not correction:
        raise UsageError(f"a correction gives one or more of {', '.join(_FIELDS)}; got {', '.join(unknown) or 'none'}")
    made: dict[str, Any] = dict(correction)
    text = record["document"]["text"]
    for role in _ROLES:
        if role in made:
            made[role] = _spans(text, role, made[role])
            made.setdefault("pieces", {})[role] = pieces(text, made[role])
    if "speakers" in made:
        made["speakers"] = [_speaker(connection, one, statement) for one in made["speakers"]]
    if isinstance(made.get("certainty"), str):
        made["certainty"] = {"level": made["certainty"], "low": None, "high": None, "phrase": None}
    changed = {name: value for name, value in made.items() if name in _FIELDS and name not in _ROLES}
    changed |= {role: {"spans": made[role], "text": words(text, made[role])} for role in _ROLES if made.get(role)}
    try:
        msgspec.convert({**statement, **changed}, Statement)
    except msgspec.ValidationError as error:
        raise UsageError(f"the correction makes no statement: {error}") from None
    return made


def _spans(text: str, role: str, spans: Any) -> list[list[int]]:  # noqa: ANN401 - what a user gave
    try:
        found = sorted([int(start), int(end)] for start, end in spans)
    except (TypeError, ValueError):
        raise UsageError(f"the {role}'s spans are no pairs of numbers: write them like [[0, 12]]") from None
    if not found or any(not 0 <= start < end <= len(text) for start, end in found):
        raise UsageError(f"the {role}'s spans do not lie in the text of {len(text)} characters")
    return found


def _speaker(connection: Connection, given: str | Mapping[str, Any], statement: Plain) -> Plain:
    """A speaker as a record has it, from an actor's id, a name, or some of its fields."""
    told: dict[str, Any] = {"name": given} if isinstance(given, str) else dict(given)
    named = told.get("actor") or told.get("name")
    row = _actor_row(connection, named) if named else None
    before = statement["speakers"][0] if statement["speakers"] else {}
    made: Plain = {
        "actor": None, "actor_name": None, "name": None, "kind": "person" if named else "unknown", "role": None,
        "country": None, "mention": None, "basis": None, "confidence": 1.0,
    }  # fmt: skip
    if row is not None:
        listed = not row[0].startswith("name/")
        made |= {"actor": row[0] if listed else None, "actor_name": row[1] if listed else None}
        made |= {"name": row[1], "kind": row[2], "country": row[3]}
    elif named and before.get("kind") not in (None, "unknown", "anonymous"):
        made["kind"] = before["kind"]
    return made | {
        name: value for name, value in told.items() if name in made and value is not None and name != "actor"
    }


def _actor_row(connection: Connection, named: str) -> Any:  # noqa: ANN401 - a row
    try:
        identity = known_actor(connection, named)
    except UsageError:
        if "/" in named:
            raise
        return None
    return connection.execute("SELECT id, name, kind, country FROM actor WHERE id = ?", (identity,)).fetchone()
