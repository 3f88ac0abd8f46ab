"""Gold in any of its forms, told apart by what lies at the path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.document import Document
from onrecord.errors import InputError, UsageError
from onrecord.evaluation import marked
from onrecord.evaluation.attributions import Attribution, GoldArticle, with_depths
from onrecord.evaluation.brat import read_brat_folder
from onrecord.evaluation.files import read_text
from onrecord.evaluation.jsonlines import read_documents, read_gold_lines

if TYPE_CHECKING:
    from pathlib import Path


def read_gold(path: Path, documents: Path | None = None) -> list[GoldArticle]:
    """The articles of a brat folder, a JSON lines file, a marked file, or a folder of either.

    `documents` is the file of the articles that a JSON lines gold speaks of; by default `docs.jsonl`
    beside it. Raises InputError for gold that cannot be read, UsageError for documents that no gold asks for.
    """
    if not path.exists():
        raise InputError(str(path), "there is no such file or folder")
    line_files = [path] if path.suffix == ".jsonl" else sorted(path.rglob("gold.jsonl"))
    if documents is not None and len(line_files) != 1:
        raise UsageError("--docs goes with one gold.jsonl; brat folders and marked files hold their own texts")
    if line_files:
        articles = [article for file in line_files for article in _from_lines(file, documents)]
    elif any(path.rglob("*.ann")):
        articles = read_brat_folder(path)
    else:
        articles = [_from_marked(file, path) for file in _marked_files(path)]
    if not articles:
        raise InputError(str(path), "holds no gold; a brat folder, a gold.jsonl or marked .txt files are needed")
    _check_ids(articles, path)
    return articles


def _from_lines(file: Path, documents: Path | None) -> list[GoldArticle]:
    beside = file.with_name("docs.jsonl")
    source = documents or (beside if beside.exists() else None)
    return read_gold_lines(file, read_documents(source) if source else {})


def _marked_files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(path.rglob("*.txt"))


def _from_marked(file: Path, root: Path) -> GoldArticle:
    try:
        article = marked.parse(read_text(file))
    except marked.MarkedError as error:
        raise InputError(str(file), str(error)) from None
    name = file.stem if file == root else file.relative_to(root).with_suffix("").as_posix()
    statements = [
        Attribution(
            id=str(one.number),
            source=tuple(one.spans.get("source", ())),
            cue=tuple(one.spans.get("cue", ())),
            content=tuple(one.spans["content"]),
            parent=None if one.parent is None else str(one.parent),
        )
        for one in article.statements
    ]
    headers = article.headers
    document = Document(id=name, text=article.text, title=headers.get("title"), source=headers.get("source"))
    return GoldArticle(document, with_depths(statements))


def _check_ids(articles: list[GoldArticle], path: Path) -> None:
    ids = [article.document.id for article in articles]
    if twice := {name for name in ids if ids.count(name) > 1}:
        raise InputError(str(path), f"the id {min(twice)!r} comes twice; ids must be unique")
