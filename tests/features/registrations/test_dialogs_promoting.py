"""Tests of promoting by keyboard: the next ones, others instead, and whom to write to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.dialogs.promoting import PromoteDialog
from desktop_app.features.registrations.page import PeoplePage
from desktop_app.features.registrations.rules.field import Status
from tests.features.registrations.test_waitlist import names_of, set_places, wait

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from tests.make import Forum

WAITING = ("Mägi", "Łącki", "Bērziņš")


@pytest.fixture
def waiting(context: PageContext, forum: Forum) -> Forum:
    """Three of seven wait, with places for five."""
    context.store.write("Places", set_places, forum, 5)
    context.store.write("Wait", wait, forum, *WAITING)
    for name in WAITING[:2]:
        context.store.write(
            "Mail", actions.edit_attendee, forum.attendee(name), email=f"{len(name)}@x.example"
        )
    return forum


@pytest.fixture
def dialog(context: PageContext, qtbot: QtBot, waiting: Forum) -> PromoteDialog:
    assert waiting.event_id == context.event_id
    dialog = PromoteDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


@pytest.fixture
def page(context: PageContext, qtbot: QtBot, waiting: Forum) -> PeoplePage:
    assert waiting.event_id == context.event_id
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    return page


def outcomes(dialog: PromoteDialog) -> list[str]:
    model = dialog.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def still_waiting(context: PageContext) -> list[str]:
    return names_of(context.store.read(queries.waitlist, context.event_id))


def plain(words: str) -> str:
    """Words without the ending of their number, which the catalogue of the program's language puts there."""
    return words.replace("(s)", "").replace("places", "place").replace("people", "person")


def below(page: PeoplePage) -> str:
    """What stands below the list."""
    return plain(page.list.selection.words)


def test_the_next_one_is_promoted_with_the_keyboard_alone(
    dialog: PromoteDialog, context: PageContext, qtbot: QtBot, waiting: Forum
) -> None:
    assert outcomes(dialog) == ["is promoted", "keeps waiting", "keeps waiting"]
    assert plain(dialog.promote_button.text()) == "Promote 1 person"
    assert dialog.chosen == (waiting.attendee("Mägi"),)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert still_waiting(context) == ["Łącki", "Bērziņš"]
    assert dialog.addresses.toPlainText() == "4@x.example"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert plain(context.store.undo()) == "Promote 1 person"
    assert still_waiting(context) == list(WAITING)


def test_more_than_there_are_places_is_warned_about_and_done(
    dialog: PromoteDialog, context: PageContext, qtbot: QtBot
) -> None:
    assert dialog.warning == ""
    qtbot.keyClick(dialog.count, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.count, Qt.Key.Key_Up)
    assert outcomes(dialog) == ["is promoted"] * 3
    assert plain(dialog.warning) == "2 more than the event has place."
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert still_waiting(context) == []
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "4@x.example; 5@x.example"


def test_somebody_is_passed_over_with_the_space_bar(
    dialog: PromoteDialog, context: PageContext, qtbot: QtBot
) -> None:
    dialog.table.setFocus()
    dialog.table.choose(dialog.chosen[0])
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert outcomes(dialog) == ["passed over", "keeps waiting", "keeps waiting"]
    assert not dialog.promote_button.isEnabled()
    dialog.count.setFocus()
    qtbot.keyClick(dialog.count, Qt.Key.Key_Up)
    assert outcomes(dialog) == ["passed over", "is promoted", "keeps waiting"]
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert still_waiting(context) == ["Mägi", "Bērziņš"]


def test_a_full_category_lets_the_others_pass(
    dialog: PromoteDialog, context: PageContext, qtbot: QtBot, waiting: Forum
) -> None:
    context.store.write(
        "Speaker", actions.edit_attendee, waiting.attendee("Mägi"), category_id=waiting.categories["Speaker"]
    )
    context.store.write("Places", set_places, waiting, 5, Speaker=0)
    category = dialog.table.model()
    qtbot.waitUntil(lambda: category.index(0, 3).data() == "Speaker (full)")
    again = PromoteDialog(context)
    qtbot.addWidget(again)
    assert outcomes(again) == ["keeps waiting", "is promoted", "keeps waiting"]
    again.count.setValue(3)
    assert plain(again.warning) == "2 more than the event has place."


def test_what_another_desk_did_meanwhile_is_seen(
    dialog: PromoteDialog, context: PageContext, qtbot: QtBot, waiting: Forum
) -> None:
    context.store.write("Promote", actions.promote_people, [waiting.attendee("Mägi")])
    qtbot.waitUntil(lambda: len(outcomes(dialog)) == 2)
    assert not dialog.promote_button.isEnabled()


def test_the_page_tells_places_and_offers_the_next_one(
    page: PeoplePage, context: PageContext, qtbot: QtBot, waiting: Forum
) -> None:
    assert below(page) == "7 person · 1 place free, 3 waiting"
    assert page.list.wait_line.isVisible()
    assert plain(page.list.wait_line.words) == "1 place free, 3 waiting. Next is Õie Mägi."
    qtbot.mouseClick(page.list.wait_line.promote_button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(PromoteDialog)
    assert isinstance(dialog, PromoteDialog)
    dialog.promote_button.click()
    dialog.promote_button.click()
    qtbot.waitUntil(lambda: below(page) == "7 person · 0 place free, 2 waiting")
    assert not page.list.wait_line.isVisible()
    page.list.views.choose("waitlist")
    assert page.list.wait_line.isVisible()
    page.list.views.choose("not-here")
    gone = [waiting.attendee("Åsgård")]
    context.store.write("Cancel", actions.change_status, gone, Status.CANCELLED)
    qtbot.waitUntil(page.list.wait_line.isVisible)
    assert page.list.wait_line.words.endswith("Next is Władysław Łącki.")


def test_too_many_are_told_and_no_limit_is_no_worry(
    page: PeoplePage, context: PageContext, qtbot: QtBot, waiting: Forum
) -> None:
    context.store.write("Places", set_places, waiting, 3)
    qtbot.waitUntil(lambda: below(page) == "7 person · 1 more than there are place, 3 waiting")
    context.store.write("Places", set_places, waiting, None)
    qtbot.waitUntil(lambda: below(page) == "7 person · 3 waiting")
    assert not page.list.wait_line.isVisible()
