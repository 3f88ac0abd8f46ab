"""What the ending of a surname tells of its bearer, where languages write it: "Toktobekova", "Toktobekov".

Slavic surnames, and those of peoples who write theirs after the Russian manner, have a form for women and one for men;
Czech, Slovak, Lithuanian and Icelandic ones too. A given name of the other sex outweighs the ending: families abroad
keep one form for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.actors.lexicon import Sex

_SHORTEST = 6
_FEMALE = ("ova", "eva", "ová", "ská", "cká", "skaya", "skaia", "ienė", "aitė", "ytė", "utė", "dóttir", "dottir")
_MALE = ("ov", "ev", "sky", "skyy", "skyi", "skij", "ský", "cký")
_PLACES = frozenset(("moldova", "kosova", "genova", "padova", "kharkov", "rostov"))
"""Places that bear such an ending."""


def sex_of_surname(word: str) -> Sex | None:
    """The sex that a surname in small letters tells, by its ending alone."""
    if len(word) < _SHORTEST or word in _PLACES:
        return None
    if word.endswith(_FEMALE):
        return "f"
    return "m" if word.endswith(_MALE) else None
