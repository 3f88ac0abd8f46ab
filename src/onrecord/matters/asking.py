"""A content as a question that a newspaper could print, and how well it reads.

`wordings("the relay had worked as designed", …)` gives "Had the relay worked as designed?". Each wording carries its
faults, from 0 (a short whole question about a named thing) to 1 (a fragment between quotation marks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.matters.claim import Claim
from onrecord.matters.clauses import (
    AUXILIARY,
    EDGES,
    NEXT_CLAUSE,
    begun,
    is_clause,
    main_clause,
    past_verb,
    sentences_of,
)
from onrecord.matters.lexicon import function_words
from onrecord.stance.inflection import participle

LONGEST_QUESTION = 20
"""Words of a question; an editor would cut a longer one."""
_OWN = re.compile(
    r"\b(?:I|me|my|myself|we|us|our|ours|ourselves|you|your|yours"
    r"|(?:(?<=of )|(?<=is )|(?<=are )|(?<=was )|(?<=than )|(?<=above ))mine)\b"  # "the mine" is a thing
)
POINTING = frozenset("he she they it this that these those one who which what there".split())
_NO_SUBJECT = re.compile(
    r"[,;:“”\"]|\b(?:who|which|that|what|when|where|because|if|as|whether|not|never|how|why)\b", re.IGNORECASE
)
_TAKES_INFINITIVE = re.compile(
    r"\b(?:ability|agreement|attempt|bid|call|decision|effort|failure|intention|need|offer|order|plan|promise|proposal|"
    r"readiness|refusal|request|right|time|threat|vote|way|willingness)s?$"
)
"""Nouns after which "to" goes on the noun phrase: "no order to halt production"."""
_LONGEST_SUBJECT = 8
_AS_SUBJECT = {"them": "they", "him": "he", "her": "she", "us": "we", "me": "I"}
_REPORTED = re.compile(
    r"(?:(?:has|have|had|did|does|do|is|are|was|were)\b.*\b\w+|[a-z]{3,}(?:ed|s)|heard|told|held|saw|knew|made|gave|took)"
    r"(?: (?:of|on|against|for|with|out|to|about|off|down|by|from|at))?"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being) (?:\w+ly )?(?:\w+ed|told|quoted|said|heard|known)\b")
_THING = re.compile(r"(?i:the|an?|no|any|all|both|his|her|their|its|every|such|another)\b|[A-Z]|[a-z]+s\b")
_INFINITIVE = re.compile(r"(?P<who>[^,;:]{2,60}?) (?P<not>not )?to (?P<rest>[a-z]+\b.*)")
_CALLED_FOR = re.compile(r"(?P<who>[^,;:]{2,60}?) be (?P<rest>[a-z]+ed\b.*)")
_BLAMED = re.compile(r"(?P<what>[^,;:]{2,80}?) for (?P<act>(?:the|an?|its|his|her|their)\b.*)")
_SINGULAR = frozenset("is was has does".split())
_BARE_OBJECT = re.compile(r"(?:an?|the|no|any|his|her|its|their|nothing|something|\d+|two|three|four|five|six)\b")
_DO = {"has": "Does", "have": "Do", "had": "Did"}


_UNNAMED = re.compile(
    r"(?:(?P<one>nobody|no one|everybody|everyone|somebody|it|he|she)|they)"
    r" (?!now\b|too\b|also\b|then\b)(?P<verb>\w+)\b.*",
    re.IGNORECASE,
)
_UNARTICLED = frozenset(
    "everything everybody everyone nobody somebody someone anyone nothing something more less half one none neither "
    "each both much many".split()
)
_AMOUNT = re.compile(r"\d|(?:the|an?|one|two|three|four|five)\b")
_INNER = frozenset("he she they it i we you there nobody everybody everyone".split())


class Wording(NamedTuple):
    """A question and its faults, 0 to 1."""

    question: str
    faults: float


def wordings(claim: Claim) -> Iterator[Wording]:
    """The questions that a claim can be made into; at least one, its own words between quotation marks."""
    for sentence in sentences_of(claim.text):
        clause = begun(main_clause(sentence), claim.names)
        for question, fault in _of_clause(clause, claim.act) if clause else ():
            yield Wording(question, fault + _faults(question))
    for question, fault in _of_speaking(claim):
        yield Wording(question, fault + _faults(question))
    yield _quoted(claim.text)


def _of_clause(clause: str, act: str | None) -> Iterator[tuple[str, float]]:
    asked = _turned(clause)
    order = None if asked else _ordered(clause, act)
    if asked or order:
        yield asked or order or "", 0.0
    elif _says(clause):
        yield f"Is it true that {clause}?", 0.15
    elif not is_clause(clause) and _THING.match(clause) and len(clause.split()) > 1:
        yield f"What about {clause}?", 0.4


def _ordered(clause: str, act: str | None) -> str | None:
    """What someone is to do, as in "both governments to stop at once": "Should both governments stop at once?"."""
    found = _INFINITIVE.fullmatch(clause) or _CALLED_FOR.fullmatch(clause)
    if found is None or act in (None, "assertive", "question", "declaration"):
        return None
    who = _AS_SUBJECT.get(found["who"], found["who"])
    bare = who.isalpha() and who not in function_words()
    named = bare or _THING.match(who) or who in _AS_SUBJECT.values()
    if is_clause(who) or not named or _TAKES_INFINITIVE.search(who) or _BARE_OBJECT.match(found["rest"]):
        return None
    verb = "be " if found.re is _CALLED_FOR else ""
    return f"{'Will' if act == 'commissive' else 'Should'} {who} {verb}{found['rest']}?"


def _of_speaking(claim: Claim) -> Iterator[tuple[str, float]]:
    """A fragment with what its source does about it: "Who warned against expectations of a victory?"."""
    words, cue = re.sub('["“”„«»]', "", claim.text).strip(EDGES), " ".join(claim.cue.split())
    blamed = _BLAMED.fullmatch(words) if "blam" in cue.lower() else None
    if blamed and not is_clause(words):
        yield f"Is {blamed['what']} to blame for {blamed['act']}?", 0.05
    if claim.lead.endswith(f"{cue} against"):
        cue = f"{cue} against"
    spoken = _REPORTED.fullmatch(cue) and not _PASSIVE.search(cue) and claim.lead.endswith(cue)
    if spoken and not is_clause(words) and len(words.split()) <= LONGEST_QUESTION - 4 and not NEXT_CLAUSE.search(words):
        yield f"Who {_of_one(cue)} {words}?", 0.3


def _of_one(cue: str) -> str:
    """The cue as "who" takes it: "have refused" is "has refused"."""
    for several, one in (("have ", "has "), ("are ", "is "), ("were ", "was "), ("do ", "does ")):
        if cue.startswith(several):
            return one + cue.removeprefix(several)
    return cue


def _says(clause: str) -> bool:
    """Whether a subject stands before the first finite verb."""
    unnamed = _UNNAMED.match(clause)
    if unnamed:
        return not unnamed["one"] or _is_finite_of_one(unnamed["verb"])
    if AUXILIARY.match(clause):
        return False
    verb = past_verb(clause) or AUXILIARY.search(clause)
    before = clause[: verb.start()].strip() if verb else ""
    parts = before.split()
    if not parts or parts[0].endswith("ing") or _NO_SUBJECT.search(before) or _has_infinitive(before):
        return False
    return len(parts) == 1 or not _pronoun_inside(parts)


def _is_finite_of_one(verb: str) -> bool:
    """Whether one does so: "it moves", "it moved", "it broke", but "it move" as in "I heard it move"."""
    return verb.endswith("s") or participle(verb) is not None or is_clause(verb)


def _turned(clause: str) -> str | None:
    """The clause with its first auxiliary in front: "Had the relay worked as designed?"."""
    found = AUXILIARY.search(clause)
    if found is None or found.start() == 0:
        return None
    subject, rest = clause[: found.start()].strip(), clause[found.end() :].strip()
    rest = re.sub(r"^(?:not|never)\s+", "", rest)
    if not subject or not rest or not is_subject(subject):
        return None
    verb = found[0].lower()
    subject = with_article(subject, verb)
    if verb in _DO and _BARE_OBJECT.match(rest):
        return f"{_DO[verb]} {subject} have {re.sub('^no ', 'any ', rest)}?"
    return f"{verb.capitalize()} {subject} {rest}?"


def is_subject(words: str) -> bool:
    """Whether words may stand as the subject of a question: short, and no clause of their own."""
    parts = words.split()
    if _NO_SUBJECT.search(words) or len(parts) > _LONGEST_SUBJECT or past_verb(words.lower()):
        return False
    if _has_infinitive(words):
        return False
    return len(parts) == 1 or not _pronoun_inside(parts)


def _has_infinitive(words: str) -> bool:
    before, found, after = words.partition(" to ")
    return (
        bool(found)
        and not _TAKES_INFINITIVE.search(before)
        and not re.match(r"\d|(?:the|an?|one|two|three|four|five)\b", after)
    )


def with_article(subject: str, verb: str) -> str:
    """A bare singular noun before "is" has lost its "that": "that army is using the time"."""
    bare = subject.islower() and subject.isalpha() and verb in _SINGULAR and not subject.endswith(("s", "ing"))
    return f"the {subject}" if bare and subject not in function_words() | _UNARTICLED else subject


def _pronoun_inside(parts: list[str]) -> bool:
    return not _INNER.isdisjoint(part.lower() for part in parts)


def _faults(question: str) -> float:
    words = question.split()
    subject = next((word.strip(EDGES).lower() for word in words[1:2]), "")
    told = words[4].strip(EDGES).lower() if question.startswith("Is it true that") and len(words) > 4 else subject
    return (
        0.8 * bool(_OWN.search(question))
        + 0.15 * (told in POINTING)
        + 0.1 * (len(words) > 14)
        + 1.0 * (len(words) > LONGEST_QUESTION)
        + 0.3 * (len(words) < 4)
        + 0.2 * (question.count(",") > 1)
        + 0.2 * bool(re.search(r"\b(?:this|these|it|so|such)\?$", question))
    )


def _quoted(text: str) -> Wording:
    """A content that makes no question of its own, as its speaker's words."""
    words = " ".join(re.sub('["“”„«»]', "", text).split()).strip(EDGES).removeprefix("that ").split()
    cut = " ".join(words[:14]).rstrip(EDGES) + ("…" if len(words) > 14 else "")
    return Wording(f"Who says “{cut}”?", 0.55 + 0.3 * (len(words) < 3) + 0.1 * (len(words) > 14))
