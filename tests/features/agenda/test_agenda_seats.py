"""Seats of sessions that become free: given at once to who waits longest, and taken back with the step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.rules import Session
from desktop_app.features.registrations.actions import (
    change_status,
    edit_attendee,
    merge_people,
    promote_people,
)
from desktop_app.features.registrations.queries.seats import seats_given
from desktop_app.features.registrations.rules.field import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session as RowSession

    from db.store import Store
    from tests.make import Forum

NOW = datetime(2099, 5, 20, 6, tzinfo=UTC)


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


def who_sits(store: Store, event: str) -> dict[str, bool]:
    """Who chose the talk and is coming, each with whether there is a seat."""
    return {guest.attendee_id: not guest.waiting for guest in store.read(queries.guests, event, "one")}


@pytest.mark.parametrize("away", [Status.CANCELLED, Status.DECLINED, Status.WAITLISTED])
def test_who_comes_back_waits_while_others_have_the_seats(
    away: Status, store: Store, event: str, forum: Forum
) -> None:
    first, second, third = (forum.attendee(name) for name in ("Žydrūnaitė", "Bērziņš", "Mägi"))
    for minutes, key in enumerate((first, second, third)):
        store.write("Sign up", actions.sign_up, event, "one", key, NOW + timedelta(minutes=minutes))
    store.write("Away", change_status, [first], away)
    assert who_sits(store, event) == {second: True, third: True}
    if away is Status.WAITLISTED:
        store.write("Back", promote_people, [first])
    else:
        store.write("Back", edit_attendee, first, status="registered")
    assert who_sits(store, event) == {first: False, second: True, third: True}
    assert [seat.place for seat in store.read(queries.waiting_for, first)] == [1]
    store.write("Away", change_status, [third], Status.CANCELLED)
    assert who_sits(store, event) == {first: True, second: True}


def test_who_comes_back_has_the_seat_again_that_nobody_took(store: Store, event: str, forum: Forum) -> None:
    key = forum.attendee("Mägi")
    store.write("Sign up", actions.sign_up, event, "one", key, NOW)
    store.write("Away", change_status, [key], Status.CANCELLED)
    store.write("Back", change_status, [key], Status.REGISTERED)
    assert who_sits(store, event) == {key: True}


def one_by_one(session: RowSession, keys: list[str]) -> Iterator[int]:
    for key in keys:
        yield change_status(session, [key], Status.CANCELLED)


def test_of_many_who_cancel_nobody_is_told_to_have_a_seat(store: Store, event: str, forum: Forum) -> None:
    names = ("Žydrūnaitė", "Bērziņš", "Mägi", "Łącki")
    keys = [forum.attendee(name) for name in names]
    for minutes, key in enumerate(keys):
        store.write("Sign up", actions.sign_up, event, "one", key, NOW + timedelta(minutes=minutes))
    assert len(list(store.write_chunks("Away", one_by_one, keys))) == len(keys)
    assert store.read(seats_given) == []
    assert who_sits(store, event) == {}


def test_who_is_erased_before_a_session_keeps_no_seat(store: Store, event: str, forum: Forum) -> None:
    first, second, third, fourth = (
        forum.attendee(name) for name in ("Žydrūnaitė", "Bērziņš", "Mägi", "Łącki")
    )
    for minutes, key in enumerate((first, second, third)):
        store.write("Sign up", actions.sign_up, event, "one", key, NOW + timedelta(minutes=minutes))
    store.erase("Erase", [first])
    assert store.read(queries.sign_up_counts, event) == {"one": 1}
    assert not store.write("Sign up", actions.sign_up, event, "one", fourth, NOW - timedelta(days=1))
    assert who_sits(store, event) == {second: True, third: True, fourth: False}


def test_a_session_that_is_over_has_no_seats_to_give(store: Store, event: str, forum: Forum) -> None:
    room = room_of(store, event)
    talk = Session("one", "Tides", timedelta(hours=1), room, NOW)
    first, second, third = (forum.attendee(name) for name in ("Žydrūnaitė", "Bērziņš", "Mägi"))
    for minutes, key in enumerate((first, second, third)):
        store.write("Sign up", actions.sign_up, event, "one", key, NOW + timedelta(minutes=minutes))
    store.write("Past", actions.move_session, event, "one", room, NOW - timedelta(days=365 * 90))
    store.write("Away", change_status, [first], Status.CANCELLED)
    assert store.read(seats_given) == []
    store.write("Back", change_status, [first], Status.REGISTERED)
    assert who_sits(store, event) == {first: True, second: True, third: False}
    late = talk.start + talk.length if talk.start is not None else NOW
    store.write("Then", actions.move_session, event, "one", room, NOW)
    assert store.write("Off", actions.cancel_sign_up, event, "one", first, late) is None
    assert who_sits(store, event) == {second: True, third: False}
