"""A party of one article: all that the article tells of it, and whether two names may be the same person's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.actors.naming import Name
    from onrecord.actors.roles import Role
    from onrecord.record import Span, SpeakerKind

_SMALL = frozenset("of the and for & on de la".split())


@dataclass(slots=True, eq=False)
class Entity:
    """A party of the article. `places` are first tokens of its mentions, in order; unnamed parties have no `name`."""

    number: int
    kind: SpeakerKind
    name: str | None = None
    span: Span | None = None
    keys: tuple[str, ...] = ()
    sex: str | None = None
    plural: bool = False
    places: list[int] = field(default_factory=list)
    named_at: list[int] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    age: str | None = None
    states: frozenset[str] = frozenset()
    country: str | None = None
    metonym: bool = False
    by_alias: bool = False
    certain_kind: bool = True
    members: tuple[Entity, ...] = ()
    role_words: set[str] = field(default_factory=set)
    """All words of the roles told of the party."""
    role_heads: set[str] = field(default_factory=set)
    """The head nouns of the roles."""

    def add_role(self, role: Role) -> None:
        """One more role that is told of the party."""
        self.roles.append(role)
        self.role_words |= role.words
        self.role_heads.add(role.head)


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: the same last word, and no given names that clash."""
    if not one or not other or one[-1] != other[-1]:
        return False
    if len(one) == 1 or len(other) == 1:
        return len(one) == len(other)
    first, second = one[:-1], other[:-1]
    shorter, longer = sorted((first, second), key=len)
    return all(any(_given_agree(a, b) for b in longer) for a in shorter)


def _given_agree(one: str, other: str) -> bool:
    return one == other or ((len(one) == 1 or len(other) == 1) and one[0] == other[0])


def sexes_agree(entity: Entity, name: Name) -> bool:
    """Whether a name may be the entity's by its sex, also where one of them tells none."""
    return entity.sex is None or name.sex is None or entity.sex == name.sex


def is_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name ends or begins with the other: "Tax Foundation", "the Foundation" excepted."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 2:
        return False
    return longer[-len(shorter) :] == shorter or longer[: len(shorter)] == shorter


def initials(keys: tuple[str, ...]) -> set[str]:
    """The acronyms of a name in small letters, with and without its small words."""
    strong = [key[0] for key in keys if key not in _SMALL]
    return {"".join(strong), "".join(key[0] for key in keys)}


_OFFICES = frozenset(("ministry", "department"))


def same_office(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are one body's, turned about: "Defence Ministry", "Ministry of Defence of the Union"."""
    short, long = sorted((one, other), key=len)
    if short[-1] not in _OFFICES or long[:2] != (short[-1], "of") or len(short) < 2:
        return False
    rest = long[2:]
    return rest[: len(short) - 1] == short[:-1] and rest[len(short) - 1 :][:1] in ((), ("of",))
