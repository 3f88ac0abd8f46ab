"""Report files of a crisis: headers, then a marked text, or the edits that make a wire copy of an earlier report.

A copy has the header `copy: 1` and, in place of a text, lines of edits to the marked text of report 1:
`drop: N` leaves out paragraph N (the title is 1), `replace: OLD => NEW` changes words once, `add: …` adds a paragraph.
Labels of statements that fall away fall away with them; labels after the line of dashes are those of the copy's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from training.crises.marks import Marked, MarkError, parse

_NUMBERS = re.compile(r"\[[sqc](\d+(?:,\d+)*) ")


@dataclass(frozen=True)
class Report:
    """One report: `copy_of` names the report of the crisis whose wire text it carries."""

    id: str
    title: str
    source: str
    published: str
    copy_of: str | None
    marked: Marked


@dataclass(frozen=True)
class _Raw:
    headers: dict[str, str]
    body: str
    labels: list[str]


def load_reports(folder: Path) -> list[Report]:
    """The reports `1.txt`, `2.txt`, … of a crisis, in order; their ids are the folder's name and the number.

    Raises
    ------
    MarkError
        For the first fault of notation, with the file it stands in.
    """
    raws: dict[str, _Raw] = {}
    reports = []
    for path in sorted(folder.glob("[0-9]*.txt"), key=lambda p: int(p.stem)):
        raw = _raw(path)
        if "copy" in raw.headers:
            raw = _copied(path, raw, raws)
        raws[path.stem] = raw
        reports.append(_report(folder.name, path, raw))
    return reports


def _raw(path: Path) -> _Raw:
    head, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    headers = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    missing = {"source", "published"} - set(headers)
    if missing:
        raise MarkError(f"{path}: the headers lack {', '.join(sorted(missing))}")
    body, dashes, labels = rest.partition("\n---\n")
    if not dashes and "copy" not in headers:
        raise MarkError(f"{path}: no line of three dashes before the labels")
    return _Raw(headers, body.strip("\n"), [line for line in labels.splitlines() if line.strip()])


def _copied(path: Path, raw: _Raw, raws: dict[str, _Raw]) -> _Raw:
    original = raws[raw.headers["copy"]]
    paragraphs = original.body.split("\n\n")
    dropped: set[int] = set()
    added: list[str] = []
    for line in filter(None, raw.body.splitlines()):
        verb, _, rest = line.partition(": ")
        if verb == "drop":
            dropped |= {int(n) for n in rest.split()}
        elif verb == "add":
            added.append(rest)
        elif verb == "replace":
            paragraphs = _replaced(path, paragraphs, rest)
        else:
            raise MarkError(f"{path}: an edit is drop, replace or add, not '{line}'")
    kept = [p for n, p in enumerate(paragraphs, 1) if n not in dropped]
    body = "\n\n".join([*kept, *added])
    marked = {n for group in _NUMBERS.findall(body) for n in group.split(",")}
    own = {line.split("|")[0].strip() for line in raw.labels}
    labels = [x for x in original.labels if (n := x.split("|")[0].strip()) in marked and n not in own]
    return _Raw(raw.headers, body, [*labels, *raw.labels])


def _replaced(path: Path, paragraphs: list[str], edit: str) -> list[str]:
    old, arrow, new = edit.partition(" => ")
    whole = "\n\n".join(paragraphs)
    if not arrow or whole.count(old) != 1:
        raise MarkError(f"{path}: '{old}' must stand exactly once in the original")
    return whole.replace(old, new).split("\n\n")


def _report(crisis: str, path: Path, raw: _Raw) -> Report:
    identity = f"{crisis}-{path.stem}"
    marked = parse(str(path), raw.body, raw.labels)
    copy = raw.headers.get("copy")
    return Report(
        id=identity,
        title=marked.text.split("\n", 1)[0],
        source=raw.headers["source"],
        published=raw.headers["published"],
        copy_of=f"{crisis}-{copy}" if copy else None,
        marked=marked,
    )
