"""A claim: one statement as the grouping sees it, with what its article says around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.export.wording import encodable
from onrecord.matters.matter import Ref
from onrecord.matters.terms import names, stems

if TYPE_CHECKING:
    from onrecord.record import Record, Span, Statement

_SAYS_WHAT = re.compile(
    r"(?:that )?(?:it|this|they|these|the [\w-]+(?: [\w-]+)?) "
    r"(?:(?:had|have|has) been|was|were|is|are|came from|belonged to) "
    r"(?P<what>[^,.;:“”\"]{3,80}?)(?=[,.;:“”\"]| (?:which|that|who|fired|launched|sent)\b|$)",
    re.IGNORECASE,
)
_MARKS = "\"'“”‘’«»„‚‹› \n\t"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure inside a claim: bounds, unit, and the stems of the thing that is counted."""

    low: float | None
    high: float | None
    unit: str | None
    kind: str
    role: str | None
    of: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Account:
    """What a claim says that something was ("a Russian projectile"), and the places that this names."""

    what: str
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement with its surroundings. `day` is an ordinal; `order` counts statements within the article."""

    ref: Ref
    order: int
    text: str
    context: str
    before: str
    lead: str
    stems: frozenset[str]
    context_stems: frozenset[str]
    names: frozenset[str]
    parties: tuple[str, ...]
    party: str
    cue: str
    day: int | None
    at: int
    parent: str | None
    quantities: tuple[Quantity, ...]
    times: tuple[tuple[str, str, str], ...]
    places: frozenset[str]
    act: str | None
    polarity: str | None
    level: str | None
    low: float | None
    high: float | None
    account: Account | None = None


def claims_of(record: Record) -> tuple[Claim, ...]:
    """The claims of one article, in the order of its statements."""
    sentences = _sentences(record.document.text)
    starts = [start for start, _ in sentences]
    inside = names(record.document.text)
    return tuple(_claim(record, order, one, sentences, starts, inside) for order, one in enumerate(record.statements))


def _sentences(text: str) -> list[Span]:
    from onrecord.language.quotes import read_quotes
    from onrecord.language.sentences import split_sentences

    return split_sentences(text, read_quotes(text)) or [(0, len(text))]


def _claim(
    record: Record, order: int, one: Statement, sentences: list[Span], starts: list[int], inside: frozenset[str]
) -> Claim:
    from onrecord.matters.dispute import party_of

    text = record.document.text
    first, last = one.content.spans[0][0], one.content.spans[-1][1]
    here = max(bisect_right(starts, first) - 1, 0)
    there = max(bisect_right(starts, max(last - 1, first)) - 1, here)
    content = _words(one.content.text).strip(_MARKS)
    context = _words(text[sentences[here][0] : sentences[there][1]])
    before = _words(text[slice(*sentences[here - 1])]) if here else ""
    words = stems(content)
    certainty = one.certainty
    return Claim(
        ref=Ref(record.document.id, one.id),
        order=order,
        text=content,
        context=context,
        before=before,
        lead=_words(before + " " + text[sentences[here][0] : max(first, sentences[here][0])]),
        stems=frozenset(words),
        context_stems=frozenset(stems(context)) | frozenset(stems(before)),
        names=frozenset(word for word in (part.lower() for part in content.replace("’", "'").split()) if word in inside)
        | names(content),
        parties=_parties(one),
        party=_words(party_of(one)),
        cue=_words(one.cue.text) if one.cue else "",
        day=_day(record, one),
        at=first,
        parent=one.parent,
        quantities=_quantities(record, one),
        times=_times(record, one),
        places=frozenset(p.name for p in record.places if p.name and _within(p.span, one.content.spans)),
        act=one.act,
        polarity=one.polarity,
        level=certainty.level if certainty else None,
        low=certainty.low if certainty else None,
        high=certainty.high if certainty else None,
        account=_account(record, one),
    )


def _words(text: str) -> str:
    """On one line, and as UTF-8 can write it: questions, labels and reasons are made of these words."""
    return " ".join(encodable(text).split())


def _parties(one: Statement) -> tuple[str, ...]:
    """Keys of the speakers: the actor where it is known, and the name in small letters; of a body without a name the
    words of its source, if they are particular: "the fire brigade", not "the ministry".
    """
    keys = [key for speaker in one.speakers for key in (speaker.actor, (speaker.name or "").casefold()) if key]
    if not keys and one.source and any(speaker.kind == "organization" for speaker in one.speakers):
        words = _words(one.source.text).casefold()
        keys = [words] if len(stems(words)) > 1 else []
    return tuple(dict.fromkeys(keys))


def _day(record: Record, one: Statement) -> int | None:
    """The day on which it was said, or else on which the article appeared, as a proleptic ordinal."""
    values = [one.said.value if one.said else None]
    if record.document.published:
        values.append(record.document.published.value)
    for value in values:
        try:
            return date.fromisoformat((value or "")[:10]).toordinal()
        except ValueError:
            continue
    return None


def _account(record: Record, one: Statement) -> Account | None:
    start, end = one.content.spans[0]
    found = _SAYS_WHAT.match(record.document.text, start, end)
    if found is None:
        return None
    places = frozenset(place.name for place in record.places if _within(place.span, (found.span("what"),)))
    return Account(_words(found["what"]), places) if places else None


def _quantities(record: Record, one: Statement) -> tuple[Quantity, ...]:
    text = record.document.text
    return tuple(_quantity(figure, text) for figure in record.figures if _within(figure.span, one.content.spans))


def _quantity(figure: Any, text: str) -> Quantity:  # noqa: ANN401 - figures are another package's
    of = frozenset(stems(text[slice(*figure.of)])) if figure.of else frozenset()
    return Quantity(figure.low, figure.high, figure.unit, figure.kind, figure.role, of, figure.text)


def _times(record: Record, one: Statement) -> tuple[tuple[str, str, str], ...]:
    """Type, value and words of the time expressions inside the content."""
    return tuple((t.type, t.value, t.text) for t in record.times if _within(t.span, one.content.spans))


def _within(span: Span, spans: tuple[Span, ...]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)
