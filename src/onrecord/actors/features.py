"""What the ranker looks at: features of a mention and of one candidate for it, as words."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.actors.lexicon import classes_of, generic_nouns
from onrecord.actors.parties import DEFINITE, INDEFINITE, POSSESSIVES

if TYPE_CHECKING:
    from onrecord.actors.entities import Entity
    from onrecord.actors.mentions import Mention
    from onrecord.actors.tokens import Tokens

_SUBJECT = 8
"""A mention within so many tokens of its sentence's beginning is taken for the subject."""
_MANY, _SOME = 4, 2


def determination(mention: Mention) -> str:
    """How the words of a description are determined."""
    word = mention.party.determiner
    if word in DEFINITE:
        return "definite"
    if word in INDEFINITE or word.isdigit():
        return "indefinite"
    return "possessive" if word in POSSESSIVES else "bare"


def none_features(mention: Mention, candidates: int) -> list[str]:
    """Features of the answer that nobody named is meant."""
    sort = mention.sort
    found = [f"none:{sort}", f"none:{sort}:{min(candidates, 3)}"]
    if mention.party.form == "description":
        how = determination(mention)
        known = mention.party.noun
        found += [f"none:{sort}:{how}", f"none:head={mention.party.head}", f"none:{sort}:{known.kind if known else 'unlisted'}"]
        if mention.headline:
            found.append(f"none:{sort}:headline")
        if mention.words_left > 0:
            found.append(f"none:{sort}:{how}:more")
    if mention.quoted:
        found.append(f"none:{sort}:quoted")
    return found


def candidate_features(tokens: Tokens, mention: Mention, entity: Entity, rank: int) -> list[str]:
    """Features of one entity as the answer; `rank` is its place by nearness, from 0."""
    sort = mention.sort
    found = [f"{sort}:rank={min(rank, 4)}", f"{sort}:kind={entity.kind}"]
    if entity.name is None:
        found.append(f"{sort}:unnamed")
    if mention.sex:
        found.append(f"{sort}:sex={'same' if entity.sex == mention.sex else 'open'}")
    count = len(entity.places)
    found.append(f"{sort}:count={'many' if count >= _MANY else 'some' if count >= _SOME else 'one'}")
    found += [f"{sort}:{feature}" for feature in _place(tokens, mention, entity)]
    found += [f"{sort}:{feature}" for feature in _speaking(mention, entity)]
    if mention.party.form == "description":
        found += [f"{sort}:{feature}" for feature in _description(mention, entity)]
    return found


def _place(tokens: Tokens, mention: Mention, entity: Entity) -> list[str]:
    at = bisect_left(entity.places, mention.at)
    found: list[str] = []
    if at == 0:
        following = [place for place in entity.places if place >= mention.party.last]
        if not following:
            return ["nowhere"]
        away = tokens.sentence[following[0]] - mention.sentence
        found.append(f"later={min(away, 3)}")
        if mention.broken and away == 1:
            found.append("broken")
        if mention.headline:
            found.append("headline")
        return found
    last = entity.places[at - 1]
    away = mention.sentence - tokens.sentence[last]
    found.append(f"away={away if away < 4 else 4 if away < 8 else 8}")
    start = bisect_left(tokens.starts, tokens.sentences[tokens.sentence[last]][0])
    subject = last - start < _SUBJECT and not tokens_in(mention.content, last)
    if subject:
        found.append(f"subject={min(away, 2)}")
    if tokens_in(mention.content, last):
        found.append("own content")
    if last - 1 >= mention.before_comma and away == 0:
        found.append("close")
    if tokens.key(entity_end(tokens, last)) in ("’s", "'s"):
        found.append("possessive")
    if tokens.headline[last]:
        found.append("in headline")
    if mention.paragraph == mention.paragraph_of(last):
        found.append("same paragraph")
    if mention.broken:
        following = [place for place in entity.places if place >= mention.party.last]
        if following and tokens.sentence[following[0]] - mention.sentence == 1:
            found.append("broken")
    return found


def tokens_in(runs: list[tuple[int, int]], at: int) -> bool:
    """Whether a token lies in one of the runs."""
    return any(first <= at < last for first, last in runs)


def entity_end(tokens: Tokens, at: int) -> int:
    """The token behind a name that begins at a place."""
    while at < len(tokens) and (tokens.capital[at] or tokens.words[at] == "."):
        at += 1
    return at


def _speaking(mention: Mention, entity: Entity) -> list[str]:
    found = []
    if entity in mention.spoke_last:
        found.append(f"spoke last{' near' if mention.spoke_near else ''}")
    elif entity in mention.spoke_before:
        found.append("spoke before")
    if entity in mention.enclosing:
        found.append(f"enclosing{' quoted' if mention.quoted else ''}")
    elif mention.enclosing:
        found.append("not enclosing")
    if entity.members:
        found.append("pair")
    return found


def _description(mention: Mention, entity: Entity) -> list[str]:
    words = mention.party.words
    head = mention.party.head
    how = determination(mention)
    heads, told = entity.role_heads, entity.role_words
    found: list[str] = []
    agrees = False
    name_words = set(entity.keys)
    if head in heads:
        found.append(f"head {how}")
        agrees = True
    elif head in told or head in name_words:
        found.append(f"head among words {how}")
        agrees = True
    elif heads and classes_of().get(head, frozenset()) & {c for h in heads for c in classes_of().get(h, ())}:
        found.append(f"head alike {how}")
        agrees = True
    elif head in generic_nouns() and entity.kind == "person":
        found.append("generic")
    elif heads:
        found.append(f"head otherwise {how}")
    shared = (words - {head}) & (told | name_words) - _COMMON
    if shared:
        found.append(f"words={min(len(shared), 2)}{' head' if agrees else ''}")
    elif mention.words_left and agrees:
        found.append("words missing")
    if entity in mention.by_office:
        found.append("office")
        agrees = True
    elif mention.by_office:
        found.append("not office")
    if mention.age and entity.age:
        found.append("age" if mention.age == entity.age else "other age")
        agrees = agrees or mention.age == entity.age
    if agrees and entity in mention.spoke_last:
        found.append("agrees and spoke last")
    if not agrees:
        found.append(f"no sign {how}")
    return found


_COMMON = frozenset("the a an of and former new us u.s. senior".split())
