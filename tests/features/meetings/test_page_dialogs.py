"""Requests typed in, suggested and imported, and blocks, tables and types set up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.dialogs import (
    AddRequestDialog,
    ImportRequestsDialog,
    MeetingSetupDialog,
    SuggestionsDialog,
)
from desktop_app.features.meetings.rules.meeting import Profile
from desktop_app.features.meetings.rules.request import RequestState
from tests.features.meetings.small_day import MORNING, Afternoon, make_afternoon

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from desktop_app.features.meetings.rules.request import RequestRow
    from desktop_app.kit.context import PageContext
    from tests.make import Forum

ENTER = Qt.Key.Key_Return


@pytest.fixture
def morning(context: PageContext) -> PageContext:
    return replace(context, now=lambda: MORNING)


@pytest.fixture
def small_day(morning: PageContext, forum: Forum) -> Afternoon:
    return morning.store.write("Make the afternoon", make_afternoon, forum)


def shown(dialog: QDialog, qtbot: QtBot) -> None:
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()


def requests(context: PageContext) -> list[RequestRow]:
    return context.store.read(queries.requests, context.event_id, MORNING)


# --- typed in -------------------------------------------------------------------------------------


def test_a_request_is_typed_in_by_keyboard_alone(
    morning: PageContext, small_day: Afternoon, qtbot: QtBot
) -> None:
    dialog = AddRequestDialog(morning)
    shown(dialog, qtbot)
    dialog.begin()
    for finder, letters in ((dialog.first, "magi"), (dialog.second, "sevcuk")):
        qtbot.keyClicks(finder.field, letters)
        qtbot.keyClick(finder.field, ENTER)
        assert finder.field.cursorPosition() == 0
    qtbot.keyClicks(dialog.wish, "Optics for robots")
    with qtbot.waitSignal(dialog.added) as added:
        qtbot.keyClick(dialog, ENTER)
    assert added.args is not None
    row = next(row for row in requests(morning) if row.id == added.args[0])
    assert (row.first[0].name, row.second[0].name) == ("Õie Mägi", "Олена Шевчук")
    assert (row.wish, row.state) == ("Optics for robots", RequestState.ACCEPTED)
    assert len(requests(morning)) == len(small_day.requests) + 1


@pytest.mark.usefixtures("small_day")
def test_what_was_asked_before_is_refused_with_the_names(morning: PageContext, qtbot: QtBot) -> None:
    dialog = AddRequestDialog(morning)
    shown(dialog, qtbot)
    for finder, letters in ((dialog.first, "egle"), (dialog.second, "berzins")):
        qtbot.keyClicks(finder.field, letters)
        qtbot.keyClick(finder.field, ENTER)
    dialog.add_button.click()
    assert "Eglė Žydrūnaitė" in dialog.complaint
    assert dialog.isVisible()


@pytest.mark.usefixtures("small_day")
def test_several_requests_of_one_person_are_typed_one_after_the_other(
    morning: PageContext, forum: Forum, qtbot: QtBot
) -> None:
    dialog = AddRequestDialog(morning)
    shown(dialog, qtbot)
    dialog.begin(forum.attendee("Шевчук"), "Олена Шевчук")
    for letters in ("magi", "lacki"):
        qtbot.keyClicks(dialog.second.field, letters)
        qtbot.keyClick(dialog.second.field, ENTER)
        dialog.agreed.setChecked(False)
        dialog.more_button.click()
    mine = [row for row in requests(morning) if row.first[0].attendee_id == forum.attendee("Шевчук")]
    assert [row.state for row in mine] == [RequestState.PENDING] * 2


# --- suggested ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("small_day")
def test_a_suggestion_says_why_and_becomes_a_request(
    morning: PageContext, forum: Forum, qtbot: QtBot
) -> None:
    write = morning.store.write
    write("Profile", actions.set_profile, Profile(forum.attendee("Mägi"), needs=("welding robots",)))
    write("Profile", actions.set_profile, Profile(forum.attendee("Шевчук"), offers=("robots",)))
    dialog = SuggestionsDialog(morning, forum.attendee("Mägi"), "Õie Mägi")
    shown(dialog, qtbot)
    assert "offers “robots”, needed: “welding robots”" in dialog.list.item(0).text()
    dialog.add_button.click()
    made = requests(morning)[-1]
    assert (made.second[0].name, made.state) == ("Олена Шевчук", RequestState.PENDING)
    assert dialog.list.count() == 0


# --- imported -------------------------------------------------------------------------------------

LIST = """Requester,Requested,Type
Õie Mägi,Олена Шевчук,C2C
Eglė Žydrūnaitė,Õie Maegi,B2C
Nobody At All,Õie Mägi,C2C
"""


@pytest.mark.usefixtures("small_day")
def test_a_list_is_imported_and_a_doubtful_name_is_asked_by_one_key(
    morning: PageContext, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "requests.csv"
    file.write_text(LIST, encoding="utf-8")
    dialog = ImportRequestsDialog(morning)
    shown(dialog, qtbot)
    dialog.start(file)
    qtbot.waitUntil(lambda: dialog.doubts.question != "", timeout=10_000)
    before = len(requests(morning))
    assert "Maegi" in dialog.doubts.question
    qtbot.keyClick(dialog.doubts.list, Qt.Key.Key_1)
    assert dialog.summary.startswith("2 new")
    with qtbot.waitSignal(dialog.imported, timeout=10_000):
        qtbot.keyClick(dialog.import_button, Qt.Key.Key_Space)
    assert len(requests(morning)) == before + 2
    morning.store.undo()
    assert len(requests(morning)) == before


@pytest.mark.usefixtures("small_day")
def test_what_is_left_out_of_a_list_is_saved_with_the_reason(
    morning: PageContext, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, target = tmp_path / "requests.csv", tmp_path / "left out.csv"
    file.write_text(LIST, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog = ImportRequestsDialog(morning)
    shown(dialog, qtbot)
    dialog.start(file)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=10_000)
    dialog.save_button.click()
    qtbot.waitUntil(target.exists, timeout=10_000)
    qtbot.waitUntil(lambda: not morning.runner.running, timeout=10_000)
    assert "nobody is called Nobody At All" in target.read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("small_day")
def test_a_long_list_of_strangers_is_looked_up_part_by_part_and_can_be_cancelled(
    morning: PageContext, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "requests.csv"
    rows = "".join(f"Stranger{number} Wxyz,Õie Mägi,C2C\n" for number in range(6_000))
    file.write_text(f"Requester,Requested,Type\n{rows}", encoding="utf-8")
    before = len(requests(morning))
    dialog = ImportRequestsDialog(morning)
    shown(dialog, qtbot)
    dialog.start(file)
    qtbot.waitUntil(lambda: 0 < dialog.progress.value() < dialog.progress.maximum(), timeout=20_000)
    assert dialog.progress.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
    assert not morning.runner.running
    dialog.start(file)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=60_000)
    assert "6000 left out" in dialog.summary
    assert dialog.progress.isHidden()
    assert len(requests(morning)) == before


@pytest.mark.usefixtures("small_day")
def test_while_a_long_list_is_planned_anew_nothing_is_answered_or_written(
    morning: PageContext, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "requests.csv"
    strangers = "".join(f"Stranger{number} Wxyz,Õie Mägi,C2C\n" for number in range(5_100))
    file.write_text(f"{LIST}{strangers}", encoding="utf-8")
    dialog = ImportRequestsDialog(morning)
    shown(dialog, qtbot)
    dialog.start(file)
    qtbot.waitUntil(lambda: dialog.doubts.question != "", timeout=60_000)
    qtbot.keyClick(dialog.doubts.list, Qt.Key.Key_1)
    assert not dialog.doubts.list.isEnabled()
    assert not dialog.import_button.isEnabled()
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=60_000)
    assert dialog.rows.isEnabled()
    assert dialog.summary.startswith("2 new")


@pytest.mark.usefixtures("small_day")
def test_what_a_list_changes_is_said_in_words(morning: PageContext, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "requests.csv"
    lines = ("Requester,Requested,Type,Priority,Status", "Eglė Žydrūnaitė,Jānis Bērziņš,C2C,high,pending")
    file.write_text("\n".join(lines), encoding="utf-8")
    dialog = ImportRequestsDialog(morning)
    shown(dialog, qtbot)
    dialog.start(file)
    qtbot.waitUntil(lambda: bool(dialog.rows.lines), timeout=10_000)
    (line,) = dialog.rows.lines
    assert "priority: Normal → High" in line.about
    assert "state: Accepted → Waits for an answer" in line.about


# --- set up ---------------------------------------------------------------------------------------


def test_blocks_tables_and_types_are_set_up_by_keyboard(morning: PageContext, qtbot: QtBot) -> None:
    dialog = MeetingSetupDialog(morning)
    shown(dialog, qtbot)
    qtbot.keyClicks(dialog.blocks.name, "Afternoon")
    qtbot.keyClicks(dialog.blocks.start, "14:00")
    qtbot.keyClick(dialog.blocks.start, ENTER)
    dialog.tabs.setCurrentWidget(dialog.tables)
    dialog.tables.last.setValue(12)
    qtbot.keyClicks(dialog.tables.place, "Hall 2")
    qtbot.keyClick(dialog.tables.place, ENTER)
    dialog.tabs.setCurrentWidget(dialog.types)
    qtbot.keyClicks(dialog.types.name, "C2C")
    qtbot.keyClick(dialog.types.name, ENTER)
    read, event = morning.store.read, morning.event_id
    block = read(queries.blocks, event)[0]
    assert (block.name, f"{morning.local(block.starts_at):%H:%M}", block.slots) == ("Afternoon", "14:00", 12)
    assert [table.number for table in read(queries.tables, event)] == list(range(1, 13))
    assert [kind.name for kind in read(queries.types, event)] == ["C2C"]


def test_blocks_that_nobody_names_are_told_apart(morning: PageContext, qtbot: QtBot) -> None:
    dialog = MeetingSetupDialog(morning)
    shown(dialog, qtbot)
    for start in ("09:00", "14:00"):
        dialog.blocks.start.clear()
        qtbot.keyClicks(dialog.blocks.start, start)
        qtbot.keyClick(dialog.blocks.start, ENTER)
    blocks = morning.store.read(queries.blocks, morning.event_id)
    assert [block.name for block in blocks] == ["Meetings", "Meetings 2"]
    assert dialog.blocks.complaint == ""


def test_cells_are_edited_in_place_and_refusals_are_said(
    morning: PageContext, small_day: Afternoon, qtbot: QtBot
) -> None:
    dialog = MeetingSetupDialog(morning)
    shown(dialog, qtbot)
    blocks, tables, types = dialog.blocks._model, dialog.tables._model, dialog.types._model
    assert blocks.setData(blocks.index(0, 3), "25")
    assert not blocks.setData(blocks.index(0, 2), "many")
    assert "whole number" in dialog.blocks.complaint
    assert tables.setData(tables.index(0, 2), "interpreter, screen")
    assert tables.setData(tables.index(1, 3), "gauja robotics")
    assert not tables.setData(tables.index(2, 3), "No Such House")
    assert "No Such House" in dialog.tables.complaint
    assert types.setData(types.index(0, 2), "afternoon")
    read, event = morning.store.read, morning.event_id
    assert read(queries.blocks, event)[0].slot_minutes == 25
    first, second, _ = read(queries.tables, event)
    assert (first.features, second.organisation) == (("interpreter", "screen"), "Gauja Robotics")
    assert read(queries.types, event)[0].block_ids == (small_day.block,)


def test_what_is_used_is_not_removed(morning: PageContext, small_day: Afternoon, qtbot: QtBot) -> None:
    dialog = MeetingSetupDialog(morning)
    shown(dialog, qtbot)
    dialog.blocks.table.choose(small_day.block)
    dialog.blocks.table.setFocus()
    qtbot.keyClick(dialog.blocks.table, Qt.Key.Key_Delete)
    assert dialog.blocks.complaint
    dialog.types.table.choose(small_day.types["B2C"])
    dialog.types.remove_button.click()
    assert [kind.name for kind in dialog.types.rows] == ["C2C"]
