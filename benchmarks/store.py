"""A store of a million statements: how long finding takes, how large the file is, how quickly it opens.

    python benchmarks/store.py --file /somewhere/big.sqlite                 # makes it (half an hour), then measures
    python benchmarks/store.py --file /somewhere/big.sqlite --statements 100000

The articles are invented: words by Zipf's law over 40,000 forms, 12 or 13 statements in 260 words, 20,000 actors of
whom few speak much, 400 outlets, six years of days; a time, a figure and a place in two statements of five. Each goes
through Store.add_many. Questions take their words from a statement drawn at random, hence the frequent words more often
than the rare ones, but not from the hundred most frequent, which stand for function words.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import Any

from onrecord.document import Document, Published
from onrecord.record import Certainty, Part, Record, Speaker, Statement
from onrecord.store import Query, Store
from onrecord.values import Estimate, Figure, Place, Time

WORDS, ACTORS, OUTLETS, DAYS = 40_000, 20_000, 400, 2_190
FUNCTION_WORDS = 100
ACTS = ("assertive", "assertive", "assertive", "assertive", "directive", "commissive", "expressive", "question")
LEVELS = (("unstated", None, None),) * 6 + (
    ("certain", 0.95, 1.0), ("probable", 0.55, 0.8), ("possible", 0.3, 0.6), ("unlikely", 0.05, 0.25),
)  # fmt: skip
QUOTATIONS = ("indirect", "indirect", "indirect", "direct", "mixed")
COUNTRIES = [f"{a}{b}" for a in "ABCDEFGHIJ" for b in "KLMNOPQRSTUVWXYZ"]


class World:
    """Invented words, actors and outlets, the same at every run."""

    def __init__(self) -> None:
        self.random = random.Random(20)
        syllables = [c + v for c in "bdfgklmnprstvz" for v in ("a", "e", "i", "o", "u", "an", "er", "il")]
        forms: dict[str, None] = {}
        while len(forms) < WORDS:
            forms["".join(self.random.choice(syllables) for _ in range(self.random.randint(1, 4)))] = None
        self.words = sorted(forms, key=len)
        self._word_weights = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))
        self._actor_weights = list(accumulate(1 / (rank + 20) for rank in range(ACTORS)))
        self._outlet_weights = list(accumulate(1 / (rank + 5) for rank in range(OUTLETS)))
        self.actors = [self._actor(number) for number in range(ACTORS)]
        self.outlets = [f"The {self.words[200 + number].title()} {number}" for number in range(OUTLETS)]

    def some_words(self, number: int) -> list[str]:
        """Words by Zipf's law."""
        return self.random.choices(self.words, cum_weights=self._word_weights, k=number)

    def actor(self) -> Speaker:
        """Somebody who speaks, some far more often than others."""
        return self.random.choices(self.actors, cum_weights=self._actor_weights)[0]

    def outlet(self) -> str:
        """A paper."""
        return self.random.choices(self.outlets, cum_weights=self._outlet_weights)[0]

    def _actor(self, number: int) -> Speaker:
        name = " ".join(self.random.choice(self.words[1000:20_000]).title() for _ in range(2))
        listed = number % 3 == 0
        kind = self.random.choice(("person", "person", "person", "organization", "government"))
        return Speaker(
            actor=f"person/{number}" if listed else None,
            actor_name=name if listed else None,
            name=name,
            kind=kind,  # type: ignore[arg-type]
            role=" ".join(self.random.choice(self.words[300:2000]) for _ in range(2)),
            country=COUNTRIES[number % len(COUNTRIES)],
            mention=(0, 5),
            basis="name",
            confidence=0.93,
        )


def articles(world: World, statements: int) -> Iterator[Record]:
    """Invented articles until so many statements are made."""
    made = number = 0
    while made < statements:
        record = article(world, number, min(world.random.choice((12, 13)), statements - made))
        made, number = made + len(record.statements), number + 1
        yield record


def article(world: World, number: int, count: int) -> Record:
    """One article: each statement a sentence of its own, with words between."""
    draw = world.random
    day = (date(2019, 1, 1) + timedelta(days=draw.randrange(DAYS))).isoformat()
    pieces, at, marks = [], 0, []
    for _ in range(count):
        speaker, content = world.actor(), " ".join(world.some_words(draw.randint(9, 22)))
        sentence = f"{speaker.name} said {content}. "
        length = len(speaker.name or "")
        marks.append((speaker, at, at + length, at + length + 1, at + length + 6, at + length + 6 + len(content)))
        pieces.append(sentence)
        at += len(sentence)
    text = "".join(pieces) + " ".join(world.some_words(40)) + "."
    document = Document(
        f"https://outlet.example/{number}", text, title=" ".join(world.some_words(8)),
        url=f"https://outlet.example/{number}", source=world.outlet(), published=Published(day, "day", "metadata"),
    )  # fmt: skip
    made = tuple(statement(draw, document, mark) for mark in marks)
    return Record(document, made, *values(draw, document, made))


def statement(draw: random.Random, document: Document, mark: tuple[Any, ...]) -> Statement:
    """One statement of an article."""
    speaker, a, b, cue, start, end = mark
    level, low, high = draw.choice(LEVELS)
    part = Part(((start, end),), document.text[start:end])
    identity = f"{draw.getrandbits(48):012x}"
    act = draw.choice(ACTS)
    sure = Certainty(level, low, high, None) if act == "assertive" else None  # type: ignore[arg-type]
    return Statement(
        identity, 0, None, Part(((a, b),), document.text[a:b]), Part(((cue, cue + 4),), "said"), part,
        draw.choice(QUOTATIONS), (speaker,), act, "affirmed", sure, "neutral", None, 0.9,  # type: ignore[arg-type]
    )  # fmt: skip


def values(draw: random.Random, document: Document, made: tuple[Statement, ...]) -> tuple[Any, ...]:
    """Times, figures, places and estimates in the contents."""
    times, figures, places, estimates = [], [], [], []
    for one in made:
        start = one.content.spans[0][0]
        span, words = (start, start + 6), document.text[start : start + 6]
        if draw.random() < 0.4:
            times.append(Time(span, words, "DATE", "2022-11-16", "2022-11-16", "2022-11-16"))
        if draw.random() < 0.4:
            value = int(10 ** draw.uniform(0, 7))
            figures.append(figure(span, words, value))
        if draw.random() < 0.4:
            lat, lon = draw.uniform(-60, 70), draw.uniform(-180, 180)
            places.append(Place(span, words, words.strip().title(), "UA", lat, lon, draw.randrange(10**6), "city"))
        if draw.random() < 0.03:
            estimates.append(Estimate(one.id, one.content.spans[0], span, 0.55, 0.8, "icd203", None))
    return tuple(times), tuple(figures), tuple(places), tuple(estimates)


def figure(span: tuple[int, int], words: str, value: int) -> Figure:
    """A plain number."""
    return Figure(
        span=span, text=words, low=value, high=value, low_inclusive=True, high_inclusive=True, approximate=False,
        change=None, unit=None, kind="count", of=None, role=None,
    )  # fmt: skip


def fill(path: Path, statements: int) -> dict[str, Any]:
    """Make the store; what it took."""
    world, started, cpu = World(), time.perf_counter(), time.process_time()
    making = 0.0

    def timed() -> Iterator[Record]:
        nonlocal making
        source = articles(world, statements)
        while True:
            begun = time.process_time()
            record = next(source, None)
            making += time.process_time() - begun
            if record is None:
                return
            yield record

    with Store.open(path) as store:
        count = 0
        for count, _ in enumerate(store.add_many(timed()), 1):
            if count % 2000 == 0:
                print(f"{count} articles, {time.perf_counter() - started:.0f} s", file=sys.stderr)
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    adding = time.process_time() - cpu - making
    return {"articles": count, "adding_cpu_s": round(adding), "ms_an_article": round(1000 * adding / count, 2)}


def size(path: Path) -> dict[str, Any]:
    """How large the file is, the articles' texts aside."""
    with Store.open(path, read_only=True) as store:
        statements = store.status().statements
        texts = sum(len(text.encode()) for (text,) in store.connection.execute("SELECT text FROM version"))
        total = sum(file.stat().st_size for file in path.parent.glob(path.name + "*") if not file.name.endswith("-shm"))
    return {
        "statements": statements,
        "gigabytes": round(total / 1e9, 2),
        "bytes_a_statement_without_texts": round((total - texts) / statements),
    }


def opening(path: Path) -> dict[str, Any]:
    """Opening and a first answer, in a new process; with what importing took before."""
    script = (
        "import time; begun = time.perf_counter()\nfrom onrecord.store import Store\nimported = time.perf_counter()\n"
        f"store = Store.open({str(path)!r}, read_only=True)\nopened = time.perf_counter()\nstore.status()\n"
        "print(imported - begun, opened - imported, time.perf_counter() - opened)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
        for _ in range(5)
    ]
    names = ("import_ms", "open_ms", "status_ms")
    return {name: round(1000 * median(float(run[at]) for run in runs), 1) for at, name in enumerate(names)}


def questions(store: Store, number: int, words: int, filters: int, seed: int) -> list[Query]:
    """Questions whose words and filters a statement drawn at random fulfils."""
    draw = random.Random(seed)
    top = store.connection.value("SELECT max(key) FROM statement")
    frequent = set(World().words[:FUNCTION_WORDS])
    made: list[Query] = []
    while len(made) < number:
        row = store.connection.execute(
            "SELECT s.content, s.act, s.certainty, s.day, actor.name, speaker.country, source.name, s.quotation"
            " FROM statement AS s JOIN speaker ON speaker.statement = s.key JOIN actor ON actor.key = speaker.actor"
            " JOIN article ON article.key = s.article JOIN source ON source.key = article.source WHERE s.key = ?",
            (draw.randint(1, top),),
        ).fetchone()
        content, act, certainty, day, speaker, country, outlet, quotation = row
        rare = [word for word in content.split() if word not in frequent]
        if len(rare) < words:
            continue
        possible: dict[str, Any] = {
            "act": act, "speaker": speaker, "country": country, "source": outlet, "since": day[:7],
            "until": day[:7], "direct": quotation != "indirect", "certainty": certainty,
        }  # fmt: skip
        chosen = draw.sample([name for name, value in possible.items() if value is not None], filters)
        asked = " ".join(draw.sample(rare, words)) if words else None
        made.append(Query(asked, **{name: possible[name] for name in chosen}))
    return made


def measured(run: Callable[[Query], object], queries: list[Query]) -> dict[str, float]:
    """How long each question takes, by the clock and in processor time: on a busy machine only the latter tells."""
    clock, cpu = [], []
    for query in queries:
        begun, used = time.perf_counter(), time.process_time()
        run(query)
        clock.append(1000 * (time.perf_counter() - begun))
        cpu.append(1000 * (time.process_time() - used))
    return {
        f"{name}{unit}": round(sorted(taken)[int(share * len(taken))], 1)
        for taken, unit in ((clock, "_ms"), (cpu, "_cpu_ms"))
        for name, share in (("median", 0.5), ("p99", 0.99))
    }


def finding(path: Path) -> dict[str, Any]:
    """All kinds of questions."""
    found: dict[str, Any] = {}
    with Store.open(path, read_only=True) as store:
        for seed, (name, words, filters) in enumerate(
            (("one_word_two_filters", 1, 2), ("two_words_two_filters", 2, 2), ("one_word", 1, 0),
             ("two_words", 2, 0), ("two_filters_alone", 0, 2), ("one_filter_alone", 0, 1))
        ):  # fmt: skip
            queries = questions(store, 100, words, filters, seed)
            found[f"find_{name}"] = measured(lambda query: store.search(query, limit=20), queries)
        queries = questions(store, 100, 1, 2, 99)
        found["facets_one_word_two_filters"] = measured(store.facets, queries)
        figures = [Query(query.words, act=query.act, figure=">1000") for query in queries]
        found["find_one_word_figure"] = measured(lambda query: store.search(query, limit=20), figures)
        rare = [Query(figure=f">{9_990_000 - 10 * number}") for number in range(100)]
        found["find_rare_figure_alone"] = measured(lambda query: store.search(query, limit=20), rare)
    return found


def main() -> None:
    """Make the store unless it is there, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--file", type=Path, required=True, help="where the store is made, or lies from a former run")
    parser.add_argument("--statements", type=int, default=1_000_000)
    options = parser.parse_args()
    result: dict[str, Any] = {}
    if not options.file.exists():
        result["filling"] = fill(options.file, options.statements)
    result |= {"size": size(options.file), "opening": opening(options.file), "finding": finding(options.file)}
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
