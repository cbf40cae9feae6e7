"""What the agenda means elsewhere: at doors, in meetings, when people are merged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.rules import Session
from desktop_app.features.agenda.rules.attending import Attending
from desktop_app.features.checkin import actions as door
from desktop_app.features.checkin.rules import Desk, Reason
from desktop_app.features.meetings.queries.keeping import stretches
from desktop_app.features.registrations import actions as registrations

if TYPE_CHECKING:
    from db.store import Store
    from tests.make import Forum

NOW = datetime(2026, 5, 20, 6, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def talk(store: Store, forum: Forum) -> str:
    """A talk in a room of two places."""
    room = store.write("Room", actions.add_room, forum.event_id, "Hall", 2)
    return store.write("Add", actions.add_session, forum.event_id, Session("talk", "Tides", HOUR, room, NOW))


def test_a_session_is_a_door_for_those_who_chose_it(store: Store, forum: Forum, talk: str) -> None:
    event = forum.event_id
    point = store.write("Door", actions.open_session_door, event, talk, signed_up_only=True)
    store.write("Sign up", actions.sign_up, event, talk, forum.attendee("Bērziņš"), NOW)
    desk = Desk(event, point)
    refused = store.write("Check in", door.check_in, desk, forum.code("Mägi"), NOW)
    assert refused.verdict.reason is Reason.NOT_CHOSEN
    for minutes in (0, 10):
        at = NOW + timedelta(minutes=minutes)
        answer = store.write("Check in", door.check_in, desk, forum.code("Bērziņš"), at)
        assert answer.verdict.admitted
    (row,) = store.read(queries.attendance, event)
    assert (row.title, row.signed_up, row.came, row.capacity) == ("Tides", 1, 1, 2)


def test_nobody_meets_while_they_speak_or_listen(store: Store, forum: Forum, talk: str) -> None:
    event, speaker, guest = forum.event_id, forum.attendee("Bērziņš"), forum.attendee("Mägi")
    person = store.write("Person", actions.add_person, event, "", speaker)
    store.write("Speaker", actions.add_speaker, event, talk, person)
    store.write("Sign up", actions.sign_up, event, talk, guest, NOW)
    away = store.read(stretches, event)
    assert {key: [(each.starts, each.ends, each.reason) for each in away[key]] for key in away} == {
        speaker: [(NOW, NOW + HOUR, "Tides")],
        guest: [(NOW, NOW + HOUR, "Tides")],
    }
    found = store.read(queries.next_appointment, guest, NOW)
    assert found is not None
    assert (found.title, found.room, found.attends) == ("Tides", "Hall", Attending.LISTENS)


def test_of_two_registrations_the_talks_and_choices_of_both_stay(
    store: Store, forum: Forum, talk: str
) -> None:
    event, kept, merged = forum.event_id, forum.attendee("Bērziņš"), forum.attendee("Mägi")
    for attendee in (kept, merged):
        person = store.write("Person", actions.add_person, event, "", attendee)
        store.write("Speaker", actions.add_speaker, event, talk, person)
        store.write("Sign up", actions.sign_up, event, talk, attendee, NOW)
    store.write("Merge", registrations.merge_people, kept, merged)
    programme = store.read(queries.programme, event)
    assert programme.names(programme.by_guid()[talk]) == ("Jānis Bērziņš",)
    assert [guest.attendee_id for guest in store.read(queries.guests, event, talk)] == [kept]
    store.undo()
    assert len(store.read(queries.guests, event, talk)) == 2
