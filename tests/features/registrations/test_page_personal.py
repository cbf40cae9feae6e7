"""Personal data on the People page: saved as one file, erased after the name was typed."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from db.backup import BackupKeeper, Reason
from desktop_app.features.registrations.dialogs.erasing import EraseDialog
from desktop_app.features.registrations.page import PeoplePage
from tests.personal import columns_of, found_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from tests.make import Forum


@pytest.fixture
def page(context: PageContext, forum: Forum, qtbot: QtBot) -> PeoplePage:
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    qtbot.waitExposed(page)
    page.show_thing(forum.attendee())
    return page


@pytest.fixture
def said(context: PageContext) -> list[str]:
    """What was said in passing."""
    words: list[str] = []
    context.toaster.said.connect(words.append)
    return words


def dialog_of(page: PeoplePage, qtbot: QtBot) -> EraseDialog:
    dialog = page.findChild(EraseDialog)
    assert isinstance(dialog, EraseDialog)
    qtbot.waitExposed(dialog)
    return dialog


def test_erasing_asks_for_the_family_name(page: PeoplePage, qtbot: QtBot, said: list[str]) -> None:
    page.inspector.erase_action.trigger()
    dialog = dialog_of(page, qtbot)
    assert not dialog.erase_button.isEnabled()
    qtbot.keyClicks(dialog.typed, "zydru")
    assert not dialog.erase_button.isEnabled()
    qtbot.keyClick(dialog.typed, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.typed, "naite")
    with qtbot.waitSignal(page.personal.ended):
        qtbot.keyClick(dialog.typed, Qt.Key.Key_Return)
    assert said == ["Erased for good: 1"]


def test_an_erased_person_is_shown_as_that(page: PeoplePage, qtbot: QtBot, forum: Forum) -> None:
    page.inspector.erase_action.trigger()
    dialog = dialog_of(page, qtbot)
    dialog.typed.setText("Žydrūnaitė")
    with qtbot.waitSignal(page.personal.ended):
        dialog.erase_button.click()
    page.show_thing(forum.attendee())
    names = [page.list.model.index(row, 0).data() for row in range(page.list.model.rowCount())]
    assert names[-1] == "Erased person"
    assert not page.inspector.details.isEnabled()
    assert not page.inspector.check_in_button.isVisible()
    assert not page.inspector.more_button.isVisible()
    page.erase_selected()
    assert "Choose a person first." in page.list.complaint.text()


def test_several_are_erased_after_their_number_was_typed(
    page: PeoplePage, qtbot: QtBot, context: PageContext, forum: Forum
) -> None:
    page.list.table.selectAll()
    page.list.selection.erase_button.click()
    dialog = dialog_of(page, qtbot)
    qtbot.keyClicks(dialog.typed, str(len(forum.attendees)))
    with qtbot.waitSignal(page.personal.ended):
        qtbot.keyClick(dialog.typed, Qt.Key.Key_Return)
    for key in forum.attendees.values():
        assert context.store.read(columns_of, key)["family_name"] == ""


def test_older_backups_are_deleted_when_wished(
    page: PeoplePage, qtbot: QtBot, context: PageContext, forum: Forum, said: list[str]
) -> None:
    keeper = BackupKeeper(context.store.path)
    keeper.make(Reason.TIMED)
    keeper.make(Reason.BEFORE_IMPORT)
    page.personal.erase_one(forum.attendee())
    dialog = dialog_of(page, qtbot)
    dialog.clear_backups.setChecked(True)
    dialog.typed.setText("Žydrūnaitė")
    dialog.erase_button.click()
    qtbot.waitUntil(lambda: "The older backups are deleted." in said)
    (left,) = keeper.all()
    assert keeper.newest() == left
    assert "Žydrūnaitė".encode() not in left.path.read_bytes()
    assert found_in(left.path) == []


def test_everything_held_is_saved(
    page: PeoplePage, qtbot: QtBot, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "egle"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.inspector.held_action.trigger()
    qtbot.waitUntil(lambda: said == ["Saved: egle.zip"])
    with zipfile.ZipFile(tmp_path / "egle.zip") as archive:
        assert len(archive.namelist()) == 2


def test_what_cannot_be_saved_is_said(
    page: PeoplePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "nowhere" / "egle.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.save_held()
    qtbot.waitUntil(lambda: "There is no folder" in page.list.complaint.text())
