"""The agenda's check and import at 1,100 sessions in 36 rooms, beside bare loops and the bare parser."""

from __future__ import annotations

import json
import random
import sys
import tempfile
from bisect import bisect_left
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from desktop_app.features.agenda.rules import Day, Person, Programme, Role, Room, Session, Span, Track
from desktop_app.features.agenda.rules.conflicts import Index, Placement, Surroundings, all_conflicts
from desktop_app.features.agenda.rules.difference import difference
from desktop_app.features.agenda.rules.shifting import shift_rest
from desktop_app.features.agenda.tasks import read_programme, write_programme
from desktop_app.features.agenda.tasks.exchange.writing import xml_of
from desktop_app.progress import Silent
from tests.benchmarks.figures import figure, in_process, timed

if TYPE_CHECKING:
    from collections.abc import Callable

SESSIONS, ROOMS, PEOPLE = 1_100, 36, 1_200
ROUNDS = 9
QUESTIONS = 2_000
ABSTRACT = 2_600
"""Letters in an abstract, so that the file has four megabytes."""
SLOT = timedelta(minutes=5)


def measure() -> list[dict[str, Any]]:
    """In a process of its own: a question while dragging, the whole check, a shift, a difference, files."""
    rows: list[dict[str, Any]] = in_process("agenda_rules", "rows")
    return rows


def rows() -> list[dict[str, Any]]:
    programme = made(random.Random(20))
    return [*_checks(programme), *_changes(programme), *_files(programme)]


def made(dice: random.Random) -> Programme:
    """Two days of sessions that fill the rooms, some of them clashing, of invented people."""
    start = datetime(2026, 5, 20, 6, tzinfo=UTC)
    days = tuple(
        Day(date(2026, 5, 20 + n), start + timedelta(days=n, hours=-6), start + timedelta(days=n, hours=18))
        for n in range(2)
    )
    rooms = tuple(Room(f"room-{n}", f"Room {n}", dice.randrange(20, 400), n) for n in range(ROOMS))
    people = tuple(Person(f"person-{n}", f"Person {n}") for n in range(PEOPLE))
    sessions = []
    reached = {(room.key, day): start + timedelta(days=day) for room in rooms for day in range(2)}
    for number in range(SESSIONS):
        room, day = rooms[number % ROOMS].key, number // ROOMS % 2
        length = dice.choice([15, 25, 30, 45, 60]) * timedelta(minutes=1)
        begins = reached[room, day] + dice.randrange(3) * SLOT
        reached[room, day] = begins + length - (SLOT if dice.random() < 0.02 else 0 * SLOT)
        sessions.append(_session(number, room, begins, length, dice))
    tracks = tuple(Track(f"Track {n}", f"track-{n}") for n in range(12))
    return Programme(
        "Measured Day", "Europe/Vilnius", days, rooms, tracks, tuple(sessions), people, "bench-2026"
    )


def _session(number: int, room: str, begins: datetime, length: timedelta, dice: random.Random) -> Session:
    words = " ".join(
        dice.choices(("cluster", "matchmaking", "šiltnamis", "õpe", "<p>", "R&D"), k=ABSTRACT // 8)
    )
    people = tuple(Role(f"person-{dice.randrange(PEOPLE)}") for _ in range(dice.randrange(1, 3)))
    guid = f"{dice.getrandbits(128):032x}"
    guid = "-".join((guid[:8], guid[8:12], guid[12:16], guid[16:20], guid[20:]))
    return Session(
        guid,
        f"Session {number}",
        length,
        room,
        begins,
        track=f"Track {number % 12}",
        language="en",
        abstract=words,
        people=people,
        number=number + 1,
    )


def _checks(programme: Programme) -> list[dict[str, Any]]:
    dice = random.Random(21)
    around = _around(programme, dice)
    index, bare = Index(programme, around), _Bare(programme)
    asked = [
        (
            session,
            Placement(dice.choice(programme.rooms).key, _start(session) + dice.randrange(-30, 30) * SLOT),
        )
        for session in dice.choices(programme.sessions, k=QUESTIONS)
    ]
    ours = [timed(index.what_if, session.guid, placement) for session, placement in asked]
    floor = [timed(bare.overlaps, session, placement) for session, placement in asked]
    whole = [timed(all_conflicts, programme, around) for _ in range(ROUNDS)]
    every = [timed(bare.all) for _ in range(ROUNDS)]
    found = len(all_conflicts(programme, around).open)
    return [
        figure("agenda: with what a drop would be in conflict", ours, floor, limit={"wall_p99": 0.005}),
        figure("agenda: check of everything", whole, every, limit={"cpu_median": 0.150}, conflicts=found),
    ]


def _start(session: Session) -> datetime:
    assert session.start is not None
    return session.start


def _around(programme: Programme, dice: random.Random) -> Surroundings:
    """A bilateral meeting for every third person, sign-ups for every session, ten minutes between rooms."""
    day = programme.days[0].starts + timedelta(hours=8)
    meetings = {
        person.key: (Span(day + slot * 4 * SLOT, day + (slot + 1) * 4 * SLOT),)
        for person in programme.people[::3]
        for slot in (dice.randrange(20),)
    }
    sign_ups = {session.guid: dice.randrange(300) for session in programme.sessions}
    return Surroundings(meetings, sign_ups, turn_round=SLOT, way=2 * SLOT)


class _Bare:
    """The least that finds overlaps: sorted lists of bare tuples for each room and each person."""

    def __init__(self, programme: Programme) -> None:
        self.lines: dict[str, list[tuple[datetime, datetime, str]]] = {}
        for session in programme.sessions:
            entry = _start(session), _start(session) + session.length, session.guid
            for key in (session.room, *session.persons):
                self.lines.setdefault(key, []).append(entry)
        for line in self.lines.values():
            line.sort()

    def overlaps(self, session: Session, placement: Placement) -> list[str]:
        assert placement.start is not None
        start, end = placement.start, placement.start + session.length
        found = []
        for key in (placement.room, *session.persons):
            line = self.lines[key]
            for begins, ends, guid in line[max(0, bisect_left(line, (start,)) - 3) :]:
                if begins >= end:
                    break
                if ends > start and guid != session.guid:
                    found.append(guid)
        return found

    def all(self) -> list[tuple[str, str]]:
        return [
            (one[2], two[2]) for line in self.lines.values() for one, two in pairwise(line) if two[0] < one[1]
        ]


def _changes(programme: Programme) -> list[dict[str, Any]]:
    late = [timed(shift_rest, programme, each.guid, 4 * SLOT) for each in programme.sessions[:200]]
    moved = shift_rest(programme, programme.sessions[0].guid, 4 * SLOT).applied(programme)
    different = [timed(difference, programme, moved) for _ in range(ROUNDS)]
    return [
        figure("agenda: 20 minutes late, the rest shifted", late, limit={"wall_p99": 0.050}),
        figure("agenda: difference of two programmes", different, limit={"cpu_median": 0.150}),
    ]


def _files(programme: Programme) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "schedule.xml"
        path.write_bytes(xml_of(programme))
        megabytes = path.stat().st_size / 1e6
        read = [timed(read_programme, path, Silent()) for _ in range(ROUNDS)]
        bare = [timed(_parsed, path) for _ in range(ROUNDS)]
        written = [timed(write_programme, path, programme, Silent()) for _ in range(ROUNDS)]
    name = f"agenda: schedule.xml of {megabytes:.1f} MB"
    return [
        figure(f"{name} read", read, bare, limit={"cpu_median": 2.0}),
        figure(f"{name} written, read back and checked", written, limit={"cpu_median": 3.0}),
    ]


def _parsed(path: Path) -> None:
    """The bare parser, told to do nothing with what it finds but to count it."""
    counted: list[str] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = _counter(counted)
    parser.Parse(path.read_bytes(), True)


def _counter(counted: list[str]) -> Callable[[str, dict[str, str]], None]:
    def count(tag: str, _attributes: dict[str, str]) -> None:
        counted.append(tag)

    return count


if __name__ == "__main__":
    print(json.dumps(rows() if sys.argv[1:] == ["rows"] else measure(), indent=1))
