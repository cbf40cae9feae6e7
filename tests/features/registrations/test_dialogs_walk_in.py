"""Tests of the walk-in dialog with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.features.registrations import queries
from desktop_app.features.registrations.dialogs.walk_in import WalkInDialog
from desktop_app.features.registrations.page import PeoplePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.features.registrations.queries import PersonDetails
    from desktop_app.kit.context import PageContext
    from tests.make import Forum


def opened(context: PageContext, qtbot: QtBot, prefill: str = "") -> WalkInDialog:
    dialog = WalkInDialog(context, prefill)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


@pytest.fixture
def dialog(context: PageContext, qtbot: QtBot) -> WalkInDialog:
    return opened(context, qtbot)


def focus(dialog: WalkInDialog) -> QWidget:
    widget = dialog.focusWidget()
    assert widget is not None
    return widget


def type_on(qtbot: QtBot, dialog: WalkInDialog, *texts: str) -> None:
    """Type each text into the field that has the keyboard, and Tab on."""
    for text in texts:
        qtbot.keyClicks(focus(dialog), text)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            qtbot.keyClick(popup, Qt.Key.Key_Escape)
        qtbot.keyClick(focus(dialog), Qt.Key.Key_Tab)


def person(context: PageContext, key: str) -> PersonDetails:
    known = context.store.read(queries.person, key)
    assert known is not None
    return known


def test_a_guest_is_added_and_checked_in_with_one_enter(
    dialog: WalkInDialog, context: PageContext, qtbot: QtBot
) -> None:
    type_on(qtbot, dialog, "Ona", "Petraityte", "Gauja Robotics")
    assert dialog.country.text() == "Latvia"
    type_on(qtbot, dialog, "", "")
    assert focus(dialog) is dialog.consent
    qtbot.keyClick(dialog.consent, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.added) as added:
        qtbot.keyClick(dialog.consent, Qt.Key.Key_Return)
    key, check_in, printed = added.args
    known = person(context, key)
    assert (known.row.name, known.row.organisation) == ("Ona Petraityte", "Gauja Robotics")
    assert (known.row.country, known.row.category) == ("LV", "Participant")
    assert known.row.walk_in
    assert known.row.code
    assert [consent.given for consent in known.consents] == [True]
    assert (check_in, printed) == (True, True)


def test_add_only_does_not_check_in(dialog: WalkInDialog, qtbot: QtBot) -> None:
    type_on(qtbot, dialog, "Ona", "Petraityte")
    with qtbot.waitSignal(dialog.added) as added:
        qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    assert added.args[1:] == [False, False]


def test_a_typed_country_is_not_overwritten_by_the_organisation(dialog: WalkInDialog, qtbot: QtBot) -> None:
    dialog.country.setFocus()
    type_on(qtbot, dialog, "Poland")
    dialog.organisation.setFocus()
    type_on(qtbot, dialog, "Gauja Robotics")
    assert dialog.country.text() == "Poland"


def test_somebody_on_the_list_is_recognised_while_typing(
    dialog: WalkInDialog, qtbot: QtBot, forum: Forum
) -> None:
    qtbot.keyClicks(dialog.given, "janis berz")
    assert [one.name for one in dialog.look_alikes.people] == ["Jānis Bērziņš"]
    qtbot.keyClick(dialog.given, Qt.Key.Key_Down)
    assert focus(dialog) is dialog.look_alikes
    with qtbot.waitSignal(dialog.recognised) as recognised:
        qtbot.keyClick(dialog.look_alikes, Qt.Key.Key_Return)
    assert recognised.args == [forum.attendee("Bērziņš")]
    assert not dialog.isVisible()


def test_a_namesake_is_added_only_when_asked_twice(
    dialog: WalkInDialog, context: PageContext, qtbot: QtBot, forum: Forum
) -> None:
    type_on(qtbot, dialog, "Janis", "Berzins")
    qtbot.keyClick(focus(dialog), Qt.Key.Key_Return)
    assert "on the list" in dialog.warning
    assert focus(dialog) is dialog.look_alikes
    assert len(context.store.read(queries.attendee_keys, forum.event_id)) == 7
    with qtbot.waitSignal(dialog.added):
        qtbot.mouseClick(dialog.enter_button, Qt.MouseButton.LeftButton)
    assert len(context.store.read(queries.attendee_keys, forum.event_id)) == 8


def test_without_a_name_nobody_is_added(
    dialog: WalkInDialog, context: PageContext, qtbot: QtBot, forum: Forum
) -> None:
    dialog.organisation.setFocus()
    qtbot.keyClick(dialog.organisation, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert focus(dialog) is dialog.given
    assert len(context.store.read(queries.attendee_keys, forum.event_id)) == 7


def test_an_unknown_country_is_refused(dialog: WalkInDialog, qtbot: QtBot) -> None:
    type_on(qtbot, dialog, "Ona", "Petraityte", "", "Nowhereland")
    qtbot.keyClick(focus(dialog), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert focus(dialog) is dialog.country


def test_what_was_searched_for_in_vain_is_the_name(context: PageContext, qtbot: QtBot) -> None:
    dialog = opened(context, qtbot, "Anna van der Berg")
    assert (dialog.given.text(), dialog.family.text()) == ("Anna", "van der Berg")
    assert focus(dialog) is dialog.organisation


def test_the_page_adds_and_asks_for_check_in_and_badge(context: PageContext, qtbot: QtBot) -> None:
    page = PeoplePage(context)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.list.filters.search.setFocus()
    qtbot.keyClick(page.list.filters.search, Qt.Key.Key_F2)
    dialog = page.findChild(WalkInDialog)
    assert isinstance(dialog, WalkInDialog)
    qtbot.waitExposed(dialog)
    type_on(qtbot, dialog, "Ona", "Petraityte")
    with qtbot.waitSignals([page.checked_in_asked, page.badge_asked]):
        qtbot.keyClick(focus(dialog), Qt.Key.Key_Return)
    assert person(context, page.inspector.key).row.name == "Ona Petraityte"


def test_the_page_shows_who_was_recognised(context: PageContext, qtbot: QtBot, forum: Forum) -> None:
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.show()
    page.walk_in("eglė žydrūnaitė")
    dialog = page.findChild(WalkInDialog)
    assert isinstance(dialog, WalkInDialog)
    dialog.look_alikes.step_in()
    with qtbot.waitSignal(page.person_recognised):
        qtbot.keyClick(dialog.look_alikes, Qt.Key.Key_Return)
    assert page.inspector.key == forum.attendee()
