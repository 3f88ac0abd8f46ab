"""What the ranker looks at: features of a mention and of one candidate for it, as words."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.actors.descriptions import description_features
from onrecord.actors.parties import DEFINITE, INDEFINITE, POSSESSIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.actors.entity import Entity
    from onrecord.actors.mentions import Mention
    from onrecord.actors.tokens import Tokens

_SUBJECT = 8
"""A mention within so many tokens of its sentence's beginning is taken for the subject."""
_MANY, _SOME = 4, 2
_FAR, _FURTHER = 4, 8


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
        found += [f"none:{sort}:{how}", f"none:{sort}:{known.kind if known else 'unlisted'}"]
        found.append(f"none:head={mention.party.head}")
        found += [f"none:{sort}:headline"] * mention.headline
        found += [f"none:{sort}:{how}:more"] * (mention.words_left > 0)
    found += [f"none:{sort}:quoted"] * mention.quoted
    if sort == "relative":
        found.append(f"none:relative:{'named' if mention.antecedent else 'noun'}")
    return found


def candidate_features(tokens: Tokens, mention: Mention, entity: Entity, rank: int) -> list[str]:
    """Features of one entity as the answer; `rank` is its place by nearness, from 0."""
    sort = mention.sort
    found = [f"rank={min(rank, 4)}", f"kind={entity.kind}"]
    if entity.name is None:
        found.append("unnamed")
    if mention.sex:
        found.append(_sex(mention, entity))
    count = len(entity.places)
    found.append(f"count={'many' if count >= _MANY else 'some' if count >= _SOME else 'one'}")
    found.extend(_place(tokens, mention, entity))
    found.extend(_speaking(mention, entity))
    if sort == "relative":
        found.append("beside" if mention.antecedent is entity else "not beside")
    if mention.party.form == "description":
        found.extend(description_features(mention, entity, determination(mention)))
    return [f"{sort}:{feature}" for feature in found]


def _sex(mention: Mention, entity: Entity) -> str:
    """Whether sexes agree; an unknown given name in -a is likelier a woman's."""
    if entity.sex is not None:
        return "sex=same"
    return f"sex=open a {mention.sex}" if len(entity.keys) > 1 and entity.keys[0].endswith("a") else "sex=open"


def _place(tokens: Tokens, mention: Mention, entity: Entity) -> Iterator[str]:
    at = bisect_left(entity.places, mention.at)
    following = next((place for place in entity.places[at:] if place >= mention.party.last), None)
    if at:
        yield from _before(tokens, mention, entity.places[at - 1])
    elif following is None:
        yield "nowhere"
    else:
        yield f"later={min(tokens.sentence[following] - mention.sentence, 3)}"
        if mention.headline:
            yield "headline"


def _before(tokens: Tokens, mention: Mention, last: int) -> Iterator[str]:
    """Features of the nearest place before the mention where the entity stands."""
    away = mention.sentence - tokens.sentence[last]
    yield f"away={away if away < _FAR else _FAR if away < _FURTHER else _FURTHER}"
    own = within(mention.content, last)
    start = bisect_left(tokens.starts, tokens.sentences[tokens.sentence[last]][0])
    if own:
        yield "own content"
    elif last - start < _SUBJECT:
        yield f"subject={min(away, 2)}"
    if away == 0 and last >= mention.at - 4:
        yield "close"
    if tokens.key(_end_of_name(tokens, last)) in ("’s", "'s"):
        yield "possessive"
    if tokens.headline[last]:
        yield "in headline"
    if mention.paragraph == mention.paragraph_of(last):
        yield "same paragraph"


def within(runs: list[tuple[int, int]], at: int) -> bool:
    """Whether a token lies in one of the runs."""
    return any(first <= at < last for first, last in runs)


def _end_of_name(tokens: Tokens, at: int) -> int:
    while at < len(tokens) and (tokens.capital[at] or tokens.words[at] == "."):
        at += 1
    return at


def _speaking(mention: Mention, entity: Entity) -> Iterator[str]:
    if entity in mention.spoke_last:
        yield f"spoke last{' near' if mention.spoke_near else ''}"
        yield f"spoke last {entity.kind}"
    elif entity in mention.spoke_before:
        yield "spoke before"
    if entity in mention.enclosing:
        yield f"enclosing{' quoted' if mention.quoted else ''}"
    elif mention.enclosing:
        yield "not enclosing"
    if entity.members:
        yield "pair"
        if set(map(id, entity.members)) == set(map(id, mention.spoke_last)):
            yield "pair that spoke last"
