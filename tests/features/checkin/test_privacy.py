"""Names hide from guests after a while, or at once; the key that shows them again checks nobody in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop_app.kit.habits import NEVER, SECONDS, Habits
from tests.features.checkin.conftest import ZYDRUNAS

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QMainWindow
    from pytestqt.qtbot import QtBot

    from desktop_app.features.checkin.page import CheckinPage
    from desktop_app.kit.context import PageContext
    from tests.features.checkin.conftest import Forum


@pytest.fixture
def searched(qtbot: QtBot, page: CheckinPage) -> CheckinPage:
    """The page after one scan, with people found below the field."""
    page.context.scanner.scanned.emit(ZYDRUNAS)
    qtbot.waitUntil(lambda: len(page.latest.latest.scans) == 1)
    qtbot.keyClicks(page.search.field, "olena")
    assert len(page.search.results.people) == 1
    return page


def quiet(page: CheckinPage) -> None:
    """Let the quiet seconds pass."""
    page.privacy._quiet.timeout.emit()


def press(window: QMainWindow, key: Qt.Key, text: str = "") -> None:
    """A key as the system gives it to the window, and everything that follows from it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(window.windowHandle(), event)
    QApplication.processEvents()


def mouse(window: QMainWindow, kind: QEvent.Type, button: Qt.MouseButton) -> None:
    place = QPointF(5, 5)
    event = QMouseEvent(kind, place, place, button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window.windowHandle(), event)
    QApplication.processEvents()


def words(page: CheckinPage) -> list[str]:
    """What both lists tell, to screen readers too."""
    models = (page.latest.latest.model(), page.search.results.model())
    return [str(model.index(0, 0).data()) for model in models]


def pictures(page: CheckinPage) -> list[QImage]:
    """What both lists show."""
    return [part.viewport().grab().toImage() for part in (page.latest.latest, page.search.results)]


def test_after_quiet_seconds_both_lists_hide_the_names(searched: CheckinPage) -> None:
    seen = pictures(searched)
    assert words(searched) == ["Žydrūnas Šimkus", "Olena Коваленко"]
    quiet(searched)
    assert words(searched) == ["Name hidden", "Name hidden"]
    hidden = pictures(searched)
    assert all(before != after for before, after in zip(seen, hidden, strict=True))


def test_what_is_painted_does_not_depend_on_the_name(searched: CheckinPage, forum: Forum) -> None:
    quiet(searched)
    before = searched.search.results.viewport().grab().toImage()
    (person,) = searched.search.results.people
    other = type(person)(**{field: getattr(person, field) for field in person.__slots__} | {"name": "Al Bo"})
    searched.search.results.show_found([other])
    assert searched.search.results.viewport().grab().toImage() == before
    assert forum.people


def test_a_key_shows_them_again_and_a_scan_does_not(searched: CheckinPage, window: QMainWindow) -> None:
    quiet(searched)
    searched.context.scanner.scanned.emit(ZYDRUNAS)
    QApplication.processEvents()
    assert searched.privacy.veiled
    press(window, Qt.Key.Key_Down)
    assert not searched.privacy.veiled
    assert words(searched)[0] == "Žydrūnas Šimkus"


def test_the_keys_of_a_scanner_reveal_nothing(
    searched: CheckinPage, window: QMainWindow, qtbot: QtBot, forum: Forum
) -> None:
    quiet(searched)
    for letter in ZYDRUNAS:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key(ord(letter)), Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(window.windowHandle(), event)
    press(window, Qt.Key.Key_Return, "\r")
    assert searched.privacy.veiled
    qtbot.waitUntil(lambda: len(forum.scans()) >= 1)


def test_enter_on_hidden_names_only_shows_them(
    searched: CheckinPage, window: QMainWindow, forum: Forum
) -> None:
    quiet(searched)
    scans = len(forum.scans())
    press(window, Qt.Key.Key_Return, "\r")
    assert not searched.privacy.veiled
    assert len(forum.scans()) == scans
    press(window, Qt.Key.Key_Return, "\r")
    assert len(forum.scans()) == scans + 1


def test_a_click_on_a_hidden_name_chooses_nobody(qtbot: QtBot, searched: CheckinPage, forum: Forum) -> None:
    quiet(searched)
    scans = len(forum.scans())
    ground = searched.search.results.viewport()
    qtbot.mousePress(ground, Qt.MouseButton.LeftButton, pos=ground.rect().topLeft() + searched.pos())
    searched.search.results.set_veiled(veiled=False)
    qtbot.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=ground.rect().topLeft() + searched.pos())
    assert len(forum.scans()) == scans


def test_f12_hides_at_once_with_the_card(qtbot: QtBot, searched: CheckinPage) -> None:
    assert not searched.verdict.card.dimmed
    qtbot.keyClick(searched, Qt.Key.Key_F12)
    assert searched.privacy.veiled
    assert searched.verdict.card.dimmed


def test_a_moved_mouse_shows_what_the_clock_hid_but_not_what_a_hand_hid(
    searched: CheckinPage, window: QMainWindow
) -> None:
    quiet(searched)
    mouse(window, QEvent.Type.MouseMove, Qt.MouseButton.NoButton)
    assert not searched.privacy.veiled
    searched.privacy.button.click()
    mouse(window, QEvent.Type.MouseMove, Qt.MouseButton.NoButton)
    assert searched.privacy.veiled
    mouse(window, QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton)
    assert not searched.privacy.veiled


def test_new_scans_stay_hidden(searched: CheckinPage, qtbot: QtBot, forum: Forum) -> None:
    quiet(searched)
    searched.context.scanner.scanned.emit("nobody")
    qtbot.waitUntil(lambda: len(searched.latest.latest.scans) == 2)
    assert words(searched)[0] == "Name hidden"
    assert len(forum.scans()) == 2


@pytest.mark.parametrize("seconds", SECONDS)
def test_the_desk_says_how_long_it_takes(page: CheckinPage, context: PageContext, seconds: int) -> None:
    Habits(context.settings).seconds = seconds
    page.hide()
    page.show()
    assert page.privacy._quiet.isActive() is (seconds != NEVER)
    if seconds != NEVER:
        assert page.privacy._quiet.interval() == seconds * 1000


def test_a_minute_is_usual_whatever_the_settings_hold(context: PageContext) -> None:
    assert Habits(context.settings).seconds == 60
    context.settings.setValue("desk/names_hidden_after", "soon")
    assert Habits(context.settings).seconds == 60
