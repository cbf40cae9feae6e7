"""Seats of sessions that become free: given at once to who waits longest, and taken back with the step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.rules import Session
from desktop_app.features.registrations.actions import change_status, edit_attendee, merge_people
from desktop_app.features.registrations.queries.seats import seats_given
from desktop_app.features.registrations.rules.field import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.store import Store
    from tests.make import Forum

NOW = datetime(2026, 5, 20, 6, tzinfo=UTC)


@pytest.fixture
def event(store: Store, forum: Forum) -> str:
    """An event with one talk in a room of two seats."""
    hall = store.write("Room", actions.add_room, forum.event_id, "Hall", 2)
    talk = Session("one", "Tides", timedelta(hours=1), hall, NOW)
    store.write("Add", actions.add_session, forum.event_id, talk)
    return forum.event_id


FREEING: dict[str, Callable[[Store, str, Forum], object]] = {
    "one cancels": lambda store, _event, forum: store.write(
        "C", edit_attendee, forum.attendee("Bērziņš"), status="cancelled"
    ),
    "several decline": lambda store, _event, forum: store.write(
        "C", change_status, [forum.attendee("Bērziņš"), forum.attendee("Łącki")], Status.DECLINED
    ),
    "a larger room": lambda store, event, _forum: store.write(
        "R", actions.edit_room, event, room_of(store, event), name="Hall", capacity=3
    ),
    "two are one": lambda store, _event, forum: store.write(
        "M", merge_people, forum.attendee("Žydrūnaitė"), forum.attendee("Bērziņš")
    ),
}


def room_of(store: Store, event: str) -> str:
    return store.read(queries.programme, event).by_guid()["one"].room


@pytest.mark.parametrize("how", FREEING)
def test_a_seat_that_is_free_is_given_at_once_to_who_waits_longest(
    how: str, store: Store, event: str, forum: Forum
) -> None:
    waiting = ("陳", "Mägi")
    for minutes, name in enumerate(("Žydrūnaitė", "Bērziņš", *waiting)):
        when = NOW + timedelta(minutes=minutes)
        store.write("Sign up", actions.sign_up, event, "one", forum.attendee(name), when)

    def still_waiting() -> list[str]:
        return [guest.attendee_id for guest in store.read(queries.guests, event, "one") if guest.waiting]

    first, second = (forum.attendee(name) for name in waiting)
    assert still_waiting() == [first, second]
    assert store.read(seats_given) == []
    FREEING[how](store, event, forum)
    assert still_waiting() == [second]
    (seat,) = store.read(seats_given)
    assert (seat.attendee_id, seat.title) == (
        first,
        store.read(queries.programme, event).by_guid()["one"].title,
    )
    store.undo()
    assert still_waiting() == [first, second]


def test_no_seat_is_given_while_a_session_has_no_room_or_is_cancelled(
    store: Store, event: str, forum: Forum
) -> None:
    names = ("Žydrūnaitė", "Bērziņš", "Mägi", "Łącki")
    for name in names[:3]:
        store.write("Sign up", actions.sign_up, event, "one", forum.attendee(name), NOW)
    store.write("Later", actions.unschedule_sessions, event, ["one"])
    assert not store.write("Sign up", actions.sign_up, event, "one", forum.attendee(names[3]), NOW)
    store.write("Cancel", change_status, [forum.attendee(names[0])], Status.CANCELLED)
    waiting = [guest.waiting for guest in store.read(queries.guests, event, "one")]
    assert waiting == [False, True, True]
