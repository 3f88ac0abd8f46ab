"""What happened to the people counted: killed, wounded, captured, displaced or missing.

Read from the words around the count alone: the verb whose object it is ("killing 12"), the verb whose subject it is
("12 were killed", "12 died"), the state said of it ("12 dead"), the noun counted ("12 deaths"), or the noun whose
number it gives ("the death toll rose to 12"). A count joined to another by "and" shares its verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.figures.counted import TokenSpan, is_person, is_plural
from onrecord.grounding.figures.lexicon import RoleForm, roles, words_of

if TYPE_CHECKING:
    from onrecord.grounding.figures.tokens import Tokens
    from onrecord.values import Role

_REACH = 14
"""Tokens between a count and the verb that it belongs to, beyond which none is looked for."""
_AUXILIARIES = frozenset("was were is are be been being got get remain remained remains".split())
_UNREAL = frozenset("to will would can could may might must should not never if n't".split())
_JOINS = frozenset(
    "and , & or another additional other more further also the a an at least one two three of their his her its".split()
)
_ADVERBS = frozenset(
    "also reportedly later then either believed feared confirmed presumed still now already since subsequently at "
    "shot found left both all and reported listed badly seriously critically severely being have has had been "
    "not n't only just either taken held".split()
)
_ADJUNCTS = frozenset("by in during at on for after when while".split())
_TOLLS = frozenset("toll dead deaths fatalities missing wounded injured displaced".split())


def role_of(tokens: Tokens, count: TokenSpan, noun: TokenSpan | None) -> Role | None:
    """What happened to the people counted at tokens `count`, whose noun is at `noun`; None where not said."""
    if noun is not None and (named := _named_by(tokens, noun)):
        return named
    if not _are_people(tokens, count, noun):
        return None
    after = count[1] if noun is None else noun[1]
    return (
        _state_after(tokens, after)
        or _verb_before(tokens, count[0])
        or _verb_after(tokens, after)
        or (_toll_before(tokens, count[0]) if noun is None else None)
    )


def role_places(tokens: Tokens) -> list[int]:
    """The tokens that can say what happened to people."""
    table = roles()
    return [place for place, word in enumerate(tokens.low) if word in table]


def _named_by(tokens: Tokens, noun: TokenSpan) -> Role | None:
    """As in "12 deaths", "40 wounded soldiers": the counted noun says it; "three lives" only where they are taken."""
    head = tokens.low[noun[1] - 1]
    role = form_of(head, "noun")
    if role is not None:
        return role if head not in ("lives", "bodies") or _takes_lives(tokens, noun) else None
    for place in range(noun[0], noun[1] - 1):
        role = form_of(tokens.low[place], "state") or form_of(tokens.low[place], "did")
        if role is not None and is_person(head):
            return role
    return form_of(head, "state") or form_of(head, "did")


def _takes_lives(tokens: Tokens, noun: TokenSpan) -> bool:
    near = tokens.low[max(0, noun[0] - 8) : noun[1] + 4]
    return any(
        word in ("claimed", "claims", "claiming", "claim", "lost", "cost", "took", "loss", "recovered", "found")
        for word in near
    )


def _are_people(tokens: Tokens, count: TokenSpan, noun: TokenSpan | None) -> bool:
    if noun is None:
        after = tokens.word(count[1])
        return (
            not after[:1].isalpha() or after in words_of("function_words") or after in roles() or after.endswith("ly")
        )
    head = tokens.low[noun[1] - 1]
    written = tokens.raw[noun[1] - 1]
    capital = written.istitle() and is_plural(tokens, noun[1] - 1) and noun[1] - noun[0] == 1
    return is_person(head) or capital or head in ("suspected", "civilian")


def _state_after(tokens: Tokens, at: int) -> Role | None:
    """As in "12 dead", "33 missing", "12 of them wounded", "nine people injured in"."""
    if tokens.word(at) == "of" and tokens.word(at + 1) in ("them", "those", "whom"):
        at += 2
    if tokens.word(at) in ("others", "people", "more", "other"):
        at += 1
    word = tokens.word(at)
    return form_of(word, "state") or form_of(word, "did") or form_of(word, "self")


def _verb_before(tokens: Tokens, start: int) -> Role | None:
    """The verb or event noun whose object the count is, seen across joined objects: "killed a guard and two clerks"."""
    floor = max(tokens.sentence_start(start), start - _REACH)
    at = start - 1
    if tokens.word(at) in _AUXILIARIES:
        return _inverted(tokens, at, floor)
    while at >= floor:
        word = tokens.low[at]
        role = _doing(tokens, at) if at == start - 1 else acting(tokens, at)
        if role is not None:
            return role
        if (word == "with" and tokens.word(at - 1) == "along") or (word == "as" and tokens.word(at - 1) == "well"):
            return _last_acting(tokens, at - 1, floor - _REACH)
        if not _can_stand_between(tokens, at):
            return None
        at -= 1
    return None


def _inverted(tokens: Tokens, at: int, floor: int) -> Role | None:
    """As in "Also killed in the strike were two guards", "among the dead were three children"."""
    for place in range(at - 1, floor - 1, -1):
        role = form_of(tokens.low[place], "did") or form_of(tokens.low[place], "state")
        opens = tokens.is_stop(place - 1) or tokens.low[place - 1] in ("also", "the", "among", "and")
        if role is not None and opens:
            return role
    return None


def _last_acting(tokens: Tokens, at: int, floor: int) -> Role | None:
    """The nearest acting verb of the sentence before a place."""
    for place in range(at - 1, max(floor, tokens.sentence_start(at)) - 1, -1):
        role = acting(tokens, place)
        if role is not None:
            return role
    return None


def acting(tokens: Tokens, at: int) -> Role | None:
    """The role of a verb that can have an object after it, or of "death of"."""
    word, after = tokens.low[at], tokens.word(at + 1)
    if after == "of":
        return form_of(word, "event") if tokens.word(at - 1) != "to" else None
    return None if after in _ADJUNCTS else _doing(tokens, at)


def _doing(tokens: Tokens, at: int) -> Role | None:
    """The role of a verb in the active voice."""
    word = tokens.low[at]
    role = form_of(word, "did")
    if role is not None:
        return None if tokens.word(at - 1) in _AUXILIARIES and not word.endswith("ing") else role
    role = form_of(word, "base")
    return role if role is not None and tokens.word(at - 1) not in _UNREAL and not tokens.is_stop(at + 1) else None


def _can_stand_between(tokens: Tokens, at: int) -> bool:
    """Whether a token can stand between a verb and a later one of its joined objects."""
    word = tokens.low[at]
    if word in _JOINS or word in ("-", "’s", "'s", "(", ")"):
        return True
    return word[0].isalnum() and word not in words_of("function_words")


def _verb_after(tokens: Tokens, at: int) -> Role | None:
    """As in "two people were later found dead", "three men in a car died": the verb whose subject the count is."""
    ceiling = min(tokens.sentence_end(at), at + _REACH)
    place = at
    while place < ceiling and tokens.low[place] not in (":", "-", "–", "—"):
        word = tokens.low[place]
        if word == "," and not _resumes(tokens, place + 1):
            return None
        if word in _AUXILIARIES or word in ("have", "has", "had"):
            return _after_auxiliary(tokens, place + 1, ceiling)
        role = form_of(word, "self")
        if role is not None:
            return role
        if word in ("who", "by", "and") and place > at + 8:
            return None
        place += 1
    return None


def _resumes(tokens: Tokens, at: int) -> bool:
    """Whether a clause goes on after a comma with its verb, or says more of its subject."""
    return tokens.word(at) in _AUXILIARIES or tokens.word(at) in (
        "who",
        "including",
        "all",
        "both",
        "most",
        "some",
        "mostly",
    )


def _after_auxiliary(tokens: Tokens, at: int, ceiling: int) -> Role | None:
    if tokens.word(at) in ("not", "n't"):
        return None
    while (
        at < ceiling
        and (tokens.low[at] in _ADVERBS or tokens.low[at].endswith("ly"))
        and not form_of(tokens.low[at], "did")
    ):
        at += 1
    at += tokens.word(at) in ("in", "into", "under")
    word = tokens.word(at)
    return form_of(word, "did") or form_of(word, "state") or form_of(word, "self") or form_of(word, "held")


def _toll_before(tokens: Tokens, start: int) -> Role | None:
    """As in "the death toll rose to 12", "put the dead at 24", "the missing are 27"."""
    floor = max(tokens.sentence_start(start), start - _REACH)
    for place in range(start - 1, floor - 1, -1):
        word = tokens.low[place]
        if word in _TOLLS:
            if word == "toll":
                return "killed"
            return form_of(word, "state") or form_of(word, "noun") or form_of(word, "did")
        if word[0].isdigit():
            return None
    return None


def form_of(word: str, form: RoleForm) -> Role | None:
    """The role that a word gives in one of its forms, None where it has no such form."""
    return roles().get(word, {}).get(form)
