"""Taking a ticked door list back: code, scan or name, with the time at which it happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_app.features.checkin.actions import check_in
from desktop_app.features.checkin.page import CheckinPage
from desktop_app.features.checkin.queries import arrivals
from desktop_app.features.checkin.rules import Status, show_code
from tests.features.checkin.conftest import NINE, OLENA, ZYDRUNAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop_app.features.checkin.dialogs.door_list import DoorListDialog
    from desktop_app.kit.context import PageContext
    from tests.features.checkin.conftest import Forum

# Half past twelve at the venue: the power has been back for a while.
LATER = NINE + timedelta(hours=3, minutes=30)


@pytest.fixture
def page(qtbot: QtBot, forum: Forum, context: PageContext) -> CheckinPage:
    page = CheckinPage(replace(context, now=lambda: LATER))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    assert forum.event_id == context.event_id
    return page


@pytest.fixture
def dialog(page: CheckinPage) -> Iterator[DoorListDialog]:
    page.enter_door_list()
    dialog = page.tools.entering
    assert dialog is not None
    yield dialog
    dialog.close()


def enter(qtbot: QtBot, dialog: DoorListDialog, text: str) -> None:
    """Type into the field, and Enter."""
    dialog.finder.field.clear()
    qtbot.keyClicks(dialog.finder.field, text)
    qtbot.keyClick(dialog.finder.field, Qt.Key.Key_Return)


def told(dialog: DoorListDialog) -> list[tuple[str, str, str]]:
    return [(row.clock, row.name, row.words) for row in dialog.rows]


def test_a_time_and_codes_become_arrivals_at_that_time(
    qtbot: QtBot, dialog: DoorListDialog, forum: Forum
) -> None:
    enter(qtbot, dialog, "9:12")
    enter(qtbot, dialog, show_code(ZYDRUNAS).lower())
    enter(qtbot, dialog, "9.20")
    enter(qtbot, dialog, "kovalenko")
    assert told(dialog) == [
        ("09:20", "Olena Коваленко", "Admitted – attention"),
        ("09:12", "Žydrūnas Šimkus", "Admitted"),
    ]
    first, second = forum.scans()
    assert (first.at, second.at) == (NINE + timedelta(minutes=12), NINE + timedelta(minutes=20))
    assert (first.direction, first.admitted, first.station_id) == ("entry", True, forum.desk.station_id)
    assert first.recorded_at > first.at + timedelta(hours=1)
    assert dialog.count == "2 entered, 0 were inside already"
    found = forum.store.read(arrivals, forum.event_id, NINE + timedelta(minutes=20))
    assert (found.arrived, found.per_bucket[-1], found.per_bucket[-3]) == (2, 1, 1)


def test_the_minutes_move_by_keyboard_and_are_carried_on(
    qtbot: QtBot, dialog: DoorListDialog, forum: Forum
) -> None:
    field = dialog.finder.field
    enter(qtbot, dialog, "9:58")
    for key, modifier in (
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier),
    ):
        qtbot.keyClick(field, key, modifier)
    assert f"{dialog.moment:%H:%M}" == "10:09"
    enter(qtbot, dialog, ZYDRUNAS)
    enter(qtbot, dialog, OLENA)
    assert [row.clock for row in dialog.rows] == ["10:09", "10:09"]
    assert {scan.at for scan in forum.scans()} == {NINE + timedelta(minutes=69)}


def test_a_scan_of_the_list_enters_its_person_and_nothing_else_hears_it(
    qtbot: QtBot, page: CheckinPage, dialog: DoorListDialog, forum: Forum
) -> None:
    enter(qtbot, dialog, "9:30")
    with qtbot.assertNotEmitted(page.context.toaster.said):
        page.context.scanner.scanned.emit(ZYDRUNAS)
    assert [(scan.at, scan.admitted) for scan in forum.scans()] == [(NINE + timedelta(minutes=30), True)]
    assert page.answer is None
    page.context.scanner.scanned.emit("nobody")
    assert dialog.sentence == "Nobody on the list is “nobody”. Nothing was entered."
    assert len(forum.scans()) == 1


def test_who_was_scanned_meanwhile_is_already_inside(
    qtbot: QtBot, dialog: DoorListDialog, forum: Forum
) -> None:
    forum.store.write("Check in", check_in, forum.desk, ZYDRUNAS, NINE + timedelta(minutes=5))
    enter(qtbot, dialog, "9:40")
    enter(qtbot, dialog, ZYDRUNAS)
    row = dialog.rows[0]
    assert (row.status, row.counts) == (Status.INSIDE, False)
    assert row.words.startswith("Already inside. Came in at 09:05 through Door")
    assert dialog.count == "0 entered, 1 were inside already"
    assert [scan.admitted for scan in forum.scans()] == [True, False]


def test_an_entry_is_taken_back_and_can_be_entered_again(
    qtbot: QtBot, dialog: DoorListDialog, forum: Forum
) -> None:
    enter(qtbot, dialog, "9:12")
    enter(qtbot, dialog, ZYDRUNAS)
    dialog._undo.click()
    assert told(dialog) == [("09:12", "Žydrūnas Šimkus", "Taken back")]
    assert forum.store.read(arrivals, forum.event_id, LATER).arrived == 0
    assert not dialog._undo.isEnabled()
    enter(qtbot, dialog, ZYDRUNAS)
    assert dialog.count == "1 entered, 0 were inside already"


def test_the_row_chosen_is_taken_back_before_the_newest(
    qtbot: QtBot, dialog: DoorListDialog, forum: Forum
) -> None:
    enter(qtbot, dialog, "9:12")
    enter(qtbot, dialog, ZYDRUNAS)
    enter(qtbot, dialog, OLENA)
    dialog._list.choose(dialog.rows[1].scan_id)
    dialog._undo.click()
    assert [row.taken_back for row in dialog.rows] == [False, True]
    assert forum.store.read(arrivals, forum.event_id, LATER).arrived == 1


def test_nothing_that_is_still_to_come_is_entered(qtbot: QtBot, dialog: DoorListDialog, forum: Forum) -> None:
    enter(qtbot, dialog, "12:31")
    enter(qtbot, dialog, ZYDRUNAS)
    assert dialog.sentence == "12:31 is still to come. Set the time at which it happened."
    assert forum.scans() == []


def test_nobody_is_guessed_from_a_code_with_a_slip(
    qtbot: QtBot, dialog: DoorListDialog, forum: Forum
) -> None:
    enter(qtbot, dialog, ZYDRUNAS[:-1] + "B")
    assert dialog.sentence.endswith("Nothing was entered.")
    assert forum.scans() == []


def test_the_arrows_choose_among_the_people_found(qtbot: QtBot, dialog: DoorListDialog) -> None:
    qtbot.keyClicks(dialog.finder.field, "ko")
    people = [person.name for person in dialog.finder.people]
    assert sorted(people) == ["Jan Kowalski", "Olena Коваленко"]
    qtbot.keyClick(dialog.finder.field, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.finder.field, Qt.Key.Key_Return)
    assert [row.name for row in dialog.rows] == people[1:]


def test_a_cancelled_person_on_paper_is_shown_as_refused(qtbot: QtBot, dialog: DoorListDialog) -> None:
    enter(qtbot, dialog, "kowalski")
    assert dialog.rows[0].words.startswith("Refused. This registration was cancelled.")


def test_a_time_that_is_none_leaves_the_time_alone(dialog: DoorListDialog) -> None:
    dialog._clock.setText("9:75")
    dialog._clock.editingFinished.emit()
    assert (dialog._clock.text(), f"{dialog.moment:%H:%M}") == ("12:30", "12:30")
    dialog._clock.setText("9:15")
    dialog._clock.editingFinished.emit()
    assert f"{dialog.moment:%H:%M}" == "09:15"


def test_closed_and_opened_again_it_still_holds_the_list_and_the_time(
    qtbot: QtBot, page: CheckinPage, dialog: DoorListDialog
) -> None:
    enter(qtbot, dialog, "9:12")
    enter(qtbot, dialog, ZYDRUNAS)
    dialog.close()
    page.enter_door_list()
    assert page.tools.entering is dialog
    assert (len(dialog.rows), f"{dialog.moment:%H:%M}") == (1, "09:12")


def test_without_a_point_it_says_where_to_add_one(qtbot: QtBot, page: CheckinPage) -> None:
    page.tools._desk = lambda: None
    with qtbot.waitSignal(page.context.toaster.said) as said:
        page.enter_door_list()
    assert said.args == ["Add a check-in point in Setup first."]
    assert page.tools.entering is None
