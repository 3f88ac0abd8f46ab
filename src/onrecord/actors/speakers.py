"""The stage that tells who speaks: every source of an article as the speakers of the record."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from onrecord.actors import ranker
from onrecord.actors.confidences import confidence_of
from onrecord.actors.knowledge import Actors
from onrecord.actors.linking import Linker, named_id
from onrecord.actors.resolution import Article, Resolved
from onrecord.record import Speaker

if TYPE_CHECKING:
    from onrecord.actors.entity import Entity
    from onrecord.actors.mentions import Mention
    from onrecord.document import Document
    from onrecord.record import Statement

Basis = Literal["name", "alias", "pronoun", "description", "metonym", "role"]
THRESHOLD = 0.4
"""The least probability at which a pronoun or description is given a name; docs/actors.md has the table it is from."""


@cache
def shipped_actors() -> Actors:
    """The shipped table, loaded once."""
    return Actors.load()


def with_speakers(
    document: Document,
    statements: tuple[Statement, ...],
    known: Actors | None = None,
    threshold: float = THRESHOLD,
    model: ranker.Ranker | None = None,
) -> tuple[Statement, ...]:
    """The statements with their speakers. `known` is the table of actors, `threshold` the least chance of a name."""
    known = known or shipped_actors()
    model = model or ranker.shipped()

    def choose(
        _statement: int, _place: int, mention: Mention, features: list[list[str]]
    ) -> tuple[Entity | None, float]:
        return best(mention, model.probabilities(features), threshold)

    published = document.published.value if document.published else None
    article = Article(document.text, statements, known, published, choose)
    found = article.resolve()
    maker = _Maker(article, article.linker)
    return tuple(
        replace(one, speakers=tuple(maker.speaker(party) for party in parties))
        for one, parties in zip(statements, found, strict=True)
    )


def best(mention: Mention, chances: list[float], threshold: float) -> tuple[Entity | None, float]:
    """The likeliest candidate where a name is at least as likely as the threshold, else nobody named."""
    nobody = chances[-1] if len(chances) > len(mention.candidates) else 0.0
    unnamed = [place for place, entity in enumerate(mention.candidates) if entity.name is None and not entity.members]
    without = nobody + sum(chances[place] for place in unnamed)
    named = [place for place in range(len(mention.candidates)) if place not in unnamed]
    top = max(named, key=chances.__getitem__, default=None)
    least = threshold if mention.sort != "surname" else 0.0
    if top is not None and chances[top] >= least and chances[top] > without:
        return mention.candidates[top], chances[top]
    if unnamed:
        likeliest = max(unnamed, key=chances.__getitem__)
        if chances[likeliest] > nobody:
            return mention.candidates[likeliest], without
    return None, without


class _Maker:
    """Makes the record's speakers from what was resolved."""

    def __init__(self, article: Article, linker: Linker) -> None:
        self._article = article
        self._linker = linker

    def speaker(self, one: Resolved) -> Speaker:
        entity = one.entity
        if entity is None or entity.name is None:
            return self._unnamed(one)
        actor = self._linker.actor_of(entity)
        return Speaker(
            actor=actor.id if actor else named_id(entity),
            actor_name=actor.name if actor else (entity.name if named_id(entity) else None),
            name=spoken_name(entity),
            kind=entity.kind,
            role=self._role(one, entity),
            country=self._country(one) or (actor.country if actor else None),
            mention=entity.span,
            basis=_basis(one, entity),
            confidence=confidence_of(one),
        )

    def _unnamed(self, one: Resolved) -> Speaker:
        words = self._words(one)
        described = one.party is not None and one.party.form == "description"
        actor = self._linker.by_office(words) if described and one.kind == "anonymous" else None
        if actor is None and described and one.kind in ("organization", "government", "group"):
            actor = self._linker.called(words)
        return Speaker(
            actor=actor.id if actor else None,
            actor_name=actor.name if actor else None,
            name=None,
            kind="person" if actor and actor.kind == "person" else one.kind,
            role=self._plain_role(words) if described and one.kind in ("anonymous", "person") else None,
            country=self._country(one) or (actor.country if actor else None),
            mention=None,
            basis="role" if actor and actor.kind == "person" else None,
            confidence=confidence_of(one),
        )

    def _words(self, one: Resolved) -> str:
        if one.party is None or one.party.first >= one.party.last:
            return ""
        start, end = self._article.tokens.span(one.party.first, one.party.last)
        return " ".join(self._article.tokens.text[start:end].split())

    def _role(self, one: Resolved, entity: Entity) -> str | None:
        """The role that the source itself gives, else the first that the article gives the party."""
        tokens = self._article.tokens
        run = one.party.role if one.party else None
        if run is None and entity.kind == "person":
            told = [role for role in entity.roles if role.head not in ("mr", "mrs", "ms", "miss")]
            run = (told[0].first, told[0].last) if told else None
        if run is None:
            return None
        start, end = tokens.span(*run)
        return self._plain_role(" ".join(tokens.text[start:end].split()))

    @staticmethod
    def _plain_role(words: str) -> str | None:
        first, _, rest = words.partition(" ")
        kept = rest if first.lower() in ("the", "a", "an") and rest else words
        return kept.strip(" ,–—-") or None

    def _country(self, one: Resolved) -> str | None:
        """The state whose adjective or name stands in the source's own role: "US Chief of Staff"."""
        if one.party is None or one.party.first >= one.party.last:
            return None
        tokens = self._article.tokens
        first, last = one.party.role or (one.party.first, one.party.last)
        if one.party.form == "pronoun" or (one.party.form == "name" and one.party.role is None):
            return None
        codes = {
            code
            for at in range(first, last)
            if tokens.capital[at] and (code := self._article.known_country(tokens.words[at]))
        }
        return codes.pop() if len(codes) == 1 else None


def spoken_name(entity: Entity) -> str:
    """The entity's fullest name, as a name is written also where the article shouts it ("WALLACE:")."""
    name = entity.name or ""
    return name.title() if entity.kind == "person" and name.isupper() and len(name) > 3 else name


def _basis(one: Resolved, entity: Entity) -> Basis:
    party = one.party
    if party is None or party.form == "pronoun":
        return "pronoun"
    called = party.form == "name" or (party.noun is None and entity.kind == "government")
    if not called:
        return "role" if party.head in entity.role_heads else "description"
    if entity.metonym:
        return "metonym"
    return "name" if one.own_name or entity.kind == "document" else "alias"
