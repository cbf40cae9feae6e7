"""What there is to see after a move is made of what was seen before; after anything else it is read anew."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_app.features.meetings import actions, queries
from tests.features.meetings.afternoon import EGLE, JANIS, MORNING, OIE, OLENA, WLADEK, at
from tests.make import add_scan

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.features.meetings.rules.sight import Sight
    from tests.features.meetings.afternoon import Afternoon


def whole(afternoon: Afternoon, now: datetime = MORNING) -> Sight:
    return afternoon.store.read(queries.sight, afternoon.event_id, now)


def after(afternoon: Afternoon, seen: Sight, now: datetime = MORNING) -> Sight | None:
    return afternoon.store.read(queries.sight_after, seen, now)


def move(afternoon: Afternoon, meeting: str, slot: int, table: int) -> None:
    place = (afternoon.block, slot, afternoon.tables[table], MORNING)
    afternoon.store.write("Move", actions.move_meeting, meeting, *place)


def test_a_move_and_its_undo_are_made_of_what_was_seen(afternoon: Afternoon) -> None:
    meeting = afternoon.meet(EGLE, JANIS, 0)
    afternoon.meet(OIE, WLADEK, 1, 2)
    seen = whole(afternoon)
    move(afternoon, meeting, 2, 1)
    moved = after(afternoon, seen)
    assert moved == whole(afternoon) != seen
    assert moved is not None
    assert (moved.meetings[meeting].slot, moved.meetings[meeting].table) == (2, 1)
    afternoon.store.undo()
    assert after(afternoon, moved) == whole(afternoon)
    assert whole(afternoon).view == seen.view


def test_nothing_new_is_what_was_seen(afternoon: Afternoon) -> None:
    afternoon.meet(EGLE, JANIS, 0)
    seen = whole(afternoon)
    assert after(afternoon, seen, MORNING + timedelta(minutes=1)) == whole(
        afternoon, MORNING + timedelta(minutes=1)
    )


def test_a_conflict_that_a_move_ends_is_seen_no_more(afternoon: Afternoon) -> None:
    meeting, store = afternoon.meet(EGLE, JANIS, 0), afternoon.store
    key = afternoon.forum.attendee(EGLE)
    store.write("Away", actions.set_slot_availability, key, at(0), at(1), available=False)
    seen = whole(afternoon)
    assert list(seen.conflicts) == [meeting]
    move(afternoon, meeting, 2, 1)
    moved = after(afternoon, seen)
    assert moved is not None
    assert not moved.conflicts


def test_whatever_else_changed_is_read_anew(afternoon: Afternoon) -> None:
    meeting, store, forum = afternoon.meet(EGLE, JANIS, 0), afternoon.store, afternoon.forum
    for act in (
        lambda: store.write("Lock", actions.lock_meeting, meeting),
        lambda: store.write("Scan", add_scan, forum, forum.attendee(EGLE), at=MORNING),
        lambda: afternoon.meet(OIE, OLENA, 3, 2),
        lambda: store.write("Cancel", actions.cancel_request, afternoon.request(OIE, WLADEK), MORNING),
        lambda: store.write("Tables", actions.add_meeting_tables, afternoon.event_id, 8, 9, place="Hall C"),
    ):
        seen = whole(afternoon)
        act()
        assert after(afternoon, seen) is None


def test_a_slot_that_began_or_another_day_is_read_anew(afternoon: Afternoon) -> None:
    afternoon.meet(EGLE, JANIS, 0)
    seen = whole(afternoon)
    assert after(afternoon, seen, at(0)) is not None
    assert after(afternoon, seen, at(0, 1)) is None
    assert after(afternoon, seen, MORNING - timedelta(days=1)) is None
