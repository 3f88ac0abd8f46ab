"""Stories for training: the notation, its faults, and every story that is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.matters.stories import STORIES, StoryError, kept_from_vectors, load_stories, parse

HEAD = "story: A tanker breaks loose\n"
REPORT = "=== Levant Wire | 2031-02-04 | Tanker breaks loose\n"
MATTERS = "\n---\nm1 Why did it break loose?\np1 a line parted\np2 a tug rammed it\nconflict p1 p2\n"


def test_marks_become_statements_with_matter_and_position() -> None:
    body = 'He said {m1p1=a "a line parted,"} and {+ "that is all."}\n\nThe owner: {m1p2 a tug}. {- It rained}.'
    story = parse("tanker", HEAD + REPORT + body + MATTERS)
    (document,) = story.documents
    statements = story.statements[document.id]
    words = [[document.text[begin:end] for begin, end in one["content"]["spans"]] for one in statements]
    assert words == [['"a line parted,"', '"that is all."'], ["a tug"], ["It rained"]]
    assert [(one["matter"], one["position"]) for one in statements] == [("m1", "p1"), ("m1", "p2"), (None, None)]
    assert document.text.startswith("Tanker breaks loose\n\nHe said")
    assert story.matters[0]["dispute"]
    assert story.matters[0]["conflicts"] == [["p1", "p2"]]


def test_changes_refer_to_named_statements() -> None:
    second = "=== Next | 2031-02-05 | Owner yields\n{m1p1=b It was a line}, the owner said."
    body = f"{{m1p2=a A tug}}, the owner said.\n{second}"
    story = parse("tanker", HEAD + REPORT + body + MATTERS + "change a b reversed\n")
    assert story.matters[0]["changes"] == [{"from": ("tanker-1", "s1"), "to": ("tanker-2", "s1"), "kind": "reversed"}]


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        (HEAD + REPORT + "{m1p1 a line}", "no line of three dashes"),
        (HEAD + "=== Levant Wire, 2031-02-04\nx" + MATTERS, "not the head of a report"),
        (HEAD + REPORT + "{m1p1 a {m1p2 b} c}" + MATTERS, "cannot be read near"),
        (HEAD + REPORT + "{m2 a line}" + MATTERS, "m2 is not told"),
        (HEAD + REPORT + "{m1p7 a line}" + MATTERS, "m1 has no p7"),
        (HEAD + REPORT + "{+ a line}" + MATTERS, "goes on with nothing"),
        (HEAD + REPORT + "{m1=a a} {m1=a b}" + MATTERS, "two statements are called a"),
        (HEAD + REPORT + "{m1=a a} {-=b b}" + MATTERS + "change a b revised\n", "a change that cannot be"),
        (HEAD + REPORT + "{m1 a}" + MATTERS + "clash p1 p2\n", "what is 'clash p1 p2'?"),
    ],
)
def test_a_broken_story_is_named(raw: str, complaint: str) -> None:
    with pytest.raises(StoryError, match="tanker") as error:
        parse("tanker", raw)
    assert complaint in str(error.value)


@pytest.mark.parametrize("path", sorted(STORIES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_story_has_eight_reports_and_disputes(path: Path) -> None:
    story = parse(path.stem, path.read_text(encoding="utf-8"))
    assert len(story.documents) == 8
    days = [one.published.value for one in story.documents if one.published]
    assert len(days) == 8
    assert days == sorted(days)
    assert sum(one["dispute"] for one in story.matters) >= 3
    assert sum(len(one) for one in story.statements.values()) >= 80


def test_a_third_of_the_stories_is_kept_from_the_vectors() -> None:
    names = [story.name for story in load_stories()]
    assert 0.2 < sum(map(kept_from_vectors, names)) / len(names) < 0.5
