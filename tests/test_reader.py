"""The reader as a library user meets it: exact spans, stable ids, safe from threads, sound on odd texts."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord import Document, Reader, Record, UsageError

REPORT = (
    "KYIV, Nov 16 (Harbour Wire) - The grain terminal will reopen on Friday, Minister Olena Hrytsak said.\n"
    "\n"
    "“We have cleared the last mine,” she told reporters. “The ships may come.” But Moscow denies that it laid any "
    "mines, and the harbour master doubts that the insurers will be satisfied.\n"
    "\n"
    "Hrytsak said that the navy believes the channel is safe."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def record(reader: Reader) -> Record:
    return reader.read(REPORT)


def _cues(record: Record) -> dict[str, onrecord.Statement]:
    return {statement.cue.text: statement for statement in record.statements if statement.cue and not statement.depth}


def test_who_said_what(record: Record) -> None:
    cues = _cues(record)
    told, denies, doubts = cues["told"], cues["denies"], cues["doubts"]
    assert told.source and told.source.text == "she"
    assert told.quotation == "direct"
    assert told.content.text == "“We have cleared the last mine,” “The ships may come.”"
    assert denies.source and denies.source.text == "Moscow"
    assert denies.quotation == "indirect"
    assert doubts.source and doubts.source.text == "the harbour master"


def test_a_statement_inside_another_hangs_under_it(record: Record) -> None:
    statements = {s.id: s for s in record.statements}
    (believes,) = (s for s in record.statements if s.cue and s.cue.text == "believes")
    assert believes.depth == 1
    assert believes.source and believes.source.text == "the navy"
    parent = statements[believes.parent or ""]
    assert parent.depth == 0
    assert parent.source and parent.source.text == "Hrytsak"


def test_every_part_carries_the_exact_words_of_its_spans(record: Record) -> None:
    assert len(record.statements) >= 5
    for statement in record.statements:
        for part in (statement.source, statement.cue, statement.content):
            if part:
                assert part.text == " ".join(REPORT[start:end] for start, end in part.spans)
                assert part.text == part.text.strip()
        assert 0 < statement.confidence < 1


def test_the_same_article_has_the_same_ids_at_every_reading(reader: Reader, record: Record) -> None:
    again = Reader().read(REPORT)
    assert [s.id for s in again.statements] == [s.id for s in record.statements]
    assert again.document.id == record.document.id
    assert len({s.id for s in record.statements}) == len(record.statements)
    other = reader.read(Document(id="other", text=REPORT))
    assert not {s.id for s in other.statements} & {s.id for s in record.statements}


def test_many_threads_read_what_one_reads(record: Record) -> None:
    shared = Reader()
    with ThreadPoolExecutor(4) as pool:
        records = list(pool.map(shared.read, [REPORT] * 12))
    assert all(one == record for one in records)


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_read_many_keeps_the_order(threads: int) -> None:
    documents = [Document(id=str(n), text=f"Minister {n} said the bridge number {n} is open.") for n in range(15)]
    records = list(Reader(threads).read_many(documents))
    assert [record.document.id for record in records] == [str(n) for n in range(15)]
    assert all(record.statements for record in records)


def test_read_many_reads_only_a_little_ahead() -> None:
    taken: list[int] = []

    def articles() -> Iterator[str]:
        for number in range(100):
            taken.append(number)
            yield "She said no."

    next(Reader(2).read_many(articles()))
    assert len(taken) < 10


def test_windows_side_by_side_give_the_same_record() -> None:
    long = "\n\n".join([REPORT] * 8)
    assert Reader(2).read(long).statements == Reader().read(long).statements


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "…",
        "\u200b",
        "x" * 1_000_000,
        '"' * 5000,
        "“" * 5000,
        "'" * 5000,
        "said " * 3000,
        "\ud800 he said",
        "👩‍👩‍👧 said: “שלום” ‏, é̂",
        "\x00 said \x00",
        "A: " * 2000,
        "\r\n\r\n\u2028",
        "«»„“" * 100,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_odd_texts_are_read_without_complaint(text: str, reader: Reader) -> None:
    record = reader.read(text)
    assert record.document.text == text
    for statement in record.statements:
        for start, end in statement.content.spans:
            assert 0 <= start < end <= len(text)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(["“", "”", '"', "'", "’", " he said ", "Kyiv denies that ", "\n\n", "é", "🙂", ": ", "x"]))
)
def test_spans_always_lie_in_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    for statement in onrecord.read(text).statements:
        for part in (statement.source, statement.cue, statement.content):
            for start, end in part.spans if part else ():
                assert 0 <= start < end <= len(text)


def test_published_is_kept_with_its_precision(reader: Reader) -> None:
    published = reader.read("He said no.", published="2022-11-16").document.published
    assert published
    assert (published.value, published.precision, published.basis) == ("2022-11-16", "day", "input")
    with pytest.raises(UsageError, match="2022-13-40"):
        reader.read("He said no.", published="2022-13-40")


def test_a_notebook_shows_the_record_as_html(record: Record) -> None:
    shown = record._repr_html_()
    assert "Hrytsak" in shown
    assert "<script" not in shown
