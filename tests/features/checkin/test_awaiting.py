"""The meetings that await a guest: with every scan, in words on the card, only where somebody comes in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop_app.features.checkin.actions import check_in_attendee
from desktop_app.features.checkin.page.face import Wording
from desktop_app.features.checkin.queries.awaiting import meetings_today
from desktop_app.features.checkin.rules import Desk, Direction
from desktop_app.features.meetings import actions
from desktop_app.features.registrations.actions import edit_attendee
from tests.features.meetings.afternoon import (
    EGLE,
    JANIS,
    MORNING,
    OIE,
    OLENA,
    OYSTEIN,
    WLADEK,
    YIJUN,
    Afternoon,
    at,
    make_afternoon,
)
from tests.make import make_forum

if TYPE_CHECKING:
    from db.store import Store
    from desktop_app.features.checkin.rules import Answer

ZONE = "Europe/Vilnius"


@pytest.fixture
def afternoon(store: Store) -> Afternoon:
    return make_afternoon(store, store.write("Make the forum", make_forum), slots=6)


def arrive(
    afternoon: Afternoon, name: str, when: datetime = MORNING, direction: Direction = Direction.ENTRY
) -> Answer:
    desk = Desk(afternoon.event_id, afternoon.forum.door_id)
    key = afternoon.forum.attendee(name)
    return afternoon.store.write("Check in", check_in_attendee, desk, key, when, direction=direction)


def lines(answer: Answer) -> list[str]:
    def local(moment: datetime) -> datetime:
        return moment.astimezone(UTC) + timedelta(hours=3)

    return [str(line) for line in Wording(local).face(answer).meetings]


def test_a_guest_who_comes_in_is_told_when_where_with_whom(afternoon: Afternoon) -> None:
    afternoon.meet(OIE, EGLE, 2, 1)
    afternoon.meet(EGLE, JANIS, 0)
    arrive(afternoon, JANIS)
    answer = arrive(afternoon, EGLE)
    assert [(each.starts, each.table, each.type) for each in answer.meetings] == [
        (at(0), 1, "C2C"),
        (at(2), 2, "C2C"),
    ]
    assert lines(answer) == [
        "14:00  ·  Table 1  ·  Jānis Bērziņš, Gauja Robotics  ·  here",
        "14:40  ·  Table 2  ·  Õie Mägi, Saaremaa Institute of Optics  ·  not here yet",
    ]


def test_more_meetings_than_the_card_holds_are_counted(afternoon: Afternoon) -> None:
    for slot, name in enumerate((JANIS, OIE, WLADEK, OLENA, OYSTEIN, YIJUN)):
        afternoon.meet(EGLE, name, slot)
    answer = arrive(afternoon, EGLE)
    assert len(answer.meetings) == 6
    assert (len(lines(answer)), lines(answer)[-1]) == (5, "and 2 more meetings")


def test_a_group_is_named_with_its_organisation_once(afternoon: Afternoon) -> None:
    companion = afternoon.forum.attendee(OLENA)
    afternoon.place(afternoon.request(EGLE, JANIS, companions=[(companion, 2)]), 0)
    arrive(afternoon, JANIS)
    (line,) = lines(arrive(afternoon, EGLE))
    assert "Jānis Bērziņš, Олена Шевчук, Gauja Robotics  ·  not here yet" in line
    (line,) = lines(arrive(afternoon, OLENA))
    assert "Eglė Žydrūnaitė, Nemunas Software Cluster  ·  here" in line


def test_what_is_over_cancelled_or_on_another_day_awaits_nobody(afternoon: Afternoon) -> None:
    afternoon.meet(EGLE, JANIS, 0)
    cancelled = afternoon.meet(EGLE, OIE, 1)
    afternoon.store.write("Cancel", actions.cancel_meeting, cancelled, MORNING)
    key = afternoon.forum.attendee(EGLE)
    for now, count in ((at(0, 19), 1), (at(1), 0), (MORNING - timedelta(days=1), 0)):
        assert len(afternoon.store.read(meetings_today, key, now, ZONE)) == count


def test_who_is_refused_or_leaves_is_told_nothing(afternoon: Afternoon) -> None:
    afternoon.meet(EGLE, JANIS, 0)
    store = afternoon.store
    store.write("Cancel", edit_attendee, afternoon.forum.attendee(JANIS), status="cancelled")
    assert arrive(afternoon, JANIS).meetings == ()
    arrive(afternoon, EGLE)
    assert len(arrive(afternoon, EGLE, MORNING + timedelta(minutes=5)).meetings) == 1, "already inside"
