"""Stories: invented crises of eight reports whose marked contents name the matter and the position of each statement.

A story is one file, `stories/NAME.txt`:

    story: A tanker breaks loose in the harbour of Ceyhan
    === Levant Wire | 2031-02-04 | Tanker breaks loose at Ceyhan
    {m1p1=a A mooring line had parted}, port director Ferhat Tuncay said ...
    ---
    m1 Why did the tanker break loose?
    p1 a mooring line parted
    conflict p1 p2
    change a d reversed
    copies 1 3

`{m1p2 words}` is the content of a statement on matter m1 that takes position p2, `{m1 words}` one that takes none,
`{- words}` one on a question of its own, `{+ words}` goes on with the one before; `=a` names a statement for `change`.

    python -m training.matters.stories [NAME ...]      checks, and counts
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord import Document, Reader
from onrecord.document import Published
from onrecord.evaluation.matters import align
from onrecord.matters import Ref
from training.matters.crises import Crisis, Gold

STORIES = Path(__file__).parent / "stories"
CHANGES = ("revised", "hardened", "softened", "reversed", "withdrawn")
_HEAD = re.compile(r"=== (?P<source>[^|]+) \| (?P<day>\d{4}-\d\d-\d\d) \| (?P<title>.+)")
_MARK = re.compile(r"\{(?:(?P<on>\+)|(?:-|(?P<matter>m\d+)(?P<position>p\d+)?)(?:=(?P<tag>\w+))?) (?P<text>[^{}]+)\}")


class StoryError(ValueError):
    """A fault of notation; the message names the file."""


@dataclass
class Story:
    """A story: its reports, each one's statements as gold for `align`, and the matters with what moved and clashed."""

    name: str
    documents: list[Document] = field(default_factory=list)
    statements: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    matters: list[dict[str, Any]] = field(default_factory=list)
    copies: list[list[str]] = field(default_factory=list)


def parse(name: str, raw: str) -> Story:
    """Read the notation. Raises StoryError."""
    reports, line, matters = raw.partition("\n---\n")
    if not line:
        raise StoryError(f"{name}: no line of three dashes")
    story = Story(name)
    tags: dict[str, tuple[str, str, str | None]] = {}
    for number, (head, body) in enumerate(_reports(name, reports), start=1):
        document = f"{name}-{number}"
        text, statements = _unmarked(document, f"{head['title']}\n\n{body.strip()}\n", tags)
        published = Published(head["day"], "day", "input")
        story.documents.append(
            Document(document, text, text.partition("\n")[0], source=head["source"], published=published)
        )
        story.statements[document] = statements
    _matters(story, matters, tags)
    _check(story)
    return story


def _reports(name: str, raw: str) -> Iterator[tuple[re.Match[str], str]]:
    head, body = None, []
    for line in raw.split("\n")[1:]:
        if not line.startswith("==="):
            body.append(line)
            continue
        if head:
            yield head, "\n".join(body)
        head, body = _HEAD.fullmatch(line.strip()), []
        if head is None:
            raise StoryError(f"{name}: not the head of a report: {line}")
    if head:
        yield head, "\n".join(body)


def _unmarked(
    document: str, body: str, tags: dict[str, tuple[str, str, str | None]]
) -> tuple[str, list[dict[str, Any]]]:
    text, last = "", 0
    statements: list[dict[str, Any]] = []
    for mark in _MARK.finditer(body):
        text += body[last : mark.start()]
        span = [len(text), len(text) + len(mark["text"])]
        text, last = text + mark["text"], mark.end()
        if mark["on"]:
            if not statements:
                raise StoryError(f"{document}: a mark goes on with nothing: {mark[0]}")
            statements[-1]["content"]["spans"].append(span)
            continue
        one: dict[str, Any] = {
            "id": f"s{len(statements) + 1}",
            "content": {"spans": [span]},
            "matter": mark["matter"],
            "position": mark["position"],
        }
        if mark["tag"]:
            if mark["tag"] in tags:
                raise StoryError(f"{document}: two statements are called {mark['tag']}")
            tags[mark["tag"]] = (document, one["id"], mark["matter"])
        statements.append(one)
    text += body[last:]
    if "{" in text or "}" in text:
        raise StoryError(f"{document}: a mark cannot be read near {text[max(0, text.find('{') - 20) :][:60]!r}")
    return text, statements


def _matters(story: Story, raw: str, tags: dict[str, tuple[str, str, str | None]]) -> None:
    current: dict[str, Any] = {}
    for line in filter(None, map(str.strip, raw.split("\n"))):
        key, _, rest = line.partition(" ")
        if re.fullmatch(r"m\d+", key):
            current = {"id": key, "question": rest, "positions": {}, "conflicts": [], "changes": [], "dispute": False}
            story.matters.append(current)
        elif re.fullmatch(r"p\d+", key):
            current["positions"][key] = rest
        elif key == "conflict":
            current["conflicts"].append(rest.split())
            current["dispute"] = True
        elif key == "change":
            first, second, kind = rest.split()
            if kind not in CHANGES or {tags[first][2], tags[second][2]} != {current["id"]}:
                raise StoryError(f"{story.name}: a change that cannot be: {line}")
            current["changes"].append({"from": tags[first][:2], "to": tags[second][:2], "kind": kind})
        elif key == "copies":
            story.copies.append([f"{story.name}-{number}" for number in rest.split()])
        elif key != "note":
            raise StoryError(f"{story.name}: what is {line!r}?")


def _check(story: Story) -> None:
    known = {one["id"]: one["positions"] for one in story.matters}
    for document, statements in story.statements.items():
        for one in statements:
            if one["matter"] and one["matter"] not in known:
                raise StoryError(f"{document}: {one['matter']} is not told")
            if one["position"] and one["position"] not in known[one["matter"]]:
                raise StoryError(f"{document}: {one['matter']} has no {one['position']}")


def kept_from_vectors(name: str) -> bool:
    """Whether a story is never shown to the sentence model, so that trees can be fitted on vectors as a user has them:
    every third, by its name.
    """
    return zlib.crc32(name.encode()) % 3 == 0


def load_stories(names: Sequence[str] = ()) -> list[Story]:
    """The stories of these names, or all, by name. Raises StoryError."""
    files = sorted(STORIES.glob("*.txt"))
    return [parse(file.stem, file.read_text(encoding="utf-8")) for file in files if not names or file.stem in names]


def read_story(story: Story, reader: Reader) -> Crisis:
    """The story as the reader finds it: what it found, aligned with the marks by the words of the contents."""
    records = tuple(reader.read_many(iter(story.documents)))
    labels: dict[Ref, Gold] = {}
    wanted: dict[Ref, dict[str, Any]] = {}
    for record in records:
        statements = story.statements[record.document.id]
        for row, found in align(record, statements).items():
            ref = Ref(record.document.id, found)
            labels[ref], wanted[ref] = (statements[row]["matter"], statements[row]["position"]), statements[row]
    return Crisis(story.name, records, labels, {"matters": story.matters, "copies": story.copies}, wanted)


def main() -> None:
    total = 0
    for story in load_stories(sys.argv[1:]):
        count = sum(len(statements) for statements in story.statements.values())
        moves = sum(len(one["changes"]) for one in story.matters)
        total += count
        sys.stdout.write(f"{story.name}: {count} statements, {len(story.matters)} matters, {moves} changes\n")
    sys.stdout.write(f"{total} statements\n")


if __name__ == "__main__":
    main()
