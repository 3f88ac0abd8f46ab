"""What the store keeps of an article: its versions as they were read, and the current one after judgements."""

from __future__ import annotations

from onrecord.store import judging
from onrecord.store.answers import Judgement
from onrecord.store.connection import Connection
from onrecord.store.packing import Plain, column_text, unpack_plain
from onrecord.store.projection import Projected, project


def current_plain(connection: Connection, article: int, number: int | None = None) -> Plain:
    """The record of a version as it was read; of the current one without a number."""
    packed, text, sha256 = connection.execute(
        "SELECT record, text, version.sha256 FROM version JOIN article ON article.key = version.article"
        " WHERE article = ? AND number = coalesce(?, article.version)",
        (article, number),
    ).fetchone()
    return unpack_plain(packed, column_text(text), sha256.hex())


def projected(connection: Connection, article: int) -> Projected:
    """An article's current record after judgements."""
    return project(current_plain(connection, article), judgements_on(connection, documents_of(connection, article)))


def judgements_on(connection: Connection, documents: list[str]) -> list[Judgement]:
    """The judgements in force on statements of these documents."""
    marks = ", ".join("?" * len(documents))
    kinds = ", ".join(f"'{kind}'" for kind in judging.STATEMENT_KINDS)
    where = f"judgement.document IN ({marks}) AND kind IN ({kinds})"
    if connection.value(f"SELECT 1 FROM judgement WHERE {where} LIMIT 1", documents) is None:
        return []
    return judging.standing(connection, where, documents)


def documents_of(connection: Connection, article: int) -> list[str]:
    """All ids that an article was given by."""
    rows = connection.execute("SELECT DISTINCT document FROM version WHERE article = ?", (article,))
    return [document for (document,) in rows]


def differences(before: Plain, after: Plain) -> tuple[list[Plain], list[Plain]]:
    """The statements that only the later record has, and those that only the earlier one has, by their words."""
    known, told = ({_words(one) for one in record["statements"]} for record in (before, after))
    new = [one for one in after["statements"] if _words(one) not in known]
    return new, [one for one in before["statements"] if _words(one) not in told]


def _words(statement: Plain) -> tuple[str, str]:
    source = statement["source"]["text"] if statement["source"] else ""
    return " ".join(statement["content"]["text"].split()), " ".join(source.split())
