"""Letting somebody in against the rules at a volunteer's desk: a supervisor agrees there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.history import entries
from desktop_app.features.setup import actions
from desktop_app.kit.duty import AskDialog
from desktop_app.staff import Role

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.features.checkin.page import CheckinPage
    from desktop_app.kit.context import PageContext
    from tests.features.checkin.conftest import Forum


def test_the_entry_is_the_supervisors_and_nothing_else_is(
    page: CheckinPage, forum: Forum, context: PageContext, qtbot: QtBot
) -> None:
    store, keys = context.store, {}
    for name, role in (("Zita", Role.SUPERVISOR), ("Boss", Role.ORGANISER)):
        keys[name] = store.write("Add", actions.add_staff, name=name, role=role)
    store.write("PIN", actions.set_pin, keys["Boss"], "4711")
    context.duty.sign_in(keys["Boss"], "4711")
    store.write("PIN", actions.set_pin, keys["Zita"], "90210")
    context.duty.sign_out()
    page.check_in_person(forum.people["Kowalski"])
    page.answering.overruling._menu.reason_picked.emit(forum.scans()[-1].id, "agreed")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AskDialog)
    names = dialog.form.names
    names.setCurrentIndex(names.findData(keys["Zita"]))
    qtbot.keyClicks(dialog.form.pin, "90210")
    qtbot.keyClick(dialog.form.pin, Qt.Key.Key_Return)
    refused, forced = forum.scans()
    assert (refused.admitted, refused.staff_id) == (False, None)
    assert (forced.admitted, forced.forced, forced.staff_id) == (True, True, keys["Zita"])
    newest = store.read(entries, limit=1)[0]
    assert (newest.label, newest.staff) == ("Let somebody in against the rules", "Zita")
    assert context.duty.staff_id is None
