"""Word lists of the figures, read once from the files beside this module; each file's head tells its form."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast

from onrecord.grounding.figures.phrases import Phrases
from onrecord.values import Change, FigureKind, Role

BoundSide = Literal["low", "high", "about"]
RoleForm = Literal["did", "base", "self", "state", "held", "noun", "event"]
VagueClass = Literal["plural", "noun", "group", "few"]
Place = Literal["anywhere", "glued", "money"]


_SHORT_WITH_PLURAL = frozenset(("hr", "yr", "wk", "yd", "pt", "lb"))
"""Two-letter units that are written with a plural -s; others would meet words such as "has"."""


class Vague(NamedTuple):
    """A word that bounds a number without naming it; `high` None where it sets no upper bound."""

    low: int
    high: int | None
    soft: bool
    acled: int
    form: VagueClass


class Bound(NamedTuple):
    """What a bounding phrase says of the number beside it."""

    side: BoundSide
    inclusive: bool


class Unit(NamedTuple):
    """A unit as the record names it. `near`: right after the digits only; `plural_only`: see the file's head."""

    name: str
    kind: FigureKind
    near: bool = False
    plural_only: bool = False


class Sign(NamedTuple):
    """A currency written before a number; `glued`: only right before the digits."""

    code: str
    glued: bool


@cache
def numerals() -> dict[str, tuple[int, str]]:
    """Number words with their value and class: digit, ten, scale or part."""
    return {word: (int(value), kind) for word, value, kind in read_rows("numerals.tsv")}


@cache
def scale_marks() -> dict[str, tuple[int, Place]]:
    """Short scale marks as written, with their value and where they may stand."""
    return {mark: (int(value), cast(Place, place)) for mark, value, place in read_rows("scale_marks.tsv")}


@cache
def vague() -> dict[str, Vague]:
    """Vague number words with their bounds."""
    return {
        word: Vague(int(low), None if high == "-" else int(high), soft == "yes", int(acled), cast(VagueClass, form))
        for word, low, high, soft, acled, form in read_rows("vague.tsv")
    }


@cache
def bounds_before() -> Phrases[Bound]:
    """Bounding phrases that stand before a number, in lower case."""
    return _bounds("before")


@cache
def bounds_after() -> Phrases[Bound]:
    """Bounding phrases that stand after a number and its unit, in lower case."""
    return _bounds("after")


@cache
def changes() -> dict[str, Change]:
    """Words of change with their direction."""
    return {word: cast(Change, direction) for word, direction in read_rows("changes.tsv")}


@cache
def currency_signs() -> Phrases[Sign]:
    """Currencies as written before a number."""
    return Phrases(
        (form.removeprefix("^"), Sign(row[0], form.startswith("^")))
        for row in read_rows("currencies.tsv")
        for form in read_forms(row[1])
    )


@cache
def unit_words() -> Phrases[Unit]:
    """Units and currencies read in any case, as lower-case phrases, singular and plural."""
    return Phrases([*_measure_words(), *_currency_words()])


@cache
def unit_signs() -> Phrases[Unit]:
    """Units and currency codes read in the case given."""
    measures = [
        (form, Unit(name, cast(FigureKind, kind), near=case == "near"))
        for name, kind, case, forms in read_rows("units.tsv")
        for form in read_forms(forms)
        if case != "words"
    ]
    codes = [
        (form, Unit(row[0], "money"))
        for row in read_rows("currencies.tsv")
        for form in read_forms(row[2])
        if _is_sign(form)
    ]
    return Phrases([*measures, *codes])


@cache
def roles() -> dict[str, dict[RoleForm, Role]]:
    """Words that say what happened to people: for each, its forms and their role."""
    table: dict[str, dict[RoleForm, Role]] = {}
    for word, role, form in read_rows("roles.tsv"):
        table.setdefault(word, {})[cast(RoleForm, form)] = cast(Role, role)
    return table


@cache
def words_of(name: str) -> frozenset[str]:
    """The plain word list of a file, such as `months` for months.txt."""
    return frozenset(word for line in _lines(f"{name}.txt") for word in line.split())


def _bounds(place: str) -> Phrases[Bound]:
    return Phrases(
        (phrase, Bound(cast(BoundSide, side), inclusive == "yes"))
        for phrase, where, side, inclusive in read_rows("bounds.tsv")
        if where == place
    )


def _measure_words() -> list[tuple[str, Unit]]:
    return [
        (
            number,
            Unit(
                name,
                cast(FigureKind, kind),
                plural_only=form.startswith("?") and number == form.removeprefix("?").lower(),
            ),
        )
        for name, kind, case, forms in read_rows("units.tsv")
        for form in read_forms(forms)
        if case == "words"
        for number in _numbers(form.removeprefix("?").lower())
    ]


def _currency_words() -> list[tuple[str, Unit]]:
    return [
        (number, Unit(row[0], "money", plural_only=form.startswith("?")))
        for row in read_rows("currencies.tsv")
        for form in read_forms(row[2])
        if not _is_sign(form)
        for number in _numbers(form.removeprefix("?").lower())
    ]


def _is_sign(form: str) -> bool:
    return form.isupper() or (not form[0].isalpha() and form[0] != "?")


def _numbers(form: str) -> set[str]:
    """A form with its plurals: "mile per hour" has "miles per hour", "inch" "inches"."""
    head, _, rest = form.partition(" per ")
    head, article, rest = (head, " per ", rest) if rest else form.partition(" an ")
    plural = f"{head}es" if head.endswith(("ch", "sh", "x")) else f"{head}s"
    if head.startswith("degree "):
        plural = head.replace("degree", "degrees", 1)
    if head.startswith("part"):
        plural = head.replace("part", "parts", 1)
    if len(head) <= 2 and head not in _SHORT_WITH_PLURAL:
        return {form}
    return {form, f"{plural}{article}{rest}"}


def read_forms(cell: str) -> list[str]:
    """The forms of a cell, which " | " separates."""
    return [form.strip() for form in cell.split(" | ") if form.strip()]


def read_rows(name: str) -> list[list[str]]:
    """The rows of a table, each cut at its tabs."""
    return [line.split("\t") for line in _lines(name)]


def _lines(name: str) -> list[str]:
    text = files("onrecord.grounding.figures").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("# ")]
