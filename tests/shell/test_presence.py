"""Who works at the desk, seen from the frame: the button below, signing in, and the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from desktop_app.features.setup import actions
from desktop_app.kit.duty import LOCK_AFTER
from desktop_app.shell.idle import IdleWatch
from desktop_app.shell.lock import Cover, LockDialog
from desktop_app.shell.sign_in import SignInDialog
from desktop_app.staff import NOBODY, Role
from tests.shell.conftest import NotedPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from desktop_app.shell.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def hire(context: PageContext, name: str, role: Role = Role.VOLUNTEER, pin: str = "") -> str:
    guard, context.store.guard = context.store.guard, lambda _verb: None
    key = context.store.write("Add", actions.add_staff, name=name, role=role)
    if pin:
        context.store.write("PIN", actions.set_pin, key, pin)
    context.store.guard = guard
    return key


@pytest.fixture
def rasa(context: PageContext) -> str:
    return hire(context, "Rasa", Role.ORGANISER, "4711")


def covers(window: QDialog | MainWindow) -> list[Cover]:
    found = window.findChildren(Cover, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [cover for cover in found if cover.isVisible()]


def lock_dialog() -> LockDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LockDialog)
    return dialog


def sign_in_dialog() -> SignInDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SignInDialog)
    return dialog


def strike(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(window.windowHandle(), key, modifier)


# --- signing in ---------------------------------------------------------------------------------------


def test_a_desk_without_a_staff_list_says_nothing_of_it(window: MainWindow) -> None:
    assert not window.status_line.who.isVisible()
    window.presence.ask()
    asked: list[str] = []
    window.room_shown.connect(asked.append)
    sign_in_dialog().sign_in.click()
    assert asked == ["setup"]


def test_the_key_asks_and_the_line_below_names_who_signed_in(
    window: MainWindow, context: PageContext, qtbot: QtBot, rasa: str
) -> None:
    assert window.status_line.who.isVisible()
    assert window.status_line.who.text() == "Who works here?"
    strike(window, Qt.Key.Key_L, CTRL | SHIFT)
    dialog = sign_in_dialog()
    assert not dialog.sign_in.isEnabled()
    qtbot.keyClicks(dialog.form.pin, "4711")
    qtbot.keyClick(dialog.form.pin, Qt.Key.Key_Return)
    assert context.duty.staff_id == rasa
    assert window.status_line.who.text() == "Rasa  ·  Organiser"
    window.status_line.who.click()
    sign_in_dialog().sign_out.click()
    assert context.duty.worker is NOBODY
    assert window.status_line.who.text() == "Who works here?"


def test_who_has_no_pin_signs_in_by_name_alone_with_the_keyboard(
    window: MainWindow, context: PageContext, qtbot: QtBot
) -> None:
    hire(context, "Jonas")
    ona = hire(context, "Ona")
    window.presence.ask()
    dialog = sign_in_dialog()
    qtbot.keyClick(dialog.form.names, Qt.Key.Key_Down)
    assert not dialog.form.pin.isEnabled()
    qtbot.keyClick(dialog.form.names, Qt.Key.Key_Return)
    assert context.duty.staff_id == ona


# --- the lock -----------------------------------------------------------------------------------------


def test_the_lock_covers_every_window_and_opens_with_the_pin(
    window: MainWindow, context: PageContext, qtbot: QtBot, rasa: str
) -> None:
    window.open_history()
    assert window.history is not None
    scans: list[str] = []
    context.scanner.scanned.connect(scans.append)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    strike(window, Qt.Key.Key_L)
    dialog = lock_dialog()
    assert [cover.geometry() for cover in covers(window)] == [window.rect()]
    assert [cover.geometry() for cover in covers(window.history)] == [window.history.rect()]
    context.toaster.say("Ona Petraitė checked in")
    assert not window.toast.isVisible()
    context.scanner.scanned.emit("BCDFGHJKL")
    dialog.reject()
    dialog.close()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.form.pin, "8888")
    dialog.go_on.click()
    assert dialog.isVisible()
    assert "not the PIN" in dialog.form.trouble.text()
    qtbot.keyClicks(dialog.form.pin, "4711")
    qtbot.keyClick(dialog.form.pin, Qt.Key.Key_Return)
    assert not window.presence.lock.is_shut
    assert context.duty.staff_id == rasa
    assert covers(window) == covers(window.history) == []
    assert scans == []
    context.scanner.scanned.emit("BCDFGHJKL")
    assert scans == ["BCDFGHJKL"]
    context.toaster.say("Done")
    assert window.toast.isVisible()


def test_a_window_that_opens_while_locked_is_covered_too(
    window: MainWindow, qtbot: QtBot, context: PageContext
) -> None:
    hire(context, "Rasa", Role.ORGANISER, "4711")
    window.presence.shut()
    late = QDialog(window)
    QLabel("Ona Petraitė", late)
    late.open()
    qtbot.waitUntil(lambda: bool(covers(late)))
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), LockDialog))
    qtbot.keyClicks(lock_dialog().form.pin, "4711")
    lock_dialog().go_on.click()
    assert covers(late) == []
    assert late.isVisible()
    late.reject()


def test_without_a_pin_the_lock_only_covers_and_says_so(window: MainWindow, context: PageContext) -> None:
    window.presence.shut()
    words = " ".join(each.text() for each in lock_dialog().findChildren(QLabel))
    assert "Nobody here has a PIN" in words
    lock_dialog().go_on.click()
    assert not window.presence.lock.is_shut
    ona = hire(context, "Ona")
    window.presence.shut()
    lock_dialog().go_on.click()
    assert context.duty.staff_id == ona


def test_the_pages_are_told_of_the_lock(window: MainWindow) -> None:
    page = window.page("people")
    assert isinstance(page, NotedPage)
    window.presence.shut()
    assert page.locked
    lock_dialog().go_on.click()
    assert not page.locked


@pytest.mark.usefixtures("rasa")
def test_who_has_no_pin_cannot_open_the_lock_once_somebody_has_one(
    window: MainWindow, context: PageContext, qtbot: QtBot
) -> None:
    hire(context, "Jonas")
    window.presence.shut()
    names = lock_dialog().form.names
    assert [names.itemText(row).split("  ")[0] for row in range(names.count())] == ["Rasa"]
    qtbot.keyClicks(lock_dialog().form.pin, "4711")
    lock_dialog().go_on.click()


@pytest.mark.usefixtures("rasa")
def test_a_locked_desk_is_locked_after_a_restart(
    open_window: Callable[[], MainWindow], context: PageContext, qtbot: QtBot
) -> None:
    window = open_window()
    window.presence.shut()
    settings = QSettings(context.settings.fileName(), QSettings.Format.IniFormat)
    assert settings.value("station/locked") == "yes"
    qtbot.keyClicks(lock_dialog().form.pin, "4711")
    lock_dialog().go_on.click()
    context.settings.setValue("station/locked", "yes")
    window.hide()
    window.show()
    assert covers(window)
    qtbot.keyClicks(lock_dialog().form.pin, "4711")
    lock_dialog().go_on.click()
    assert context.settings.value("station/locked") == "no"
    context.runner.shut_down()


# --- growing quiet ------------------------------------------------------------------------------------


def test_the_desk_grows_quiet_after_the_time_and_not_while_it_is_used(
    window: MainWindow,
) -> None:
    now, limit, quiet = [0.0], [0.0], [0]
    watch = IdleWatch(lambda: limit[0], window, clock=lambda: now[0])

    def count() -> None:
        quiet[0] += 1

    watch.grew_quiet.connect(count)
    now[0] = 1e6
    watch.look()
    assert quiet == [0]  # never is never
    limit[0], now[0] = 120, 1e6 + 60
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    watch.eventFilter(window, press)
    now[0] += 119
    watch.look()
    assert quiet == [0]
    now[0] += 1
    watch.look()
    assert quiet == [1]
    now[0] += 119
    watch.touch()  # a code was read by camera
    now[0] += 119
    watch.look()
    assert quiet == [1]


@pytest.mark.usefixtures("rasa")
@pytest.mark.parametrize(("kept", "seconds"), [("", 0), ("0", 0), ("5", 300), ("soon", 0), ("-3", 0)])
def test_the_time_is_what_setup_says(
    window: MainWindow, context: PageContext, kept: str, seconds: int
) -> None:
    context.settings.setValue(LOCK_AFTER, kept)
    assert window.presence._lock_after() == seconds
