"""Personal data in Setup: what is held, the purge with its figures, stopping it and going on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from db.backup import BackupKeeper, Reason
from db.erasing import CHUNK
from desktop_app.features.badges.page import BadgesPage
from desktop_app.features.checkin.page import CheckinPage
from desktop_app.features.registrations.page import PeoplePage
from desktop_app.features.registrations.queries.figures import held_data
from desktop_app.features.setup.page import SetupPage
from desktop_app.features.setup.page.purging import PurgeDialog
from tests.make import add_many_attendees
from tests.personal import found_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from tests.make import Forum

MANY = CHUNK + 20


@pytest.fixture
def page(context: PageContext, forum: Forum, qtbot: QtBot) -> SetupPage:
    context.store.write("Import", add_many_attendees, forum.event_id, forum.categories["VIP"], MANY)
    page = SetupPage(context)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitExposed(page)
    page.show_personal()
    return page


def open_dialog(page: SetupPage, qtbot: QtBot) -> PurgeDialog:
    page.personal.purge_button.click()
    (dialog,) = [each for each in page.findChildren(PurgeDialog) if each.isVisible()]
    qtbot.waitExposed(dialog)
    return dialog


def words_in(dialog: PurgeDialog) -> str:
    return " ".join(part.text() for part in dialog.findChildren(QLabel))


def purge(page: SetupPage, qtbot: QtBot) -> None:
    dialog = open_dialog(page, qtbot)
    qtbot.keyClicks(dialog.typed, "baltic-forum")
    with qtbot.waitSignal(dialog.purged, timeout=60_000):
        qtbot.keyClick(dialog.typed, Qt.Key.Key_Return)


def test_the_section_says_what_is_held(page: SetupPage, forum: Forum) -> None:
    section = page.personal
    assert section.people.text() == str(MANY + len(forum.attendees))
    assert section.backups.text() == "none"
    assert "The event ended on 20 May 2026" in section.advice.text()
    assert "19 July 2026" in section.advice.text()
    assert not section.clear_button.isVisible()


def test_the_dialog_shows_what_stays_and_asks_for_the_short_name(page: SetupPage, qtbot: QtBot) -> None:
    dialog = open_dialog(page, qtbot)
    assert f"{MANY + 7} registered" in words_in(dialog)
    assert not dialog.purge_button.isEnabled()
    qtbot.keyClicks(dialog.typed, "baltic")
    qtbot.keyClick(dialog.typed, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not dialog.purge_button.isEnabled()
    qtbot.keyClicks(dialog.typed, "-forum")
    assert dialog.purge_button.isEnabled()
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_a_purge_takes_everybody_out_and_leaves_the_figures(
    page: SetupPage, qtbot: QtBot, context: PageContext
) -> None:
    keeper = BackupKeeper(context.store.path)
    keeper.make(Reason.TIMED)
    purge(page, qtbot)
    section = page.personal
    assert "This event was purged on" in section.advice.text()
    assert not section.purge_button.isVisible()
    assert section.figures.isVisible()
    held = context.store.read(held_data, context.event_id)
    assert (held.left, held.figures is not None) == (0, True)
    (left,) = keeper.all()
    assert b"guest7@example.org" not in left.path.read_bytes() + context.store.path.read_bytes()
    assert found_in(left.path) == []


def test_a_purge_that_is_stopped_can_be_gone_on_with(
    page: SetupPage, qtbot: QtBot, context: PageContext
) -> None:
    dialog = open_dialog(page, qtbot)
    qtbot.keyClicks(dialog.typed, "baltic-forum")
    dialog.purge_button.click()
    assert dialog._writing is not None
    with qtbot.waitSignal(dialog._writing.stepped):
        pass
    dialog.close_button.click()
    qtbot.waitUntil(lambda: "Stopped. People who remain: 27." in dialog.told.text())
    dialog.close_button.click()
    assert "A purge was begun on" in page.personal.advice.text()
    assert page.personal.purge_button.text() == "Go on with the purge…"
    purge(page, qtbot)
    held = context.store.read(held_data, context.event_id)
    assert held.figures is not None
    assert (held.left, held.figures.people) == (0, MANY + 7)


def test_older_backups_are_deleted_when_asked(page: SetupPage, qtbot: QtBot, context: PageContext) -> None:
    keeper = BackupKeeper(context.store.path)
    keeper.make(Reason.TIMED)
    keeper.make(Reason.MANUAL)
    page.refresh()
    with qtbot.waitSignal(context.toaster.said):
        page.personal.clear_button.click()
    assert len(keeper.all()) == 1


@pytest.mark.parametrize("make", [PeoplePage, CheckinPage, BadgesPage])
def test_every_page_works_afterwards(
    page: SetupPage,
    qtbot: QtBot,
    context: PageContext,
    make: type[PeoplePage | CheckinPage | BadgesPage],
) -> None:
    purge(page, qtbot)
    other = make(context)
    qtbot.addWidget(other)
    other.show()
    qtbot.waitExposed(other)
    other.refresh()
    if isinstance(other, PeoplePage):
        assert other.purged.isVisible()
        with qtbot.waitSignal(other.room_opened) as asked:
            other.purged.button.click()
        assert asked.args == ["setup", "personal"]
