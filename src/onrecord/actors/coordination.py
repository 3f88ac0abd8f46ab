"""Where a source names several parties: "the Polish government and NATO" is two, "a chairman and founder" one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.actors.lexicon import noun, titles

if TYPE_CHECKING:
    from onrecord.actors.index import NameIndex
    from onrecord.actors.tokens import Tokens

Run = tuple[int, int]

_CONJUNCTIONS = frozenset("and or nor &".split())
_DETERMINERS = frozenset("the a an his her their its our my some many several other most two three four five".split())
_PRONOUNS = frozenset("he she they others".split())
_PREPOSITIONS = frozenset("of by from in at between for with on to among against about over under".split())
_RELATIVES = frozenset("who whom whose which that where".split())
_MARKS = frozenset(",–—-(:;")


def split_parties(tokens: Tokens, first: int, last: int, names: NameIndex) -> list[Run]:
    """The runs of tokens that are parties of their own; one where the source is one party."""
    inside = {at for name in names.names if first <= name.title < last for at in range(name.title, name.last)}
    cuts: list[tuple[int, int]] = []
    for at in range(first + 1, last - 1):
        if at in inside or (tokens.keys[at] not in _CONJUNCTIONS and tokens.keys[at : at + 3] != ["as", "well", "as"]):
            continue
        behind = at + (3 if tokens.keys[at] == "as" else 1)
        start = cuts[-1][1] if cuts else first
        if _begins_party(tokens, behind, last, names) and _ends_party(tokens, start, at, behind, names):
            cuts.append((at, behind))
    cuts = _with_lists(tokens, first, cuts, names)
    cuts = _with_including(tokens, first, last, cuts, names)
    starts = [first, *(behind for _, behind in cuts)]
    ends = [*(at for at, _ in cuts), last]
    return list(zip(starts, ends, strict=True))


def _begins_party(tokens: Tokens, at: int, last: int, names: NameIndex) -> bool:
    while at < last and tokens.keys[at] in ("also", "even", "later", "then", ","):
        at += 1
    if at >= last:
        return False
    key = tokens.keys[at]
    if names.starting(at) or key in _DETERMINERS or key in _PRONOUNS or tokens.capital[at]:
        return True
    return _is_plural_phrase(tokens, at, last) or _is_role_with_name(tokens, at, last, names)


def _is_role_with_name(tokens: Tokens, at: int, last: int, names: NameIndex) -> bool:
    """Whether a noun for a person leads to a name: "and challenger Rosalba Quintero"."""
    for place in range(at, min(at + 4, last - 1)):
        known = noun(tokens.keys[place])
        behind = names.starting(place + 1)
        if known and known.kind == "person" and behind and behind.look != "organization":
            return True
    return False


def _is_plural_phrase(tokens: Tokens, at: int, last: int) -> bool:
    """Whether words without an article are people or bodies: "and members of the government"."""
    for place in range(at, min(at + 3, last)):
        known = noun(tokens.keys[place])
        if known:
            return known.plural
    return False


def _ends_party(tokens: Tokens, start: int, at: int, behind: int, names: NameIndex) -> bool:
    """Whether what stands before the conjunction is a whole party, not the first half of something within it."""
    opened = _last_of(tokens, start, at, _RELATIVES, names)
    commas = [place for place in range(start, at) if tokens.words[place] in _MARKS]
    if opened is not None and not any(place > opened for place in commas):
        return False
    bound = _last_of(tokens, start, at, _PREPOSITIONS, names)
    if bound is not None and bound > start and not any(place > bound for place in commas):
        return _is_other_sort(tokens, bound, behind, names)
    return not _is_pair_of_roles(tokens, start, at, behind, names)


def _last_of(tokens: Tokens, start: int, at: int, words: frozenset[str], names: NameIndex) -> int | None:
    found = None
    place = start
    while place < at:
        name = names.starting(place)
        if name and name.last <= at:
            place = name.last
            continue
        if tokens.keys[place] in words:
            found = place
        place += 1
    return found


def _is_other_sort(tokens: Tokens, bound: int, behind: int, names: NameIndex) -> bool:
    """After "members of the government and ...": a person with a name or title is a party of its own."""
    head = noun(tokens.keys[bound - 1])
    name = names.starting(behind) or names.starting(behind + 1)
    if head is None or head.kind == "document" or name is None:
        return False
    titled = name.titled or tokens.keys[behind] in titles()
    object_name = names.starting(bound + 1) or names.starting(bound + 2)
    return titled and name.look != "organization" and not (object_name and object_name.look == "person")


def _is_pair_of_roles(tokens: Tokens, start: int, at: int, behind: int, names: NameIndex) -> bool:
    """Whether it is one party with two roles: "a friend and colleague", "Mark Lind, the founder and the chief"."""
    if names.starting(behind) or tokens.keys[behind] in _DETERMINERS or tokens.keys[behind] in _PRONOUNS:
        commas = [place for place in range(start, at) if tokens.words[place] in _MARKS]
        name_before = any(names.starting(place) for place in range(start, commas[-1])) if commas else False
        in_apposition = name_before and tokens.keys[commas[-1] + 1] in ("a", "an", "the") if commas else False
        return bool(in_apposition and tokens.keys[behind] in ("a", "an", "the") and tokens.key(at - 1) != ",")
    return not _is_plural_phrase(tokens, behind, behind + 3) or not _plural_before(tokens, start, at, names)


def _plural_before(tokens: Tokens, start: int, at: int, names: NameIndex) -> bool:
    known = noun(tokens.keys[at - 1])
    return (
        any(names.starting(place) for place in range(start, at))
        or known is None
        or known.plural
        or known.kind != "person"
    )


def _with_lists(tokens: Tokens, first: int, cuts: list[tuple[int, int]], names: NameIndex) -> list[tuple[int, int]]:
    """Commas before the last "and" that part names: "Poland, Latvia and Estonia"."""
    if not cuts:
        return cuts
    listed: list[tuple[int, int]] = []
    start = first
    for at in range(first + 1, cuts[0][0]):
        if tokens.words[at] != "," or at + 1 >= cuts[0][0]:
            continue
        before, behind = (
            names.ending(at, start),
            names.starting(at + 1) or (names.starting(at + 2) if tokens.keys[at + 1] == "the" else None),
        )
        bare = before is not None and all(tokens.keys[place] in ("the", "both") for place in range(start, before.title))
        end = names.ending(cuts[0][0], at + 1) or names.ending(cuts[0][0] - 1, at + 1)
        if before and behind and (bare or before.titled) and end:
            listed.append((at, at + 1))
            start = at + 1
    return [*listed, *cuts]


def _with_including(
    tokens: Tokens, first: int, last: int, cuts: list[tuple[int, int]], names: NameIndex
) -> list[tuple[int, int]]:
    """One who is named is a party beside the others: "many experts, including Mr. Goldberg"."""
    for at in range(first + 2, last - 1):
        if tokens.keys[at] == "including" and tokens.words[at - 1] == "," and not any(b > at for _, b in cuts):
            name = names.starting(at + 1)
            if name and name.look != "organization":
                return [*cuts, (at - 1, at + 1)]
    return cuts
