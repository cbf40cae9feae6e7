"""What the board, a person's card and the desk are told: meetings, who is waited for, who cannot when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import Refused
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.meeting import Away, MeetingState
from desktop_app.features.meetings.rules.news import News
from desktop_app.features.meetings.rules.refusing import MeetingRefusal
from desktop_app.features.meetings.rules.schedule import Schedule
from tests.features.meetings.afternoon import EGLE, JANIS, MORNING, OIE, OLENA, WLADEK, at
from tests.make import add_scan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tests.features.meetings.afternoon import Afternoon


def arrive(afternoon: Afternoon, name: str, when: datetime, direction: str = "entry") -> None:
    key = afternoon.forum.attendee(name)
    afternoon.store.write("Scan", add_scan, afternoon.forum, key, at=when, direction=direction)


def away(afternoon: Afternoon, now: datetime) -> list[tuple[str, Away, int]]:
    found = afternoon.store.read(queries.roll_call, afternoon.event_id, now).away
    return [(each.party.name, each.why, each.meetings) for each in found]


def names(parties: Iterable[object]) -> list[str]:
    return [getattr(party, "name", "") for party in parties]


def test_the_board_shows_who_sits_where(afternoon: Afternoon) -> None:
    afternoon.meet(OIE, WLADEK, 1, 2)
    afternoon.meet(EGLE, JANIS, 0)
    arrive(afternoon, EGLE, at(0))
    board = afternoon.store.read(queries.board, afternoon.event_id, at(0, 5))
    assert (len(board.slots), [table.number for table in board.tables]) == (4, [1, 2, 3])
    first, second = board.meetings
    assert (first.slot, first.table, second.slot, second.table) == (0, 0, 1, 2)
    assert (names(first.first), names(first.second)) == (["Eglė Žydrūnaitė"], ["Jānis Bērziņš"])
    assert [party.here for party in first.parties] == [True, False]
    assert board.types[first.type_id].name == "C2C"
    assert first.first[0].organisation == "Nemunas Software Cluster"


def test_a_person_sees_the_day_in_order(afternoon: Afternoon) -> None:
    store, forum = afternoon.store, afternoon.forum
    afternoon.meet(WLADEK, EGLE, 2)
    request = afternoon.request(EGLE, JANIS, companions=[(forum.attendee(OLENA), 2)], wish="lasers")
    meeting = afternoon.place(request, 0, 1)
    cancelled = afternoon.meet(EGLE, OIE, 1)
    store.write("Cancel", actions.cancel_meeting, cancelled, MORNING)
    day = store.read(queries.day_of, afternoon.event_id, forum.attendee(EGLE), MORNING)
    assert [(each.slot.starts, each.table, each.place) for each in day] == [
        (at(0), 2, "Hall B"),
        (at(2), 1, "Hall B"),
    ]
    assert (day[0].meeting_id, day[0].wish, day[0].state) == (meeting, "lasers", MeetingState.PLANNED)
    assert names(day[0].partners) == ["Jānis Bērziņš", "Олена Шевчук"]
    everybody = store.read(queries.days, afternoon.event_id, MORNING)
    assert everybody[forum.attendee(EGLE)] == day
    assert names(everybody[forum.attendee(OLENA)][0].colleagues) == ["Jānis Bērziņš"]
    assert forum.attendee(OIE) not in everybody


def test_who_is_waited_for_shortly_before_the_slot(afternoon: Afternoon) -> None:
    """The block gives ten minutes of notice."""
    afternoon.meet(EGLE, JANIS, 0)
    afternoon.meet(EGLE, OIE, 1)
    arrive(afternoon, JANIS, at(0, -30))
    assert away(afternoon, at(0, -11)) == []
    assert away(afternoon, at(0, -10)) == [("Eglė Žydrūnaitė", Away.NOT_HERE, 2)]
    assert away(afternoon, at(0, 10)) == [
        ("Eglė Žydrūnaitė", Away.NOT_HERE, 2),
        ("Õie Mägi", Away.NOT_HERE, 1),
    ]
    arrive(afternoon, EGLE, at(0, 11))
    assert away(afternoon, at(0, 12)) == [("Õie Mägi", Away.NOT_HERE, 1)]
    arrive(afternoon, EGLE, at(0, 13), "exit")
    assert ("Eglė Žydrūnaitė", Away.NOT_HERE, 2) in away(afternoon, at(0, 14))
    assert away(afternoon, at(5)) == []


def test_who_came_yesterday_is_not_here_today(afternoon: Afternoon) -> None:
    afternoon.meet(EGLE, JANIS, 0)
    for name in (EGLE, JANIS):
        arrive(afternoon, name, at(0) - timedelta(days=1))
    assert len(away(afternoon, at(0))) == 2


def test_who_was_missing_and_came_is_told(afternoon: Afternoon) -> None:
    store, key = afternoon.store, afternoon.forum.attendee(EGLE)
    afternoon.meet(EGLE, JANIS, 1)
    fingerprint = afternoon.situation(at(0, 5)).fingerprint
    news = News(missing=frozenset({key}))
    store.write("Repair", actions.write_repair, afternoon.event_id, fingerprint, Schedule(), news, at(0, 5))
    assert store.read(queries.roll_call, afternoon.event_id, at(0, 6)).back == ()
    arrive(afternoon, EGLE, at(0, 7))
    assert names(store.read(queries.roll_call, afternoon.event_id, at(0, 8)).back) == ["Eglė Žydrūnaitė"]
    (stretch,) = store.read(queries.stretches, afternoon.event_id, [key])[key]
    store.write("Back", actions.remove_absence, stretch.id)
    assert store.read(queries.roll_call, afternoon.event_id, at(0, 8)).back == ()
    assert afternoon.store.read(queries.stretches, afternoon.event_id) == {}


@pytest.mark.parametrize(
    ("starts", "ends", "available"),
    [
        (None, at(1), 0b1110),
        (at(2), None, 0b0011),
        (at(0, 25), at(0, 30), 0b1101),
        (None, None, 0),
        (at(4), None, 0b1111),
    ],
)
def test_a_stretch_takes_the_slots_that_it_touches(
    afternoon: Afternoon, starts: datetime | None, ends: datetime | None, available: int
) -> None:
    key = afternoon.forum.attendee(EGLE)
    afternoon.request(EGLE, JANIS)
    afternoon.store.write("Away", actions.add_absence, key, starts, ends)
    assert afternoon.situation().problem.person[key].available == available


def test_slots_are_ticked_one_by_one(afternoon: Afternoon) -> None:
    store, key = afternoon.store, afternoon.forum.attendee(EGLE)
    afternoon.request(EGLE, JANIS)

    def tick(slot: int, *, available: bool) -> int:
        store.write("Tick", actions.set_slot_availability, key, at(slot), at(slot + 1), available=available)
        return afternoon.situation().problem.person[key].available

    assert tick(1, available=False) == 0b1101
    assert tick(1, available=False) == 0b1101
    assert tick(1, available=True) == 0b1111
    store.write("Away", actions.add_absence, key, None, None, reason="ill")
    assert tick(2, available=True) == 0b0100
    assert tick(0, available=True) == 0b0101
    assert {each.reason for each in store.read(queries.stretches, afternoon.event_id)[key]} == {"ill"}


def test_what_is_no_stretch_is_refused(afternoon: Afternoon) -> None:
    key = afternoon.forum.attendee(EGLE)
    for values, reason in (
        ((key, at(1), at(1)), MeetingRefusal.ABSENCE_SWAPPED),
        (("0" * 32, at(1), at(2)), MeetingRefusal.GONE),
    ):
        with pytest.raises(Refused) as refused:
            afternoon.store.write("Away", actions.add_absence, *values)
        assert refused.value.reason is reason


def test_people_are_found_by_their_codes(afternoon: Afternoon) -> None:
    code, key = afternoon.forum.code(), afternoon.forum.attendee(EGLE)
    for text in (code, f" {code.lower()} "):
        assert afternoon.store.read(queries.person_with, afternoon.event_id, text) == key
    assert afternoon.store.read(queries.person_with, afternoon.event_id, "NOBODY") is None
    assert afternoon.store.read(queries.codes_of, [key]) == [code]
