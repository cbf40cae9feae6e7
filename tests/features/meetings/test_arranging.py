"""Types, blocks and tables at the desk of whoever sets the afternoon up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from db.tables import MeetingBlock, MeetingTable
from desktop_app.errors import Refused
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.refusing import PlaceRefusal
from desktop_app.features.setup.rules import SetupRefusal
from tests.features.meetings.afternoon import EGLE, JANIS, MORNING, START

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import Enum

    from sqlalchemy.orm import Session

    from tests.features.meetings.afternoon import Afternoon


def refusal(afternoon: Afternoon, action: Callable[..., Any], *values: Any, **columns: Any) -> Enum:  # noqa: ANN401 (what actions take)
    with pytest.raises(Refused) as refused:
        afternoon.store.write("Try", action, *values, **columns)
    return refused.value.reason


def test_types_are_made_named_coloured_and_removed(afternoon: Afternoon) -> None:
    store, event = afternoon.store, afternoon.event_id
    key = store.write("Type", actions.add_meeting_type, event, " Own  type ")
    store.write(
        "Edit", actions.edit_meeting_type, key, name="Lunch", colour="#0F766E", block_ids=[afternoon.block]
    )
    kind = store.read(queries.types, event)[-1]
    assert (kind.name, kind.colour, kind.block_ids) == ("Lunch", "#0F766E", (afternoon.block,))
    assert refusal(afternoon, actions.add_meeting_type, event, "lunch") is PlaceRefusal.NAME_TAKEN
    assert refusal(afternoon, actions.add_meeting_type, event, " ") is SetupRefusal.NAME_EMPTY
    assert refusal(afternoon, actions.edit_meeting_type, key, colour="red") is SetupRefusal.COLOUR_INVALID
    store.write("Remove", actions.remove_meeting_type, key)
    assert [each.name for each in store.read(queries.types, event)] == ["C2C", "B2C"]
    assert refusal(afternoon, actions.remove_meeting_type, key) is PlaceRefusal.GONE
    afternoon.request(EGLE, JANIS)
    used = refusal(afternoon, actions.remove_meeting_type, afternoon.types["C2C"])
    assert used is PlaceRefusal.TYPE_IN_USE


def test_a_block_moves_with_its_meetings_but_never_loses_one(afternoon: Afternoon) -> None:
    store = afternoon.store
    afternoon.meet(EGLE, JANIS, 3)
    later = START + timedelta(minutes=10)
    store.write("Later", actions.edit_meeting_block, afternoon.block, starts_at=later, gap_minutes=5)
    (meeting,) = store.read(queries.day_of, afternoon.event_id, afternoon.forum.attendee(EGLE), MORNING)
    assert meeting.slot.starts == later + timedelta(minutes=75)
    shorter = refusal(afternoon, actions.edit_meeting_block, afternoon.block, slots=3)
    assert shorter is PlaceRefusal.SLOTS_IN_USE
    assert refusal(afternoon, actions.remove_meeting_block, afternoon.block) is PlaceRefusal.BLOCK_IN_USE
    overlapping = refusal(
        afternoon, actions.add_meeting_block, afternoon.event_id, name="More", starts_at=later, slots=1
    )
    assert overlapping is PlaceRefusal.OVERLAPS


def test_a_removed_block_is_named_nowhere(afternoon: Afternoon) -> None:
    store, event = afternoon.store, afternoon.event_id
    store.write("Edit", actions.edit_meeting_type, afternoon.types["C2C"], block_ids=[afternoon.block])
    store.write("Edit", actions.edit_meeting_table, afternoon.tables[0], block_ids=[afternoon.block])
    store.write("Remove", actions.remove_meeting_block, afternoon.block)
    assert store.read(queries.blocks, event) == []
    assert {kind.block_ids for kind in store.read(queries.types, event)} == {()}
    assert {table.block_ids for table in store.read(queries.tables, event)} == {()}


def test_tables_are_numbered_equipped_closed_and_removed(afternoon: Afternoon) -> None:
    store, event = afternoon.store, afternoon.event_id
    assert refusal(afternoon, actions.add_meeting_tables, event, 3, 5) is PlaceRefusal.TABLE_THERE
    assert refusal(afternoon, actions.add_meeting_tables, event, 5, 4) is PlaceRefusal.NUMBERS_SWAPPED
    (key,) = store.write(
        "Add", actions.add_meeting_tables, event, 9, 9, features=["Interpreter", "interpreter "]
    )
    organisation = afternoon.forum.organisations["Gauja Robotics"]
    store.write("Edit", actions.edit_meeting_table, key, number=10, organisation_id=organisation)
    table = store.read(queries.tables, event)[-1]
    assert (table.number, table.features, table.organisation) == (10, ("interpreter",), "Gauja Robotics")
    assert refusal(afternoon, actions.edit_meeting_table, key, number=1) is PlaceRefusal.TABLE_THERE
    store.write("Close", actions.close_meeting_table, key, START)
    assert store.read(queries.tables, event)[-1].closed_from == START
    store.write("Open", actions.open_meeting_table, key)
    assert store.read(queries.tables, event)[-1].closed_from is None
    swapped = refusal(afternoon, actions.close_meeting_table, key, START, START)
    assert swapped is PlaceRefusal.TIMES_SWAPPED
    store.write("Remove", actions.remove_meeting_table, key)
    assert [each.number for each in store.read(queries.tables, event)] == [1, 2, 3]
    afternoon.meet(EGLE, JANIS, 0)
    assert refusal(afternoon, actions.remove_meeting_table, afternoon.tables[0]) is PlaceRefusal.TABLE_IN_USE


def test_words_without_end_are_refused_and_what_is_there_stays_changeable(afternoon: Afternoon) -> None:
    store, event, long = afternoon.store, afternoon.event_id, "x" * 81
    tries: tuple[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]], ...] = (
        (actions.add_meeting_type, (event, long), {}),
        (actions.edit_meeting_type, (afternoon.types["C2C"],), {"name": long}),
        (actions.add_meeting_tables, (event, 9, 9), {"place": long}),
        (actions.add_meeting_tables, (event, 9, 9), {"features": [long]}),
        (actions.edit_meeting_table, (afternoon.tables[0],), {"place": long}),
        (actions.edit_meeting_table, (afternoon.tables[0],), {"features": [long]}),
        (actions.edit_meeting_block, (afternoon.block,), {"name": long}),
    )
    for action, values, columns in tries:
        assert refusal(afternoon, action, *values, **columns) is PlaceRefusal.TOO_LONG
    taken = refusal(afternoon, actions.add_meeting_block, event, name="afternoon", starts_at=MORNING, slots=1)
    assert taken is PlaceRefusal.BLOCK_NAME_TAKEN
    out = refusal(afternoon, actions.edit_meeting_table, afternoon.tables[0], number=0)
    assert out is PlaceRefusal.NUMBER_OUT_OF_RANGE
    store.write("Old", _lengthen, afternoon.block, afternoon.tables[0], long)
    store.write("Edit", actions.edit_meeting_block, afternoon.block, gap_minutes=5)
    store.write("Edit", actions.edit_meeting_table, afternoon.tables[0], features=["screen"])
    assert store.read(queries.tables, event)[0].features == ("screen",)


def _lengthen(session: Session, block: str, table: str, words: str) -> None:
    """As an older version of the program wrote it."""
    session.get_one(MeetingBlock, block).name = words
    session.get_one(MeetingTable, table).place = words
