"""Gold in brat's standoff form: `NAME.txt` beside `NAME.ann`.

Format: https://brat.nlplab.org/standoff.html. Read are text-bounds named Source, Cue and Content (any case,
several fragments allowed), linked into statements by events, whose arguments name the roles
(`E1 Attribution:T4 Source:T1 Cue:T2 Content:T3` as in PolNeAR, `E1 Cue:T2 Source:T1 Content:T3` as our own
export has it), or by relations of a cue to its source and contents, or of a content to its source. A
content with a Quotation attribute and no link is a statement without source and cue. A relation
ReportedIn or Parent leads from a statement, its cue or its content to the one that reports it; a file
that has none nests statements by where they lie. Notes and further attributes are passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.evaluation.attributions import (
    ROLES,
    Attribution,
    BadSpansError,
    GoldArticle,
    checked_span,
    nest_by_containment,
    with_depths,
)
from onrecord.evaluation.files import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.record import Span

_TEXT_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t.*)?")
_EVENT = re.compile(r"(E\S+)\t(\S+):(\S+)((?: \S+:\S+)*) *")
_RELATION = re.compile(r"(R\S+)\t(\S+) \S+?:(\S+) \S+?:(\S+)\s*")
_QUOTATION = re.compile(r"A\S+\tQuotation (T\S+)(?: .*)?")
_PARENTS = ("reportedin", "parent")


@dataclass
class _Bound:
    name: str
    spans: list[Span]


@dataclass
class _Links:
    """What an annotation file holds: text-bounds, statements in the making, and contents known to be statements.

    A statement is a list of text-bounds by role; all are kept by their ids.
    """

    bounds: dict[str, _Bound] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    statements: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    contents: list[str] = field(default_factory=list)


def read_brat_folder(folder: Path) -> list[GoldArticle]:
    """All articles of a folder and the folders in it, in order of their paths; ids are paths without the ending."""
    files = sorted(folder.rglob("*.ann"))
    return [read_brat(file, file.relative_to(folder).with_suffix("").as_posix()) for file in files]


def read_brat(annotations: Path, name: str) -> GoldArticle:
    """One article. Raises InputError naming file and line for what is not brat's form or does not fit the text."""
    text = read_text(annotations.with_suffix(".txt"))
    links = _Links()
    lines = list(enumerate(re.split(r"\r?\n", read_text(annotations)), start=1))
    # Events and relations may stand before the text-bounds that they name.
    for order in ("T", "ERA"):
        for number, line in lines:
            if line.startswith(tuple(order)):
                _read_line(line, links, f"{annotations} line {number}", len(text))
    _link_relations(links)
    return GoldArticle(Document(id=name, text=text), _attributions(links))


def _read_line(line: str, links: _Links, place: str, length: int) -> None:
    if match := _TEXT_BOUND.fullmatch(line):
        links.bounds[match[1]] = _Bound(match[2].lower(), list(_fragments(match[3], place, length)))
    elif match := _EVENT.fullmatch(line):
        _read_event(match, links, place)
    elif match := _RELATION.fullmatch(line):
        links.relations.append((match[2].lower(), match[3], match[4]))
    elif match := _QUOTATION.fullmatch(line):
        links.contents.append(match[1])
    elif not line.startswith("A"):
        raise InputError(place, f"is not brat's standoff form: {line[:60]!r}")


def _fragments(written: str, place: str, length: int) -> Iterator[Span]:
    for fragment in written.split(";"):
        try:
            yield checked_span([int(number) for number in fragment.split()], "annotation", length)
        except BadSpansError as error:
            raise InputError(place, str(error)) from None


def _read_event(match: re.Match[str], links: _Links, place: str) -> None:
    roles = links.statements.setdefault(match[1], {})
    for argument in match[4].split():
        role, target = argument.split(":", 1)
        role = role.lower().rstrip("0123456789")
        if role in ROLES:
            roles.setdefault(role, []).append(_known(target, links, place))
    trigger = _known(match[3], links, place)
    if links.bounds[trigger].name == "cue" and "cue" not in roles:
        roles["cue"] = [trigger]


def _known(target: str, links: _Links, place: str) -> str:
    if target not in links.bounds:
        raise InputError(place, f"names the annotation {target}, which the file does not have")
    return target


def _link_relations(links: _Links) -> None:
    """Gather statements around cues; a content linked to a source alone makes a statement without a cue."""
    pairs = [
        (first, second)
        for name, first, second in links.relations
        if name not in _PARENTS and {first, second} <= links.bounds.keys()
    ]
    for first, second in pairs:
        for cue, other in ((first, second), (second, first)):
            if links.bounds[cue].name == "cue":
                roles = links.statements.setdefault(cue, {"cue": [cue]})
                roles.setdefault(links.bounds[other].name, []).append(other)
    for first, second in pairs:
        for content, source in ((first, second), (second, first)):
            if links.bounds[content].name == "content" and links.bounds[source].name == "source":
                _give_source(content, source, links)
    linked = {name for roles in links.statements.values() for name in roles.get("content", ())}
    for lone in links.contents:
        if lone not in linked and lone in links.bounds:
            links.statements[lone] = {"content": [lone]}


def _give_source(content: str, source: str, links: _Links) -> None:
    holders = [roles for roles in links.statements.values() if content in roles.get("content", ())]
    for roles in holders or [links.statements.setdefault(content, {"content": [content]})]:
        if source not in roles.setdefault("source", []):
            roles["source"].append(source)


def _attributions(links: _Links) -> tuple[Attribution, ...]:
    """Statements in order of their place; those without a content are no statements."""
    parents = _parents(links)
    found = [
        Attribution(
            id=name,
            source=_spans(roles.get("source", []), links),
            cue=_spans(roles.get("cue", []), links),
            content=_spans(roles["content"], links),
            parent=parents.get(name),
        )
        for name, roles in links.statements.items()
        if roles.get("content")
    ]
    found.sort(key=lambda one: (one.content, one.cue))
    # A file of our own export has a Quotation for every content, and says of every nested statement where it hangs.
    return with_depths(found) if parents or links.contents else nest_by_containment(found)


def _parents(links: _Links) -> dict[str, str]:
    """Each statement's parent where a relation tells it; of statements that share a content the first reports."""
    speakers: dict[str, list[str]] = {}
    for name, roles in links.statements.items():
        for handle in dict.fromkeys((name, *roles.get("cue", ()), *roles.get("content", ()))):
            speakers.setdefault(handle, []).append(name)
    return {
        child: speakers[reporter][0]
        for name, reported, reporter in links.relations
        if name in _PARENTS and reporter in speakers
        for child in speakers.get(reported, ())
    }


def _spans(bounds: list[str], links: _Links) -> tuple[Span, ...]:
    return tuple(sorted({span for name in bounds for span in links.bounds[name].spans}))
