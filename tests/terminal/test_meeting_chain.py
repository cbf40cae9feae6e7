"""A day of commands, checked from the rows alone: nobody twice, nothing past moved, each stale card named."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from tests.terminal.conftest import SAMPLE

if TYPE_CHECKING:
    from tests.terminal.conftest import Terminal

ROWS = """
    SELECT attendee.code, meeting.id, block_id, slot, table_id, locked FROM meeting
    JOIN meeting_person ON meeting_id = meeting.id JOIN attendee ON attendee.id = attendee_id
    WHERE state <> 'cancelled'
"""
SLOTS = 5


@pytest.fixture
def meetings(full_terminal: Terminal) -> Terminal:
    """The demo forum's people with requests, and a block on each of two days."""
    for words in (
        ("block", "First", "--start", "2026-11-26T14:00", "--slots", str(SLOTS), "--gap", "5"),
        ("block", "Second", "--start", "2026-11-27T09:00", "--slots", str(SLOTS)),
        ("tables", "6", "--place", "Hall"),
        ("tables", "7-8", "--feature", "interpreter"),
    ):
        assert full_terminal("meetings", *words).code == 0
    assert full_terminal("meetings", "import", SAMPLE / "meeting_requests.xlsx").code == 1
    return full_terminal


def meet(meetings: Terminal, *words: str) -> Any:  # noqa: ANN401 (JSON)
    ran = meetings("meetings", *words, "--json")
    assert ran.code == 0, ran.error
    return ran.data


def seats(meetings: Terminal) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(meetings.database)) as file:
        return file.execute(ROWS).fetchall()


def cards(rows: list[tuple[Any, ...]]) -> dict[str, set[tuple[Any, ...]]]:
    """What each person's card would say."""
    found: dict[str, set[tuple[Any, ...]]] = {}
    for code, meeting, *place, _ in rows:
        found.setdefault(code, set()).add((meeting, *place))
    return found


def assert_sound(rows: list[tuple[Any, ...]]) -> None:
    people = Counter((code, block, slot) for code, _, block, slot, _, _ in rows)
    tables = Counter({(block, slot, table, meeting) for _, meeting, block, slot, table, _ in rows})
    cells = Counter(cell[:3] for cell in tables)
    assert max(people.values()) == max(cells.values()) == 1


def lock(meetings: Terminal, count: int) -> None:
    with closing(sqlite3.connect(meetings.database)) as file, file:
        file.execute("UPDATE meeting SET locked = 1 WHERE id IN (SELECT min(id) FROM meeting GROUP BY slot)")
        assert file.total_changes == count


def kept(rows: list[tuple[Any, ...]], first: str, begun: int) -> set[tuple[Any, ...]]:
    """The seats that nothing may move: locked ones, and those of slots that have begun."""
    return {row for row in rows if row[5] or (row[2] == first and row[3] < begun)}


def awaited(rows: list[tuple[Any, ...]], first: str, begun: int) -> list[str]:
    """Who has a meeting of the first day still to come that no lock holds."""
    return sorted({row[0] for row in rows if row[2] == first and row[3] >= begun and not row[5]})


def test_a_chain_of_repairs_moves_nothing_it_must_not_and_names_each_stale_card(meetings: Terminal) -> None:
    plan = meet(meetings, "schedule", "--seconds", "0.3", "--now", "2026-11-26T08:00")
    rows = seats(meetings)
    assert plan["placed"] == len({row[1] for row in rows}) == 2 * SLOTS * 8
    lock(meetings, SLOTS)
    with closing(sqlite3.connect(meetings.database)) as file:
        (first,) = file.execute("SELECT id FROM meeting_block WHERE name = 'First'").fetchone()
    rows = seats(meetings)
    steps = (
        ("13:55", 0, 0, ()),
        ("14:10", 1, 3, ("--refill",)),
        ("14:30", 2, 1, ("--broken", "3", "--waiting")),
        ("14:55", 3, 1, ("--unlock",)),
        ("15:20", 4, 0, ()),
    )
    for clock, begun, absent, more in steps:
        missing = awaited(rows, first, begun)[:absent]
        words = (*(("--absent", *missing) if absent else ()), *more)
        told = meet(meetings, "repair", *words, "--now", f"2026-11-26T{clock}")
        after = seats(meetings)
        before, now = cards(rows), cards(after)
        assert_sound(after)
        assert sorted(told["cards"]) == sorted(
            code for code in before.keys() | now.keys() if before.get(code) != now.get(code)
        )
        assert told["stale_cards"] == len(told["cards"])
        if "--unlock" not in words:
            assert kept(rows, first, begun) <= set(after)
        assert {row for row in rows if row[2] == first and row[3] < begun} <= set(after)
        assert bool(words) is bool(told["cards"])
        rows = after
    again = meet(meetings, "repair", "--now", "2026-11-26T15:20")
    assert {again[name] for name in ("moved", "cancelled", "new", "stale_cards")} == {0}
    assert seats(meetings) == rows
