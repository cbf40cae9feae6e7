"""One field of a full name taken apart into given and family name, never re-cased."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from desktop_app.features.registrations.rules.words import listed


class NameOrder(Enum):
    """Which part stands first in a full name."""

    GIVEN_FIRST = "given first"
    FAMILY_FIRST = "family first"


PARTICLES: Final = frozenset(
    listed("""
    van|von|vom|zu|zum|zur|der|den|de|del|della|dello|dei|di|da|das|do|dos|du|la|le|les|af|av|ter
    ten|te|bin|ibn|al|el|ben|mac|st|st.
    """)
)
_SUFFIXES: Final = frozenset(
    listed("""
    phd|ph.d.|ph.d|md|mba|msc|m.sc.|bsc|jr|jr.|sr|sr.|ii|iii|iv|dr|dr.|prof|prof.|cbe|obe|habil.
    dr.habil.|eng
    """)
)
_DOUBLE_FAMILY: Final = frozenset(
    listed("""
    歐陽|欧阳|司馬|司马|諸葛|诸葛|上官|司徒|東方|东方|皇甫|尉遲|公孫|令狐|南宮|夏侯|慕容|남궁|황보|제갈|선우|독고
    """)
)
_EASTERN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\u3040-\u30ff\U00020000-\U0002fa1f]+")
_KANA: Final = re.compile(r"[\u3040-\u30ff]")


def split_full_name(text: str, order: NameOrder = NameOrder.GIVEN_FIRST) -> tuple[str, str]:
    """Given and family name; a single word is a given name, of eastern names the family name is first."""
    text = text.strip()
    if _EASTERN.match(text):
        return _split_eastern(text)
    if "," in text:
        return _split_at_comma(text, order)
    words = text.split()
    if len(words) < 2:  # noqa: PLR2004 (nothing to split)
        return text, ""
    capitals = [index for index, word in enumerate(words) if _shouted(word)]
    if capitals and len(capitals) < len(words) and _together(capitals):
        return _cut(words, capitals[0], capitals[-1] + 1)
    if order is NameOrder.FAMILY_FIRST:
        return _cut(words, 0, _family_length(words))
    return _cut(words, _family_start(words), len(words))


def _shouted(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return len(letters) > 1 and "".join(letters).isupper() and "." not in word and "(" not in word


def _together(places: list[int]) -> bool:
    return places[-1] - places[0] == len(places) - 1


def _cut(words: list[str], start: int, end: int) -> tuple[str, str]:
    return " ".join(words[:start] + words[end:]), " ".join(words[start:end])


def _family_start(words: list[str]) -> int:
    """The family name begins at the first particle after the first word, or else at the last word."""
    last = len(words) - 1
    while last > 1 and (words[last].casefold() in _SUFFIXES or words[last].startswith("(")):
        last -= 1
    particles = (
        index
        for index in range(1, last)
        if words[index] in PARTICLES or words[index].casefold() in {"van", "von"}
    )
    return next(particles, last)


def _family_length(words: list[str]) -> int:
    length = 1
    while length < len(words) - 1 and words[length - 1].casefold() in PARTICLES:
        length += 1
    return length


def _split_at_comma(text: str, order: NameOrder) -> tuple[str, str]:
    family, _, given = (part.strip() for part in text.partition(","))
    if not given or not family:
        return split_full_name(family or given, order)
    if given.casefold().split()[0].rstrip(",") in _SUFFIXES:
        first, last = split_full_name(family, order)
        return (first, f"{last}, {given}") if last else (first, given)
    return given, family


def _split_eastern(text: str) -> tuple[str, str]:
    words = text.split()
    name = words[0]
    rest = " ".join(words[1:])
    if rest and not rest.startswith(("(", "\uff08")):
        return rest, name
    if _KANA.search(name):
        return rest, name
    length = 2 if name[:2] in _DOUBLE_FAMILY and len(name) > 2 else 1  # noqa: PLR2004 (two signs)
    return " ".join(filter(None, (name[length:], rest))), name[:length]
