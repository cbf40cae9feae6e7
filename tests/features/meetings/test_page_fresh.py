"""What the board shows after whatever changed, by whomever: no cell is left as it was painted before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from db.store import Store
from desktop_app.features.meetings import actions
from desktop_app.features.meetings.page import MeetingsPage
from desktop_app.features.registrations.actions import edit_attendee, merge_people
from desktop_app.kit.theme import Appearance
from tests.features.meetings.small_day import MORNING, PAIRS, START, Afternoon, make_afternoon
from tests.make import add_scan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from tests.make import Forum

LATER = START + timedelta(minutes=25)


class Clock:
    """Tells the time that was set."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now


class Day:
    """A page, and what can happen around it."""

    def __init__(self, page: MeetingsPage, afternoon: Afternoon, forum: Forum, clock: Clock) -> None:
        self.page, self.afternoon, self.forum, self.clock = page, afternoon, forum, clock
        self.store = page.context.store

    def person(self, name: str) -> str:
        return self.forum.attendee(name)

    def meeting(self, place: int) -> str:
        return self.page.sight.of_request[self.afternoon.requests[PAIRS[place]]].id

    def table(self, place: int) -> str:
        return self.page.sight.view.tables[place].id

    def pass_time(self) -> None:
        self.clock.now = LATER
        self.page.refresh()


CHANGES: dict[str, Callable[[Day], object]] = {
    "a person is renamed": lambda day: day.store.write(
        "Rename", edit_attendee, day.person("Žydrūnaitė"), family_name="Ąžuolaitė"
    ),
    "an organisation is renamed": lambda day: day.store.write(
        "Rename", edit_attendee, day.person("Žydrūnaitė"), organisation="Ąžuolas"
    ),
    "a person cancels": lambda day: day.store.write(
        "Cancel", edit_attendee, day.person("Žydrūnaitė"), status="cancelled"
    ),
    "a person is erased": lambda day: day.store.erase("Erase", [day.person("Žydrūnaitė")]),
    "two people are one": lambda day: day.store.write(
        "Merge", merge_people, day.person("Bērziņš"), day.person("Mägi")
    ),
    "a table closes": lambda day: day.store.write("Close", actions.close_meeting_table, day.table(0), START),
    "a table has other features": lambda day: day.store.write(
        "Features", actions.edit_meeting_table, day.table(1), features=["beamer"], place="Hall C"
    ),
    "a type has another colour": lambda day: day.store.write(
        "Colour", actions.edit_meeting_type, next(iter(day.page.sight.view.types)), colour="#B91C1C"
    ),
    "a block begins later": lambda day: day.store.write(
        "Later",
        actions.edit_meeting_block,
        day.page.sight.view.blocks[0].id,
        starts_at=START + timedelta(minutes=30),
    ),
    "a meeting is locked": lambda day: day.store.write("Lock", actions.lock_meeting, day.meeting(0)),
    "somebody arrives": lambda day: day.store.write(
        "Scan", add_scan, day.forum, day.person("Žydrūnaitė"), at=MORNING
    ),
    "the clock passes slots": Day.pass_time,
}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def day(context: PageContext, forum: Forum, clock: Clock, qtbot: QtBot) -> Day:
    afternoon = context.store.write("Make the afternoon", make_afternoon, forum)
    page = MeetingsPage(replace(context, now=clock))
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    return Day(page, afternoon, forum, clock)


def assert_fresh(day: Day) -> None:
    """The page sees what there is now, and every cell in sight was painted as it is to look now."""
    page, board = day.page, day.page.views.board
    assert not board.grab().isNull()
    assert page.sight == page.seeing.read()
    seen = [(row, column) for row in range(board.rows) for column in range(board.columns)]
    painted = {cell: board._painted[cell] for cell in seen if cell in board._painted}
    assert painted
    assert painted == {cell: board.picture_of(cell) for cell in painted}


@pytest.mark.parametrize("what", CHANGES)
def test_the_board_is_right_after(what: str, day: Day, qtbot: QtBot) -> None:
    before = day.page.sight
    assert not day.page.views.board.grab().isNull()
    CHANGES[what](day)
    qtbot.waitUntil(lambda: day.page.sight is not before and not day.page._soon.isActive())
    assert_fresh(day)


def test_the_board_is_right_after_another_window_changed_it(day: Day, tmp_path: Path, qtbot: QtBot) -> None:
    before, meeting, table = day.page.sight, day.meeting(0), day.table(1)
    day.page.views.board.grab()
    other = Store.open(tmp_path / "forum.fdesk", station="Desk 2", staff="Jonas")
    other.write("Move", actions.move_meeting, meeting, day.page.sight.view.blocks[0].id, 2, table, MORNING)
    other.close()
    qtbot.waitUntil(lambda: day.page.sight is not before)
    assert day.page.sight.meetings[meeting].slot == 2
    assert_fresh(day)


def test_the_board_is_right_in_another_theme(day: Day, qtbot: QtBot) -> None:
    light = day.page.views.board.grab().toImage()
    theme = day.page.context.theme
    theme.choose(Appearance.DARK)
    try:
        day.page.refresh()
        qtbot.waitUntil(lambda: day.page.views.board.grab().toImage() != light)
        assert_fresh(day)
    finally:
        theme.choose(Appearance.LIGHT)
