"""How sure it is that two organisations are one, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from desktop_app.features.registrations.rules.likeness import Likeness, Trait, sureness_of
from desktop_app.features.registrations.rules.organisation_name import organisation_words
from desktop_app.features.registrations.rules.spelling import slips, sound
from desktop_app.features.registrations.rules.words import folded, listed

Words = tuple[str, ...]


class Named(NamedTuple):
    """What is compared of an organisation; `domains` are those of its people's e-mail addresses."""

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    country: str = ""
    domains: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation made comparable; `keys` are those of all its names, the rest is of its own name."""

    id: str
    folded_name: str
    keys: frozenset[str]
    words: Words
    sounds: Words
    initials: frozenset[str]
    is_latin: bool
    country: str
    domains: frozenset[str]


# Mail boxes that anybody may have: they say nothing about where somebody works.
ANYBODY: Final = frozenset(
    listed("""
    gmail.com|googlemail.com|outlook.com|hotmail.com|live.com|yahoo.com|icloud.com|me.com|proton.me|gmx.de|gmx.net
    protonmail.com|web.de|inbox.lv|inbox.lt|inbox.eu|mail.ee|hot.ee|one.lt|wp.pl|o2.pl|onet.pl|interia.pl|ukr.net
    mail.ru|yandex.ru|i.ua|example.com|example.org
    """)
)
_SMALL: Final = frozenset(
    listed("of|and|the|for|ir|un|ja|i|w|und|fur|der|die|de|des|du|la|le|et|og|och|ta|z|na")
)
# What a name may have more and still mean the same house, its parent or a part of it.
_MORE: Final = frozenset(
    listed("""
    cluster|klasteris|klaster|klasters|group|grupe|grupa|grupp|gruppe|holding|holdings|international|europe|baltic
    baltics|lietuva|lithuania|latvija|latvia|eesti|estonia|polska|poland|ukraine|suomi|finland|sverige|sweden
    deutschland|germany|norge|norway|danmark|denmark|solutions|technologies|centre|center|centras|association
    """)
)
_LATIN: Final = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff]")
_DIGITS: Final = re.compile(r"\d")
_LEAST_INITIALS: Final = 3
_LEAST_WORD: Final = 5

_NAMED: Final = {
    Trait.NAME: 92,
    Trait.LEGAL_FORM: 90,
    Trait.TRANSLITERATED: 66,
    Trait.SPELLED: 66,
    Trait.NEAR: 55,
    Trait.ABBREVIATED: 50,
    Trait.CONTAINED: 45,
}
_SAME_DOMAIN: Final = 15
_OTHER_COUNTRY: Final = -10


def known_organisation(named: Named) -> KnownOrganisation:
    """The organisation made comparable."""
    words = organisation_words(named.name)
    large = [word for word in words if word not in _SMALL]
    initials = {"".join(word[0] for word in some) for some in (words, large)}
    return KnownOrganisation(
        named.id,
        folded(named.name),
        frozenset(
            " ".join(sorted(found))
            for name in (named.name, *named.other_names)
            if (found := organisation_words(name))
        ),
        words,
        tuple(map(sound, words)),
        frozenset(letters for letters in initials if len(letters) >= _LEAST_INITIALS),
        _LATIN.search(named.name) is None,
        named.country,
        named.domains - ANYBODY,
    )


def organisation_likeness(one: KnownOrganisation, other: KnownOrganisation) -> Likeness | None:
    """Whether two organisations may be one; None where their names say nothing of the kind."""
    trait = _name_trait(one, other)
    if trait is None:
        return None
    points, traits = _NAMED[trait], [trait]
    if one.domains & other.domains:
        points += _SAME_DOMAIN
        traits.append(Trait.DOMAIN)
    if one.country and other.country and one.country != other.country:
        points += _OTHER_COUNTRY
    sureness = sureness_of(points)
    return None if sureness is None else Likeness(points, sureness, tuple(traits))


def _name_trait(one: KnownOrganisation, other: KnownOrganisation) -> Trait | None:
    if one.keys & other.keys:
        return Trait.NAME if one.folded_name == other.folded_name else Trait.LEGAL_FORM
    if _numbers(one.words) != _numbers(other.words):
        return None
    if sorted(one.sounds) == sorted(other.sounds) or "".join(one.sounds) == "".join(other.sounds):
        return Trait.SPELLED if one.is_latin == other.is_latin else Trait.TRANSLITERATED
    if _is_near(one.sounds, other.sounds):
        return Trait.NEAR
    if _is_abbreviated(one, other) or _is_abbreviated(other, one):
        return Trait.ABBREVIATED
    return Trait.CONTAINED if _is_contained(one.words, other.words) else None


def _numbers(words: Words) -> set[str]:
    """Words with figures in them: school 1 is not school 2."""
    return {word for word in words if _DIGITS.search(word)}


def _is_near(one: Words, other: Words) -> bool:
    """Whether all words are the same but for a slip in one or two of the longer ones."""
    if len(one) != len(other):
        return False
    total = 0
    for mine, theirs in zip(one, other, strict=True):
        found = slips(mine, theirs)
        if found is None or (found and min(len(mine), len(theirs)) < _LEAST_WORD):
            return False
        total += found
    return total <= 2  # noqa: PLR2004 (as many slips as in one word)


def _is_abbreviated(short: KnownOrganisation, full: KnownOrganisation) -> bool:
    return len(short.words) == 1 and short.words[0] in full.initials


def _is_contained(one: Words, other: Words) -> bool:
    """Whether one name is the other with more words, as a cluster's and its first company's often are."""
    few, many = sorted((set(one), set(other)), key=len)
    if not few < many or few <= _MORE | _SMALL:
        return False
    told = few - _SMALL
    return len(told) >= 2 or (many - few) <= _MORE | _SMALL  # noqa: PLR2004 (one word is in many names)
