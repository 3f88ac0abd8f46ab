"""How long grouping takes as statements grow, and how long one article takes in a large store.

    python benchmarks/matters.py --statements 10000 30000 100000
    python benchmarks/matters.py --store 1000000

Statements are made from templates over made-up towns and people: stories of eight reports with some 16 statements
each. Vectors stand for those that a store keeps: they are drawn at random around one point for each question.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

import numpy as np

from onrecord.document import Document, Published
from onrecord.matters.claim import claims_of
from onrecord.matters.grouping import Story, matters_of
from onrecord.matters.stories import Stories, keys_of, stories_of
from onrecord.matters.vectors import WIDTH, Vectors, packed, sentence_model, vectors_of
from onrecord.record import Part, Record, Speaker, Statement
from onrecord.store import Store

REPORTS, EACH, QUESTIONS = 8, 16, 10
SYLLABLES = "ba do ka lin mar nor pel ras sul tor ven wex yor zan".split()
THINGS = "bridge dam ferry harbour mine plant refinery school station tunnel".split()
DONE = "was closed, was hit, had been checked, will reopen soon, had burned, was empty, had been sold, is safe".split(
    ", "
)


def name_of(dice: random.Random) -> str:
    """A made-up name."""
    return "".join(dice.choice(SYLLABLES) for _ in range(3)).capitalize()


def story(number: int) -> list[Record]:
    """The reports of one story, with no values and no readings: what the grouping needs."""
    dice = random.Random(number)
    towns, people = [name_of(dice) for _ in range(4)], [f"{name_of(dice)} {name_of(dice)}" for _ in range(8)]
    asked = [f"the {dice.choice(THINGS)} at {dice.choice(towns)} {dice.choice(DONE)}" for _ in range(QUESTIONS)]
    return [_report(f"{number}-{at}", number * 3 + at // 2, towns, people, asked, dice) for at in range(REPORTS)]


def _report(name: str, day: int, towns: list[str], people: list[str], asked: list[str], dice: random.Random) -> Record:
    text, statements = f"News from {towns[0]}\n\n", []
    for at in range(EACH):
        speaker, content = dice.choice(people), dice.choice(asked)
        start = len(text)
        begin = start + len(speaker) + 6
        text += f"{speaker} said {content}.\n"
        party = Speaker(None, None, speaker, "person", None, None, (start, start + len(speaker)), "name", 1.0)
        statements.append(
            Statement(
                id=f"s{at}", depth=0, parent=None, source=Part(((start, start + len(speaker)),), speaker),
                cue=Part(((start + len(speaker) + 1, begin - 1),), "said"),
                content=Part(((begin, begin + len(content)),), content), quotation="indirect", speakers=(party,),
                act="assertive", polarity="affirmed", certainty=None, distance="neutral", said=None, confidence=1.0,
            )
        )  # fmt: skip
    value = str(np.datetime64("2000-01-01") + day % 9000)
    return Record(
        Document(name, text, f"News from {towns[0]}", published=Published(value, "day", "input")), tuple(statements)
    )


def drawn(records: list[Record]) -> Story:
    """A story with its vectors drawn."""
    claims = tuple(claim for record in records for claim in claims_of(record))
    return Story(claims, _vectors([claim.text for claim in claims]))


def _vectors(texts: list[str]) -> Vectors:
    rows = [np.random.default_rng(sum(map(ord, text))).normal(size=(2, WIDTH)) for text in texts]
    raw = np.array(rows, dtype=np.float32).reshape(-1, 2, WIDTH)
    scaled: Vectors = raw / np.linalg.norm(raw, axis=-1, keepdims=True)
    return scaled


def measure(statements: int) -> None:
    """Print the seconds that grouping takes: into stories, then each story."""
    stories = max(1, statements // (REPORTS * EACH))
    records = [record for number in range(stories) for record in story(number)]
    clock, work = time.perf_counter(), time.process_time()
    groups = stories_of(records)
    apart = time.process_time() - work
    matters = sum(len(matters_of(drawn(group))) for group in groups)
    print(
        f"{stories * REPORTS * EACH} statements, {len(records)} articles: {len(groups)} stories, {matters} matters; "
        f"{time.process_time() - work:.1f} s of processor time ({apart:.1f} for stories), "
        f"{time.perf_counter() - clock:.1f} s by the clock"
    )


def measure_store(statements: int) -> None:
    """Print the seconds that one more article takes where the store's index of stories holds so many statements."""
    from onrecord.matters.stored import StoredIndex, update_matters

    stories = max(1, statements // (REPORTS * EACH))
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "desk.sqlite") as store:
        for number in range(stories):
            records = story(number)
            list(store.add_many(records))
            with store.transaction() as connection:
                index = StoredIndex(connection)
                for record in records:
                    index.article, index.done = connection.execute(
                        "SELECT key, changed FROM article WHERE document = ?", (record.document.id,)
                    ).fetchone()
                    index.done += f" {sentence_model().version}"
                    index.vectors = packed(_vectors([claim.text for claim in claims_of(record)]))
                    Stories(index).add(keys_of(record))
        vectors_of(claims_of(records[0]))
        for number in (stories // 2, stories - 1):
            late = story(number)[0]
            store.add(Record(Document(f"late-{number}", late.document.text, late.document.title), late.statements))
            clock = time.perf_counter()
            update_matters(store)
            print(f"one more article beside {stories * REPORTS * EACH} statements: {time.perf_counter() - clock:.2f} s")


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, nargs="*", default=[])
    parser.add_argument("--store", type=int)
    given = parser.parse_args()
    for statements in given.statements:
        measure(statements)
    if given.store:
        measure_store(given.store)


if __name__ == "__main__":
    main()
