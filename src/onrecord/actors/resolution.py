"""Resolution in one article: every source's parties, each as an entity of the article with how it was told."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from onrecord.actors import candidates as choosing
from onrecord.actors.bodies import body_named
from onrecord.actors.certain import Certain
from onrecord.actors.descriptions import agrees
from onrecord.actors.entities import Cast
from onrecord.actors.entity import Entity
from onrecord.actors.features import candidate_features, none_features
from onrecord.actors.index import NameIndex
from onrecord.actors.linking import Linker
from onrecord.actors.mentions import Mention
from onrecord.actors.names import find_names
from onrecord.actors.offices import Offices, party_in
from onrecord.actors.parties import Party, parties_of
from onrecord.actors.roles import Role
from onrecord.actors.tokens import Tokens, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.actors.knowledge import Actors
    from onrecord.record import Span, SpeakerKind, Statement

Run = tuple[int, int]
_BREAK = re.compile(r"\n+")
_LONGEST_CALL = 4
_SURE = 0.93
_UNRANKED = 0.93
"""The chance that a plural, a "you" or the author's "I" is nobody named; see docs/actors.md."""
_LOOK_BACK = 12
"""Statements looked back over for the last three whose speaker is known."""
_HIGH_OFFICES = frozenset("president senator governor chancellor pope king queen emperor".split())
"""Offices that one word tells: who holds one on the article's day is meant by it, if nobody else of the article may."""
_OF_RIVALS = 0.8
"""The chance that a surname which several of the article bear is the one chosen; see docs/actors.md."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """One party of a statement: the entity it is (None: nobody known), by what, and the probability of that."""

    party: Party | None
    entity: Entity | None
    kind: SpeakerKind
    probability: float
    own_name: bool = True
    """Whether a source that is a name has a word of the entity's fullest name: an acronym has none."""


class Chooser(Protocol):
    """Picks one of the candidates, or None for nobody named, with the probability of the choice."""

    def __call__(
        self, statement: int, place: int, mention: Mention, features: list[list[str]], /
    ) -> tuple[Entity | None, float]:
        """The candidate chosen; `features` has one list a candidate, then one for "nobody named"."""


class Article:
    """One article under resolution: its tokens, who it names, and who has spoken so far."""

    def __init__(
        self, text: str, statements: Sequence[Statement], known: Actors, published: str | None, choose: Chooser
    ) -> None:
        self.tokens: Tokens = tokenize(text)
        self._statements = statements
        self._known = known
        self._published = published
        self._choose = choose
        self._countries: dict[str, str | None] = {}
        names = find_names(self.tokens)
        self._names = NameIndex(self.tokens, names)
        self.parties = [self._parties(statement) for statement in statements]
        speaking = [party.name.first for parties in self.parties for party in parties if party.name]
        self.cast = Cast(self.tokens, names, known, speaking)
        self.entities: list[Entity] = list(self.cast.entities)
        for entity in self.entities:
            entity.states = self._states_of(entity)
        self.resolved: dict[int, list[Resolved]] = {}
        self._contents = [self._runs(statement.content.spans) for statement in statements]
        self._index = {statement.id: number for number, statement in enumerate(statements)}
        self._breaks = [self.tokens.between(match.end(), match.end())[0] for match in _BREAK.finditer(text)]
        self._starts = [self._start_of(statement) for statement in statements]
        self.linker = Linker(known, self.entities, published)
        self._offices = Offices(known, self.linker, published)
        self._certain = Certain(self.tokens, self.entities, self.linker, self._offices)

    def resolve(self) -> list[list[Resolved]]:
        """The parties of every statement, in the order of the statements."""
        order = sorted(range(len(self._statements)), key=lambda n: (self._statements[n].depth, self._start(n)))
        for number in order:
            self.resolved[number] = self._statement(number)
        return [self.resolved[number] for number in range(len(self._statements))]

    def _states(self, first: int, last: int) -> frozenset[str]:
        """The states that capitalised words of a run name or tell by their adjective."""
        tokens = self.tokens
        told = (self.known_country(tokens.words[at]) for at in range(first, last) if tokens.capital[at])
        return frozenset(code for code in told if code)

    def _states_of(self, entity: Entity) -> frozenset[str]:
        return frozenset(code for role in entity.roles for code in self._states(role.first, role.last))

    def known_country(self, word: str) -> str | None:
        """The state that a word names or tells by its adjective."""
        if word not in self._countries:
            self._countries[word] = self._known.country_of(word)
        return self._countries[word]

    def _parties(self, statement: Statement) -> list[Party]:
        if statement.source is None:
            return []
        runs = self._runs(statement.source.spans)
        if not runs:
            return []
        return parties_of(self.tokens, runs[0][0], runs[-1][1] if len(runs) == 1 else runs[0][1], self._names)

    def _runs(self, spans: Sequence[Span]) -> list[Run]:
        runs = [self.tokens.between(start, end) for start, end in spans]
        return [run for run in runs if run[0] < run[1]]

    @staticmethod
    def _start_of(statement: Statement) -> int:
        part = statement.source or statement.cue or statement.content
        return part.spans[0][0]

    def _start(self, number: int) -> int:
        return self._starts[number]

    def _statement(self, number: int) -> list[Resolved]:
        found: list[Resolved] = []
        for place, party in enumerate(self.parties[number]):
            found.extend(self._party(number, place, party, _entities(found)))
        if not self.parties[number]:
            found = self._sourceless(number)
        self._remember(found)
        return found

    def _party(self, number: int, place: int, party: Party, beside: tuple[Entity, ...]) -> list[Resolved]:
        if party.pronoun in ("first", "first plural"):
            return self._speaker_of_quote(number, party)
        if party.pronoun == "second":
            return [Resolved(party, None, "group", _UNRANKED)]
        if party.form == "name" and party.name is not None:
            entity = self.cast.of_name.get(party.name)
            if entity is not None:
                sure = _OF_RIVALS if party.name in self.cast.rivals else 1.0
                own = bool(set(self.cast.keys_of(party.name)) & set(entity.keys))
                return [Resolved(party, entity, entity.kind, sure, own)]
        if party.form == "description" and (called := self._called(party)):
            return [Resolved(party, called, called.kind, 0.9)]
        return self._ranked(number, place, party, beside)

    def _called(self, party: Party) -> Entity | None:
        """A government that a few words without a listed noun name, also in small letters: "kyiv"."""
        if party.noun is not None:
            return self._body_described(party)
        if party.last - party.first > _LONGEST_CALL:
            return None
        start, end = self.tokens.span(party.first, party.last)
        words = self.tokens.text[start:end]
        found = [match for match in self._known.matches(words) if match.actor.kind == "government"]
        if not found or found[0].sort not in ("name", "acronym", "capital", "seat"):
            return None
        entity = self._described_as("government", party.first, party.last)
        entity.metonym = found[0].sort in ("capital", "seat")
        return entity

    def _body_described(self, party: Party) -> Entity | None:
        """A body or government that a description names by its state or place; see descriptions.body_named."""
        run = body_named(self.tokens, party, self._names)
        if run is None or party.noun is None:
            return None
        return self._described_as("government" if run.government else "organization", run.first, run.last)

    def _described_as(self, kind: SpeakerKind, first: int, last: int) -> Entity:
        start, end = self.tokens.span(first, last)
        name = " ".join(self.tokens.text[start:end].split())
        for entity in self.entities:
            if entity.name and entity.name.casefold() == name.casefold():
                return entity
        keys = tuple(self.tokens.keys[first:last])
        entity = Entity(len(self.entities), kind, name, (start, end), keys, places=[first])
        self.entities.append(entity)
        return entity

    def _speaker_of_quote(self, number: int, party: Party) -> list[Resolved]:
        """First persons belong to whoever is quoted; outside of any quotation to the author."""
        outer = self._around(number, party.first)
        if outer is None or not self.resolved.get(outer):
            return [Resolved(party, None, "person", _UNRANKED)]
        return [Resolved(party, one.entity, one.kind, one.probability) for one in self.resolved[outer]]

    def _around(self, number: int, at: int) -> int | None:
        """The statement whose content is the smallest that holds a token."""
        holders = [
            (sum(last - first for first, last in runs), other)
            for other, runs in enumerate(self._contents)
            if other != number and other in self.resolved and any(first <= at < last for first, last in runs)
        ]
        return min(holders)[1] if holders else None

    def _sourceless(self, number: int) -> list[Resolved]:
        at = (self._contents[number] or [(0, 1)])[0][0]
        party = Party(at, at, "pronoun", "", None, None, "", frozenset(), None, "empty")
        return [one for one in self._ranked(number, 0, party) if one.entity is not None]

    def _ranked(self, number: int, place: int, party: Party, beside: tuple[Entity, ...] = ()) -> list[Resolved]:
        mention = self._mention(number, party)
        if mention is None:
            return [self._nobody(party, _UNRANKED)]
        mention.beside = beside
        sure = self._certain.of(mention)
        if sure:
            return [Resolved(party, entity, entity.kind, _SURE) for entity in sure]
        mention.candidates = choosing.candidates_for(mention, self._pool(party), self._pairs(mention))
        if party.form == "description":
            mention.rivals_agreeing = sum(agrees(mention, entity) for entity in mention.candidates)
        features = [
            candidate_features(self.tokens, mention, entity, rank) for rank, entity in enumerate(mention.candidates)
        ]
        if mention.sort != "surname" or not features:
            features.append(none_features(mention, len(mention.candidates)))
        chosen, probability = self._choose(number, place, mention, features)
        if chosen is None:
            return [self._nobody(party, probability)]
        if chosen.members:
            return [Resolved(party, member, member.kind, probability) for member in chosen.members]
        return [Resolved(party, chosen, chosen.kind, probability)]

    def _pool(self, party: Party) -> list[Entity]:
        if party.name is not None and party.name in self.cast.rivals:
            return self.cast.rivals[party.name]
        return self.entities

    def _pairs(self, mention: Mention) -> list[Entity]:
        """Two who may be meant together by "they", "both" and "the two": coordinated before, or the last two named."""
        if not choosing.may_be_two(mention):
            return []
        pairs: list[Entity] = []
        for number in sorted(self.resolved, key=self._start, reverse=True):
            members = tuple(one.entity for one in self.resolved[number] if one.entity is not None)
            if len(members) == 2 and members[0] is not members[1]:
                pairs.append(_pair(members))
                break
        latest = choosing.last_two(mention, self.entities)
        if latest and not any(set(map(id, pair.members)) == set(map(id, latest)) for pair in pairs):
            pairs.append(_pair(latest))
        return pairs

    def _mention(self, number: int, party: Party) -> Mention | None:
        sort = choosing.sort_of(party)
        if sort is None:
            return None
        tokens = self.tokens
        at = min(party.first, len(tokens) - 1)
        sentence = tokens.sentence[at] if len(tokens) else 0
        mention = Mention(
            party=party,
            sort=sort,
            at=party.first,
            sentence=sentence,
            paragraph=self._paragraph(at),
            paragraph_of=self._paragraph,
            content=self._contents[number],
            sex=party.sex,
            quoted=any(start <= tokens.starts[at] < end for start, end in tokens.quotes) if len(tokens) else False,
            headline=bool(len(tokens)) and tokens.headline[at],
            broken=self._broken_off(sentence),
        )
        self._set_speakers(number, mention)
        if party.pronoun == "relative":
            mention.antecedent = self._antecedent(party.first)
        if party.form == "description":
            mention.by_office = self._by_office(party)
            mention.told = self._offices.told
            mention.political = party_in(party.words)
            mention.age = choosing.age_in(party)
            mention.states = self._states(party.first, party.last)
            mention.words_left = len([w for w in party.words if w not in choosing.EMPTY and w != party.head])
        return mention

    def _antecedent(self, at: int) -> Entity | None:
        """The name right before a relative pronoun, a comma between them or not."""
        before = at - 1 if self.tokens.key(at - 1) == "," else at
        name = self._names.ending(before, 0)
        return self.cast.of_name.get(name) if name else None

    def _paragraph(self, at: int) -> int:
        return bisect_right(self._breaks, at)

    def _broken_off(self, sentence: int) -> Entity | None:
        """The person named at the end of the next sentence where that is a fragment without a verb."""
        if sentence + 1 >= len(self.tokens.sentences):
            return None
        first, last = self.tokens.between(*self.tokens.sentences[sentence + 1])
        if last - first > 14 or any(key in choosing.FINITE for key in self.tokens.keys[first:last]):
            return None
        end = last - 1 if last > first and self.tokens.words[last - 1] == "." else last
        name = self._names.ending(end, first)
        return self.cast.of_name.get(name) if name and name.titled else None

    def _set_speakers(self, number: int, mention: Mention) -> None:
        start, starts = self._starts[number], self._starts
        before = [n for n in self.resolved if starts[n] < start and self._statements[n].depth == 0]
        before.sort(key=starts.__getitem__)
        last = [n for n in before[-_LOOK_BACK:] if any(one.entity for one in self.resolved[n])][-3:]
        if last:
            mention.spoke_last = _entities(self.resolved[last[-1]])
            here = self.tokens.sentence_at(self._start(last[-1]))
            mention.spoke_near = last[-1] == before[-1] and mention.sentence - here <= 2
            mention.spoke_before = tuple(entity for n in last[:-1] for entity in _entities(self.resolved[n]))
        outer = self._around(number, mention.at)
        if outer is not None:
            mention.enclosing = _entities(self.resolved[outer])

    def _by_office(self, party: Party) -> tuple[Entity, ...]:
        if party.noun is None or party.noun.kind not in ("person", "group") or party.noun.plural:
            return ()
        start, end = self.tokens.span(party.first, party.last)
        return self._offices.holders(self.tokens.text[start:end], self.entities)

    def _nobody(self, party: Party, probability: float) -> Resolved:
        """A party that the article never names: later pronouns may still stand for it."""
        kind = choosing.kind_of(party)
        entity = None
        if party.form == "description":
            entity = Entity(len(self.entities), kind, sex=party.sex, places=[party.first])
            entity.add_role(Role(party.first, party.last, party.head, party.words))
            self.entities.append(entity)
        return Resolved(party, entity, kind, probability)

    def _remember(self, found: list[Resolved]) -> None:
        for one in found:
            if one.entity is not None and one.party is not None and one.party.form != "name":
                one.entity.places.append(one.party.first)
                one.entity.places.sort()
                if one.entity.sex is None and one.party.sex and one.entity.kind != "organization":
                    one.entity.sex = one.party.sex


def _entities(found: list[Resolved]) -> tuple[Entity, ...]:
    return tuple(one.entity for one in found if one.entity is not None)


def _pair(members: tuple[Entity, ...]) -> Entity:
    first, second = members
    places = sorted({*first.places, *second.places})
    return Entity(-1, "group", plural=True, places=places, members=members)
