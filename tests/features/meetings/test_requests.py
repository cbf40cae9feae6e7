"""Requests at the desk: made, accepted, declined, cancelled, and listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.errors import Refused
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.refusing import MeetingRefusal, PlaceRefusal
from desktop_app.features.meetings.rules.request import RequestState, weight_of
from desktop_app.features.registrations.actions import edit_attendee
from tests.features.meetings.afternoon import EGLE, JANIS, MORNING, OIE, OLENA, WLADEK, at, state_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import Enum

    from tests.features.meetings.afternoon import Afternoon


def refusal(afternoon: Afternoon, action: Callable[..., Any], *values: Any, **columns: Any) -> Enum:  # noqa: ANN401 (what actions take)
    with pytest.raises(Refused) as refused:
        afternoon.store.write("Try", action, *values, **columns)
    return refused.value.reason


def test_a_request_says_who_with_whom_and_what_for(afternoon: Afternoon) -> None:
    companion = afternoon.forum.attendee(OLENA)
    key = afternoon.request(
        EGLE, JANIS, priority=9, needs=("Interpreter",), wish=" lasers ", companions=[(companion, 2)]
    )
    (row,) = afternoon.store.read(queries.requests, afternoon.event_id, MORNING)
    assert (row.id, row.type, row.priority, row.needs, row.wish) == (
        key,
        "C2C",
        3,
        ("interpreter",),
        "lasers",
    )
    assert [party.name for party in (*row.first, *row.second)] == [
        "Eglė Žydrūnaitė",
        "Jānis Bērziņš",
        "Олена Шевчук",
    ]
    assert (row.state, row.placed, row.mutual) == (RequestState.ACCEPTED, False, False)
    request = afternoon.situation().problem.request[key]
    assert request.second == (afternoon.forum.attendee(JANIS), companion)
    assert request.weight == weight_of(3, mutual=False) == 3


def test_requests_of_one_person_whoever_asked_or_comes_along(afternoon: Afternoon) -> None:
    own = afternoon.forum.attendee(EGLE)
    keys = {
        afternoon.request(EGLE, JANIS),
        afternoon.request(OIE, EGLE),
        afternoon.request(WLADEK, JANIS, companions=[(own, 1)]),
    }
    afternoon.request(WLADEK, OLENA)
    found = afternoon.store.read(queries.requests, afternoon.event_id, MORNING, attendee_id=own)
    assert {row.id for row in found} == keys


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (EGLE, EGLE, MeetingRefusal.SAME_PERSON),
        (EGLE, OIE, MeetingRefusal.NOT_COMING),
        (JANIS, EGLE, MeetingRefusal.ASKED_BEFORE),
    ],
)
def test_what_makes_no_request_is_refused(afternoon: Afternoon, one: str, other: str, reason: Enum) -> None:
    afternoon.store.write("Cancel", edit_attendee, afternoon.forum.attendee(OIE), status="cancelled")
    afternoon.request(EGLE, JANIS)
    with pytest.raises(Refused) as refused:
        afternoon.request(one, other)
    assert refused.value.reason is reason


def test_nobody_comes_twice_and_types_must_be_there(afternoon: Afternoon) -> None:
    own = afternoon.forum.attendee(EGLE)
    people = (afternoon.event_id, own, afternoon.forum.attendee(JANIS))
    columns = {"type_id": afternoon.types["C2C"], "now": MORNING}
    twice = refusal(afternoon, actions.add_request, *people, companions=[(own, 2)], **columns)
    assert twice is MeetingRefusal.COMES_TWICE
    unknown = refusal(afternoon, actions.add_request, *people, **(columns | {"type_id": "0" * 32}))
    assert unknown is PlaceRefusal.NO_TYPE
    assert refusal(afternoon, actions.accept_request, "0" * 32) is MeetingRefusal.GONE


def test_declined_accepted_cancelled(afternoon: Afternoon) -> None:
    store = afternoon.store
    key = afternoon.request(EGLE, JANIS, state=RequestState.PENDING)
    assert key not in afternoon.situation().problem.request
    store.write("Accept", actions.accept_request, key)
    assert key in afternoon.situation().problem.request
    store.write("Decline", actions.decline_request, key, MORNING, "ill")
    (row,) = store.read(queries.requests, afternoon.event_id, MORNING)
    assert (row.state, row.note) == (RequestState.DECLINED, "ill")
    other = afternoon.request(JANIS, EGLE)
    assert refusal(afternoon, actions.accept_request, key) is MeetingRefusal.ASKED_BEFORE
    store.write("Cancel", actions.cancel_request, other, MORNING)
    store.write("Accept", actions.accept_request, key)
    assert store.read(state_of, key) == "accepted"


def test_the_meeting_goes_with_its_request_unless_it_began_or_is_locked(afternoon: Afternoon) -> None:
    store = afternoon.store
    meeting = afternoon.meet(EGLE, JANIS, 1)
    request = afternoon.situation().problem.requests[0].key
    assert refusal(afternoon, actions.decline_request, request, at(1, 5)) is MeetingRefusal.IS_PAST
    store.write("Lock", actions.lock_meeting, meeting)
    assert refusal(afternoon, actions.cancel_request, request, MORNING) is MeetingRefusal.IS_LOCKED
    store.write("Unlock", actions.unlock_meeting, meeting)
    store.write("Cancel", actions.cancel_request, request, MORNING)
    assert afternoon.places()[meeting] == (1, 0, "cancelled")
    store.undo()
    assert afternoon.places()[meeting] == (1, 0, "planned")


def test_edited(afternoon: Afternoon) -> None:
    key = afternoon.request(EGLE, JANIS)
    afternoon.store.write(
        "Edit", actions.edit_request, key, type_id=afternoon.types["B2C"], priority=1, needs=["Screen"],
        wish="optics", note="quiet table",
    )  # fmt: skip
    (row,) = afternoon.store.read(queries.requests, afternoon.event_id, MORNING)
    assert (row.type, row.priority, row.needs, row.wish, row.note) == (
        "B2C",
        1,
        ("screen",),
        "optics",
        "quiet table",
    )
