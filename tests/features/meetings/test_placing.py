"""Meetings placed, moved, swapped, locked and cancelled one by one: what breaks a rule is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from db.obstacles import UndoRefusal
from desktop_app.errors import Refused, sentence_of
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.meeting import Profile
from desktop_app.features.meetings.rules.refusing import MeetingRefusal
from desktop_app.features.meetings.rules.request import RequestState
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
    add_guest,
    at,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import Enum

    from tests.features.meetings.afternoon import Afternoon


def refused_by(afternoon: Afternoon, action: Callable[..., Any], *values: Any) -> Refused:  # noqa: ANN401 (what actions take)
    before = afternoon.places()
    with pytest.raises(Refused) as refused:
        afternoon.store.write("Try", action, *values)
    assert afternoon.places() == before
    assert "…" not in sentence_of(refused.value)
    return refused.value


def move(afternoon: Afternoon, meeting: str, slot: int, table: int, now: object = MORNING) -> Refused:
    values = (meeting, afternoon.block, slot, afternoon.tables[table], now)
    return refused_by(afternoon, actions.move_meeting, *values)


def test_placed_moved_and_taken_back(afternoon: Afternoon) -> None:
    meeting = afternoon.meet(EGLE, JANIS, 0)
    afternoon.store.write(
        "Move", actions.move_meeting, meeting, afternoon.block, 2, afternoon.tables[1], MORNING
    )
    assert afternoon.places()[meeting] == (2, 1, "planned")
    afternoon.store.undo()
    assert afternoon.places()[meeting] == (0, 0, "planned")


def test_only_accepted_requests_are_placed_and_only_once(afternoon: Afternoon) -> None:
    pending = afternoon.request(EGLE, JANIS, state=RequestState.PENDING)
    with pytest.raises(Refused) as refused:
        afternoon.place(pending, 0)
    assert refused.value.reason is MeetingRefusal.NOT_ACCEPTED
    afternoon.store.write("Accept", actions.accept_request, pending)
    afternoon.place(pending, 0)
    with pytest.raises(Refused) as refused:
        afternoon.place(pending, 1)
    assert refused.value.reason is MeetingRefusal.PLACED_BEFORE


def test_a_person_and_a_table_have_one_meeting_at_a_time(afternoon: Afternoon) -> None:
    afternoon.meet(EGLE, JANIS, 0)
    meeting = afternoon.meet(OIE, EGLE, 1)
    other = afternoon.meet(WLADEK, OLENA, 1, 1)
    busy = move(afternoon, meeting, 0, 1)
    assert (busy.reason, busy.facts["name"], busy.facts["time"]) == (
        MeetingRefusal.PERSON_BUSY,
        "Eglė Žydrūnaitė",
        "14:00",
    )
    taken = move(afternoon, other, 1, 0)
    assert (taken.reason, taken.facts["table"]) == (MeetingRefusal.TABLE_TAKEN, "1")


def absent(afternoon: Afternoon) -> None:
    key = afternoon.forum.attendee(EGLE)
    afternoon.store.write("Away", actions.add_absence, key, at(2), None, reason="train")


def limited(afternoon: Afternoon) -> None:
    afternoon.meet(EGLE, OIE, 0)
    profile = Profile(afternoon.forum.attendee(EGLE), most=2)
    afternoon.store.write("Limit", actions.set_profile, profile)
    afternoon.store.write("Limit", actions.set_profile, Profile(afternoon.forum.attendee(EGLE), most=1))


def closed(afternoon: Afternoon) -> None:
    afternoon.store.write("Close", actions.close_meeting_table, afternoon.tables[0], at(2))


def elsewhere(afternoon: Afternoon) -> None:
    block = afternoon.store.write(
        "Block", actions.add_meeting_block, afternoon.event_id, name="Evening", starts_at=at(8), slots=1
    )
    afternoon.store.write("Type", actions.edit_meeting_type, afternoon.types["C2C"], block_ids=[block])


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (absent, MeetingRefusal.PERSON_AWAY),
        (limited, MeetingRefusal.PERSON_FULL),
        (closed, MeetingRefusal.TABLE_CLOSED),
        (elsewhere, MeetingRefusal.WRONG_BLOCK),
    ],
)
def test_what_people_tables_and_types_allow_is_kept(
    afternoon: Afternoon, prepare: Callable[[Afternoon], None], reason: Enum
) -> None:
    request = afternoon.request(EGLE, JANIS)
    prepare(afternoon)
    values = (request, afternoon.block, 2, afternoon.tables[0], MORNING)
    assert refused_by(afternoon, actions.place_meeting, *values).reason is reason


def test_a_table_has_what_the_meeting_needs(afternoon: Afternoon) -> None:
    request = afternoon.request(EGLE, JANIS, needs=("interpreter",))
    values = (request, afternoon.block, 0, afternoon.tables[0], MORNING)
    assert refused_by(afternoon, actions.place_meeting, *values).reason is MeetingRefusal.TABLE_LACKS
    afternoon.store.write("Equip", actions.edit_meeting_table, afternoon.tables[0], features=["interpreter"])
    assert afternoon.place(request, 0)


def test_colleagues_do_not_meet_the_same_colleagues_at_once(afternoon: Afternoon) -> None:
    """Eglė and Yijun are of one cluster, Jānis and Olena of one company."""
    afternoon.meet(EGLE, JANIS, 0)
    request = afternoon.request(YIJUN, OLENA)
    values = (request, afternoon.block, 0, afternoon.tables[1], MORNING)
    assert refused_by(afternoon, actions.place_meeting, *values).reason is MeetingRefusal.COLLEAGUES


def test_nothing_that_has_begun_moves_and_nothing_moves_there(afternoon: Afternoon) -> None:
    past, coming = afternoon.meet(EGLE, JANIS, 0), afternoon.meet(OIE, WLADEK, 2)
    assert move(afternoon, past, 3, 0, at(0, 1)).reason is MeetingRefusal.IS_PAST
    assert move(afternoon, coming, 1, 0, at(1, 1)).reason is MeetingRefusal.IS_PAST
    for action in (actions.cancel_meeting,):
        assert refused_by(afternoon, action, past, at(0, 1)).reason is MeetingRefusal.IS_PAST
    afternoon.store.write(
        "Move", actions.move_meeting, coming, afternoon.block, 1, afternoon.tables[0], at(1)
    )
    assert afternoon.places()[coming] == (1, 0, "planned")


def test_a_locked_meeting_stays_until_it_is_unlocked(afternoon: Afternoon) -> None:
    meeting, other = afternoon.meet(EGLE, JANIS, 0), afternoon.meet(OIE, WLADEK, 1)
    afternoon.store.write("Lock", actions.lock_meeting, meeting)
    assert move(afternoon, meeting, 2, 0).reason is MeetingRefusal.IS_LOCKED
    for action, values in (
        (actions.cancel_meeting, (meeting, MORNING)),
        (actions.swap_meetings, (other, meeting, MORNING)),
    ):
        assert refused_by(afternoon, action, *values).reason is MeetingRefusal.IS_LOCKED
    assert afternoon.situation().problem.kept
    afternoon.store.write("Unlock", actions.unlock_meeting, meeting)
    afternoon.store.write("Swap", actions.swap_meetings, other, meeting, MORNING)
    assert afternoon.places() == {meeting: (1, 0, "planned"), other: (0, 0, "planned")}
    afternoon.store.undo()
    assert afternoon.places() == {meeting: (0, 0, "planned"), other: (1, 0, "planned")}


def test_a_swap_that_hurts_somebody_is_refused(afternoon: Afternoon) -> None:
    one = afternoon.meet(EGLE, JANIS, 0)
    other = afternoon.meet(OIE, WLADEK, 1)
    afternoon.meet(OLENA, EGLE, 1, 1)
    refused = refused_by(afternoon, actions.swap_meetings, one, other, MORNING)
    assert refused.reason is MeetingRefusal.PERSON_BUSY


def test_a_cancelled_meeting_lets_its_request_wait_again(afternoon: Afternoon) -> None:
    request = afternoon.request(EGLE, JANIS)
    meeting = afternoon.place(request, 0)
    afternoon.store.write("Cancel", actions.cancel_meeting, meeting, MORNING)
    assert request not in afternoon.situation().schedule
    assert refused_by(afternoon, actions.lock_meeting, meeting).reason is MeetingRefusal.NOT_PLANNED
    again = afternoon.place(request, 1)
    assert afternoon.places() == {meeting: (0, 0, "cancelled"), again: (1, 0, "planned")}


def test_a_walk_in_joins_a_meeting_if_free(afternoon: Afternoon) -> None:
    store, forum = afternoon.store, afternoon.forum
    meeting = afternoon.meet(EGLE, JANIS, 0)
    guest = store.write("Walk-in", add_guest, forum, "Atėjūnas")
    store.write("Join", actions.join_meeting, meeting, guest, 2, MORNING)
    (day,) = store.read(queries.day_of, afternoon.event_id, guest, MORNING)
    assert [party.name for party in (*day.colleagues, *day.partners)] == ["Jānis Bērziņš", "Eglė Žydrūnaitė"]
    assert guest in afternoon.situation().problem.requests[0].second
    twice = refused_by(afternoon, actions.join_meeting, meeting, guest, 1, MORNING)
    assert twice.reason is MeetingRefusal.COMES_TWICE
    afternoon.meet(OIE, OYSTEIN, 0, 1)
    busy = refused_by(afternoon, actions.join_meeting, meeting, forum.attendee(OIE), 1, MORNING)
    assert busy.reason is MeetingRefusal.PERSON_BUSY
    late = refused_by(afternoon, actions.join_meeting, meeting, forum.attendee(WLADEK), 1, at(0, 1))
    assert late.reason is MeetingRefusal.IS_PAST


def test_what_is_not_there_is_refused(afternoon: Afternoon) -> None:
    meeting = afternoon.meet(EGLE, JANIS, 0)
    assert move(afternoon, meeting, 9, 0).reason is MeetingRefusal.GONE
    nothing = refused_by(afternoon, actions.cancel_meeting, "0" * 32, MORNING)
    assert nothing.reason is MeetingRefusal.GONE


# --- taking back ------------------------------------------------------------------------------------


def test_a_move_is_not_taken_back_onto_a_table_given_away_since(afternoon: Afternoon) -> None:
    store = afternoon.store
    meeting = afternoon.meet(EGLE, JANIS, 0)
    store.write("Move", actions.move_meeting, meeting, afternoon.block, 1, afternoon.tables[0], MORNING)
    moved = store.newest
    rival = afternoon.meet(OIE, WLADEK, 0)
    with pytest.raises(Refused) as refused:
        store.undo(moved)
    assert refused.value.reason is UndoRefusal.PLACE_TAKEN
    assert refused.value.facts["label"] == "Place"
    assert afternoon.places() == {meeting: (1, 0, "planned"), rival: (0, 0, "planned")}


def test_a_cancelling_is_not_taken_back_where_a_person_is_busy_since(afternoon: Afternoon) -> None:
    store = afternoon.store
    meeting = afternoon.meet(EGLE, JANIS, 0)
    store.write("Cancel", actions.cancel_meeting, meeting, MORNING)
    cancelled = store.newest
    afternoon.meet(OIE, EGLE, 0, 1)
    with pytest.raises(Refused) as refused:
        store.undo(cancelled)
    assert refused.value.reason is UndoRefusal.PLACE_TAKEN


def test_a_registration_that_is_cancelled_frees_its_slots_visibly(afternoon: Afternoon) -> None:
    afternoon.meet(EGLE, JANIS, 0)
    afternoon.store.write("Cancel", edit_attendee, afternoon.forum.attendee(EGLE), status="cancelled")
    (away,) = afternoon.store.read(queries.roll_call, afternoon.event_id, MORNING).away
    assert (away.party.name, away.why.value, away.meetings) == ("Eglė Žydrūnaitė", "not coming", 1)
