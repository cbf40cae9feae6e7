"""Tests of the import dialog: from a file to people on the list, with every way to stop."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from db import history
from db.store import Store
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.dialogs.importing import ImportDialog
from desktop_app.features.registrations.dialogs.preview_lists import Heap
from desktop_app.features.registrations.page import PeoplePage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.features.registrations.dialogs.step import Step
    from desktop_app.kit.context import PageContext
    from tests.make import Forum

HEADERS = ("Registration ID", "Given name", "Family name", "E-mail", "Organisation", "Country", "Job title")


def write(path: Path, *rows: tuple[str, ...], headers: tuple[str, ...] = HEADERS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((headers, *rows))
    return path


def guests(count: int) -> list[tuple[str, ...]]:
    return [
        (f"R{n}", f"Guest{n}", f"Number{n}", f"guest{n}@example.org", "Gauja Robotics", "Latvia", "Engineer")
        for n in range(count)
    ]


@pytest.fixture
def dialog(context: PageContext, qtbot: QtBot) -> ImportDialog:
    dialog = ImportDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def reach(qtbot: QtBot, dialog: ImportDialog, step: Step) -> None:
    qtbot.waitUntil(lambda: dialog.step is step, timeout=20_000)


def plan(qtbot: QtBot, dialog: ImportDialog, file: Path) -> None:
    """Go as far as the preview, with the columns as proposed."""
    dialog.start(file)
    reach(qtbot, dialog, dialog.columns)
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    reach(qtbot, dialog, dialog.preview)


def import_all(qtbot: QtBot, dialog: ImportDialog, file: Path) -> None:
    plan(qtbot, dialog, file)
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    reach(qtbot, dialog, dialog.done_step)


def count(context: PageContext) -> int:
    return len(context.store.read(queries.attendee_keys, context.event_id))


def outcomes(dialog: ImportDialog) -> list[str]:
    model = dialog.preview.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_list_is_imported_with_the_keyboard_alone(
    dialog: ImportDialog, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.start(write(tmp_path / "list.csv", *guests(3)))
    reach(qtbot, dialog, dialog.columns)
    assert count(context) == 7
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    reach(qtbot, dialog, dialog.preview)
    assert dialog.next_button.text() == "Import 3 people"
    assert count(context) == 7
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    reach(qtbot, dialog, dialog.done_step)
    assert count(context) == 10
    assert "New: 3" in dialog.done_step.figures
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_the_import_is_one_undo(
    dialog: ImportDialog, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    import_all(qtbot, dialog, write(tmp_path / "list.csv", *guests(400)))
    assert count(context) == 407
    assert context.store.read(history.entries, limit=1)[0].label == "Import list.csv"
    qtbot.mouseClick(dialog.done_step.undo_button, Qt.MouseButton.LeftButton)
    assert count(context) == 7
    assert not dialog.done_step.undo_button.isEnabled()


def test_undo_takes_back_the_import_and_not_what_another_desk_did_meanwhile(
    dialog: ImportDialog, context: PageContext, qtbot: QtBot, tmp_path: Path, forum: Forum
) -> None:
    plan(qtbot, dialog, write(tmp_path / "list.csv", *guests(400)))
    other = Store.open(context.store.path, station="Desk 2")

    def work_meanwhile(_tables: frozenset[str]) -> None:
        stop()
        other.write("Note", actions.edit_attendee, forum.attendee(), note="VIP parking")

    stop = context.store.listen(work_meanwhile)
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    reach(qtbot, dialog, dialog.done_step)
    qtbot.mouseClick(dialog.done_step.undo_button, Qt.MouseButton.LeftButton)
    assert count(context) == 7
    assert other.read(history.entries, limit=2)[1].label == "Note"
    assert not other.read(history.entries, limit=2)[1].undone
    other.close()


def test_cancel_while_writing_takes_everything_back(
    dialog: ImportDialog, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    plan(qtbot, dialog, write(tmp_path / "list.csv", *guests(1000)))
    dialog.next_button.click()
    qtbot.waitUntil(lambda: count(context) > 7)
    assert dialog.writing
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert count(context) == 7
    assert dialog.step is dialog.preview
    assert "taken back" in dialog.preview.complaint


def test_an_unreadable_file_is_refused_with_a_sentence(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "empty.csv").touch()
    dialog.start(tmp_path / "empty.csv")
    reach(qtbot, dialog, dialog.choosing)
    assert dialog.choosing.complaint == "empty.csv is empty. Export it again."


def test_a_column_is_given_another_meaning(
    dialog: ImportDialog, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    headers = ("Who", "From where", "T-shirt")
    file = write(tmp_path / "list.csv", ("Ona Petraitytė", "Riga Lab", "XL"), headers=headers)
    dialog.start(file)
    reach(qtbot, dialog, dialog.columns)
    for index, words in enumerate(("Full name", "Organisation", "Custom field")):
        box = dialog.columns.boxes[index]
        box.setFocus()
        qtbot.keyClicks(box, words)
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    reach(qtbot, dialog, dialog.preview)
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    reach(qtbot, dialog, dialog.done_step)
    keys = context.store.read(queries.attendee_keys, context.event_id, queries.Filter(text="Petraityte"))
    known = context.store.read(queries.person, keys[0])
    assert known is not None
    assert (known.row.family_name, known.row.organisation) == ("Petraitytė", "Riga Lab")
    assert known.custom == {"t_shirt": "XL"}


def map_by_hand(qtbot: QtBot, dialog: ImportDialog, file: Path) -> None:
    """Say what two strange columns are."""
    dialog.start(file)
    reach(qtbot, dialog, dialog.columns)
    for index, words in enumerate(("Full name", "Job title")):
        dialog.columns.boxes[index].setFocus()
        qtbot.keyClicks(dialog.columns.boxes[index], words)


def save_mapping(qtbot: QtBot, dialog: ImportDialog, name: str) -> None:
    line = dialog.columns.mappings
    line.save_button.setFocus()
    qtbot.keyClick(line.save_button, Qt.Key.Key_Space)
    assert line.name_line.field.hasFocus()
    line.name_line.field.clear()
    qtbot.keyClicks(line.name_line.field, name)
    qtbot.keyClick(line.name_line.field, Qt.Key.Key_Return)


def becomes(dialog: ImportDialog) -> list[str]:
    return [box.currentText() for box in dialog.columns.boxes]


STRANGE = ("Who", "What")


def test_a_mapping_saved_under_a_name_is_found_again_by_its_headings(
    dialog: ImportDialog, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    file = write(tmp_path / "list.csv", ("Ona Petraitytė", "Chair"), headers=STRANGE)
    map_by_hand(qtbot, dialog, file)
    save_mapping(qtbot, dialog, "Excel of the chamber")
    assert dialog.step is dialog.columns
    assert dialog.columns.mappings.box.currentText() == "Excel of the chamber"
    second = ImportDialog(context)
    qtbot.addWidget(second)
    second.show()
    second.start(file)
    reach(qtbot, second, second.columns)
    assert "known by its headings as “Excel of the chamber”" in second.columns.words
    assert becomes(second) == ["Full name", "Job title"]
    second.columns.mappings.box.setFocus()
    qtbot.keyClick(second.columns.mappings.box, Qt.Key.Key_Home)
    assert becomes(second) != ["Full name", "Job title"]
    qtbot.keyClick(second.columns.mappings.box, Qt.Key.Key_End)
    assert becomes(second) == ["Full name", "Job title"]


def test_a_mapping_is_renamed_and_deleted_where_it_is_used(
    dialog: ImportDialog, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    map_by_hand(qtbot, dialog, write(tmp_path / "list.csv", ("Ona Petraitytė", "Chair"), headers=STRANGE))
    line = dialog.columns.mappings
    save_mapping(qtbot, dialog, "")
    assert line.name_line.words == "Type a name first."
    qtbot.keyClick(line.name_line.field, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not line.name_line.isVisible()
    save_mapping(qtbot, dialog, "First")
    line.rename_button.click()
    qtbot.keyClicks(line.name_line.field, "Second")
    qtbot.keyClick(line.name_line.field, Qt.Key.Key_Return)
    assert line.box.currentText() == "Second"
    line.save_button.click()
    assert "will be replaced" in line.name_line.words
    qtbot.keyClick(line.name_line.field, Qt.Key.Key_Escape)
    line.delete_button.click()
    assert "“Second” is deleted" in line.words
    assert context.store.read(queries.named_mappings) == []
    assert becomes(dialog) == ["Full name", "Job title"]


def test_without_names_one_cannot_go_on(dialog: ImportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.start(write(tmp_path / "list.csv", *guests(2)))
    reach(qtbot, dialog, dialog.columns)
    for index in (1, 2):
        box = dialog.columns.boxes[index]
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Home)
    assert not dialog.next_button.isEnabled()
    assert "names" in dialog.columns.complaint


def test_another_sheet_is_read(dialog: ImportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "book.xlsx") as book:
        for name, rows in (("People", guests(5)), ("Speakers", guests(2))):
            sheet = book.add_worksheet(name)
            for place, row in enumerate((HEADERS, *rows)):
                sheet.write_row(place, 0, row)
    dialog.start(tmp_path / "book.xlsx")
    reach(qtbot, dialog, dialog.columns)
    assert "5 rows" in dialog.columns.words
    dialog.columns.sheets.setFocus()
    qtbot.keyClick(dialog.columns.sheets, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "2 rows" in dialog.columns.words)


def test_the_headings_are_taken_from_another_line(dialog: ImportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.start(write(tmp_path / "list.csv", *guests(3)))
    reach(qtbot, dialog, dialog.columns)
    dialog.columns.headings.setFocus()
    qtbot.keyClick(dialog.columns.headings, Qt.Key.Key_Home)
    assert "4 rows" in dialog.columns.words
    qtbot.keyClick(dialog.columns.headings, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.columns.headings, Qt.Key.Key_Down)
    assert "2 rows" in dialog.columns.words
    qtbot.keyClick(dialog.columns.headings, Qt.Key.Key_Up)
    assert "3 rows" in dialog.columns.words
    assert dialog.next_button.isEnabled()


def test_rows_are_left_out_by_hand(
    dialog: ImportDialog, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    plan(qtbot, dialog, write(tmp_path / "list.csv", *guests(3)))
    dialog.preview.table.setFocus()
    qtbot.keyClick(dialog.preview.table, Qt.Key.Key_Space)
    assert outcomes(dialog) == ["left out", "is added", "is added"]
    assert dialog.next_button.text() == "Import 2 people"
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    reach(qtbot, dialog, dialog.done_step)
    assert count(context) == 9


def edited(context: PageContext) -> None:
    """Somebody at the desk gives the first guest another job title."""
    wanted = queries.Filter(text="Number0")
    key = context.store.read(queries.attendee_keys, context.event_id, wanted)[0]
    context.store.write("Edit", actions.edit_attendee, key, job_title="Director")


def again(context: PageContext, qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> ImportDialog:
    """Import a list, edit it here, and open its newer version in a second dialog."""
    import_all(qtbot, dialog, write(tmp_path / "list.csv", *guests(3)))
    edited(context)
    rows = [list(row) for row in guests(2)]
    rows[0][6], rows[1][6] = "Chair", "Chair"
    second = ImportDialog(context)
    qtbot.addWidget(second)
    second.show()
    plan(qtbot, second, write(tmp_path / "newer.csv", *map(tuple, rows)))
    return second


def job_titles(context: PageContext) -> dict[str, str]:
    keys = context.store.read(queries.attendee_keys, context.event_id, queries.Filter(text="Guest"))
    rows = context.store.read(queries.attendee_rows, keys)
    return {row.family_name: row.job_title for row in rows}


def test_a_newer_list_changes_what_nobody_changed_here(
    dialog: ImportDialog, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    second = again(context, qtbot, dialog, tmp_path)
    second.preview.choose_heap(Heap.CHANGED)
    assert outcomes(second) == ["is changed"]
    second.preview.choose_heap(Heap.CONFLICTING)
    assert outcomes(second) == ["stays as here"]
    qtbot.mouseClick(second.next_button, Qt.MouseButton.LeftButton)
    reach(qtbot, second, second.done_step)
    assert job_titles(context) == {"Number0": "Director", "Number1": "Chair", "Number2": "Engineer"}


def test_the_file_wins_where_one_says_so_and_missing_people_are_cancelled(
    dialog: ImportDialog, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    second = again(context, qtbot, dialog, tmp_path)
    for heap, outcome in ((Heap.CONFLICTING, "the file wins"), (Heap.VANISHED, "is cancelled")):
        second.preview.choose_heap(heap)
        second.preview.table.setFocus()
        qtbot.mouseClick(second.preview.toggle_button, Qt.MouseButton.LeftButton)
        assert outcomes(second) == [outcome]
    qtbot.mouseClick(second.next_button, Qt.MouseButton.LeftButton)
    reach(qtbot, second, second.done_step)
    assert job_titles(context)["Number0"] == "Chair"
    wanted = queries.Filter(statuses=frozenset({"cancelled"}))
    assert len(context.store.read(queries.attendee_keys, context.event_id, wanted)) == 1


def test_what_was_kept_is_not_asked_again(
    dialog: ImportDialog, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    second = again(context, qtbot, dialog, tmp_path)
    second.preview.choose_heap(Heap.CHANGED)
    second.preview.table.setFocus()
    qtbot.keyClick(second.preview.table, Qt.Key.Key_Space)
    assert second.next_button.text() == "Keep what is here"
    qtbot.keyClick(second, Qt.Key.Key_Return)
    reach(qtbot, second, second.done_step)
    assert "Kept as they were changed here: 1" in second.done_step.figures
    third = ImportDialog(context)
    qtbot.addWidget(third)
    third.show()
    plan(qtbot, third, tmp_path / "newer.csv")
    assert third.preview.plan is not None
    assert third.preview.plan.conflicting == ()
    assert third.next_button.text() == "Import 1 person"


def test_a_preview_that_others_overtook_is_refreshed_and_keeps_what_was_decided(
    dialog: ImportDialog, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    plan(qtbot, dialog, write(tmp_path / "list.csv", *guests(3)))
    dialog.preview.table.setFocus()
    qtbot.keyClick(dialog.preview.table, Qt.Key.Key_Space)
    other = Store.open(context.store.path, station="Desk 2")
    walk_in = actions.WalkIn("Guest2", "Number2", email="guest2@example.org")
    other.write("Walk-in", actions.add_walk_in, context.event_id, walk_in)
    other.close()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.step is dialog.preview and bool(dialog.preview.complaint))
    assert "has changed since this preview" in dialog.preview.complaint
    assert count(context) == 8
    assert outcomes(dialog) == ["left out", "is added"]
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    reach(qtbot, dialog, dialog.done_step)
    assert count(context) == 9


def test_rejected_rows_are_saved_as_a_file(dialog: ImportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    nameless = ("R9", "", "", "info@example.org", "Gauja Robotics", "Latvia", "")
    import_all(qtbot, dialog, write(tmp_path / "list.csv", *guests(1), nameless))
    with qtbot.waitSignal(dialog.done_step.saver.saved):
        dialog.done_step.save_rejects(tmp_path / "rejected.csv")
    with (tmp_path / "rejected.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["Line"], row["Reason"], row["E-mail"]) for row in rows] == [
        ("3", "No name", "info@example.org")
    ]


def test_nothing_to_import_cannot_be_imported(
    dialog: ImportDialog, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    file = write(tmp_path / "list.csv", *guests(1))
    import_all(qtbot, dialog, file)
    second = ImportDialog(context)
    qtbot.addWidget(second)
    plan(qtbot, second, file)
    assert second.next_button.text() == "Nothing to import"
    assert not second.next_button.isEnabled()


def test_a_file_dropped_on_the_page_opens_the_dialog(
    context: PageContext, qtbot: QtBot, tmp_path: Path, forum: Forum
) -> None:
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.show()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(write(tmp_path / "list.csv", *guests(2))))])
    drop = QDropEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(drop)
    dialog = page.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    reach(qtbot, dialog, dialog.columns)
    dialog.next_button.click()
    reach(qtbot, dialog, dialog.preview)
    dialog.next_button.click()
    reach(qtbot, dialog, dialog.done_step)
    dialog.next_button.click()
    assert page.list.table.model().rowCount() == 7 + 2
    assert forum.attendee() in page.list.model.keys


def test_a_row_is_taken_for_somebody_who_is_there_and_back(
    dialog: ImportDialog, context: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    headers = ("Given name", "Family name", "E-mail", "Organisation")
    row = ("Egle", "Zydrunait", "egle@nemunas.example", "Nemunas Software Cluster")
    before = count(context)
    plan(qtbot, dialog, write(tmp_path / "list.csv", row, headers=headers))
    preview = dialog.preview
    for taken, said in ((True, "Is Eglė"), (False, "May be"), (True, "Is Eglė")):
        preview.choose_heap(Heap.REMARKS)
        assert preview.toggle_button.isEnabled()
        qtbot.keyClick(preview.table, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: dialog.step is preview and preview.plan is not None)
        assert preview.plan is not None
        assert len(preview.plan.new) == (0 if taken else 1)
        assert str(preview.table.model().index(0, 2).data()).startswith(said)
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    reach(qtbot, dialog, dialog.done_step)
    assert count(context) == before
