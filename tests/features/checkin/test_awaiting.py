"""The meetings that await a guest: with every scan, in words on the card, only where somebody comes in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.features.agenda import actions as agenda
from desktop_app.features.agenda.rules import Part, Session, SessionKind, SessionState
from desktop_app.features.checkin.actions import check_in_attendee
from desktop_app.features.checkin.page.card import VerdictCard
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
    from collections.abc import Mapping

    from pytestqt.qtbot import QtBot

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


# --- the programme ----------------------------------------------------------------------------------------


def talk(
    afternoon: Afternoon,
    guid: str,
    start: datetime,
    room: str = "",
    values: Mapping[str, Any] | None = None,
) -> str:
    store, event = afternoon.store, afternoon.event_id
    made = Session(guid, guid.title(), timedelta(minutes=30), room, start)
    store.write("Add", agenda.add_session, event, replace(made, **values or {}))
    return guid


@pytest.fixture
def hall(afternoon: Afternoon) -> str:
    return afternoon.store.write("Room", agenda.add_room, afternoon.event_id, "Hall A", 80)


def speaks(afternoon: Afternoon, name: str, guid: str, part: Part = Part.SPEAKER) -> None:
    store, event = afternoon.store, afternoon.event_id
    person = store.write("Person", agenda.add_person, event, "", afternoon.forum.attendee(name))
    store.write("Speaker", agenda.add_speaker, event, guid, person, part)


def test_a_speaker_is_told_of_the_talk_before_all_else(afternoon: Afternoon, hall: str) -> None:
    talk(afternoon, "tides", at(3), hall)
    talk(afternoon, "ports", at(0))
    speaks(afternoon, EGLE, "tides")
    chosen = afternoon.forum.attendee(EGLE)
    afternoon.store.write("Sign up", agenda.sign_up, afternoon.event_id, "ports", chosen, MORNING)
    afternoon.meet(EGLE, JANIS, 2)
    arrive(afternoon, JANIS)
    assert lines(arrive(afternoon, EGLE)) == [
        "Speaks 15:00 in Hall A  ·  Tides",
        "14:40  ·  Table 1  ·  Jānis Bērziņš, Gauja Robotics  ·  here",
    ]
    assert lines(arrive(afternoon, EGLE, at(5))) == [], "all is over"


@pytest.mark.parametrize(
    ("part", "line"),
    [
        (None, "Signed up: 14:20 in Hall A  ·  Tides"),
        (Part.MODERATOR, "Moderates 14:20 in Hall A  ·  Tides"),
        (Part.GUEST, "Speaks 14:20 in Hall A  ·  Tides"),
    ],
)
def test_what_somebody_comes_for_is_told_in_one_line(
    part: Part | None, line: str, afternoon: Afternoon, hall: str
) -> None:
    guid = talk(afternoon, "tides", at(1), hall)
    if part is None:
        attendee = afternoon.forum.attendee(OIE)
        afternoon.store.write("Sign up", agenda.sign_up, afternoon.event_id, guid, attendee, MORNING)
    else:
        speaks(afternoon, OIE, guid, part)
    assert lines(arrive(afternoon, OIE)) == [line]


@pytest.mark.parametrize(
    "values",
    [
        {"state": SessionState.DRAFT},
        {"state": SessionState.CANCELLED},
        {"kind": SessionKind.BLOCKER},
        {"start": at(1) + timedelta(days=1)},
        {"start": None},
    ],
)
def test_what_does_not_take_place_today_is_not_told(values: dict[str, object], afternoon: Afternoon) -> None:
    talk(afternoon, "tides", at(1), values=values)
    speaks(afternoon, OIE, "tides")
    assert arrive(afternoon, OIE).session is None


def test_a_talk_without_a_room_has_its_time_alone(afternoon: Afternoon) -> None:
    talk(afternoon, "tides", at(1))
    speaks(afternoon, OIE, "tides")
    assert lines(arrive(afternoon, OIE)) == ["Speaks 14:20  ·  Tides"]
    assert arrive(afternoon, OIE, direction=Direction.EXIT).session is None


def test_the_lines_are_painted_within_the_card(afternoon: Afternoon, hall: str, qtbot: QtBot) -> None:
    talk(
        afternoon,
        "tides",
        at(1),
        hall,
        values={"title": "Everything about the harbour that was never said aloud " * 4},
    )
    speaks(afternoon, EGLE, "tides")
    afternoon.meet(EGLE, JANIS, 0)
    card = VerdictCard()
    qtbot.addWidget(card)
    card.resize(600, 700)
    answer = arrive(afternoon, EGLE)
    card.show_face(Wording(lambda moment: moment + timedelta(hours=3)).face(answer))
    picture = card.grab().toImage()
    edge = {picture.pixelColor(picture.width() - 3, y).rgb() for y in range(200, 500)}
    assert len(edge) == 1, "nothing runs out of the card"
    assert "Speaks 14:20 in Hall A" in str(card.face)
