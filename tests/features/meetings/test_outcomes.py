"""How meetings went, and the figures made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import Refused
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.features.meetings.rules.outcome import Outcome, state_after
from desktop_app.features.meetings.rules.refusing import MeetingRefusal
from desktop_app.features.meetings.rules.request import RequestState
from desktop_app.features.meetings.rules.tally import Tally
from tests.features.meetings.afternoon import EGLE, JANIS, MORNING, OIE, OLENA, WLADEK, at

if TYPE_CHECKING:
    from tests.features.meetings.afternoon import Afternoon


@pytest.mark.parametrize(
    ("absent", "state"),
    [("", "held"), ("a", "held"), ("ab", "no_show"), ("c", "no_show"), ("ac", "no_show"), ("abc", "no_show")],
)
def test_a_meeting_is_held_while_somebody_of_each_side_is_there(absent: str, state: str) -> None:
    assert state_after({"a", "b"}, {"c"}, set(absent)) is MeetingState(state)


def test_noted_corrected_and_forgotten(afternoon: Afternoon) -> None:
    store = afternoon.store
    meeting, missing = afternoon.meet(EGLE, JANIS, 0), afternoon.forum.attendee(JANIS)
    absent = Outcome(frozenset({missing}), comment=" ill ")
    store.write("Outcome", actions.note_outcome, meeting, absent, at(0, 10))
    (shown,) = store.read(queries.board, afternoon.event_id, at(0, 10)).meetings
    assert (shown.state, shown.comment, shown.outcome_at) == (MeetingState.NO_SHOW, "ill", at(0, 10))
    assert [party.absent for party in shown.parties] == [False, True]
    store.write("Outcome", actions.note_outcome, meeting, Outcome(follow_up=True), at(1))
    (shown,) = store.read(queries.board, afternoon.event_id, at(1)).meetings
    assert (shown.state, shown.follow_up, shown.comment) == (MeetingState.HELD, True, "")
    assert not any(party.absent for party in shown.parties)
    store.write("Forget", actions.clear_outcome, meeting)
    (shown,) = store.read(queries.board, afternoon.event_id, at(1)).meetings
    assert (shown.state, shown.follow_up) == (MeetingState.PLANNED, False)


def test_what_took_place_is_kept_wherever_the_clock_stands(afternoon: Afternoon) -> None:
    meeting = afternoon.meet(EGLE, JANIS, 0)
    afternoon.store.write("Outcome", actions.note_outcome, meeting, Outcome(), at(0))
    assert list(afternoon.situation(MORNING).problem.kept) == list(afternoon.situation().meeting_ids)


def test_what_cannot_have_been_is_refused(afternoon: Afternoon) -> None:
    meeting = afternoon.meet(EGLE, JANIS, 1)
    cancelled = afternoon.meet(OIE, WLADEK, 1, 1)
    afternoon.store.write("Cancel", actions.cancel_meeting, cancelled, MORNING)
    stranger = Outcome(frozenset({afternoon.forum.attendee(OIE)}))
    for key, outcome, now, reason in (
        (meeting, Outcome(), at(0), MeetingRefusal.NOT_YET),
        (meeting, stranger, at(1), MeetingRefusal.NOBODY_OF_IT),
        (cancelled, Outcome(), at(1), MeetingRefusal.NOT_PLANNED),
    ):
        with pytest.raises(Refused) as refused:
            afternoon.store.write("Outcome", actions.note_outcome, key, outcome, now)
        assert refused.value.reason is reason
    with pytest.raises(Refused):
        afternoon.store.write("Forget", actions.clear_outcome, cancelled)


def test_figures(afternoon: Afternoon) -> None:
    store, forum = afternoon.store, afternoon.forum
    held = afternoon.meet(EGLE, JANIS, 0)
    missed = afternoon.meet(EGLE, OIE, 1)
    afternoon.meet(WLADEK, OLENA, 2)
    afternoon.request(OIE, OLENA, state=RequestState.PENDING)
    store.write("Outcome", actions.note_outcome, held, Outcome(follow_up=True), at(0))
    absent = Outcome(frozenset({forum.attendee(OIE)}))
    store.write("Outcome", actions.note_outcome, missed, absent, at(1))
    figures = store.read(queries.meeting_figures, afternoon.event_id, at(3))
    assert (figures.requested, figures.accepted, figures.pending, figures.placed, figures.open) == (
        4,
        3,
        1,
        3,
        1,
    )
    assert (figures.declined, figures.cancelled) == (0, 0)
    assert figures.total == Tally(meetings=3, held=1, no_shows=1, follow_ups=1)
    assert (figures.people, figures.organisations, figures.countries) == (4, 3, 3)
    assert figures.by_type == {"C2C": figures.total}
    assert next(iter(figures.by_country)) == "LT"
    assert figures.by_country["EE"] == Tally(1, 0, 1, 0)
    assert figures.by_kind["cluster"] == Tally(2, 1, 1, 1)
    assert figures.by_organisation["Gauja Robotics"] == Tally(2, 1, 0, 1)
    assert figures.as_json()["total"]["held"] == 1
