"""The camera at the desk: what it reads is answered like a scan, and so are pictures of codes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_app.features.checkin.page import CheckinPage
from desktop_app.features.checkin.rules import Status
from tests.features.checkin.conftest import OLENA, ZYDRUNAS
from tests.kit.camera.pictures import Easel, scene

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QMainWindow, QWidget
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.camera import CameraPane
    from desktop_app.kit.context import PageContext
    from tests.features.checkin.conftest import Clock, Forum


class Desk:
    """The page with a camera that sees what it is shown."""

    def __init__(self, page: CheckinPage, context: PageContext) -> None:
        self.page = page
        self.easel = Easel()
        self.said: list[str] = []
        context.toaster.said.connect(self.said.append)

    @property
    def pane(self) -> CameraPane:
        return self.page.camera.pane

    def show(self, *codes: str) -> None:
        """Hold these codes before the camera."""
        self.easel.show(scene(*((code, 250 * place + 60, 100) for place, code in enumerate(codes))))


@pytest.fixture
def desk(
    qtbot: QtBot, forum: Forum, context: PageContext, clock: Clock, window: QMainWindow
) -> Iterator[Desk]:
    page = CheckinPage(replace(context, now=clock))
    desk = Desk(page, context)
    desk.pane._make = lambda _name: desk.easel
    window.setCentralWidget(page)
    window.show()
    qtbot.waitExposed(window)
    assert forum.desk.event_id == context.event_id
    yield desk
    desk.pane.switch(on=False)


def press(page: QWidget, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(page, key)
    QApplication.processEvents()


def test_f10_switches_the_camera_on_and_off(qtbot: QtBot, desk: Desk) -> None:
    press(desk.page, qtbot, Qt.Key.Key_F10)
    assert desk.easel.running
    assert desk.pane.isVisible()
    assert desk.page.camera._switch_action.isChecked()
    press(desk.page, qtbot, Qt.Key.Key_F10)
    assert not desk.easel.running
    assert not desk.page.camera._switch_action.isChecked()


def test_the_keyboard_stays_in_the_field(qtbot: QtBot, desk: Desk) -> None:
    desk.page.toggle_camera()
    qtbot.keyClicks(desk.page.search.field, "zyd")
    assert desk.page.search.field.hasFocus()
    assert [person.name for person in desk.page.search.results.people] == ["Žydrūnas Šimkus"]


def test_a_badge_before_the_camera_is_checked_in_like_a_scan(qtbot: QtBot, desk: Desk, forum: Forum) -> None:
    desk.page.toggle_camera()
    desk.show(ZYDRUNAS)
    qtbot.waitUntil(lambda: desk.page.answer is not None)
    assert desk.page.answer is not None
    assert desk.page.answer.verdict.status is Status.ADMITTED
    assert [scan.raw_code for scan in forum.scans()] == [ZYDRUNAS]


def test_a_badge_that_stays_before_the_camera_is_one_scan(qtbot: QtBot, desk: Desk, forum: Forum) -> None:
    desk.page.toggle_camera()
    for _ in range(4):
        with qtbot.waitSignal(desk.pane._reader.sighted):
            desk.show(ZYDRUNAS)
        QApplication.processEvents()
    assert len(forum.scans()) == 1


def test_shown_again_within_three_seconds_it_is_still_one_scan(
    qtbot: QtBot, desk: Desk, forum: Forum, clock: Clock
) -> None:
    seconds = [0.0]
    desk.pane._clock = lambda: seconds[0]
    read: list[str] = []
    desk.pane.code_read.connect(read.append)
    desk.page.toggle_camera()
    for passed, scans in ((0, 1), (2, 1), (4, 2)):
        seconds[0] += passed
        clock.pass_by(seconds=passed)
        told = len(read)
        desk.show(ZYDRUNAS)
        qtbot.waitUntil(lambda told=told: len(read) == told + 1)  # type: ignore[misc]  # bound here, on purpose
        assert len(forum.scans()) == scans


def test_the_next_guest_is_read_at_once(qtbot: QtBot, desk: Desk, forum: Forum) -> None:
    desk.page.toggle_camera()
    for code in (ZYDRUNAS, OLENA):
        desk.show(code)
        qtbot.waitUntil(lambda code=code: [s.raw_code for s in forum.scans()][-1:] == [code])  # type: ignore[misc]  # bound here, on purpose
    assert [scan.raw_code for scan in forum.scans()] == [ZYDRUNAS, OLENA]


def test_the_door_list_takes_what_the_camera_reads(qtbot: QtBot, desk: Desk, forum: Forum) -> None:
    desk.page.toggle_camera()
    desk.page.enter_door_list()
    entering = desk.page.tools.entering
    assert entering is not None
    desk.show(ZYDRUNAS)
    qtbot.waitUntil(lambda: len(forum.scans()) == 1)
    entering.close()


def saved(folder: Path, *codes: str) -> Path:
    file = folder / "ticket.png"
    scene(*((code, 250 * place + 60, 100) for place, code in enumerate(codes))).save(str(file))
    return file


def dropped(data: QMimeData, onto: QWidget) -> bool:
    """Drag this over a part of the page and let it go; whether it was taken."""
    place, buttons, keys = QPoint(9, 9), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(onto, enter)
    drop = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(onto, drop)
    return enter.isAccepted() and drop.isAccepted()


def of_file(file: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    return data


def test_a_picture_dropped_on_the_page_or_the_field_is_read(
    qtbot: QtBot, desk: Desk, forum: Forum, tmp_path: Path
) -> None:
    assert dropped(of_file(saved(tmp_path, ZYDRUNAS)), desk.page)
    qtbot.waitUntil(lambda: len(forum.scans()) == 1)
    assert dropped(of_file(saved(tmp_path, OLENA)), desk.page.search.field)
    qtbot.waitUntil(lambda: len(forum.scans()) == 2)
    assert desk.page.search.field.text() == ""


def test_text_dropped_on_the_field_is_typed(desk: Desk) -> None:
    words = QMimeData()
    words.setText("zydrun")
    dropped(words, desk.page.search.field)
    assert desk.page.search.field.text() == "zydrun"


def test_a_picture_that_was_copied_is_pasted_into_the_field(qtbot: QtBot, desk: Desk, forum: Forum) -> None:
    QGuiApplication.clipboard().setImage(scene((ZYDRUNAS, 60, 100)))
    qtbot.keyClick(desk.page.search.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(forum.scans()) == 1)


def test_text_that_was_copied_is_pasted_as_text(qtbot: QtBot, desk: Desk) -> None:
    QGuiApplication.clipboard().setText("zydrun")
    qtbot.keyClick(desk.page.search.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.page.search.field.text() == "zydrun"


def test_an_empty_clipboard_is_told(desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    desk.page.camera.read_clipboard()
    assert desk.said == ["There is no picture in the clipboard. Copy one first."]


def test_several_codes_in_a_picture_admit_nobody(
    qtbot: QtBot, desk: Desk, forum: Forum, tmp_path: Path
) -> None:
    dropped(of_file(saved(tmp_path, ZYDRUNAS, OLENA)), desk.page)
    qtbot.waitUntil(lambda: len(desk.said) == 1)
    assert "2 different codes" in desk.said[0]
    assert forum.scans() == []


def test_the_menu_remembers_what_was_chosen(desk: Desk, context: PageContext) -> None:
    camera = desk.page.camera
    camera._mirror.trigger()
    fifteen = next(action for action in camera.menu.findChildren(type(camera._mirror)) if action.data() == 15)
    fifteen.trigger()
    assert (context.settings.value("camera/mirrored"), context.settings.value("camera/minutes")) == ("no", 15)


def test_the_menu_lists_the_cameras_or_says_that_there_is_none(desk: Desk) -> None:
    desk.page.camera._cameras.aboutToShow.emit()
    assert len(desk.page.camera._cameras.actions()) >= 1
