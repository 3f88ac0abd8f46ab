"""The question that asks for a figure, in the words of a claim that gives one: how many of what did what, how long."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.matters.asking import LONGEST_QUESTION, POINTING, is_subject, with_article
from onrecord.matters.claim import Claim
from onrecord.matters.clauses import EDGES, begun, is_clause
from onrecord.matters.given import Given, given_in, up_to_next_part
from onrecord.matters.lexicon import function_words
from onrecord.stance.inflection import participle

ROLES = {
    "killed": "How many people were killed?",
    "wounded": "How many people were hurt?",
    "captured": "How many people were captured?",
    "displaced": "How many people had to leave?",
    "missing": "How many people are missing?",
}
MOST_PREDICATED = 10
"""Words after "How many": more would no longer be one question."""
_LENGTHS = frozenset("mm cm m km ft in mi nmi".split())
_OPENINGS = frozenset(("", "all", "some", "about", "only", "a total of", "as many as"))
_WITH_AUXILIARY = re.compile(
    r"(?P<who>.+?) (?P<auxiliary>is|are|was|were|has|have|had|shall|will|would|can|could|may|might|must|should)"
    r" (?P<verb>[a-z]+(?: [a-z]+){0,2})"
)
_HAVING = re.compile(r"(?P<who>.+?) (?P<auxiliary>has|have|had)")
_WITH_PAST = re.compile(r"(?P<who>.+?) (?P<verb>[a-z]+)")
_BEING = frozenset("is are was were".split())
_DO = {"has": "does", "have": "do", "had": "did"}
_SAYING = frozenset("said told thought knew heard meant felt hoped feared believed reported added called".split())
_LASTING = frozenset("take taken taking last lasted lasting".split())
_BY = re.compile(r"(?:[a-z]+(?:ed|en)|held|lost|built|sent|shot|hit|made|won) by [^,;:“”\"]+")
_AWAY = re.compile(r"(?:to the )?(?:north|south|east|west|away|inland|offshore|from|off|outside|beyond)")
_SOMEWHERE = re.compile(r"(?:from|of|in|at|aboard|across) ")
_MEASURED = re.compile(
    r"(?P<what>[^,;:“”]{3,60}?) (?:as|at|is|was|stands at|stood at|(?:now|still) stands at)", re.IGNORECASE
)
_NO_MEASURE = re.compile(r"\b(?:it|this|that|he|she|they|there|what|in)\b", re.IGNORECASE)


def figure_question(claims: Sequence[Claim], kind: str, what: str) -> str | None:
    """The question that asks for the figures of a thing; None where no claim says enough to ask by."""
    if kind == "role":
        return ROLES[what]
    given = given_in(claims, kind, what)
    made = (make(one) for makers in _PATTERNS[kind] for one in given for make in makers)
    return next((question for question in made if question and len(question.split()) <= LONGEST_QUESTION), None)


def _of_bearer(one: Given) -> str | None:
    """As "How many customers in Moldova lost power?" of "Some 410,000 customers in Moldova lost power"."""
    rest = up_to_next_part(one.rest)
    opening = one.before.lower()
    if opening in ("there were", "there are") and one.figure.of and rest:
        return f"{one.asked} {opening.split()[1]} {rest}?"
    fits = opening in _OPENINGS and is_clause(rest) and len(rest.split()) < MOST_PREDICATED
    return f"{one.asked} {rest}?" if fits and one.asked != "How long" and not _BY.match(one.rest) else None


def _of_auxiliary(one: Given) -> str | None:
    """As "How many megawatts is Romania sending?" of "Romania is sending 250 megawatts"."""
    found, having = _WITH_AUXILIARY.fullmatch(one.before), _HAVING.fullmatch(one.before)
    if having and not found and one.asked != "How long":
        who = _subject(having["who"], having["auxiliary"], one.claim)
        return _asked(one, f"{_DO[having['auxiliary']]} {who} have") if who else None
    if found is None:
        return None
    verb = found["verb"].split()
    if one.asked == "How long" and verb[-1] == "for":
        verb.pop()
    elif one.asked == "How long" and verb[-1] not in _LASTING:
        return None
    named = [word for word in verb if word not in ("be", "been")]
    if not named or not function_words().isdisjoint(named):
        return None
    if found["auxiliary"] in _BEING and not (verb[-1].endswith("ing") or participle(verb[-1])):
        return None
    who = _subject(found["who"], found["auxiliary"], one.claim)
    return _asked(one, f"{found['auxiliary']} {who} {' '.join(verb)}") if who else None


def _of_past(one: Given) -> str | None:
    """As "How many men had the army lost?" of "The army lost four men"."""
    found = _WITH_PAST.fullmatch(one.before)
    done = participle(found["verb"]) if found and found["verb"] not in _SAYING else None
    if found is None or done is None or (one.asked == "How long" and done not in _LASTING):
        return None
    who = _subject(found["who"], "had", one.claim)
    return _asked(one, f"had {who} {done}") if who else None


def _of_participle(one: Given) -> str | None:
    """As "How many square miles are held by rebels?" of "thousands of square miles held by rebels"."""
    found = _BY.match(one.rest)
    fits = found is not None and one.asked.startswith("How many") and not is_clause(found[0].partition(" by ")[2])
    return f"{one.asked} are {found[0].strip(EDGES)}?" if found and fits else None


def _of_distance(one: Given) -> str | None:
    """As "How many kilometres north of the island is it?" of "the wreck lies eleven kilometres north of the island"."""
    rest = up_to_next_part(one.rest)
    fits = one.figure.unit in _LENGTHS and _AWAY.match(rest) and not is_clause(rest)
    return f"{one.asked} {rest} is it?" if fits else None


def _of_place(one: Given) -> str | None:
    """As "How many tally sheets from the province are there?" where nothing tells what they do."""
    rest = up_to_next_part(one.rest)
    fits = one.figure.kind == "count" and one.figure.of and _SOMEWHERE.match(rest) and not is_clause(rest)
    return f"{one.asked} {rest} are there?" if fits else None


def _of_measured(one: Given) -> str | None:
    """As "What is the turnout?" of "the turnout as 71 percent", "the turnout was 71 percent"."""
    found = _MEASURED.fullmatch(one.before)
    if found is None or _NO_MEASURE.search(found["what"]) or is_clause(found["what"]):
        return None
    return f"What is {begun(found['what'], one.claim.names)}?"


_TOLD = (_of_bearer, _of_auxiliary, _of_past)
_PLACED = (_of_participle, _of_distance, _of_place)
_PATTERNS = {
    "count": (_TOLD, _PLACED),
    "measure": (_TOLD, _PLACED),
    "money": ((_of_measured,), _TOLD),
    "percent": ((_of_measured,), _TOLD),
}
"""What is tried of all claims, tier by tier: within one, the claim that comes first decides."""


def _asked(one: Given, predicate: str) -> str | None:
    """The question with what stands behind the thing; None where that is a clause of its own."""
    rest = up_to_next_part(one.rest)
    if is_clause(rest):
        return None
    return f"{one.asked} {predicate} {rest}".rstrip() + "?"


def _subject(words: str, auxiliary: str, claim: Claim) -> str | None:
    """The words as the subject of a question; None for pronouns and what is no subject."""
    who = begun(words, claim.names)
    pronoun = who.lower() in function_words() | POINTING
    return with_article(who, auxiliary) if is_subject(who) and not pronoun else None
