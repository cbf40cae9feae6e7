"""Printing a badge once more: why is asked, and a lost badge opens no door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from db.tables import AcceptedCode, Attendee
from desktop_app.errors import Refused
from desktop_app.features.badges import actions, queries
from desktop_app.features.badges.dialogs import ReprintDialog
from desktop_app.features.badges.page import BadgesPage
from desktop_app.features.badges.rules.reprint import ReprintRefusal
from desktop_app.features.checkin.actions import check_in
from desktop_app.features.checkin.rules import Desk, Reason
from desktop_app.features.registrations.queries.printouts import PersonPrintout, person_printouts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from tests.make import Forum


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> BadgesPage:
    page = BadgesPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    settle(page, qtbot)
    return page


def settle(page: BadgesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.context.runner.running, timeout=20_000)


def printouts(page: BadgesPage, key: str) -> list[PersonPrintout]:
    return page.context.store.read(person_printouts, key)


def print_first(page: BadgesPage, key: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.printing.finished, timeout=20_000):
        page.print_again(key)
    settle(page, qtbot)


def ask(page: BadgesPage, key: str, qtbot: QtBot) -> ReprintDialog:
    page.print_again(key)
    (asked,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, ReprintDialog)]
    asked.activateWindow()
    qtbot.waitUntil(asked.isActiveWindow)
    return asked


def test_who_is_asked_for_twice_at_once_gets_one_badge(page: BadgesPage, forum: Forum, qtbot: QtBot) -> None:
    """A walk-in at a door that prints on entry: the dialog asks, and so does the door."""
    with qtbot.waitSignal(page.printing.finished, timeout=20_000):
        page.print_people([forum.attendee("Mägi")])
        page.print_again(forum.attendee("Mägi"))
    settle(page, qtbot)
    assert len(printouts(page, forum.attendee("Mägi"))) == 1
    with qtbot.waitSignal(page.printing.finished, timeout=20_000):
        page.print_people([forum.attendee("Mägi")])
    assert len(printouts(page, forum.attendee("Mägi"))) == 2


def test_the_first_badge_is_printed_without_a_question(page: BadgesPage, forum: Forum, qtbot: QtBot) -> None:
    print_first(page, forum.attendee("Mägi"), qtbot)
    (printed,) = printouts(page, forum.attendee("Mägi"))
    assert (printed.copy_number, printed.reason) == (1, "")


def test_a_second_badge_says_why(page: BadgesPage, forum: Forum, qtbot: QtBot) -> None:
    key = forum.attendee("Mägi")
    print_first(page, key, qtbot)
    asked = ask(page, key, qtbot)
    with qtbot.waitSignal(page.printing.finished, timeout=20_000):
        qtbot.keyClick(asked, Qt.Key.Key_Return)
    settle(page, qtbot)
    newest = printouts(page, key)[0]
    assert (newest.copy_number, newest.reason) == (2, "damaged")
    assert page.context.store.read(lambda s: s.get_one(Attendee, key).code) == forum.code("Mägi")


def test_a_lost_badge_opens_no_door_and_the_new_one_does(
    page: BadgesPage, context: PageContext, forum: Forum, qtbot: QtBot
) -> None:
    key, old = forum.attendee("Mägi"), forum.code("Mägi")
    print_first(page, key, qtbot)
    asked = ask(page, key, qtbot)
    for _ in range(2):
        qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Down)
    with qtbot.waitSignal(page.printing.finished, timeout=20_000):
        qtbot.keyClick(asked, Qt.Key.Key_Return)
    settle(page, qtbot)
    new = context.store.read(lambda s: s.get_one(Attendee, key).code)
    assert new != old
    assert printouts(page, key)[0].reason == "lost"
    desk = Desk(forum.event_id, forum.door_id)
    first = context.store.write("Scan", check_in, desk, old, at=context.now())
    assert first.verdict.reason is Reason.REVOKED
    second = context.store.write("Scan", check_in, desk, new, at=context.now())
    assert second.verdict.admitted


def test_leaving_prints_nothing(page: BadgesPage, forum: Forum, qtbot: QtBot) -> None:
    key = forum.attendee("Mägi")
    print_first(page, key, qtbot)
    qtbot.keyClick(ask(page, key, qtbot), Qt.Key.Key_Escape)
    settle(page, qtbot)
    assert len(printouts(page, key)) == 1


def test_the_box_of_the_first_badge_is_named(page: BadgesPage, forum: Forum, qtbot: QtBot) -> None:
    key = forum.attendee("Mägi")
    print_first(page, key, qtbot)
    page.context.store.write("Box", lambda s: setattr(s.get_one(Attendee, key), "box", "Box C 117"))
    found = page.context.store.read(queries.last_badge, key)
    assert found is not None
    assert (found.box, found.copy_number, found.person) == ("Box C 117", 1, "Õie Mägi")


def test_undo_puts_the_old_code_back_in_force(context: PageContext, forum: Forum) -> None:
    key, old = forum.attendee("Mägi"), forum.code("Mägi")
    context.store.write("Lost", actions.replace_code, key, context.now())
    context.store.undo()
    assert context.store.read(lambda s: s.get_one(Attendee, key).code) == old
    assert context.store.read(lambda s: s.scalar(select(AcceptedCode.id))) is None


def test_nobody_gets_no_code(context: PageContext, forum: Forum) -> None:
    assert forum.event_id
    with pytest.raises(Refused) as refused:
        context.store.write("Lost", actions.replace_code, "0" * 32, context.now())
    assert refused.value.reason is ReprintRefusal.GONE
