"""The stages after the finding of statements, in order: each fills one part of a record, or says why it could not.

A stage is a pure function from a record to a record. What it imports is loaded at the first article that needs it.
A stage reads only what stages above it made: times and places stand before whoever wants to know who speaks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from onrecord.record import Diagnostic, Record

if TYPE_CHECKING:
    from onrecord.actors.knowledge import Actors
    from onrecord.values import Yardstick


class Stage(NamedTuple):
    """A stage and the name that its diagnostics carry."""

    name: str
    run: Callable[[Record], Record]


def stages(
    yardstick: Yardstick = "icd203", actors: Actors | None = None, threshold: float | None = None
) -> tuple[Stage, ...]:
    """All stages in their order; `yardstick` gives words of likelihood their probabilities.

    `actors` are the known actors (None: those of the package), `threshold` the least probability of a name.
    """
    return (
        Stage("speakers", lambda record: _with_speakers(record, actors, threshold)),
        Stage("times", _with_times),
        Stage("figures", _with_figures),
        Stage("places", _with_places),
        Stage("said", _with_said),
        Stage("stance", lambda record: _with_stance(record, yardstick)),
        Stage("estimates", lambda record: _with_estimates(record, yardstick)),
    )


def run_through(record: Record, through: tuple[Stage, ...]) -> Record:
    """The record after all stages. One that fails adds a diagnostic and leaves its part empty."""
    for stage in through:
        try:
            record = stage.run(record)
        except Exception as error:  # noqa: BLE001 - one stage never stops an article
            record = replace(record, diagnostics=(*record.diagnostics, _failure(stage.name, error)))
    return record


def _failure(stage: str, error: Exception) -> Diagnostic:
    why = " ".join(str(error).split()) or type(error).__name__
    return Diagnostic(stage, f"This part was left empty: {why}")


def _with_speakers(record: Record, actors: Actors | None, threshold: float | None) -> Record:
    from onrecord.actors.speakers import THRESHOLD, with_speakers

    least = THRESHOLD if threshold is None else threshold
    return replace(record, statements=with_speakers(record.document, record.statements, actors, least))


def _with_times(record: Record) -> Record:
    from onrecord.grounding.times import find_times

    return replace(record, times=find_times(record.document.text, None, record.document.published))


def _with_figures(record: Record) -> Record:
    from onrecord.grounding.figures import find_figures

    return replace(record, figures=find_figures(record.document.text))


def _with_places(record: Record) -> Record:
    from onrecord.grounding.places import find_places

    document = record.document
    speaking = [span for one in record.statements if one.source for span in one.source.spans]
    publisher = document.source if document.source and "." in document.source else document.url
    return replace(record, places=find_places(document.text, source=publisher, speaking=speaking))


def _with_said(record: Record) -> Record:
    from onrecord.grounding.said import said_when

    return replace(record, statements=said_when(record.document, record.statements, record.times))


def _with_stance(record: Record, yardstick: Yardstick) -> Record:
    from onrecord.stance import weigh

    text = record.document.text
    weighed = ((one, weigh(text, one, yardstick)) for one in record.statements)
    return replace(
        record,
        statements=tuple(
            replace(
                one,
                act=stance.act,
                polarity=stance.polarity,
                certainty=stance.certainty,
                distance=stance.distance,
            )
            for one, stance in weighed
        ),
    )


def _with_estimates(record: Record, yardstick: Yardstick) -> Record:
    from onrecord.stance import find_estimates
    from onrecord.stance.deadlines import with_deadlines

    document = record.document
    found = find_estimates(document.text, record.statements, yardstick)
    return replace(record, estimates=with_deadlines(found, record.times, document.published))
