"""How sure it is that two registrations are one person, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Final, NamedTuple

from desktop_app.features.registrations.rules.organisation_name import organisation_key
from desktop_app.features.registrations.rules.spelling import slips, sound
from desktop_app.features.registrations.rules.words import folded, listed

Words = tuple[str, ...]


class Sureness(IntEnum):
    """How much two records look like one."""

    POSSIBLE = 1
    LIKELY = 2
    SURE = 3


class Trait(Enum):
    """What two records share."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    SWAPPED = "swapped"
    TRANSLITERATED = "transliterated"
    SPELLED = "spelled"
    NEAR = "near"
    SHORTER = "shorter"
    INITIAL = "initial"
    GIVEN_NAME = "given name"
    ORGANISATION = "organisation"
    LEGAL_FORM = "legal form"
    ABBREVIATED = "abbreviated"
    CONTAINED = "contained"
    DOMAIN = "domain"


@dataclass(frozen=True, slots=True)
class Likeness:
    """The points that speak for one person or organisation, and what they come from, strongest first."""

    points: int
    sureness: Sureness
    traits: tuple[Trait, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """The keys of two records, the smaller one first, and how they are alike."""

    first: str
    second: str
    likeness: Likeness


class Registration(NamedTuple):
    """What is compared of a registration."""

    id: str
    given_name: str
    family_name: str
    email: str = ""
    phone: str = ""
    organisation: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A registration made comparable: folded words, the sounds of the words, keys of the rest."""

    id: str
    given: Words
    family: Words
    words: Words
    given_sounds: Words
    family_sounds: Words
    sounds: Words
    is_latin: bool
    email: str
    is_shared_email: bool
    phone: str
    organisation: str
    country: str


_TITLES: Final = frozenset(
    listed("dr|prof|mr|mrs|ms|miss|dipl|mgr|phd|msc|bsc|mba|habil|jr|sr|pan|pani|herr|frau")
)
_SHARED: Final = frozenset(
    listed("""
    info|office|mail|email|contact|contacts|kontakt|kontakty|hello|sekretariat|secretary|secretariat|admin
    administracija|rastine|sekretore|birojs|pasts|buro|biuro|post|kontor|reception|events|event|team|sales
    marketing|support|hr|konferencija|conference|registration|service|firma|company|noreply|no reply
    """)
)
_LATIN: Final = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff]")
_PHONE_DIGITS: Final = 8
_LEAST_DIGITS: Final = 7

_NAMED: Final = {
    Trait.NAME: 55,
    Trait.SWAPPED: 52,
    Trait.TRANSLITERATED: 50,
    Trait.SPELLED: 50,
    Trait.NEAR: 38,
    Trait.SHORTER: 38,
    Trait.INITIAL: 30,
    Trait.GIVEN_NAME: 10,
}
_SAME_EMAIL: Final = 40
_SHARED_EMAIL: Final = 15
_OTHER_EMAIL: Final = -20
_SAME_PHONE: Final = 30
_OTHER_PHONE: Final = -4
_SAME_ORGANISATION: Final = 30
_OTHER_ORGANISATION: Final = -12
_SAME_COUNTRY: Final = 4
_OTHER_COUNTRY: Final = -6
# A slip, a word left out, an initial: brothers differ by as little, so that only an address makes it likely.
_WEAK: Final = frozenset({Trait.NEAR, Trait.SHORTER, Trait.INITIAL})
_BINDING: Final = frozenset({Trait.EMAIL, Trait.PHONE})
_LEAST: Final = {Sureness.SURE: 90, Sureness.LIKELY: 65, Sureness.POSSIBLE: 40}


def known(registration: Registration) -> Known:
    """The registration made comparable."""
    given, family = _name_words(registration.given_name), _name_words(registration.family_name)
    given_sounds, family_sounds = tuple(map(sound, given)), tuple(map(sound, family))
    email = registration.email.strip().casefold()
    return Known(
        registration.id,
        given,
        family,
        tuple(sorted(given + family)),
        given_sounds,
        family_sounds,
        tuple(sorted(given_sounds + family_sounds)),
        _LATIN.search(registration.given_name + registration.family_name) is None,
        email,
        folded(email.partition("@")[0]) in _SHARED,
        phone_key(registration.phone),
        organisation_key(registration.organisation),
        registration.country,
    )


def phone_key(phone: str) -> str:
    """The end of a number, the same with and without the country's prefix; "" for too short a one."""
    digits = re.sub(r"\D", "", phone)
    return digits[-_PHONE_DIGITS:] if len(digits) >= _LEAST_DIGITS else ""


def _name_words(name: str) -> Words:
    words = tuple(folded(name).split())
    return tuple(word for word in words if word not in _TITLES) or words


def likeness(one: Known, other: Known) -> Likeness | None:
    """Whether two registrations may be one person; None where too little speaks for it."""
    named = _name_trait(one, other)
    email = bool(one.email) and one.email == other.email
    points, traits = _beside_the_name(one, other)
    if named is None and (not email or one.is_shared_email):
        return None
    if named is not None:
        points += _NAMED[named]
        traits.insert(0, named)
    # Two names at one private address: a secretary, a couple, or somebody registered wrongly.
    weak = named is None or (named in _WEAK and not _BINDING & {*traits})
    if weak:
        points = min(points, _LEAST[Sureness.LIKELY] - 1)
    sureness = sureness_of(points)
    return None if sureness is None else Likeness(points, sureness, tuple(traits))


def sureness_of(points: int) -> Sureness | None:
    """What so many points mean; None for too few."""
    return next((sureness for sureness, least in _LEAST.items() if points >= least), None)


def _beside_the_name(one: Known, other: Known) -> tuple[int, list[Trait]]:
    same_email = _SHARED_EMAIL if one.is_shared_email else _SAME_EMAIL
    points, traits = 0, list[Trait]()
    for mine, theirs, same, different, trait in (
        (one.email, other.email, same_email, _OTHER_EMAIL, Trait.EMAIL),
        (one.phone, other.phone, _SAME_PHONE, _OTHER_PHONE, Trait.PHONE),
        (one.organisation, other.organisation, _SAME_ORGANISATION, _OTHER_ORGANISATION, Trait.ORGANISATION),
        (one.country, other.country, _SAME_COUNTRY, _OTHER_COUNTRY, None),
    ):
        if not (mine and theirs):
            continue
        points += same if mine == theirs else different
        if trait is not None and mine == theirs:
            traits.append(trait)
    return points, traits


def _name_trait(one: Known, other: Known) -> Trait | None:
    """What two names share, the most telling first; a family name alone says nothing."""
    if not one.words or not other.words:
        return None
    if one.sounds == other.sounds:
        return _same_sounds(one, other)
    initial = one.family_sounds == other.family_sounds and _is_initial(one.given, other.given)
    for trait, is_so in (
        (Trait.NEAR, _is_near(one, other)),
        (Trait.SHORTER, _is_shorter(one.sounds, other.sounds)),
        (Trait.INITIAL, initial),
        (Trait.GIVEN_NAME, _is_renamed(one, other)),
    ):
        if is_so:
            return trait
    return None


def _same_sounds(one: Known, other: Known) -> Trait:
    if one.is_latin != other.is_latin:
        return Trait.TRANSLITERATED
    if one.words != other.words:
        return Trait.SPELLED
    swapped = one.given == other.family and one.family == other.given and one.given != one.family
    return Trait.SWAPPED if swapped and one.family else Trait.NAME


def _is_near(one: Known, other: Known) -> bool:
    given = slips(" ".join(one.given_sounds), " ".join(other.given_sounds))
    if given is None:
        return False
    family = slips(" ".join(one.family_sounds), " ".join(other.family_sounds))
    return family is not None and given + family <= 2  # noqa: PLR2004 (as many slips as in one word)


def _is_shorter(one: Words, other: Words) -> bool:
    """Whether one name is the other with a word left out, such as a second given name."""
    few, many = sorted((set(one), set(other)), key=len)
    return len(few) >= 2 and few < many  # noqa: PLR2004 (a name of one word is in many)


def _is_renamed(one: Known, other: Known) -> bool:
    """Whether somebody may have married: the same given name and private address, another family name."""
    private = bool(one.email) and one.email == other.email and not one.is_shared_email
    return private and bool(one.given_sounds) and one.given_sounds == other.given_sounds


def _is_initial(one: Words, other: Words) -> bool:
    short, full = sorted(("".join(word[0] for word in one), "".join(word[0] for word in other)), key=len)
    written = len("".join(one)) == len(one) or len("".join(other)) == len(other)
    return written and bool(short) and full.startswith(short)
