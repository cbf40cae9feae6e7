"""When two registrations may be one person, among them the false friends that are not."""

from __future__ import annotations

from typing import Final

import pytest

from desktop_app.features.registrations.rules.likeness import (
    Registration,
    Sureness,
    Trait,
    known,
    likeness,
    phone_key,
)

SURE: Final = Sureness.SURE
LIKELY: Final = Sureness.LIKELY
POSSIBLE: Final = Sureness.POSSIBLE

# given name, family name, e-mail, phone, organisation, country
Cells = tuple[str, ...]

PEOPLE: tuple[tuple[Cells, Cells, Sureness | None, Trait | None], ...] = (
    # the same person
    (("Eglė", "Žydrūnaitė", "e@x.lt"), ("Egle", "Zydrunaite", "E@X.lt"), SURE, Trait.NAME),
    (("Eglė", "Žydrūnaitė", "e@x.lt"), ("ŽYDRŪNAITĖ", "Eglė", "e@x.lt"), SURE, Trait.SWAPPED),
    (("Eglė Žydrūnaitė", "", "e@x.lt"), ("Eglė", "Žydrūnaitė", "e@x.lt"), SURE, Trait.NAME),
    (("Dr. Jānis", "Bērziņš", "", "", "SIA Vējš"), ("Janis", "Berzins", "", "", "Vejs"), LIKELY, Trait.NAME),
    (("Jānis", "Bērziņš", "", "", "Vējš"), ("Bērziņš", "Jānis", "", "", "Vējš"), LIKELY, Trait.SWAPPED),
    (
        ("Jānis", "Bērziņš", "a@x.lv", "", "Vējš"),
        ("Jānis", "Bērziņš", "b@y.lv", "", "Vējš"),
        LIKELY,
        Trait.NAME,
    ),
    (("Jānis", "Bērziņš", "", "+371 2612 3456"), ("Jānis", "Bērziņš", "", "26123456"), LIKELY, Trait.NAME),
    (("Олена", "Шевчук", "", "", "A"), ("Olena", "Shevchuk", "", "", "A"), LIKELY, Trait.TRANSLITERATED),
    (("Олена", "Шевчук", "", "", "A"), ("Olena", "Ševčuk", "", "", "A"), LIKELY, Trait.TRANSLITERATED),
    (("Олена", "Шевчук", "", "", "A"), ("Szewczuk", "Olena", "", "", "A"), LIKELY, Trait.TRANSLITERATED),
    (("怡君", "陳", "", "", "A"), ("Yijun", "Chen", "", "", "A"), LIKELY, Trait.TRANSLITERATED),
    (("Γιώργος", "Νίκου", "g@x.gr"), ("Giorgos", "Nikou", "g@x.gr"), LIKELY, Trait.NEAR),
    (("Olena", "Szewczuk", "", "", "A"), ("Olena", "Ševčuk", "", "", "A"), LIKELY, Trait.SPELLED),
    (("Jürgen", "Müller", "", "", "A"), ("Juergen", "Mueller", "", "", "A"), LIKELY, Trait.SPELLED),
    (("Øystein", "Åsgård", "", "", "A"), ("Oystein", "Aasgaard", "", "", "A"), LIKELY, Trait.SPELLED),
    (("Marija", "Ivanova", "", "", "A"), ("Maria", "Ivanova", "", "", "A"), LIKELY, Trait.SPELLED),
    (("Jonas", "Petraitis", "j@x.lt"), ("Jonas", "Petratis", "j@x.lt"), LIKELY, Trait.NEAR),
    (("Władysław", "Łącki", "w@x.pl"), ("Wladyslaw", "Lacky", "w@x.pl"), SURE, Trait.SPELLED),
    (("Jonas", "Petraitis", "", "", "A"), ("Jonas", "Petratis", "", "", "A"), POSSIBLE, Trait.NEAR),
    (("Anna Maria", "Kowalska", "", "", "A"), ("Anna", "Kowalska", "", "", "A"), POSSIBLE, Trait.SHORTER),
    (("Ona", "Petraitė-Kazlė", "o@x.lt"), ("Ona", "Kazlė", "o@x.lt"), LIKELY, Trait.SHORTER),
    (("J.", "Petraitis", "", "", "A"), ("Jonas", "Petraitis", "", "", "A"), POSSIBLE, Trait.INITIAL),
    (("J.", "Petraitis", "j@x.lt"), ("Jonas", "Petraitis", "j@x.lt"), LIKELY, Trait.INITIAL),
    (
        ("Ona", "Petraitė", "ona@x.lt", "", "A"),
        ("Ona", "Kazlienė", "ona@x.lt", "", "A"),
        LIKELY,
        Trait.GIVEN_NAME,
    ),
    (("Eglė", "Žydrūnaitė"), ("Egle", "Zydrunaite"), POSSIBLE, Trait.NAME),
    (("Eglė", "Žydrūnaitė", "", "", "A"), ("Eglė", "Žydrūnaitė"), POSSIBLE, Trait.NAME),
    (("Eglė", "Žydrūnaitė", "info@x.lt"), ("Eglė", "Žydrūnaitė", "info@x.lt"), LIKELY, Trait.NAME),
    (("Asta", "Rimkutė", "asta@x.lt"), ("Petras", "Jonaitis", "asta@x.lt"), POSSIBLE, Trait.EMAIL),
    # false friends
    (("Jonas", "Petraitis", "", "", "A"), ("Tomas", "Petraitis", "", "", "A"), None, None),
    (("Jonas", "Petraitis", "info@x.lt", "", "A"), ("Tomas", "Petraitis", "info@x.lt", "", "A"), None, None),
    (("Jonas", "Petraitis", "", "", "A"), ("Julius", "Petraitis", "", "", "A"), None, None),
    (("Jonas", "Petraitis", "", "8 5 212 3456"), ("Ona", "Petraitienė", "", "8 5 212 3456"), None, None),
    (("Ona", "Rimkutė", "office@x.lt", "", "A"), ("Ona", "Jonaitė", "office@x.lt", "", "A"), None, None),
    (("Ona", "Rimkutė", "office@x.lt", "", "A"), ("Petras", "Jonaitis", "office@x.lt", "", "A"), None, None),
    (("Jonas", "Jonaitis", "j@x.lt", "", "A"), ("Jonas", "Jonaitis", "j@y.lt", "", "B"), None, None),
    (("Jonas", "Jonaitis", "j@x.lt"), ("Jonas", "Jonaitis", "jonas@y.lt"), None, None),
    (("Jonas", "Petraitis", "", "", "A"), ("Jonas", "Petratis", "", "", "B"), None, None),
    (("Tomas", "Petraitis", "", "", "A"), ("Romas", "Petraitis", "", "", "A"), None, None),
    (("Aleksandras", "Petraitis", "", "", "A"), ("Aleksandra", "Petraitė", "", "", "A"), None, None),
    (("Anna", "Nowak", "", "", "A"), ("Maria", "Kowalska", "", "", "A"), None, None),
    (("", "", "", "", "A"), ("", "", "", "", "A"), None, None),
    (("J.", "Petraitis"), ("Jonas", "Petraitis"), None, None),
    (("Ona", "Ji", "", "", "A"), ("Ona", "Li", "", "", "A"), None, None),
    (("Wei", "Chen", "", "", "A"), ("Wen", "Chen", "", "", "A"), None, None),
)


@pytest.mark.parametrize(("one", "other", "sureness", "trait"), PEOPLE)
def test_registrations_are_alike(
    one: Cells, other: Cells, sureness: Sureness | None, trait: Trait | None
) -> None:
    mine, theirs = known(Registration("1", *one)), known(Registration("2", *other))
    found, again = likeness(mine, theirs), likeness(theirs, mine)
    assert (found and found.sureness, found and found.traits[0]) == (sureness, trait)
    assert (found and found.points) == (again and again.points), "the order says nothing"


def test_brothers_who_differ_by_a_letter_are_never_more_than_possible() -> None:
    one = known(Registration("1", "Rimas", "Petraitis", "", "", "Nemunas", "LT"))
    other = known(Registration("2", "Romas", "Petraitis", "", "", "Nemunas", "LT"))
    found = likeness(one, other)
    assert found is not None
    assert found.sureness is POSSIBLE


def test_what_two_share_is_told() -> None:
    one = known(Registration("1", "Rimas", "Petraitis", "r@x.lt", "+370 612 34567", "UAB Nemunas", "LT"))
    found = likeness(one, one)
    assert found is not None
    assert found.traits == (Trait.NAME, Trait.EMAIL, Trait.PHONE, Trait.ORGANISATION)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+371 2612 3456", "26123456", True),
        ("8 612 34567", "+370 612 34567", True),
        ("+48 512 345 678", "0048512345678", True),
        ("+48 512 345 678", "+48 512 345 679", False),
        ("12345", "12345", False),
    ],
)
def test_phone_numbers_meet_without_their_prefix(one: str, other: str, *, same: bool) -> None:
    assert (phone_key(one) == phone_key(other) != "") is same
