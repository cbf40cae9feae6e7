"""The simulator answers what the door would, for a person, a point and a time, and writes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTime

from desktop_app.features.checkin.dialogs import SimulatorDialog
from desktop_app.features.checkin.page import CheckinPage
from desktop_app.kit.widgets import Shape
from tests.features.checkin.conftest import NINE, ZYDRUNAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop_app.features.checkin.rules import Desk
    from desktop_app.kit.context import PageContext
    from tests.features.checkin.conftest import Forum


@pytest.fixture
def hall(forum: Forum) -> Desk:
    """A hall that opens at ten at the venue."""
    return forum.point(name="Hall", direction="entry", opens_at=NINE.replace(hour=8))


@pytest.fixture
def page(qtbot: QtBot, forum: Forum, hall: Desk, context: PageContext) -> Iterator[CheckinPage]:
    page = CheckinPage(replace(context, now=lambda: NINE))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    assert (forum.event_id, hall.event_id) == (context.event_id, context.event_id)
    yield page
    # A window that stays open would keep the next test's scans away.
    for dialog in page.findChildren(SimulatorDialog):
        dialog.reject()


def opened(page: CheckinPage, point_id: str = "") -> SimulatorDialog:
    page.ask_what_would_happen(point_id)
    dialog = page.findChild(SimulatorDialog)
    assert dialog is not None
    return dialog


def test_it_answers_for_who_where_and_when(qtbot: QtBot, page: CheckinPage, hall: Desk, forum: Forum) -> None:
    dialog = opened(page, hall.point_id)
    assert dialog.words == ("Nobody is chosen yet", "Type a name, then choose where and when.")
    qtbot.keyClicks(dialog.person, "zydr")
    assert dialog.words == ("Refused", "Hall opens at 10:00. Please come back then.")
    assert dialog._shape.shape is Shape.REFUSED
    dialog.time.setTime(QTime(10, 0))
    assert dialog.words == ("Admitted", "")
    qtbot.keyClick(dialog.person, Qt.Key.Key_Backspace)
    assert forum.scans() == []


def test_arrows_choose_the_person(qtbot: QtBot, page: CheckinPage) -> None:
    dialog = opened(page)
    qtbot.keyClicks(dialog.person, "ko")
    words = set()
    for _ in range(dialog.people.count()):
        words.add(dialog.words[0])
        qtbot.keyClick(dialog.person, Qt.Key.Key_Down)
    assert words == {"Refused", "Admitted – attention"}


def test_it_opens_with_the_person_answered_last(page: CheckinPage, forum: Forum) -> None:
    page.context.scanner.scanned.emit(ZYDRUNAS)
    assert page.answer is not None
    assert page.answer.person is not None
    page._simulator.click()
    dialog = page.findChild(SimulatorDialog)
    assert dialog is not None
    assert dialog.words == ("Already inside", "Came in at 09:00 through Door (Desk 1).")
    dialog.point.setCurrentIndex(1)
    assert dialog.words[0] == "Checked out"
    assert len(forum.scans()) == 1


def test_nobody_found_is_nobody_chosen(qtbot: QtBot, page: CheckinPage) -> None:
    dialog = opened(page)
    qtbot.keyClicks(dialog.person, "zydr")
    qtbot.keyClicks(dialog.person, "xxxx")
    assert dialog.words[0] == "Nobody is chosen yet"


def test_another_room_asks_about_a_person(page: CheckinPage, forum: Forum) -> None:
    page.check_in_person(forum.people["Коваленко"])
    page.ask_what_would_happen(attendee_id=forum.people["Šimkus"])
    dialog = page.window().findChildren(SimulatorDialog)[-1]
    assert "Šimkus" in dialog.people.currentItem().text()
    dialog.close()
