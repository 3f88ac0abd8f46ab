"""The parties of a source: coordination split, each party read as a name, a pronoun or a description, with its role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.actors.coordination import split_parties
from onrecord.actors.lexicon import Noun, noun, sex_of_given_names, titles

if TYPE_CHECKING:
    from onrecord.actors.index import NameIndex
    from onrecord.actors.names import Name
    from onrecord.actors.tokens import Tokens

Form = Literal["name", "pronoun", "description"]
Run = tuple[int, int]

PRONOUNS: dict[str, tuple[str, str | None]] = {
    **dict.fromkeys("he him his himself".split(), ("singular", "m")),
    **dict.fromkeys("she her hers herself".split(), ("singular", "f")),
    **dict.fromkeys("they them their theirs themselves".split(), ("they", None)),
    **dict.fromkeys("it its itself".split(), ("it", None)),
    **dict.fromkeys("who whom whose which that".split(), ("relative", None)),
    **dict.fromkeys("i me my mine myself".split(), ("first", None)),
    **dict.fromkeys("we us our ours ourselves".split(), ("first plural", None)),
    **dict.fromkeys("you your yours yourself".split(), ("second", None)),
    **dict.fromkeys("this these".split(), ("this", None)),
}
"""Pronouns with their class and sex."""
POSSESSIVES = frozenset("his her their its my our your".split())
INDEFINITE = frozenset(
    "a an one another some any no many several few most two three four five six seven eight nine ten "
    "dozens hundreds thousands other others more".split()
)
DEFINITE = frozenset("the this that these those both such".split())
_LEADING = frozenset(
    "even also both only but as while including and not though although like either neither nor or "
    "according to by from , for in with just then so yet".split()
)
_TRAILING = frozenset(
    "himself herself itself themselves own and also too alone then now later again repeatedly still both "
    "already initially once earlier meanwhile there here today ’d 'd ’ve 've ’re 're ’m 'm ’ll 'll , – — - ( : ; "
    "’s 's ’ '".split()
)
_AFTER = frozenset(
    "of from in at for with by on to about near inside outside between among within against under over "
    "after before during familiar close who whom whose which that where when whose named called known "
    "including led based speaking working living told asked and or".split()
)
_MARKS = frozenset(',–—-(:;"“”)[]')
_OF_BODIES = frozenset(
    "panel city state government republic province town port office board division branch "
    "leadership arm unit majority".split()
)
_BUSINESSES = frozenset(
    "owner operator maker employer insurer publisher builder developer supplier contractor buyer seller lender "
    "manufacturer carrier broker agent charterer".split()
)
"""Nouns for people that a body may be as well: "the owner, Meltemi Shipping"."""
_PEOPLES = frozenset(
    "democrats republicans conservatives liberals socialists latinos hispanics muslims jews christians "
    "catholics africans europeans asians arabs kurds sunnis shiites palestinians westerners".split()
)


@dataclass(frozen=True, slots=True)
class Party:
    """One party: tokens [first, last), its head word, what it is told by, and the role that the source itself gives."""

    first: int
    last: int
    form: Form
    head: str
    name: Name | None
    noun: Noun | None
    determiner: str
    words: frozenset[str]
    role: Run | None
    pronoun: str | None = None
    sex: str | None = None
    core: frozenset[str] = frozenset()
    """Words of the noun phrase alone, without what is added behind it."""


def parties_of(tokens: Tokens, first: int, last: int, names: NameIndex) -> list[Party]:
    """The parties of a source that covers the tokens [first, last)."""
    first, last = _trimmed(tokens, first, last)
    if first >= last:
        return []
    runs = split_parties(tokens, first, last, names)
    return [_party(tokens, *_trimmed(tokens, *run), names) for run in runs if run[0] < run[1]]


def _trimmed(tokens: Tokens, first: int, last: int) -> Run:
    while first < last - 1 and (tokens.keys[first] in _LEADING or tokens.words[first] in _MARKS):
        first += 1
    while first < last - 1 and tokens.keys[last - 1] in _TRAILING:
        last -= 1
    return first, last


def core_end(tokens: Tokens, first: int, last: int, names: NameIndex) -> int:
    """Where the noun phrase that begins a party ends: before the first comma, preposition or relative clause."""
    at = first
    while at < last:
        name = names.starting(at)
        if name and name.last <= last:
            at = name.last
            continue
        if at > first and (
            tokens.keys[at] in _AFTER or tokens.words[at] in _MARKS or _is_participle(tokens, first, at, names)
        ):
            break
        at += 1
    while at > first + 1 and (tokens.keys[at - 1] in _TRAILING or tokens.keys[at - 1].endswith("ly")):
        at -= 1
    return at


def _is_participle(tokens: Tokens, first: int, at: int, names: NameIndex) -> bool:
    """Whether a word goes on behind a noun: "a poll released last week"."""
    return tokens.keys[at].endswith("ed") and (
        noun(tokens.keys[at - 1]) is not None or names.ending(at, first) is not None
    )


def _party(tokens: Tokens, first: int, last: int, names: NameIndex) -> Party:
    end = core_end(tokens, first, last, names)
    # "US" and "WHO" are names.
    small = len(tokens.words[first]) == 1 or not tokens.words[first].isupper()
    if (
        small
        and tokens.keys[first] in PRONOUNS
        and (end == first + 1 or tokens.keys[first] not in POSSESSIVES | {"this", "these", "that"})
    ):
        kind, sex = PRONOUNS[tokens.keys[first]]
        return Party(first, last, "pronoun", tokens.keys[first], None, None, "", frozenset(), None, kind, sex)
    name = names.ending(end, first)
    if name and not _is_people(tokens, name):
        return _named(tokens, first, last, end, name, names)
    return _described(tokens, first, last, end, names)


def _is_people(tokens: Tokens, name: Name) -> bool:
    """Whether a capitalised word is people of a nation, faith or party: "Republicans"."""
    return name.last - name.first == 1 and tokens.keys[name.first] in _PEOPLES


def _named(tokens: Tokens, first: int, last: int, end: int, name: Name, names: NameIndex) -> Party:
    role = _role_before(tokens, first, name) or _role_behind(tokens, end, last, names)
    head = tokens.keys[name.last - 1]
    return Party(
        first,
        last,
        "name",
        head,
        name,
        noun(head),
        tokens.keys[first],
        _words(tokens, first, end),
        role,
        None,
        name.sex,
    )


def _role_before(tokens: Tokens, first: int, name: Name) -> Run | None:
    start, end = first, name.first
    while start < end and (tokens.keys[start] in INDEFINITE or tokens.keys[start] in DEFINITE):
        start += 1
    if end - start == 2 and tokens.words[end - 1] == "." and tokens.keys[start] in _COURTESY:
        return None
    if (
        start >= end
        or (end - start == 1 and tokens.keys[start] in _COURTESY)
        or name.look in ("organization", "document")
    ):
        return None
    told = any(tokens.keys[at] in titles() or noun(tokens.keys[at]) for at in range(start, end))
    return (start, end) if told else None


_COURTESY = frozenset("mr mrs ms miss herr frau mx dr".split())


def _role_behind(tokens: Tokens, end: int, last: int, names: NameIndex) -> Run | None:
    if end >= last or tokens.words[end] not in _MARKS:
        return None
    start = end + 1
    while start < last and (
        tokens.keys[start] in INDEFINITE or tokens.keys[start] in DEFINITE or tokens.words[start] in _MARKS
    ):
        start += 1
    stop = start
    while (
        stop < last and tokens.words[stop] not in _MARKS and tokens.keys[stop] not in ("who", "whose", "which", "that")
    ):
        name = names.starting(stop)
        stop = name.last if name else stop + 1
    stop = min(stop, last)
    head = tokens.key(core_end(tokens, start, stop, names) - 1) if start < stop else ""
    known = noun(head)
    return (start, stop) if (known and known.kind == "person") or head in titles() else None


def _described(tokens: Tokens, first: int, last: int, end: int, names: NameIndex) -> Party:
    head = _head(tokens, first, end)
    known = _of_people(tokens, last, end, head) or noun(head) or _by_form(head, tokens.keys[first])
    half = names.around(first, end) if known is None else None
    if half is not None:
        return _named(tokens, first, last, end, half, names)
    set_off = _apposition(tokens, first, last, end, known, names)
    if set_off:
        start = first + 1 if tokens.keys[first] in DEFINITE | INDEFINITE else first
        looks = known.kind if known else "person"
        role = (start, min(end + 0, last)) if looks in ("person", "group") else None
        role = role and (role[0], _whole(tokens, role[1], set_off.title))
        return Party(
            first,
            last,
            "name",
            head,
            set_off,
            known,
            tokens.keys[first],
            _words(tokens, first, end),
            role,
            None,
            set_off.sex,
        )
    return Party(
        first,
        last,
        "description",
        head,
        None,
        known,
        tokens.keys[first],
        _words(tokens, first, last),
        None,
        None,
        known.sex if known else None,
        _words(tokens, first, end),
    )


def _whole(tokens: Tokens, end: int, before: int) -> int:
    """The role up to the comma before the name: "Secretary of Defense, Lloyd Austin"."""
    while end < before and tokens.words[end] not in _MARKS:
        end += 1
    return end


def _head(tokens: Tokens, first: int, end: int) -> str:
    at = end - 1
    if tokens.words[at] == "." and at > first:
        at -= 1
    key = tokens.keys[at]
    if noun(key) is None:
        for earlier in range(at - 1, max(first - 1, at - 3), -1):
            if noun(tokens.keys[earlier]) and noun(key) is None and not key.endswith("s") and key not in _AFTER:
                return key
    return key.replace("-elect", "")


_COLLECTIVES = frozenset("group number handful pair trio dozens series gathering network chorus".split())
_PEOPLE_REACH = 6


def _of_people(tokens: Tokens, last: int, end: int, head: str) -> Noun | None:
    """People counted by a word for many: "a small group of wealthy contributors" is no body."""
    if head not in _COLLECTIVES or tokens.key(end) != "of":
        return None
    for at in range(end + 1, min(last, end + _PEOPLE_REACH)):
        known = noun(tokens.keys[at]) or _by_form(tokens.keys[at], "")
        if known and known.plural:
            return known if known.kind == "group" else None
    return None


def _by_form(head: str, determiner: str) -> Noun | None:
    if head in INDEFINITE or determiner.isdigit():
        return Noun("group", None, True)
    if len(head) > 3 and head.endswith("s") and not head.endswith("ss"):
        return Noun("group", None, True)
    return None


def _apposition(tokens: Tokens, first: int, last: int, end: int, known: Noun | None, names: NameIndex) -> Name | None:
    """The name that a description is followed by: "the Secretary of Defense, Lloyd Austin", "a panel of the Court"."""
    if known and (known.plural or known.kind == "document") and tokens.keys[first] != "one":
        return None
    if tokens.key(end) == "of" and end < last and (known is None or tokens.keys[end - 1] in _OF_BODIES):
        at = end + 1
        while at < last and tokens.keys[at] in DEFINITE:
            at += 1
        name = names.starting(at)
        if name and name.look != "person" and known and known.kind in ("organization", "government"):
            return name
    comma = end
    while comma < last and tokens.words[comma] not in _MARKS:
        comma += 1
    if comma >= last or tokens.words[comma] not in ",–—-(:":
        return None
    start = comma + 1
    while start < last and (tokens.words[start] in _MARKS or tokens.keys[start].endswith("-based")):
        start += 1
    name = names.ending(core_end(tokens, start, last, names), start) if start < last else None
    if name is None or name.look == "document":
        return None
    if known is None or known.kind in ("person", "group"):
        business = tokens.keys[end - 1] in _BUSINESSES and name.first == start
        return name if name.look != "organization" or business else None
    return name if name.look != "person" else None


def _words(tokens: Tokens, first: int, end: int) -> frozenset[str]:
    return frozenset(key.replace(".", "") for key in tokens.keys[first:end] if key[0].isalnum())


def is_given(key: str) -> bool:
    """Whether a word is a given name."""
    return key in sex_of_given_names()
