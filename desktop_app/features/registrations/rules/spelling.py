"""Whether two words may be one name written in two ways: other letters for one sound, or a slip."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from desktop_app.features.registrations.rules.words import listed

# One sound as different languages and transliterations write it, in folded letters.
_SOUNDS: Final = dict(
    pair.split("=")
    for pair in listed("""
    shch=s|tsch=c|sch=s|tch=c|sh=s|sz=s|ch=c|cz=c|ts=c|tz=c|zh=z|kh=h|ph=f|th=t|ck=k|ks=x|qu=kv
    w=v|y=i|j=i|ae=a|oe=o|ue=u
    """)
)
_SOUND: Final = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_DOUBLE: Final = re.compile(r"(.)\1+")

# From so many letters on one slip, and two, leave a word recognisable.
_ONE_SLIP: Final = 4
_TWO_SLIPS: Final = 8


@lru_cache(maxsize=262144)
def sound(word: str) -> str:
    """What the spellings of one folded word share: "shevchuk", "sevcuk" and "szewczuk" are one."""
    return _DOUBLE.sub(r"\1", _SOUND.sub(_sounds, word))


def _sounds(found: re.Match[str]) -> str:
    return _SOUNDS[found[0]]


def slips(one: str, other: str) -> int | None:
    """How many slips part two words that begin alike; None for more than their length allows."""
    if one == other:
        return 0
    if one[:1] != other[:1]:
        return None
    shorter = min(len(one), len(other))
    most = 2 if shorter >= _TWO_SLIPS else 1 if shorter >= _ONE_SLIP else 0
    found = OSA.distance(one, other, score_cutoff=most)
    return found if found <= most else None
