"""Slots of blocks, also where clocks change, and where tables stand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desktop_app.errors import Refused
from desktop_app.features.meetings.rules.place import (
    BlockRow,
    TableRow,
    check_block,
    check_block_words,
    check_closed,
    check_number,
    has_begun,
    slots_of,
)
from desktop_app.features.meetings.rules.refusing import PlaceRefusal
from desktop_app.features.setup.rules import SetupRefusal

TWO = datetime(2026, 5, 20, 11, 0, tzinfo=UTC)
BLOCK = BlockRow("b", "Afternoon", TWO, slots=3, slot_minutes=20, gap_minutes=5)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def test_slots_follow_each_other_with_gaps() -> None:
    slots = slots_of([BLOCK])
    assert [(slot.starts, slot.ends) for slot in slots] == [
        (TWO + minutes(start), TWO + minutes(start + 20)) for start in (0, 25, 50)
    ]
    assert [slot.session for slot in slots] == ["Afternoon"] * 3
    assert BLOCK.ends_at == TWO + minutes(70)


def test_slots_of_several_blocks_are_in_the_order_of_time() -> None:
    morning = BlockRow("a", "Morning", TWO - minutes(300), slots=2, slot_minutes=30, session="morning")
    slots = slots_of([BLOCK, morning])
    assert [(slot.block_id, slot.number) for slot in slots] == [
        ("a", 0), ("a", 1), ("b", 0), ("b", 1), ("b", 2),
    ]  # fmt: skip
    assert slots[0].session == "morning"


def test_slots_last_as_long_when_clocks_are_set_forward() -> None:
    """In the night to 29 March 2026 clocks in Vilnius go from 3:00 to 4:00."""
    vilnius = ZoneInfo("Europe/Vilnius")
    night = datetime(2026, 3, 29, 2, 30, tzinfo=vilnius).astimezone(UTC)
    slots = slots_of([BlockRow("b", "Night", night, slots=3, slot_minutes=30)])
    clock = [f"{slot.starts.astimezone(vilnius):%H:%M}" for slot in slots]
    assert clock == ["02:30", "04:00", "04:30"]
    assert {slot.ends - slot.starts for slot in slots} == {minutes(30)}


def test_a_slot_can_be_changed_in_the_minute_in_which_it_begins() -> None:
    slot = slots_of([BLOCK])[0]
    assert not has_begun(slot, TWO)
    assert has_begun(slot, TWO + timedelta(seconds=1))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": " "}, SetupRefusal.NAME_EMPTY),
        ({"slots": 0}, PlaceRefusal.NO_SLOTS),
        ({"slots": 201}, PlaceRefusal.NO_SLOTS),
        ({"slot_minutes": 4}, PlaceRefusal.SLOT_TOO_SHORT),
        ({"gap_minutes": -1}, PlaceRefusal.GAP_NEGATIVE),
        ({"starts_at": TWO + minutes(60)}, PlaceRefusal.OVERLAPS),
        ({"starts_at": TWO - minutes(69)}, PlaceRefusal.OVERLAPS),
    ],
)
def test_a_block_that_cannot_be_is_refused(changes: dict[str, object], reason: object) -> None:
    values = {
        "name": "Other",
        "starts_at": TWO + minutes(70),
        "slots": 3,
        "slot_minutes": 20,
        "gap_minutes": 5,
    }
    with pytest.raises(Refused) as refused:
        check_block(BlockRow("c", **(values | changes)), [BLOCK])  # type: ignore[arg-type]  # columns of several types
    assert refused.value.reason is reason


LONG = "n" * 81


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": LONG}, PlaceRefusal.TOO_LONG),
        ({"session": LONG}, PlaceRefusal.TOO_LONG),
        ({"name": " AFTERNOON"}, PlaceRefusal.BLOCK_NAME_TAKEN),
        ({"name": LONG[1:]}, None),
    ],
)
def test_words_of_a_block_fit_and_mean_one_block(changes: dict[str, object], reason: object) -> None:
    values = {"name": "Other", "starts_at": TWO, "slots": 3, "slot_minutes": 20}
    block = BlockRow("c", **(values | changes))  # type: ignore[arg-type]  # columns of several types
    if reason is None:
        check_block_words(block, [BLOCK])
        return
    with pytest.raises(Refused) as refused:
        check_block_words(block, [BLOCK])
    assert refused.value.reason is reason


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_a_table_has_a_number_that_can_be_shown(number: int) -> None:
    with pytest.raises(Refused) as refused:
        check_number(number)
    assert refused.value.reason is PlaceRefusal.NUMBER_OUT_OF_RANGE


def test_a_block_may_begin_when_another_ends() -> None:
    check_block(BlockRow("c", "Next", TWO + minutes(70), slots=3, slot_minutes=20), [BLOCK])
    assert slots_of([BLOCK])[-1].ends == TWO + minutes(70)


@pytest.mark.parametrize(
    ("table", "standing"),
    [
        (TableRow("t", 1), [True, True, True]),
        (TableRow("t", 1, block_ids=("b",)), [True, True, True]),
        (TableRow("t", 1, block_ids=("other",)), [False, False, False]),
        (TableRow("t", 1, closed_from=TWO + minutes(30)), [True, False, False]),
        (TableRow("t", 1, closed_until=TWO + minutes(25)), [False, True, True]),
        (
            TableRow("t", 1, closed_from=TWO + minutes(20), closed_until=TWO + minutes(50)),
            [True, False, True],
        ),
    ],
)
def test_where_a_table_stands(table: TableRow, standing: list[bool]) -> None:
    assert [table.stands_in(slot) for slot in slots_of([BLOCK])] == standing


def test_a_table_does_not_open_before_it_closes() -> None:
    with pytest.raises(Refused) as refused:
        check_closed(TWO, TWO)
    assert refused.value.reason is PlaceRefusal.TIMES_SWAPPED
