"""Importing a programme from the window: read, shown, chosen side by side by keyboard, written, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.dialogs import ImportProgrammeDialog
from desktop_app.features.agenda.rules.difference import ChangeKind
from desktop_app.features.agenda.rules.merge import Side
from tests.features.agenda.files import event, schedule
from tests.features.agenda.programmes import at

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.features.agenda.rules import Programme, Session
    from desktop_app.kit.context import PageContext

FIRST = (
    event(number="11", title="Opening"),
    event(number="12", title="Panel", date="2026-05-20T10:00:00+03:00", start="10:00"),
    event(number="13", title="Closing", date="2026-05-20T11:00:00+03:00", start="11:00"),
)
# An hour later, longer, and another title; the closing is gone, an excursion is new.
LATER = (
    event(number="11", title="Grand opening"),
    event(number="12", title="Panel", date="2026-05-20T10:30:00+03:00", start="10:30", duration="00:45"),
    event(number="14", title="Excursion", date="2026-05-20T12:00:00+03:00", start="12:00"),
)


@pytest.fixture
def dialog(context: PageContext, qtbot: QtBot) -> ImportProgrammeDialog:
    made = ImportProgrammeDialog(context)
    qtbot.addWidget(made)
    return made


def read(dialog: ImportProgrammeDialog, file: Path, qtbot: QtBot) -> None:
    dialog.start(file)
    qtbot.waitUntil(dialog.progress.isHidden, timeout=20_000)


def bring_in(dialog: ImportProgrammeDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.imported, timeout=20_000):
        qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)


def write(folder: Path, *events: str) -> Path:
    file = folder / "schedule.xml"
    file.write_text(schedule(*events), encoding="utf-8")
    return file


def now(context: PageContext) -> Programme:
    return context.store.read(queries.programme, context.event_id)


def titled(context: PageContext, title: str) -> Session:
    return next(each for each in now(context).sessions if each.title == title)


@pytest.fixture
def known(dialog: ImportProgrammeDialog, context: PageContext, tmp_path: Path, qtbot: QtBot) -> None:
    """The first file is in the agenda, and staff moved the panel since."""
    read(dialog, write(tmp_path, *FIRST), qtbot)
    bring_in(dialog, qtbot)
    panel = titled(context, "Panel")
    context.store.write("Move", actions.move_session, context.event_id, panel.guid, panel.room, at(10, 15))


def test_a_first_file_says_what_it_is_and_comes_in_as_one_step(
    dialog: ImportProgrammeDialog, context: PageContext, tmp_path: Path, qtbot: QtBot
) -> None:
    read(dialog, write(tmp_path, *FIRST, event(number="15", date="", title="Late")), qtbot)
    assert dialog.title == "schedule.xml"
    assert "4 session(s), 1 room(s), 1 person(s), 1 day(s), 1 thing(s) mended" in dialog.summary
    assert dialog.repairs.item(0).text().startswith("No full date: put together")
    assert dialog.import_button.text() == "Import 4 session(s)"
    said: list[str] = []
    context.toaster.said_undoable.connect(said.append)
    bring_in(dialog, qtbot)
    assert said == ["schedule.xml imported: 4 session(s)"]
    assert len(now(context).sessions) == 4
    assert context.store.undo() == "Import schedule.xml"
    assert now(context).sessions == ()


@pytest.mark.usefixtures("known")
def test_a_second_file_is_shown_beside_what_was_edited_here(
    dialog: ImportProgrammeDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    read(dialog, write(tmp_path, *LATER), qtbot)
    table, model = dialog.rows.table, dialog.rows.table.model()
    cells = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert cells == [
        ["here", "Moved: conflict", "Panel", "10:15–10:45, Hall", "10:30–11:15, Hall"],
        ["the file", "Removed", "Closing", "11:00–11:30, Hall", "–"],
        ["the file", "Added", "Excursion", "–", "12:00–12:30, Hall"],
        ["the file", "Renamed", "Opening", "Opening", "Grand opening"],
    ]
    assert table.current_key == dialog.rows.shown[0]
    assert dialog.import_button.text() == "Import 3 difference(s)"
    assert dialog.rows.before == "In the file that was read before: 10:00–10:30, Hall"
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert dialog.rows.before == "In the file that was read before: Opening"


@pytest.mark.usefixtures("known")
def test_each_side_is_chosen_by_keyboard_and_undone_in_one_step(
    dialog: ImportProgrammeDialog, context: PageContext, tmp_path: Path, qtbot: QtBot
) -> None:
    before = now(context)
    read(dialog, write(tmp_path, *LATER), qtbot)
    table, keys = dialog.rows.table, dialog.rows.shown
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert dialog.rows.side_of(keys[0]) is Side.THEIRS
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert dialog.rows.side_of(keys[1]) is Side.OURS
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Left)
    bring_in(dialog, qtbot)
    panel = titled(context, "Panel")
    assert (panel.start, panel.length.total_seconds()) == (at(10, 30), 45 * 60)
    assert sorted(each.title for each in now(context).sessions) == ["Closing", "Grand opening", "Panel"]
    context.store.undo()
    assert now(context) == before


@pytest.mark.usefixtures("known")
def test_kinds_and_conflicts_are_filtered(
    dialog: ImportProgrammeDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    read(dialog, write(tmp_path, *LATER), qtbot)
    qtbot.mouseClick(dialog.rows.chips[ChangeKind.RENAMED], Qt.MouseButton.LeftButton)
    assert len(dialog.rows.shown) == 1
    qtbot.mouseClick(dialog.rows.conflict_chip, Qt.MouseButton.LeftButton)
    assert dialog.rows.conflict_chip.isChecked()
    assert [key.split("\x1f")[1] for key in dialog.rows.shown] == ["moved"]
    qtbot.mouseClick(dialog.rows.chips[None], Qt.MouseButton.LeftButton)
    assert len(dialog.rows.shown) == 4
    dialog.rows.table.selectAll()
    qtbot.mouseClick(dialog.rows.ours_button, Qt.MouseButton.LeftButton)
    assert dialog.import_button.text() == "Import: all stays as here"


def test_what_cannot_be_read_is_said_in_a_sentence(
    dialog: ImportProgrammeDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "poster.pdf"
    file.write_bytes(b"%PDF-1.7")
    read(dialog, file, qtbot)
    assert dialog.complaint.startswith("poster.pdf is a PDF, made for paper.")
    assert not dialog.import_button.isEnabled()
    assert dialog.other_button.isEnabled()


@pytest.mark.usefixtures("known")
def test_what_changed_meanwhile_is_asked_anew(
    dialog: ImportProgrammeDialog, context: PageContext, tmp_path: Path, qtbot: QtBot
) -> None:
    read(dialog, write(tmp_path, *LATER), qtbot)
    opening = titled(context, "Opening")
    context.store.write("Move", actions.move_session, context.event_id, opening.guid, opening.room, at(8))
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.complaint) and dialog.progress.isHidden(), timeout=20_000)
    assert dialog.complaint == "The agenda was changed meanwhile. Look at the differences again."
    assert len(dialog.rows.shown) == 5
    bring_in(dialog, qtbot)
    assert titled(context, "Grand opening").start == at(8)


def test_cancelling_while_it_reads_writes_nothing(
    dialog: ImportProgrammeDialog, context: PageContext, tmp_path: Path, qtbot: QtBot
) -> None:
    assert context.store.read(queries.imported_programme, context.event_id) is None
    dialog.start(write(tmp_path, *FIRST))
    dialog.reject()
    qtbot.waitUntil(lambda: not context.runner.running, timeout=20_000)
    assert context.store.read(queries.imported_programme, context.event_id) is None
    assert not dialog.isVisible()


def test_cancelling_while_it_writes_takes_everything_back(
    dialog: ImportProgrammeDialog, context: PageContext, tmp_path: Path, qtbot: QtBot
) -> None:
    read(dialog, write(tmp_path, *(event(number=str(1000 + each)) for each in range(250))), qtbot)
    assert dialog.import_button.text() == "Import 250 session(s)"
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    dialog.reject()
    qtbot.waitUntil(dialog.isHidden, timeout=20_000)
    assert now(context).sessions == ()
