"""A day of the staff: roles, a supervisor at somebody's desk, the lock, and a screen for guests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import select

from db.history import entries
from db.tables import Attendee
from desktop_app.features.setup import actions
from desktop_app.kit.duty import AskDialog
from desktop_app.shell.lock import LockDialog
from desktop_app.shell.sign_in import SignInDialog
from desktop_app.staff import Role
from tests.journeys.desk import CTRL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session

    from db.store import Store
    from tests.journeys.desk import Desk

SHIFT = Qt.KeyboardModifier.ShiftModifier
BOSS, MARI = "4711", "8305"


def hire(store: Store) -> None:
    """Take two people on, as the organiser did the day before."""
    guard, store.guard = store.guard, lambda _verb: None
    for name, role, pin in (("Boss", Role.ORGANISER, BOSS), ("Mari", Role.VOLUNTEER, MARI)):
        key = store.write("Add", actions.add_staff, name=name, role=role)
        store.write("PIN", actions.set_pin, key, pin)
    store.guard = guard


def pin(desk: Desk, digits: str, window: QWidget) -> None:
    """Type a PIN into a window, once it has the keyboard, and press Enter."""
    window.activateWindow()
    desk.until(lambda: QApplication.activeWindow() is window and QApplication.focusWidget() is not None)
    desk.type(digits)
    desk.press(Qt.Key.Key_Return, into=window)


def newest(desk: Desk) -> tuple[str, str]:
    entry = desk.session.context.store.read(entries, limit=1)[0]
    return entry.label, entry.staff


def test_a_volunteers_morning(imported: Path, tmp_path: Path, open_desk: Callable[..., Desk]) -> None:
    file = tmp_path / "forum.forumdesk"
    file.write_bytes(imported.read_bytes())
    desk = open_desk(file)
    hire(desk.session.context.store)

    # Mari says who she is, and is told what is not hers.
    desk.press(Qt.Key.Key_L, CTRL | SHIFT)
    asked = desk.dialog(SignInDialog)
    asked.form.names.setCurrentIndex(1)
    pin(desk, MARI, asked)
    assert desk.window.status_line.who.text() == "Mari  ·  Volunteer"
    assert not desk.people.import_button.isEnabled()

    # She checks somebody in; the same guest comes again, and the organiser agrees at her desk.
    desk.window.open_room("checkin")
    desk.come_to_front()
    store = desk.session.context.store
    person, code = store.read(_somebody)
    desk.checkin.check_in_person(person)
    assert newest(desk)[1] == "Mari"
    desk.clock.wait(60)
    desk.checkin.check_in_person(person)
    answer = desk.checkin.answer
    assert answer is not None
    desk.checkin.answering.overruling._menu.reason_picked.emit(answer.scan_id, "agreed")
    agreeing = desk.dialog(AskDialog)
    pin(desk, BOSS, agreeing)
    assert newest(desk) == ("Let somebody in against the rules", "Boss")
    assert store.staff == "Mari"

    # She goes for lunch.
    desk.come_to_front()
    desk.press(Qt.Key.Key_L, CTRL)
    lock = desk.dialog(LockDialog)
    desk.until(lambda: QApplication.activeWindow() is lock)
    desk.scan(code, into=lock)
    pin(desk, MARI, lock)
    assert newest(desk)[0] == "Let somebody in against the rules"
    assert not desk.window.presence.lock.is_shut


def test_a_screen_for_guests_survives_a_pulled_plug(
    imported: Path, tmp_path: Path, open_desk: Callable[..., Desk]
) -> None:
    file = tmp_path / "forum.forumdesk"
    file.write_bytes(imported.read_bytes())
    desk = open_desk(file)
    hire(desk.session.context.store)
    desk.press(Qt.Key.Key_K, CTRL)
    desk.type("self check")
    desk.press(Qt.Key.Key_Return)
    kiosk = desk.checkin.kiosk.window
    assert kiosk is not None
    assert not desk.window.isVisible()
    _person, code = desk.session.context.store.read(_somebody)
    desk.scan(code, into=kiosk)
    told = kiosk.told
    desk.until(lambda: any("Welcome" in each.text() for each in told.findChildren(QLabel)))
    # The plug: the program is gone, and nobody has typed a PIN.
    kiosk.leave_to(desk.window)
    desk.session.close()

    again = open_desk(file)
    assert again.session.rooms.resume_kiosk()
    kiosk = again.checkin.kiosk.window
    assert kiosk is not None
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [kiosk]
    kiosk.staff_button.click()
    pin(again, MARI, kiosk)
    again.until(again.window.isVisible)
    assert again.window.status_line.who.text() == "Mari  ·  Volunteer"


def _somebody(session: Session) -> tuple[str, str]:
    """The key and code of somebody whom the door lets in without a word."""
    found = select(Attendee.id, Attendee.code).where(Attendee.status == "registered", Attendee.note == "")
    row = session.execute(found.order_by(Attendee.id).limit(1)).one()
    return row.id, row.code
