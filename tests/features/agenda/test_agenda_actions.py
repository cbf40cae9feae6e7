"""What the agenda room writes, on a real event file: every step is one action that can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.tables import Attendee
from desktop_app.errors import Refused
from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.rules import (
    Dialect,
    Part,
    Programme,
    Room,
    Session,
    SessionKind,
    SessionState,
    Span,
)
from desktop_app.features.agenda.rules.conflicts import ConflictKind
from desktop_app.features.agenda.rules.difference import ChangeKind
from desktop_app.features.agenda.rules.exchange import ReadProgramme
from desktop_app.features.agenda.rules.import_ground import compared
from desktop_app.features.agenda.rules.lateness import Remedy
from desktop_app.features.agenda.rules.merge import Side
from desktop_app.features.agenda.rules.moves import MoveRefusal
from desktop_app.features.agenda.rules.refusing import AgendaRefusal
from desktop_app.features.agenda.rules.repair import Repair, RepairKind
from desktop_app.features.agenda.rules.sheet import SheetKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session as RowSession

    from db.store import Store
    from tests.make import Forum

NOW = datetime(2026, 5, 19, 12, tzinfo=UTC)
HALF = timedelta(minutes=30)


def at(hour: int, minute: int = 0) -> datetime:
    """A time on the day of the forum in Vilnius, three hours before UTC."""
    return datetime(2026, 5, 20, hour - 3, minute, tzinfo=UTC)


@pytest.fixture
def event(store: Store, forum: Forum) -> str:
    """An event with two rooms, a track, three talks in the hall one after the other, and a free one."""
    event_id = forum.event_id
    hall = store.write("Room", actions.add_room, event_id, "Hall", 2)
    store.write("Room", actions.add_room, event_id, "Studio")
    store.write("Track", actions.add_track, event_id, "Green ports")
    for place, name in enumerate(("one", "two", "three")):
        start = at(9) + place * timedelta(minutes=40)
        store.write("Add", actions.add_session, event_id, Session(name, name.title(), HALF, hall, start))
    store.write("Add", actions.add_session, event_id, Session("free", "Free", HALF, track="Green ports"))
    return event_id


def now(store: Store, event: str) -> Programme:
    return store.read(queries.programme, event)


def hall(store: Store, event: str, place: int = 0) -> str:
    return now(store, event).rooms[place].key


def refused(reason: object, write: Callable[..., object], *args: object, **values: object) -> None:
    with pytest.raises(Refused) as caught:
        write(*args, **values)
    assert caught.value.reason is reason


def test_what_was_added_is_read_as_it_was(store: Store, event: str) -> None:
    programme = now(store, event)
    assert [room.name for room in programme.rooms] == ["Hall", "Studio"]
    assert programme.by_guid()["two"].start == at(9, 40)
    assert [session.guid for session in programme.unscheduled()] == ["free"]
    assert [day.day for day in programme.days] == [date(2026, 5, 20)]
    assert programme.day_change == time(4)


def test_a_move_snaps_and_is_taken_back(store: Store, event: str) -> None:
    before = now(store, event)
    studio = hall(store, event, 1)
    store.write("Move", actions.move_session, event, "one", studio, at(11, 2))
    moved = now(store, event).by_guid()["one"]
    assert (moved.room, moved.start) == (studio, at(11))
    assert store.undo() == "Move"
    assert now(store, event) == before


def test_what_is_locked_stays_until_it_is_unlocked(store: Store, event: str) -> None:
    store.write("Lock", actions.lock_sessions, event, ["one"])
    room = hall(store, event)
    refused(MoveRefusal.LOCKED, store.write, "Move", actions.move_session, event, "one", room, at(12))
    store.write("Unlock", actions.unlock_sessions, event, ["one"])
    store.write("Move", actions.move_session, event, "one", room, at(12))
    assert now(store, event).by_guid()["one"].start == at(12)


def test_several_moves_at_once(store: Store, event: str) -> None:
    store.write("Move", actions.move_sessions, event, ["one", "two"], timedelta(minutes=15), rooms=1)
    sessions = now(store, event).by_guid()
    assert {sessions[guid].room for guid in ("one", "two")} == {hall(store, event, 1)}
    store.write("Day", actions.move_to_day, event, ["one"], 1)
    assert now(store, event).by_guid()["one"].start == at(9, 15) + timedelta(days=1)
    store.write("Off", actions.unschedule_sessions, event, ["one", "two"])
    assert len(now(store, event).unscheduled()) == 3


def test_the_rest_is_pushed_and_gaps_absorb_it(store: Store, event: str) -> None:
    assert store.write("Shift", actions.shift_rest, event, "one", timedelta(minutes=15)) == 2
    starts = [session.start for session in now(store, event).scheduled()]
    assert starts == [at(9, 15), at(9, 45), at(10, 20)]


@pytest.mark.parametrize("remedy", list(Remedy))
def test_a_late_session_is_helped_as_offered(store: Store, event: str, remedy: Remedy) -> None:
    late = timedelta(minutes=20)
    offered = {offer.remedy: offer for offer in store.read(queries.delay_offers, event, "one", late)}
    expected = offered[remedy].step.applied(now(store, event)).by_guid()
    count = store.write("Late", actions.delay_session, event, "one", late, remedy)
    assert count == len(offered[remedy].step.after)
    assert now(store, event).by_guid() == expected


def test_swap_resize_and_double(store: Store, event: str) -> None:
    store.write("Swap", actions.swap_sessions, event, "one", "two")
    assert now(store, event).by_guid()["two"].start == at(9)
    store.write("Resize", actions.resize_session, event, "two", end=at(9, 20))
    assert now(store, event).by_guid()["two"].length == timedelta(minutes=20)
    copy = store.write("Copy", actions.duplicate_session, event, "two", hall(store, event, 1), at(14))
    assert now(store, event).by_guid()[copy].title == "Two"


def test_a_break_is_copied_to_the_free_rooms(store: Store, event: str) -> None:
    pause = Session("pause", "Coffee", HALF, hall(store, event), at(12), SessionKind.BREAK)
    store.write("Break", actions.add_session, event, pause)
    assert store.write("Copy", actions.copy_break, event, "pause") == 1
    assert store.write("Copy", actions.copy_break, event, "pause") == 0


def test_editing_keeps_what_is_not_named(store: Store, event: str) -> None:
    values = {"title": "  Tides   and talk ", "abstract": "On <tides> & ports.", "state": SessionState.DRAFT}
    store.write("Edit", actions.edit_session, event, "one", values)
    session = now(store, event).by_guid()["one"]
    assert (session.title, session.abstract, session.start) == (
        "Tides and talk",
        "On <tides> & ports.",
        at(9),
    )
    refused(AgendaRefusal.NAME_EMPTY, store.write, "Edit", actions.edit_session, event, "one", {"title": " "})
    refused(AgendaRefusal.GONE, store.write, "Edit", actions.edit_session, event, "none", {"title": "No"})


def test_rooms_and_tracks(store: Store, event: str) -> None:
    first, second = hall(store, event), hall(store, event, 1)
    refused(AgendaRefusal.NAME_TAKEN, store.write, "Add", actions.add_room, event, "hall")
    refused(AgendaRefusal.NEGATIVE, store.write, "Add", actions.add_room, event, "Attic", -1)
    refused(AgendaRefusal.IN_USE, store.write, "Remove", actions.remove_room, event, first)
    refused(AgendaRefusal.IN_USE, store.write, "Remove", actions.remove_track, event, "Green ports")
    store.write("Order", actions.order_rooms, event, [second])
    assert hall(store, event) == second
    open_times = [Span(at(9), at(12))]
    store.write(
        "Edit",
        actions.edit_room,
        event,
        second,
        name="Studio A",
        capacity=12,
        availability=open_times,
        hidden=True,
    )
    assert now(store, event).rooms[0] == Room(second, "Studio A", 12, 0, tuple(open_times))
    assert store.read(queries.hidden_rooms, event) == {second}
    store.write("Remove", actions.remove_room, event, second)
    store.write("Edit", actions.edit_track, event, "Green ports", new_name="Ports", colour="#0F766E")
    assert now(store, event).by_guid()["free"].track == "Ports"


def test_speakers_and_their_meetings(store: Store, event: str, forum: Forum) -> None:
    attendee = forum.attendee("Bērziņš")
    key = store.write("Person", actions.add_person, event, "", attendee)
    assert store.write("Person", actions.add_person, event, "", attendee) == key
    guest = store.write("Person", actions.add_person, event, "Maja Zvirbule")
    for person in (key, guest):
        store.write("Speaker", actions.add_speaker, event, "one", person)
    store.write("Speaker", actions.add_speaker, event, "two", key, Part.MODERATOR)
    programme = now(store, event)
    assert programme.names(programme.by_guid()["one"]) == ("Jānis Bērziņš", "Maja Zvirbule")
    day = store.read(queries.person_day, attendee)
    assert [(each.title, each.attends.value) for each in day] == [("One", "speaks"), ("Two", "moderates")]
    refused(AgendaRefusal.SPEAKS_BEFORE, store.write, "Add", actions.add_speaker, event, "one", key)
    store.write("Move", actions.move_session, event, "two", hall(store, event, 1), at(9))
    kinds = {conflict.kind for conflict in store.read(queries.conflicts, event).open}
    assert ConflictKind.PERSON_TWICE in kinds
    store.write("Remove", actions.remove_speaker, event, "one", guest)
    assert now(store, event).by_guid()["one"].persons == (key,)


def test_sign_up_as_far_as_the_room_holds(store: Store, event: str, forum: Forum) -> None:
    names = ("Žydrūnaitė", "Bērziņš", "Mägi")
    places = [
        store.write("Sign up", actions.sign_up, event, "one", forum.attendee(name), NOW) for name in names
    ]
    assert places == [True, True, False]
    first = forum.attendee("Žydrūnaitė")
    refused(AgendaRefusal.SIGNED_UP_BEFORE, store.write, "Again", actions.sign_up, event, "one", first, NOW)
    refused(AgendaRefusal.HAS_GUESTS, store.write, "Remove", actions.remove_sessions, event, ["one"])
    promoted = store.write("Off", actions.cancel_sign_up, event, "one", first, NOW)
    assert promoted == forum.attendee("Mägi")
    guests = store.read(queries.guests, event, "one")
    assert [(guest.name, guest.waiting) for guest in guests] == [
        ("Jānis Bērziņš", False),
        ("Õie Mägi", False),
    ]


def set_status(session: RowSession, attendee_id: str, status: str) -> None:
    session.get_one(Attendee, attendee_id).status = status


def test_who_is_not_coming_any_more_keeps_no_place_and_gets_none(
    store: Store, event: str, forum: Forum
) -> None:
    first, second, third, fourth, fifth = (
        forum.attendee(name) for name in ("Žydrūnaitė", "Bērziņš", "Mägi", "Łącki", "陳")
    )
    for minutes, who in enumerate((first, second, third, fourth)):
        when = NOW + timedelta(minutes=minutes)
        store.write("Sign up", actions.sign_up, event, "one", who, when)
    for who in (first, third):
        store.write("Cancel", set_status, who, "cancelled")
    assert store.read(queries.sign_up_counts, event)["one"] == 1
    assert [each.place for each in store.read(queries.waiting_for, fourth)] == [1]
    assert [each.attendee_id for each in store.read(queries.guests, event, "one")] == [second, fourth]
    later = NOW + timedelta(hours=1)
    assert not store.write("Sign up", actions.sign_up, event, "one", fifth, later), "who waited comes first"
    assert [(each.attendee_id, each.waiting) for each in store.read(queries.guests, event, "one")] == [
        (second, False),
        (fourth, False),
        (fifth, True),
    ]
    assert store.write("Off", actions.cancel_sign_up, event, "one", second, NOW) == fifth
    assert store.read(queries.sign_up_counts, event)["one"] == 2


def test_a_clash_is_accepted_with_a_reason(store: Store, event: str) -> None:
    clash = next(each for each in store.read(queries.conflicts, event).open if each.sessions == ("one",))
    refused(
        AgendaRefusal.REASON_EMPTY,
        store.write, "Accept", actions.accept_conflict, event, clash.identity, " ", NOW,
    )  # fmt: skip
    store.write("Accept", actions.accept_conflict, event, clash.identity, "a film", NOW)
    assert (clash, "a film") in store.read(queries.conflicts, event).accepted
    store.write("Open", actions.reopen_conflict, event, clash.identity)
    assert clash in store.read(queries.conflicts, event).open


def test_a_release_never_changes_and_can_be_gone_back_to(store: Store, event: str) -> None:
    release = store.write("Release", actions.release_agenda, event, "1", NOW, comment="first")
    released = store.read(queries.released_programme, event)
    refused(AgendaRefusal.VERSION_TAKEN, store.write, "Release", actions.release_agenda, event, "1", NOW)
    store.write("Move", actions.move_session, event, "one", hall(store, event), at(15))
    store.write("Remove", actions.remove_sessions, event, ["three"])
    assert store.read(queries.released_programme, event) == released
    changes = store.read(queries.changes_since, event)
    assert changes.guids(ChangeKind.MOVED) == ("one",)
    assert changes.guids(ChangeKind.REMOVED) == ("three",)
    assert store.read(queries.next_version, event) == "2"
    store.write("Release", actions.release_agenda, event, "2", NOW)
    assert now(store, event).by_guid()["one"].sequence == 1
    list(store.write_chunks("Back", actions.reset_agenda, event, release))
    assert released is not None
    assert now(store, event).by_guid() == released.by_guid()


def test_a_plan_is_tried_beside_the_agenda(store: Store, event: str) -> None:
    before = now(store, event)
    plan = store.write("Plan", actions.make_plan, event, "Rain", NOW)
    store.write("Move", actions.move_session, event, "one", hall(store, event, 1), at(16), plan_id=plan)
    store.write("Shift", actions.shift_rest, event, "two", HALF, plan_id=plan)
    assert now(store, event) == before
    assert store.read(queries.plan_difference, event, plan).guids(ChangeKind.ROOM) == ("one",)
    assert [row.moved for row in store.read(queries.plans, event)] == [3]
    planned = store.read(queries.programme, event, plan)
    store.write("Name", actions.rename_plan, event, plan, "Snow")
    refused(AgendaRefusal.NAME_EMPTY, store.write, "Name", actions.rename_plan, event, plan, " ")
    assert [row.name for row in store.read(queries.plans, event)] == ["Snow"]
    assert store.write("Adopt", actions.adopt_plan, event, plan) == 3
    assert now(store, event) == planned
    assert store.read(queries.plans, event) == []
    store.undo()
    assert now(store, event) == before


def test_printed_sheets_that_are_wrong_by_now(store: Store, event: str) -> None:
    first, second = hall(store, event), hall(store, event, 1)
    sheets = [(SheetKind.DOOR, first), (SheetKind.DOOR, second), (SheetKind.PAGE, "")]
    store.write("Print", actions.note_sheets, event, sheets, NOW)
    assert store.read(queries.wrong_sheets, event) == []
    store.write("Resize", actions.resize_session, event, "one", end=at(9, 20))
    wrong = store.read(queries.wrong_sheets, event)
    assert [(sheet.kind, sheet.name) for sheet in wrong] == [("door", "Hall"), ("page", "")]


def test_why_a_printed_sheet_is_wrong_is_told(store: Store, event: str) -> None:
    hall_key, studio = hall(store, event), hall(store, event, 1)
    sheets = [(SheetKind.DOOR, hall_key), (SheetKind.DOOR, studio), (SheetKind.PAGE, "")]
    store.write("Print", actions.note_sheets, event, sheets, NOW)
    store.write("Move", actions.move_session, event, "two", studio, at(9))

    def reasons() -> dict[str, list[tuple[str, str]]]:
        return {
            sheet.name: [
                (change.guid, change.kind.value) for change in store.read(queries.sheet_reasons, event, sheet)
            ]
            for sheet in store.read(queries.printed_sheets, event)
        }

    assert reasons() == {"Hall": [], "Studio": [], "": []}, "there is no release to compare with"
    store.undo()
    store.write("Release", actions.release_agenda, event, "1", NOW)
    assert reasons() == {"Hall": [], "Studio": [], "": []}, "nothing is wrong"
    store.write("Move", actions.move_session, event, "two", studio, at(9))
    moved = [("two", "room"), ("two", "moved")]
    told = reasons()
    assert {name: sorted(found) for name, found in told.items()} == dict.fromkeys(told, sorted(moved))
    assert set(told) == {"Hall", "Studio", ""}


def test_who_speaks_first_is_put_first(store: Store, event: str) -> None:
    names = ("Ona", "Jānis", "Mari")
    keys = {name: store.write("Person", actions.add_person, event, name) for name in names}
    for name in names:
        store.write("Speaker", actions.add_speaker, event, "one", keys[name])
    store.write("Order", actions.order_speakers, event, "one", [keys["Mari"], keys["Ona"]])
    programme = now(store, event)
    assert programme.names(programme.by_guid()["one"]) == ("Mari", "Ona", "Jānis")
    store.undo()
    programme = now(store, event)
    assert programme.names(programme.by_guid()["one"]) == names
    refused(AgendaRefusal.GONE, store.write, "Order", actions.order_speakers, event, "two", [keys["Ona"]])


def test_of_a_plan_only_what_is_wanted_is_adopted(store: Store, event: str) -> None:
    plan = store.write("Plan", actions.make_plan, event, "Rain", NOW)
    other = store.write("Plan", actions.make_plan, event, "Snow", NOW)
    store.write("Move", actions.move_session, event, "one", hall(store, event, 1), at(16), plan_id=plan)
    store.write("Move", actions.move_session, event, "two", hall(store, event, 1), at(15), plan_id=plan)
    refused(AgendaRefusal.NAME_TAKEN, store.write, "Name", actions.rename_plan, event, other, "rain")
    assert store.write("Adopt", actions.adopt_plan, event, plan, {"two"}) == 1
    sessions = now(store, event).by_guid()
    assert (sessions["one"].start, sessions["two"].start) == (at(9), at(15))
    assert [row.name for row in store.read(queries.plans, event)] == ["Snow"]


def file_of(programme: Programme) -> ReadProgramme:
    return ReadProgramme(programme, Dialect.VOC)


def test_a_file_is_merged_with_what_was_edited_here(store: Store, event: str) -> None:
    first = now(store, event)
    list(store.write_chunks("Import", actions.import_programme, event, file_of(first), "a.xml", NOW))
    assert now(store, event).by_guid() == first.by_guid()
    store.write("Edit", actions.edit_session, event, "one", {"title": "Ours"})
    store.write("Move", actions.move_session, event, "two", hall(store, event, 1), at(13))
    sessions = first.by_guid()
    theirs = replace(
        first,
        sessions=(
            replace(sessions["one"], title="Theirs"),
            replace(sessions["two"], abstract="New words"),
            replace(sessions["free"], start=at(17), room=first.rooms[0].key),
            Session("new", "New", HALF),
        ),
    )
    found = compared(store.read(queries.import_ground, event), file_of(theirs))
    here, preview = found.here, found.merge
    assert [(each.guid, each.field) for each in preview.conflicts] == [("one", "title")]
    answers = {("one", "title"): Side.THEIRS}
    write = store.write_chunks(
        "Import", actions.import_programme, event, file_of(theirs), "b.xml", NOW, answers, here
    )
    list(write)
    after = now(store, event).by_guid()
    assert after["one"].title == "Theirs"
    assert (after["two"].start, after["two"].abstract) == (at(13), "New words")
    assert after["free"].start == at(17)
    assert "three" not in after
    assert "new" in after
    store.undo()
    assert now(store, event) == here


def test_a_file_is_refused_where_the_agenda_changed_since_the_questions(store: Store, event: str) -> None:
    here = store.read(queries.import_ground, event).here
    store.write("Edit", actions.edit_session, event, "one", {"title": "Ours"})
    with pytest.raises(Refused) as caught:
        list(
            store.write_chunks(
                "Import", actions.import_programme, event, file_of(here), "a.xml", NOW, None, here
            )
        )
    assert caught.value.reason is AgendaRefusal.CHANGED_MEANWHILE


def test_a_file_that_does_not_say_what_the_event_is_called_leaves_its_name(store: Store, event: str) -> None:
    whole = now(store, event)
    nameless = ReadProgramme(
        replace(whole, title="agenda"), Dialect.TABLE, (Repair(RepairKind.TITLE_OF_EVENT_MISSING),)
    )
    list(store.write_chunks("Import", actions.import_programme, event, nameless, "agenda.csv", NOW))
    assert now(store, event).title == whole.title


def test_a_session_that_people_chose_is_cancelled_not_lost(store: Store, event: str, forum: Forum) -> None:
    whole = now(store, event)
    list(store.write_chunks("Import", actions.import_programme, event, file_of(whole), "a.xml", NOW))
    store.write("Sign up", actions.sign_up, event, "one", forum.attendee(), NOW)
    fewer = replace(whole, sessions=whole.sessions[1:])
    list(store.write_chunks("Import", actions.import_programme, event, file_of(fewer), "b.xml", NOW))
    assert now(store, event).by_guid()["one"].state is SessionState.CANCELLED


GUIDS = st.sampled_from(("one", "two", "three", "free", "none"))
STEPS = st.one_of(
    st.tuples(st.just("move"), GUIDS, st.integers(0, 140)),
    st.tuples(st.just("shift"), GUIDS, st.integers(-60, 60)),
    st.tuples(st.just("swap"), GUIDS, GUIDS),
    st.tuples(st.just("lock"), GUIDS, st.none()),
    st.tuples(st.just("off"), GUIDS, st.none()),
    st.tuples(st.just("double"), GUIDS, st.integers(0, 140)),
    st.tuples(st.just("remove"), GUIDS, st.none()),
)


def _take(store: Store, event: str, kind: str, guid: str, value: object) -> None:
    minutes = timedelta(minutes=value if isinstance(value, int) else 0)
    room = hall(store, event, len(kind) % 2)
    writes: dict[str, tuple[Callable[..., object], tuple[object, ...]]] = {
        "move": (actions.move_session, (guid, room, at(9) + minutes)),
        "shift": (actions.shift_rest, (guid, minutes)),
        "swap": (actions.swap_sessions, (guid, value)),
        "lock": (actions.lock_sessions, ([guid],)),
        "off": (actions.unschedule_sessions, ([guid],)),
        "double": (actions.duplicate_session, (guid, room, at(9) + minutes)),
        "remove": (actions.remove_sessions, ([guid],)),
    }
    action, args = writes[kind]
    store.write("Step", action, event, *args)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=8))
def test_any_steps_taken_back_leave_the_agenda_as_it_was(
    store: Store, event: str, steps: list[tuple[str, str, object]]
) -> None:
    before = now(store, event)
    taken = 0
    for step in steps:
        here = now(store, event)
        try:
            _take(store, event, *step)
        except Refused:
            assert now(store, event) == here
        else:
            taken += now(store, event) != here
    for _ in range(taken):
        store.undo()
    assert now(store, event) == before
