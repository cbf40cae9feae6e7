"""Two versions of a generated programme: the difference beside that of a plain script over their XML."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from desktop_app.features.agenda.rules import Day, Person, Programme, Role, Room, Session
from desktop_app.features.agenda.rules.difference import ChangeKind, difference
from desktop_app.features.agenda.tasks import read_programme, write_programme
from desktop_app.progress import Silent
from tests.benchmarks.schedule_sources import changes_between

if TYPE_CHECKING:
    from pathlib import Path

START = datetime(2026, 5, 20, 6, tzinfo=UTC)
ROOMS = tuple(Room(str(UUID(int=900 + n)), f"Hall {n}", None, n) for n in range(5))
PEOPLE = tuple(Person(str(UUID(int=700 + n)), f"Ona Testė {n}", str(UUID(int=700 + n))) for n in range(30))
KINDS = {
    "added": ChangeKind.ADDED,
    "removed": ChangeKind.REMOVED,
    "moved": ChangeKind.MOVED,
    "room": ChangeKind.ROOM,
    "resized": ChangeKind.RESIZED,
    "renamed": ChangeKind.RENAMED,
    "speakers": ChangeKind.SPEAKERS,
    "order": ChangeKind.ORDER,
    "language": ChangeKind.LANGUAGE,
}


def made(dice: random.Random, count: int = 120) -> Programme:
    """Two days of sessions anywhere, in five rooms."""
    days = tuple(
        Day(
            START.date() + timedelta(days=n),
            START + timedelta(days=n, hours=-6),
            START + timedelta(days=n, hours=18),
        )
        for n in range(2)
    )
    sessions = tuple(_session(dice, number) for number in range(count))
    return Programme("Forum", "Europe/Vilnius", days, ROOMS, (), sessions, PEOPLE, "forum-2026", "1")


def _session(dice: random.Random, number: int) -> Session:
    return Session(
        str(UUID(int=dice.getrandbits(128), version=4)),
        f"Talk {number}",
        timedelta(minutes=5 * dice.randrange(1, 20)),
        dice.choice(ROOMS).key,
        START + timedelta(days=dice.randrange(2), minutes=5 * dice.randrange(100)),
        language=dice.choice(["en", "lt"]),
        people=tuple(Role(each.key) for each in dice.sample(PEOPLE, dice.randrange(1, 4))),
    )


def later(dice: random.Random, programme: Programme) -> Programme:
    """A later version: some of everything, several changes of one session too."""
    sessions = [_changed(dice, each) for each in programme.sessions if dice.random() > 0.1]
    return replace(programme, sessions=(*sessions, *made(dice, 7).sessions), version="2")


def _changed(dice: random.Random, session: Session) -> Session:
    other = _session(dice, 1000 + dice.randrange(1000))
    fields = ("title", "length", "room", "start", "language", "people")
    if len(session.people) > 1 and dice.random() < 0.15:
        return replace(session, people=session.people[::-1])
    return replace(session, **{name: getattr(other, name) for name in fields if dice.random() < 0.15})


@pytest.mark.parametrize("seed", range(4))
def test_the_difference_is_that_of_a_plain_script(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    before = made(dice)
    paths = tmp_path / "before.xml", tmp_path / "after.xml"
    for path, programme in zip(paths, (before, later(dice, before)), strict=True):
        write_programme(path, programme, Silent())
    found = difference(*(read_programme(path, Silent()).programme for path in paths))
    plain = changes_between(*paths)
    assert {name: set(found.guids(kind)) for name, kind in KINDS.items()} == plain
    assert all(plain.values()), "each kind of change is among them"
