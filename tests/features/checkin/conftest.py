"""A small event with one door, and people at it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QMainWindow

from db.tables import (
    AcceptedCode,
    Attendee,
    Category,
    CheckinPoint,
    Event,
    Organisation,
    Scan,
    Staff,
    Station,
)
from desktop_app.features.checkin.page import CheckinPage
from desktop_app.features.checkin.rules import Desk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from db.store import Store
    from desktop_app.kit.context import PageContext

NINE = datetime(2026, 3, 19, 7, tzinfo=UTC)
ZYDRUNAS = "FFFFFFFFH"
OLENA = "CCCCCCCCT"
REVOKED = "HHHHHHHHV"


@dataclass(frozen=True)
class Forum:
    """Keys of the event's rows; ``people`` maps family names to attendee keys."""

    store: Store
    event_id: str
    desk: Desk
    people: dict[str, str]

    def add(self, row: Any) -> str:  # noqa: ANN401 (a row of any table)
        """Write one more row and give its key."""
        return self.store.write("Add", _add_row, row)

    def point(self, **columns: Any) -> Desk:  # noqa: ANN401 (columns of a point)
        """A desk at one more point."""
        row = CheckinPoint(event_id=self.event_id, position=9, **{"name": "Hall", **columns})
        return Desk(self.event_id, self.add(row), self.desk.station_id, self.desk.staff_id)

    def scans(self) -> list[Scan]:
        """All scans in the order in which they were written."""
        return self.store.read(_scans)


def _add_row(session: Session, row: Any) -> str:  # noqa: ANN401 (a row of any table)
    session.add(row)
    session.flush()
    key: str = row.id
    return key


def _scans(session: Session) -> list[Scan]:
    found = list(session.query(Scan).order_by(Scan.id))
    session.expunge_all()
    return found


def _founded(session: Session) -> tuple[str, Desk, dict[str, str]]:
    event = Event(
        slug="bcf",
        title="Baltic Cluster Forum",
        zone="Europe/Vilnius",
        starts_on=date(2026, 3, 19),
        ends_on=date(2026, 3, 19),
    )
    session.add(event)
    session.flush()
    guests = Category(event_id=event.id, name="Participant", colour="#1E5AA8", hand_out="Badge, Lanyard")
    press = Category(event_id=event.id, name="Press", colour="#7C3AED", position=1)
    company = Organisation(event_id=event.id, name="UAB Šviesa", kind="company", country="LT")
    door = CheckinPoint(event_id=event.id, name="Door", direction="both")
    staff = Staff(name="Rasa")
    station = Station(name="Desk 1")
    session.add_all([guests, press, company, door, staff, station])
    session.flush()
    people = [
        Attendee(
            given_name="Žydrūnas",
            family_name="Šimkus",
            code=ZYDRUNAS,
            country="LT",
            organisation_id=company.id,
            category_id=guests.id,
        ),
        Attendee(
            given_name="Olena",
            family_name="Коваленко",
            code=OLENA,
            country="UA",
            category_id=press.id,
            note="Give show ticket",
            attention=True,
        ),
        Attendee(
            given_name="Jan", family_name="Kowalski", code="K", category_id=guests.id, status="cancelled"
        ),
    ]
    for person in people:
        person.event_id = event.id
    session.add_all(people)
    session.flush()
    session.add(AcceptedCode(event_id=event.id, attendee_id=people[0].id, code="pretix-7x", origin="pretix"))
    session.add(
        AcceptedCode(
            event_id=event.id, attendee_id=people[0].id, code=REVOKED, origin="badge", revoked_at=NINE
        )
    )
    desk = Desk(event.id, door.id, station.id, staff.id)
    return event.id, desk, {person.family_name: person.id for person in people}


@pytest.fixture
def forum(store: Store) -> Forum:
    """The event with its people, keys and codes known to the tests of this room."""
    return Forum(store, *store.write("New event", _founded))


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.at = NINE

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **step: float) -> None:
        self.at += timedelta(**step)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    window.resize(1280, 720)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def page(qtbot: QtBot, forum: Forum, context: PageContext, clock: Clock, window: QMainWindow) -> CheckinPage:
    page = CheckinPage(replace(context, now=clock))
    window.setCentralWidget(page)
    window.show()
    qtbot.waitExposed(window)
    assert forum.desk.event_id == context.event_id
    return page
