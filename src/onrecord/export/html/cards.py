"""The card of a statement: who, how, what kind of quotation, how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.export.html.escaping import escape
from onrecord.export.value_words import said_words, stance_words
from onrecord.export.wording import UNNAMED, confidence_words, how, percent, who_is

if TYPE_CHECKING:
    from onrecord.record import Quotation, Statement

KINDS: dict[Quotation, str] = {"direct": "direct quotation", "indirect": "indirect report", "mixed": "mixed quotation"}


def card(statement: Statement, number: int, key: int, article: str, parent: int | None) -> str:
    """One statement's card. `parent` is the number of the statement that reports it, if there is one."""
    return (
        f'<li class="card k{key} {statement.quotation}" id="{article}c{number}">'
        f'<a class="number" href="#{article}t{number}" aria-label="statement {number}, to its words">{number}</a>'
        f'<p class="says">{_who(statement)}{_how(statement)}</p>'
        f'<p class="kind"><span class="sample {statement.quotation}">{KINDS[statement.quotation]}</span> · '
        f"{confidence_words(statement.confidence)}, {escape(percent(statement.confidence))}"
        f"{_reported_in(parent, article)}</p>{_stance(statement)}</li>"
    )


def continued(number: int, key: int, article: str) -> str:
    """The sign, beside a later paragraph, that an earlier statement goes on in it."""
    return f'<li class="continued k{key}"><a href="#{article}c{number}">statement {number}</a> goes on</li>'


def _who(statement: Statement) -> str:
    name = escape(who_is(statement))
    return f'<bdi class="nobody">{name}</bdi>' if name == UNNAMED else f'<bdi class="name">{name}</bdi>'


def _how(statement: Statement) -> str:
    return f' <bdi class="said">{escape(how(statement))}</bdi>' if statement.cue else ""


def _stance(statement: Statement) -> str:
    day = f'<span class="day">{escape(said_words(statement))}</span>' if statement.said else ""
    told = " · ".join(filter(None, (escape(stance_words(statement)), day)))
    return f'<p class="stance">{told}</p>' if told else ""


def _reported_in(parent: int | None, article: str) -> str:
    return f' · within <a href="#{article}c{parent}">{parent}</a>' if parent else ""
