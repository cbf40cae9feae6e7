"""The first day of somebody new: an empty file, a list imported, a guest let in, a badge, an undo."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pypdf import PdfReader
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import QApplication

from db import history
from desktop_app.features.registrations.dialogs.importing import ImportDialog
from desktop_app.features.setup.dialogs import NewEventDialog
from desktop_app.features.setup.queries import events
from desktop_app.shell.history import HistoryDialog
from tests.journeys.conftest import SAMPLE
from tests.journeys.desk import CTRL, Clock, Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GUEST = "Žydrūnas Marvėlis"


def answer_which_event() -> None:
    """Name the event when the program asks; in the time of its own modal loop."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewEventDialog)
    dialog.title_field.setText("Baltic Cluster Forum")
    dialog.starts.setDate(QDate(2026, 5, 20))
    dialog.zone.setCurrentText("Europe/Vilnius")
    dialog.make_button.click()


def import_sample(desk: Desk) -> None:
    """Through all steps of the dialog by Enter."""
    desk.people.import_file(SAMPLE)
    dialog = desk.dialog(ImportDialog)
    for step in (dialog.columns, dialog.preview, dialog.done_step):
        desk.until(step.isVisible)
        desk.qtbot.keyClick(dialog.next_button, Qt.Key.Key_Return)
    desk.until(lambda: QApplication.activeModalWidget() is None)
    desk.come_to_front()


def test_a_new_user_lets_the_first_guest_in(tmp_path: Path, open_desk: Callable[..., Desk]) -> None:
    file, clock = tmp_path / "my first event.forumdesk", Clock()
    QTimer.singleShot(0, answer_which_event)
    desk = open_desk(file, clock=clock)
    store = desk.session.context.store
    assert [event.starts_on for event in store.read(events)] == [date(2026, 5, 20)]

    desk.press(Qt.Key.Key_2, CTRL)
    assert desk.people.nobody.isVisible()
    import_sample(desk)
    desk.until(lambda: desk.people.list.model.rowCount() == 214)

    desk.press(Qt.Key.Key_1, CTRL)
    desk.type("zydrun")
    assert desk.checkin.search.results.people[0].name == GUEST
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.verdict == GUEST)
    desk.until(lambda: len(desk.checkin.latest.latest.scans) == 1)

    desk.press(Qt.Key.Key_F5)
    folder = file.parent / "badges"
    desk.until(lambda: folder.exists() and any(folder.glob("*.pdf")))
    desk.until_idle()
    (badge,) = folder.glob("*.pdf")
    words = PdfReader(badge).pages[0].extract_text()
    assert "Žydrūnas" in words
    assert "Marvėlis" in words

    desk.press(Qt.Key.Key_H, CTRL)
    desk.until(lambda: desk.window.history is not None and desk.window.history.isVisible())
    assert isinstance(desk.window.history, HistoryDialog)
    labels = [entry.label for entry in store.read(history.entries)]
    assert labels[0].startswith("Print 1 badge")
    assert labels[1] == "Check in"
    assert any(label.startswith("Import registrations.xlsx") for label in labels)
    assert desk.window.history.table.model().rowCount() == len(labels)
    desk.window.history.close()
    desk.come_to_front()

    # What came out of a printer is passed over: the check-in is what the desk did last.
    desk.press(Qt.Key.Key_Z, CTRL)
    undone = store.read(history.entries)[0]
    assert undone.undoes is not None
    assert undone.label == "Check in"
    desk.until(lambda: desk.verdict == "")
    desk.until(lambda: desk.checkin.latest.latest.scans[0].annulled)
    count = len(store.read(history.entries))
    desk.close()

    again = open_desk(file, clock=clock)
    assert len(again.session.context.store.read(history.entries)) == count
    assert again.window.current_room == "checkin"
    again.until(lambda: [scan.annulled for scan in again.checkin.latest.latest.scans] == [True])
    assert again.window.top_bar.arrivals.text().split(" / ")[0] == "0"
    again.press(Qt.Key.Key_2, CTRL)
    again.until(lambda: again.people.list.model.rowCount() == 214)
