"""The first main clause of a content: cut from its sentence, written out, and begun as within a sentence."""

from __future__ import annotations

import re

AUXILIARY = re.compile(
    r"(?<!\bto )\b(is|are|was|were|has|had|have|will|would|can|could|may|might|must|should|did|does|do)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:[a-z]+ed|fell|sank|went|rose|came|began|broke|lost|took|gave|made|said|hit|struck|left|thought|told|knew|"
    r"saw|felt|held|kept|met|paid|ran|sent|shot|stood|won|wrote|became|brought|built|bought|caught|drove|flew|found|got|"
    r"grew|heard|led|rang|sold|spoke|spent|meant)\b"
)
_CONTRACTED = (
    (re.compile(r"\bwon[’']t\b"), "will not"), (re.compile(r"\bcan(?:[’']t|not)\b"), "can not"),
    (re.compile(r"n[’']t\b"), " not"), (re.compile(r"[’']re\b"), " are"), (re.compile(r"[’']ve\b"), " have"),
    (re.compile(r"[’']ll\b"), " will"), (re.compile(r"\b([Ii])[’']m\b"), r"\1 am"),
)  # fmt: skip
NEXT_CLAUSE = re.compile(
    r"\s*(?:[;(]|:\s|\s[–—-]\s|,?\s(?:but|because|although|though|whereas|while|if|unless)\s"
    r"|,\s(?:and|so|yet|who|which|where|when|what|not|as|then|too|in their|the|a|an|i|he|she|they|we|it|there)\s"
    r"|\sand\s(?:that|it|he|she|they|I|we|you|nobody|nothing|not|there|have|has|had|is|are|was|were|will|would|could|say|says)\s"
    r"|\s(?:on our side|as far as)\s).*",
    re.IGNORECASE | re.DOTALL,
)
_ASIDE = re.compile(
    r"^(?:yes|no|well|probably|perhaps|holding|so|and|but|then|according to [^,]+|how (?:many|much|long|far))\s*,\s*"
    r"|,\s*(?:yes|no)\b,?",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"\b(?:of|the|a|an|by|with|from|for|in|as|his|her|its|their)(?: \w+ly)? $")
_ABBREVIATED = re.compile(r"\b(?:[ap]\.m|[A-Z]|U\.S|etc|Co|Inc|Ltd)$")
EDGES = " \t\n\"'“”‘’«».,;:!?–—-"
_LEADING = frozenset(
    "the a an this that these those it he she they we there his her their our its my your no some all any both each "
    "every not nobody nothing many most few one two three four five six seven eight nine ten in on at by from for "
    "after before when if as".split()
)
_SENTENCE = re.compile(r"(?<=[^A-Z.][.!?])[\"”’]*\s+")
_THAT = re.compile(r"^(?:that|whether|if)\s+", re.IGNORECASE)


def is_clause(text: str) -> bool:
    """Whether a text holds a finite verb."""
    return AUXILIARY.search(text) is not None or past_verb(text) is not None


def sentences_of(text: str) -> list[str]:
    """The sentences of a content without marks at their edges, those that say something first."""
    found = [part.strip(EDGES) for part in _SENTENCE.split(text) if part.strip(EDGES)]
    said = [part for part in found if is_clause(part) and len(part.split()) > 2]
    return said[:3] or found[:1]


def begun(text: str, names: frozenset[str]) -> str:
    """The text as it stands within a sentence: a small first letter, unless its first word may be a name."""
    first, _, rest = text.partition(" ")
    word = re.split(r"[-’']", first.strip(EDGES).lower())[0]
    numbered = any(letter.isdigit() for letter in first[1:])
    name = first != first.lower() and (word in names or not rest or first[1:] != first[1:].lower() or numbered)
    owner = first[:1].isupper() and first.endswith(("'s", "’s"))
    keeps = first == "I" or name or owner or (word not in _LEADING and rest[:1].isupper())
    return text if keeps or not text else text[0].lower() + text[1:]


def main_clause(sentence: str) -> str:
    """The first main clause of a sentence, written out."""
    clause = re.sub('["“”„«»]', "", _THAT.sub("", sentence))
    clause = _ASIDE.sub("", clause)
    for pattern, words in _CONTRACTED:
        clause = pattern.sub(words, clause)
    cut = NEXT_CLAUSE.sub("", clause).strip(EDGES)
    clause = (cut if len(cut.split()) > 2 and (is_clause(cut) or not is_clause(clause)) else clause).strip(EDGES)
    return f"{clause}." if _ABBREVIATED.search(clause) else clause


def past_verb(text: str) -> re.Match[str] | None:
    """The first verb in the past tense, and no participle before a noun ("a severed cable")."""
    return next((found for found in _FINITE.finditer(text) if not _ATTRIBUTE.search(text[: found.start()])), None)
