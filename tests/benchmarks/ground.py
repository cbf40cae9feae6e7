"""Event files with 5,000 and 100,000 people, made once and copied for each benchmark."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.base import new_key
from db.store import Store
from db.tables import Attendee, Category, CheckinPoint, Event, Organisation, Scan, Station
from desktop_app.features.checkin.rules import new_code
from tests.people import Person, make_people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

SIZES = (5_000, 100_000)
STATION = "Desk 1"
DAY = date(2026, 5, 20)
NOW = datetime(2026, 5, 20, 7, 30, tzinfo=UTC)
CHUNK = 2_000
# So many of the people have come already when a benchmark begins.
ARRIVED = 0.4
CATEGORIES = (
    ("Participant", "#1E5AA8"),
    ("Speaker", "#B3261E"),
    ("VIP", "#8A6D00"),
    ("Press", "#6A4FA3"),
    ("Organiser", "#2E7D32"),
)
STATUSES = {"Confirmed": "registered", "Cancelled": "cancelled", "Waiting list": "waitlisted"}
# Where the files that are made once lie while several benchmarks run.
SHELF = "FORUMDESK_BENCH_SHELF"


@dataclass(frozen=True)
class Ground:
    """An event file of its own, and the keys of what is in it; `expected` are codes of who may still come."""

    path: Path
    event_id: str
    point_id: str
    expected: list[str]


@contextmanager
def ground(size: int) -> Iterator[Ground]:
    """An event with `size` people in a folder of its own, which is gone afterwards."""
    with TemporaryDirectory(prefix="forumdesk-bench-") as folder:
        path = Path(folder) / "forum.forumdesk"
        shutil.copyfile(prepared(size, Path(os.environ.get(SHELF, folder))), path)
        store = Store.open(path, station=STATION)
        found = store.read(_facts)
        store.close()
        yield Ground(path, *found)


def prepared(size: int, shelf: Path) -> Path:
    """The file with `size` people on the shelf, made now if it is not there yet."""
    path = shelf / f"prepared-{size}.forumdesk"
    if not path.exists():
        making = path.with_suffix(".making")
        _fill(making, make_people(size))
        making.rename(path)
    return path


def _facts(session: Session) -> tuple[str, str, list[str]]:
    event = session.scalars(select(Event)).one()
    point = session.scalars(select(CheckinPoint)).one()
    came = select(Scan.attendee_id)
    expected = select(Attendee.code).where(Attendee.status == "registered", Attendee.id.not_in(came))
    return event.id, point.id, list(session.scalars(expected.order_by(Attendee.code)))


def _fill(path: Path, people: list[Person]) -> None:
    store = Store.open(path, station=STATION)
    writer = store.write("New event", _Writer)
    for start in range(0, len(people), CHUNK):
        store.write("Import", writer.add, people[start : start + CHUNK])
    store.close()


class _Writer:
    """Adds people to a new event, and the scans of those who came."""

    def __init__(self, session: Session) -> None:
        event = Event(slug="bench", title="Baltic Forum", starts_on=DAY, ends_on=DAY, zone="Europe/Vilnius")
        session.add(event)
        session.flush()
        door = CheckinPoint(event_id=event.id, name="Door")
        categories = [
            Category(event_id=event.id, name=name, colour=colour, position=place, hand_out="Badge, Lanyard")
            for place, (name, colour) in enumerate(CATEGORIES)
        ]
        session.add_all([door, *categories, Station(name=STATION)])
        session.flush()
        self._event_id, self._door_id = event.id, door.id
        self._categories = {category.name: category.id for category in categories}
        self._organisations: dict[str, str] = {}
        self._random, self._codes = Random(3), set[str]()

    def add(self, session: Session, people: list[Person]) -> None:
        for person in people:
            attendee_id = self._add_person(session, person)
            if person.status == "Confirmed" and self._random.random() < ARRIVED:
                self._add_scan(session, attendee_id)

    def _add_person(self, session: Session, person: Person) -> str:
        key, code = new_key(), new_code(self._codes, self._random)
        self._codes.add(code)
        session.add(
            Attendee(
                id=key,
                event_id=self._event_id,
                category_id=self._categories[person.category],
                organisation_id=self._organisation(session, person),
                given_name=person.given_name,
                family_name=person.family_name,
                email=person.email,
                phone=person.phone,
                country=person.country,
                job_title=person.job_title,
                status=STATUSES[person.status],
                note=person.note,
                code=code,
                source="registration system",
                source_key=person.registration_id,
            )
        )
        return key

    def _organisation(self, session: Session, person: Person) -> str:
        key = self._organisations.get(person.organisation)
        if key is None:
            key = self._organisations[person.organisation] = new_key()
            session.add(
                Organisation(
                    id=key, event_id=self._event_id, name=person.organisation, kind=person.organisation_kind
                )
            )
        return key

    def _add_scan(self, session: Session, attendee_id: str) -> None:
        at = NOW - timedelta(seconds=self._random.randrange(2 * 60 * 60))
        session.add(
            Scan(
                event_id=self._event_id,
                point_id=self._door_id,
                attendee_id=attendee_id,
                at=at,
                admitted=True,
                reason="welcome",
                raw_code="",
                nonce=new_key(),
            )
        )


if __name__ == "__main__":
    for each in SIZES:
        print(prepared(each, Path(sys.argv[1])))
