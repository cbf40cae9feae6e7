"""Pairs of look-alikes found among many, without comparing all with all."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from desktop_app.features.registrations.rules.likeness import Pair, Registration, Sureness, Trait
from desktop_app.features.registrations.rules.organisation_likeness import Named
from desktop_app.features.registrations.tasks.look_alikes import organisations_alike, people_alike
from desktop_app.progress import Cancelled, Silent
from tests.people import make_people

if TYPE_CHECKING:
    from collections.abc import Callable

NOBODY: frozenset[tuple[str, str]] = frozenset()


def keys(pairs: tuple[Pair, ...]) -> list[tuple[str, str]]:
    return [(pair.first, pair.second) for pair in pairs]


def crowd(count: int) -> list[Registration]:
    return [
        Registration(
            p.registration_id, p.given_name, p.family_name, p.email, p.phone, p.organisation, p.country
        )
        for p in make_people(count)
    ]


def test_doubles_are_found_in_a_crowd() -> None:
    people = crowd(1500)
    random = Random(5)
    doubled = random.sample(people, 60)
    ways: tuple[Callable[[Registration], Registration], ...] = (
        lambda p: p._replace(id=f"{p.id}x", given_name=p.family_name, family_name=p.given_name, phone=""),
        lambda p: p._replace(id=f"{p.id}x", email="", phone="", organisation=f"UAB „{p.organisation}“"),
        lambda p: p._replace(id=f"{p.id}x", family_name=f"{p.family_name[:3]}{p.family_name[4:]}", phone=""),
        lambda p: p._replace(id=f"{p.id}x", email="somebody@else.example", organisation=""),
    )
    doubles = [way(person) for person, way in zip(doubled, ways * 15, strict=True)]
    found = keys(people_alike([*people, *doubles], NOBODY, Silent()))
    missing = [person.id for person in doubled if (person.id, f"{person.id}x") not in found]
    assert missing == []
    assert len(found) < 2 * len(doubled)


def test_the_surest_pairs_come_first() -> None:
    people = [
        Registration("1", "Ona", "Rimkutė", "ona@x.lt"),
        Registration("2", "Ona", "Rimkutė", "ona@x.lt"),
        Registration("3", "Petras", "Rimkus", organisation="A"),
        Registration("4", "P.", "Rimkus", organisation="UAB A"),
        Registration("5", "Rimkus", "Petras", organisation="A"),
    ]
    found = people_alike(people, NOBODY, Silent())
    assert keys(found) == [("1", "2"), ("3", "5"), ("3", "4")]
    assert [pair.likeness.sureness for pair in found] == sorted(
        (pair.likeness.sureness for pair in found), reverse=True
    )


def test_who_staff_said_are_two_is_not_shown_again() -> None:
    people = [
        Registration("1", "Ona", "Rimkutė", "ona@x.lt"),
        Registration("2", "Ona", "Rimkutė", "ona@x.lt"),
    ]
    assert people_alike(people, frozenset({("1", "2")}), Silent()) == ()


def test_an_offices_address_and_a_common_name_say_nothing_among_many() -> None:
    office = [Registration(f"a{n}", name, f"{name}aitis", "asta@x.lt") for n, name in enumerate("ABCDE")]
    namesakes = [Registration(f"b{n}", "Jan", "Nowak") for n in range(6)]
    assert people_alike([*office, *namesakes], NOBODY, Silent()) == ()


def test_a_crowd_of_one_name_is_not_compared_all_with_all() -> None:
    steps: list[int] = []

    class Counting:
        def at(self, done: int, total: int) -> None:
            steps.append(total - done)

    people = [Registration(f"{n:05}", "Jan", "Nowak", f"jan{n}@x.pl", "", f"Firm {n}") for n in range(5000)]
    found = people_alike([*people, people[7]._replace(id="double")], NOBODY, Counting())
    assert ("00007", "double") in keys(found)
    assert steps[-1] == 0
    assert steps == sorted(steps, reverse=True)


def test_organisations_are_found_by_name_word_and_initials() -> None:
    names = ("UAB Baltlazeris", "Baltlazeris", "Baltic Wood", "Baltic Wood Cluster", "Gauja Robotics", "BWC")
    found = organisations_alike([Named(str(n), name) for n, name in enumerate(names)], NOBODY, Silent())
    assert [(*pair, one.likeness.traits[0]) for pair, one in zip(keys(found), found, strict=True)] == [
        ("0", "1", Trait.LEGAL_FORM),
        ("3", "5", Trait.ABBREVIATED),
        ("2", "3", Trait.CONTAINED),
    ]
    assert found[0].likeness.sureness is Sureness.SURE


@pytest.mark.parametrize("patience", [0, 1, 2])
def test_a_search_is_cancelled(patience: int) -> None:
    class Stop:
        def __init__(self) -> None:
            self.asked = 0

        def at(self, _done: int, _total: int) -> None:
            self.asked += 1
            if self.asked > patience:
                raise Cancelled

    with pytest.raises(Cancelled):
        people_alike(crowd(3000), NOBODY, Stop())
