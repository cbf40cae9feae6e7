"""Days at the door: scans while the keyboard is elsewhere, a walk-in by keyboard, two desks on one file."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.features.checkin.rules import Status
from desktop_app.features.registrations.dialogs.walk_in import WalkInDialog
from desktop_app.features.registrations.queries import attendee_keys, attendee_rows
from tests.journeys.desk import CTRL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.features.registrations.queries import PersonRow
    from tests.journeys.desk import Desk


@pytest.fixture
def file(imported: Path, tmp_path: Path) -> Path:
    """The demo forum, in a file of the journey's own."""
    return shutil.copyfile(imported, tmp_path / "forum.forumdesk")


def rows(desk: Desk) -> list[PersonRow]:
    """Everybody, as the file has them."""
    context = desk.session.context
    return context.store.read(attendee_rows, context.store.read(attendee_keys, context.event_id))


def guest(desk: Desk, place: int = 0) -> PersonRow:
    """Somebody who is expected."""
    return [row for row in rows(desk) if row.status == "registered" and not row.attention][place]


def test_a_scan_goes_to_the_door_while_somebody_types_in_another_room(
    file: Path, open_desk: Callable[..., Desk]
) -> None:
    desk = open_desk(file)
    coming, before = guest(desk), rows(desk)
    desk.press(Qt.Key.Key_2, CTRL)
    desk.until(desk.people.list.filters.search.hasFocus)
    desk.scan(coming.code)
    desk.until(lambda: desk.verdict == coming.name)
    assert desk.window.current_room == "checkin"
    assert desk.people.list.filters.search.text() == ""
    after = {row.id: row for row in rows(desk)}
    assert after[coming.id].arrived_at == desk.clock.now
    assert [row for row in before if row != after[row.id]] == [coming]


def test_a_scan_never_presses_the_button_that_has_the_keyboard(
    file: Path, open_desk: Callable[..., Desk]
) -> None:
    desk = open_desk(file)
    coming = guest(desk)
    desk.press(Qt.Key.Key_2, CTRL)
    desk.people.walk_in_button.setFocus()
    desk.scan(coming.code)
    desk.until(lambda: desk.verdict == coming.name)
    assert QApplication.activeModalWidget() is None


def test_a_second_scan_of_the_same_code_is_refused(file: Path, open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(file)
    coming = guest(desk)
    desk.scan(coming.code)
    desk.until(lambda: desk.verdict == coming.name)
    desk.clock.wait(60)
    desk.scan(coming.code)
    desk.until(lambda: _status(desk) is Status.INSIDE)
    assert desk.verdict == coming.name


def _status(desk: Desk) -> Status | None:
    answer = desk.checkin.answer
    return answer.verdict.status if answer is not None else None


def test_a_walk_in_is_registered_let_in_and_badged_by_keyboard_alone(
    file: Path, open_desk: Callable[..., Desk]
) -> None:
    desk = open_desk(file)
    desk.type("Agnė Nauja")
    desk.press(Qt.Key.Key_F2)
    dialog = desk.dialog(WalkInDialog)
    assert (dialog.given.text(), dialog.family.text()) == ("Agnė", "Nauja")
    assert dialog.organisation.hasFocus()
    desk.type("Quite New Cluster")
    desk.press(Qt.Key.Key_Return, into=dialog)
    desk.until(lambda: desk.verdict == "Agnė Nauja")
    assert desk.window.current_room == "checkin"
    folder = file.parent / "badges"
    desk.until(lambda: folder.exists() and any(folder.glob("*.pdf")))
    desk.until_idle()
    (badge,) = folder.glob("*.pdf")
    assert "Nauja" in PdfReader(badge).pages[0].extract_text()
    came = next(row for row in rows(desk) if row.family_name == "Nauja")
    assert (came.walk_in, came.arrived_at) == (True, desk.clock.now)
    assert badge.stem == came.code


def test_two_desks_on_one_file_see_each_other(file: Path, open_desk: Callable[..., Desk]) -> None:
    first, second = open_desk(file), open_desk(file, station="Desk 2")
    coming = guest(first)
    first.come_to_front()
    first.find(coming.name)
    first.press(Qt.Key.Key_Return)
    first.until(lambda: first.verdict == coming.name)
    second.until(lambda: [scan.name for scan in second.checkin.latest.latest.scans] == [coming.name])
    second.until(lambda: second.window.top_bar.arrivals.text().startswith("1 / "))
    second.clock.wait(30)
    second.come_to_front()
    second.find(coming.name)
    assert second.checkin.search.results.people[0].arrived_at == first.clock.now
    second.press(Qt.Key.Key_Return)
    second.until(lambda: _status(second) is Status.INSIDE)
