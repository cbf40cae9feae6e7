"""A day at the agenda desk: a programme read and released, a late session, paper, a newer file, undo."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from db.store import Store
from desktop_app.features.agenda import queries
from desktop_app.features.agenda.dialogs import (
    ImportProgrammeDialog,
    PlanNameDialog,
    ProgrammePaperDialog,
    ReleaseDialog,
)
from desktop_app.features.agenda.page import AgendaPage
from desktop_app.features.agenda.rules.paper import Layout
from tests.features.agenda.files import event, schedule
from tests.make import make_forum
from tests.paper.reading import texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.features.agenda.rules import Programme, Session
    from tests.journeys.desk import Desk
    from tests.make import Forum

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
ENTER, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down
# 09:40 at the venue.
BEGIN = datetime(2026, 5, 20, 6, 40, tzinfo=UTC)


def at(hour: int, minute: int = 0) -> datetime:
    """A time on the wall of the venue."""
    return datetime(2026, 5, 20, hour - 3, minute, tzinfo=UTC)


def talk(number: int, title: str, hour: int, minute: int = 0) -> str:
    clock = f"{hour:02}:{minute:02}"
    return event(number=str(number), title=title, date=f"2026-05-20T{clock}:00+03:00", start=clock)


OPENING, KEYNOTE = talk(11, "Opening", 9, 30), talk(12, "Keynote", 10)
FIRST = (OPENING, KEYNOTE, talk(13, "Panel", 10, 30), talk(14, "Closing", 12))
# The office moved the panel into the afternoon, and gave the closing another title; it knows of no delay.
NEWER = (OPENING, KEYNOTE, talk(13, "Panel", 14), talk(14, "Farewell", 12))


@pytest.fixture
def forum(tmp_path: Path) -> Forum:
    """A forum with people, and nothing on its agenda yet."""
    store = Store.open(tmp_path / "forum.forumdesk", station="Desk 1")
    made = store.write("Make the forum", make_forum)
    store.close()
    return made


class Editor:
    """Whoever keeps the agenda: the page, and what is done and seen there by keys alone."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.folder = folder
        self.context = desk.session.context
        desk.press(Qt.Key.Key_5, CTRL)
        page = desk.window.page("agenda")
        assert isinstance(page, AgendaPage)
        self.page = page

    @property
    def programme(self) -> Programme:
        return self.context.store.read(queries.programme, self.context.event_id)

    def titled(self, title: str) -> Session:
        return next(each for each in self.programme.sessions if each.title == title)

    def is_in_front(self) -> bool:
        """Come back from a dialog."""
        self.desk.window.activateWindow()
        return QApplication.activeWindow() is self.desk.window

    def read(self, *events: str) -> ImportProgrammeDialog:
        """Open a file by its key, and see what it would change."""
        (self.folder / "schedule.xml").write_text(schedule(*events), encoding="utf-8")
        self.desk.until(self.is_in_front)
        self.desk.press(Qt.Key.Key_O, CTRL)
        dialog = self.desk.dialog(ImportProgrammeDialog)
        self.desk.until(dialog.import_button.isEnabled)
        return dialog

    def release(self, comment: str) -> None:
        self.desk.until(self.is_in_front)
        self.page.release_button.click()
        dialog = self.desk.dialog(ReleaseDialog)
        dialog.comment.setText(comment)
        self.desk.press(ENTER, into=dialog)
        self.desk.until(lambda: bool(self.page.sight.releases))

    def save(self, layout: Layout) -> None:
        self.desk.until(self.is_in_front)
        self.desk.press(Qt.Key.Key_P, CTRL)
        dialog = self.desk.dialog(ProgrammePaperDialog)
        dialog.choices[layout].setChecked(True)
        self.desk.press(ENTER, into=dialog)
        self.desk.until_idle()

    def choose(self, title: str) -> None:
        self.desk.until(self.is_in_front)
        self.page.show_thing(self.titled(title).guid)
        self.desk.press(Qt.Key.Key_F8)
        self.desk.until(lambda: bool(self.page.desk.late.cards))


@pytest.fixture
def editor(
    forum: Forum, open_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Editor:
    assert forum.event_id
    desk = open_desk(tmp_path / "forum.forumdesk")
    programme, paper = tmp_path / "schedule.xml", tmp_path / "paper.pdf"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(programme), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(paper), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    desk.clock.now = BEGIN
    return Editor(desk, tmp_path)


def test_a_late_keynote_and_a_newer_file(editor: Editor, tmp_path: Path) -> None:
    desk, page = editor.desk, editor.page
    first = editor.read(*FIRST)
    assert "4 sessions, 1 room," in first.summary
    first.import_button.click()
    desk.until(lambda: len(editor.programme.sessions) == 4)
    editor.release("For the printer")
    editor.save(Layout.PAGE)
    editor.save(Layout.DOORS)
    printed = editor.context.store.read(queries.printed_sheets, editor.context.event_id)
    assert sorted(sheet.kind for sheet in printed) == ["door", "page"]

    # The keynote speaker is 20 minutes late: what follows makes way, and the gap before noon absorbs it.
    editor.choose("Keynote")
    late = page.desk.late
    assert "Next in Hall: 10:30 Panel; 12:00 Closing" in late.hurt
    late.chips[20].click()
    desk.press(Qt.Key.Key_1, ALT)
    desk.until(lambda: editor.titled("Keynote").start == at(10, 20))
    assert editor.titled("Panel").start == at(10, 50)
    assert editor.titled("Closing").start == at(12)
    assert late.sheets.lines == ["Programme by time", "Door sheet of Hall"]

    # Both sheets are printed again, into one folder.
    desk.until(lambda: late.sheets.print_button.hasFocus() or editor.is_in_front())
    late.sheets.print_button.click()
    desk.until_idle()
    desk.until(late.sheets.isHidden)
    for name in ("Programme.pdf", "Door sheets.pdf"):
        assert "10:20" in texts(tmp_path / name)[0]
    desk.press(Qt.Key.Key_Escape, into=late)

    # The office sends a newer file: our delay stays, its panel is a question, its title is taken.
    before = editor.programme
    second = editor.read(*NEWER)
    rows = second.rows
    whats = [rows.table.model().index(row, 1).data() for row in range(len(rows.shown))]
    assert whats == ["Moved: conflict", "Renamed", "Moved here"]
    second.activateWindow()
    desk.until(rows.table.hasFocus)
    desk.press(SPACE, into=second)
    desk.press(DOWN, into=second)
    second.import_button.click()
    desk.until(lambda: any(each.title == "Farewell" for each in editor.programme.sessions))
    assert editor.titled("Panel").start == at(14)
    assert editor.titled("Keynote").start == at(10, 20)

    # One step back, as if the file had never come.
    desk.until(editor.is_in_front)
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.until(lambda: editor.programme == before)


def test_a_plan_for_the_storm_is_tried_and_adopted(editor: Editor) -> None:
    desk, page = editor.desk, editor.page
    editor.read(*FIRST).import_button.click()
    desk.until(lambda: len(editor.programme.sessions) == 4)
    desk.until(editor.is_in_front)
    page.desk.plans.make()
    dialog = desk.dialog(PlanNameDialog)
    dialog.name.setText("Storm")
    desk.press(ENTER, into=dialog)
    band = page.desk.plans.band
    desk.until(band.isVisible)
    editor.choose("Opening")
    desk.press(Qt.Key.Key_1, ALT)
    desk.until(lambda: page.sight.sessions[editor.titled("Opening").guid].start == at(9, 40))
    assert editor.titled("Opening").start == at(9, 30)
    assert "What-if copy “Storm”" in band.words
    adopting = page.desk.plans.adopt()
    assert adopting is not None
    desk.press(ENTER, into=adopting)
    desk.until(band.isHidden)
    assert editor.titled("Opening").start == at(9, 40)
    assert editor.titled("Panel").start == at(10, 40)
    assert editor.titled("Closing").start == at(12)
