"""What the agenda means elsewhere: at doors, in meetings, when people are merged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import Refused
from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.rules import Session, SessionState
from desktop_app.features.agenda.rules.conflicts import ConflictKind, Level
from desktop_app.features.checkin import actions as door
from desktop_app.features.checkin.rules import Desk, Direction, Reason
from desktop_app.features.checkin.rules.attending import Attending
from desktop_app.features.meetings.queries.keeping import stretches
from desktop_app.features.meetings.rules import Rule
from desktop_app.features.meetings.rules.refusing import MeetingRefusal
from desktop_app.features.meetings.rules.situation import broken_in
from desktop_app.features.registrations import actions as registrations
from desktop_app.features.registrations.rules.field import Status
from desktop_app.features.setup.queries import points
from desktop_app.terminal.agenda import sentence_of
from tests.features.meetings.afternoon import START, make_afternoon

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
    assert (row.title, row.signed_up, row.came, row.inside, row.capacity) == ("Tides", 1, 1, 1, 2)


def test_who_came_and_who_is_in_is_counted_until_the_hall_is_full(
    store: Store, forum: Forum, talk: str
) -> None:
    event = forum.event_id
    desk = Desk(event, store.write("Door", actions.open_session_door, event, talk))

    def passes(name: str, minutes: int, way: Direction = Direction.ENTRY) -> Reason:
        at = NOW + timedelta(minutes=minutes)
        answer = store.write("Check in", door.check_in, desk, forum.code(name), at, direction=way)
        return answer.verdict.reason

    assert passes("Bērziņš", 0) is Reason.WELCOME
    assert passes("Mägi", 1) is Reason.WELCOME
    assert passes("Łącki", 2) is Reason.FULL
    assert passes("Bērziņš", 3, Direction.EXIT) is Reason.LEFT
    assert passes("Łącki", 4) is Reason.WELCOME
    wrong = store.write("Check in", door.check_in, desk, forum.code("Łącki"), NOW + timedelta(minutes=5))
    assert wrong.verdict.admitted
    (row,) = store.read(queries.attendance, event)
    assert (row.came, row.inside, row.capacity, row.door) == (3, 2, 2, True)
    other = store.write("Room", actions.add_room, event, "Great Hall", 300)
    store.write("Move", actions.move_session, event, talk, other, NOW)
    assert store.write("Door", actions.open_session_door, event, talk) == desk.point_id, "one door"
    assert passes("陳", 6) is Reason.WELCOME


def test_a_talk_given_twice_has_two_doors_that_are_told_apart(store: Store, forum: Forum, talk: str) -> None:
    event = forum.event_id
    here = store.read(queries.programme, event).by_guid()[talk]
    again = replace(here, guid="again", start=NOW + 3 * HOUR)
    store.write("Add", actions.add_session, event, again)
    for guid in (talk, "again"):
        store.write("Door", actions.open_session_door, event, guid, signed_up_only=guid == talk)
    store.write("Once more", actions.open_session_door, event, talk)
    found = {point.name for point in store.read(points, event)}
    assert found >= {"Tides", "Tides, 20.05. 12:00"}


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


@pytest.mark.parametrize("part", ["on stage", "listens"])
def test_who_speaks_or_listens_clashes_with_a_meeting_from_either_side(
    part: str, store: Store, forum: Forum, talk: str
) -> None:
    event, who = forum.event_id, forum.attendee("Bērziņš")
    afternoon = make_afternoon(store, forum)
    afternoon.meet("Bērziņš", "Mägi", 1)
    if part == "on stage":
        person = store.write("Person", actions.add_person, event, "", who)
        store.write("Speaker", actions.add_speaker, event, talk, person)
    else:
        store.write("Sign up", actions.sign_up, event, talk, who, NOW)
    quiet = {ConflictKind.NO_SPEAKER, ConflictKind.ROOM_TWICE}
    assert {each.kind for each in store.read(queries.conflicts, event).open} <= quiet
    assert broken_in(afternoon.situation()) == []
    room = store.read(queries.programme, event).by_guid()[talk].room
    store.write("Move", actions.move_session, event, talk, room, START)
    kinds = {each.kind for each in store.read(queries.conflicts, event).open}
    assert kinds - quiet == {ConflictKind.PERSON_MEETS if part == "on stage" else ConflictKind.GUESTS_MEET}
    assert {each.rule for each in broken_in(afternoon.situation())} == {Rule.NOT_AVAILABLE}
    with pytest.raises(Refused) as refused:
        afternoon.meet("Bērziņš", "Łącki", 2, 1)
    assert refused.value.reason is MeetingRefusal.PERSON_AWAY


@pytest.mark.parametrize("how", ["cancelled", "declined", "erased"])
def test_a_speaker_who_is_not_coming_is_told(how: str, store: Store, forum: Forum, talk: str) -> None:
    event, who = forum.event_id, forum.attendee("Bērziņš")
    person = store.write("Person", actions.add_person, event, "", who)
    store.write("Speaker", actions.add_speaker, event, talk, person)
    room = store.read(queries.programme, event).by_guid()[talk].room
    assert store.read(queries.conflicts, event).open == ()
    if how == "erased":
        store.erase("Erase", [who])
        store.write("Later", actions.move_session, event, talk, room, datetime(2099, 5, 20, 6, tzinfo=UTC))
    else:
        store.write("Status", registrations.change_status, [who], Status(how))
    (found,) = [
        each
        for each in store.read(queries.conflicts, event).open
        if each.kind is ConflictKind.PERSON_NOT_COMING
    ]
    assert (found.level, found.sessions, found.people) == (Level.WARNING, (talk,), (person,))
    name = "Somebody" if how == "erased" else "Jānis Bērziņš"
    assert sentence_of(store.read(queries.programme, event), found).startswith(
        f"{name} is not coming, but is to be in “Tides” ("
    )
    if how != "erased":
        store.undo()
        assert store.read(queries.conflicts, event).open == ()


def test_who_spoke_and_was_erased_later_is_no_matter(store: Store, forum: Forum, talk: str) -> None:
    event, who = forum.event_id, forum.attendee("Bērziņš")
    person = store.write("Person", actions.add_person, event, "", who)
    store.write("Speaker", actions.add_speaker, event, talk, person)
    room = store.read(queries.programme, event).by_guid()[talk].room
    long_ago = datetime(2001, 5, 20, 6, tzinfo=UTC)
    store.write("Earlier", actions.move_session, event, talk, room, long_ago)
    store.erase("Erase", [who])
    kinds = {each.kind for each in store.read(queries.conflicts, event).open}
    assert ConflictKind.PERSON_NOT_COMING not in kinds


def test_all_levels_of_what_clashes_are_told(store: Store, forum: Forum, talk: str) -> None:
    """Three in a hall of two, two sessions in it at once, one of them not confirmed, one cancelled."""
    event = forum.event_id
    here = store.read(queries.programme, event).by_guid()[talk]
    others = (
        replace(here, guid="draft", state=SessionState.DRAFT),
        replace(here, guid="gone", start=NOW + 2 * HOUR),
    )
    for each in others:
        store.write("Add", actions.add_session, event, each)
    for name in ("Bērziņš", "Mägi"):
        for guid in (talk, "gone"):
            store.write("Sign up", actions.sign_up, event, guid, forum.attendee(name), NOW)
    store.write("Cancel", actions.edit_session, event, "gone", {"state": SessionState.CANCELLED})
    store.write("Smaller", actions.edit_room, event, here.room, name="Hall", capacity=1)
    found = store.read(queries.conflicts, event).open
    assert [(each.level.value, each.kind.value) for each in found if each.kind.value != "no speaker"] == [
        ("error", "room twice"),
        ("warning", "too many"),
        ("warning", "unplanned but chosen"),
        ("hint", "unconfirmed"),
    ]
