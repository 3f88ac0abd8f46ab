"""Reports dealt from a sheet: its statements put into short invented articles, so that they stand beside one another as
in the news: what is on one question often follows itself, and what follows leans on what stands before.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from onrecord import Document, Part, Record, Speaker, Statement
from onrecord.document import Published
from onrecord.grounding.figures import find_figures
from onrecord.grounding.times import find_times
from onrecord.matters import Ref
from onrecord.values import Figure, Time
from training.matters.crises import Crisis, Gold
from training.matters.sheets import Sheet
from training.matters.sheets import Statement as Line

ARTICLES = 7
STAYS = 0.55
"""How often the next statement of a report is on the same question, as in the crises."""
CUES = {
    "affirmed": ("said", "said", "told reporters", "insisted", "added"),
    "negated": ("denied",),
    "open": ("would not say",),
}
Dealt = tuple[str, str | None, Line]


def dealt(sheet: Sheet, seed: int) -> Crisis:
    """A sheet as a crisis: every statement in one of several reports of following days."""
    dice = random.Random(f"{sheet.name}{seed}")
    records, labels = [], {}
    for number, lines in enumerate(_hands(sheet, dice)):
        record, gold = _report(f"{sheet.name}-{number}", f"2024-05-{number // 2 + 1:02}", sheet.story, lines, dice)
        records.append(record)
        labels.update(gold)
    truth = {"matters": [{"id": q.text, "question": q.text, "dispute": False} for q in sheet.questions]}
    return Crisis(sheet.name, tuple(records), labels, truth)


def _hands(sheet: Sheet, dice: random.Random) -> list[list[Dealt]]:
    """The statements by report; within a report those of one question mostly follow one another."""
    hands: list[list[Dealt]] = [[] for _ in range(ARTICLES)]
    for question in sheet.questions:
        found = [(question.text, position.label, one) for position in question.positions for one in position.statements]
        dice.shuffle(found)
        at = dice.randrange(ARTICLES)
        for one in found:
            hands[at].append(one)
            if dice.random() > STAYS:
                at = dice.randrange(ARTICLES)
    return [_shuffled(hand, dice) for hand in hands if hand]


def _shuffled(hand: Sequence[Dealt], dice: random.Random) -> list[Dealt]:
    blocks: dict[str, list[Dealt]] = {}
    for one in hand:
        part = f"{one[0]}{dice.randrange(2)}"
        blocks.setdefault(part, []).append(one)
    order = list(blocks)
    dice.shuffle(order)
    return [one for name in order for one in blocks[name]]


def _report(
    name: str, day: str, title: str, lines: Sequence[Dealt], dice: random.Random
) -> tuple[Record, dict[Ref, Gold]]:
    text, statements = f"{title}\n\n", []
    gold: dict[Ref, Gold] = {}
    for number, (question, position, line) in enumerate(lines):
        speaker = line.speaker or "Officials"
        head = f"{speaker[0].upper()}{speaker[1:]} {dice.choice(CUES[line.polarity])} "
        start = len(text)
        begin = start + len(head)
        text += f"{head}{line.text}.{dice.choice((' ', chr(10) + chr(10)))}"
        source = Part(((start, start + len(speaker)),), speaker)
        content = Part(((begin, begin + len(line.text)),), line.text)
        cue = head[len(speaker) + 1 : -1]
        statements.append(_statement(f"s{number}", source, cue, content, line))
        gold[Ref(name, f"s{number}")] = (question, position)
    published = Published(day, "day", "input")
    document = Document(name, text, title, published=published)
    return Record(document, tuple(statements), _times(text, published), _figures(text)), gold


def _statement(name: str, source: Part, cue: str, content: Part, line: Line) -> Statement:
    speaker = Speaker(None, None, line.speaker, "person", None, None, source.spans[0], "name", 1.0)
    end = source.spans[0][1] + 1
    return Statement(
        id=name,
        depth=0,
        parent=None,
        source=source,
        cue=Part(((end, end + len(cue)),), cue),
        content=content,
        quotation="direct" if line.text.startswith('"') else "indirect",
        speakers=(speaker,) if line.speaker else (),
        act="question" if line.polarity == "open" else "assertive",
        polarity="negated" if line.polarity != "affirmed" else "affirmed",
        certainty=None,
        distance="neutral",
        said=None,
        confidence=1.0,
    )


def _times(text: str, published: Published) -> tuple[Time, ...]:
    return tuple(find_times(text, None, published))


def _figures(text: str) -> tuple[Figure, ...]:
    return tuple(find_figures(text))
