"""Training examples of the ranker: every mention that is to be resolved, its candidates' features, which are right."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.actors.resolution import Article

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.actors.entity import Entity
    from onrecord.actors.knowledge import Actors
    from onrecord.actors.mentions import Mention
    from training.actors.gold_sources import Gold, GoldSources


@dataclass(frozen=True)
class Example:
    """Features of each candidate, the last one "nobody named", and the places of those that are right."""

    article: str
    sort: str
    words: str
    features: list[list[str]]
    right: list[int]
    names: list[str | None]


def examples_of(gold: GoldSources, known: Actors) -> list[Example]:
    """The examples of one article, read with all earlier mentions resolved as the gold has them."""
    found: list[Example] = []

    def answer(statement: int, place: int, mention: Mention, features: list[list[str]]) -> tuple[Entity | None, float]:
        right = [one for one in _right(mention.candidates, gold.speakers[statement], place) if one < len(features)]
        if right:
            names: list[str | None] = [
                entity.name or "/".join(m.name or "" for m in entity.members) for entity in mention.candidates
            ]
            words = gold.statements[statement].source
            text = words.text if words else ""
            found.append(Example(gold.document.id, mention.sort, text, features, right, names))
        named = [index for index in right if index < len(mention.candidates)]
        if not named:
            return None, 1.0
        kept = [index for index in named if mention.candidates[index].name or mention.candidates[index].members]
        return mention.candidates[(kept or named)[0]], 1.0

    published = gold.document.published.value if gold.document.published else None
    article = Article(gold.document.text, gold.statements, known, published, answer)
    article.resolve()
    return found


def _right(candidates: list[Entity], speakers: Gold, place: int) -> list[int]:
    if not speakers:
        return [len(candidates)]
    if len(speakers) == 2:
        for index, entity in enumerate(candidates):
            if len(entity.members) == 2 and _same_set([m.name for m in entity.members], [s["name"] for s in speakers]):
                return [index]
    name = speakers[place]["name"] if place < len(speakers) else None
    if name is None:
        unnamed = [i for i, entity in enumerate(candidates) if entity.name is None and not entity.members]
        return [*unnamed, len(candidates)]
    return [i for i, entity in enumerate(candidates) if entity.name and names_match(entity.name, name)]


def _same_set(one: list[str | None], other: list[str | None]) -> bool:
    return all(any(a and b and names_match(a, b) for b in other) for a in one)


def names_match(one: str, other: str) -> bool:
    """Equal without case and marks, or the same last word and one name's words all in the other's."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    if "".join(first) == "".join(second):
        return True
    return first[-1] == second[-1] and (set(first) <= set(second) or set(second) <= set(first))


def _words(name: str) -> list[str]:
    plain = re.sub(r"[’']s\b", "", unicodedata.normalize("NFKC", name).casefold())
    return re.findall(r"\w+", re.sub(r"(?<=\w)[.’'](?=\w|\s|$)", "", plain))


def all_examples(articles: Iterable[GoldSources], known: Actors) -> list[Example]:
    """The examples of many articles."""
    return [example for article in articles for example in examples_of(article, known)]
