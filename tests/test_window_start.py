"""What a person sees where the window does not open or a backup is not restored: there is no terminal."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from db.backup import BackupKeeper
from db.store import Refused, Store, StoreRefusal
from desktop_app.__main__ import Window, restore_or_tell
from desktop_app.shell.error_box import ErrorBox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.make import Forum


class Reader(QTimer):
    """Reads each error box that opens, and closes it."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []
        self.timeout.connect(self._on_turn)
        self.start(10)

    def _on_turn(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, ErrorBox):
            self.read.append(box.happened.text())
            box.accept()


@pytest.fixture
def reader(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    monkeypatch.setenv("FORUMDESK_HOME", str(tmp_path / "home"))
    # The window catches what nothing else takes, from its opening to the end of the program.
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    assert qapp is not None
    reader = Reader()
    yield reader
    reader.stop()


def test_a_file_that_cannot_be_opened_is_told_in_a_box(reader: Reader, tmp_path: Path) -> None:
    letter = tmp_path / "letter.forumdesk"
    letter.write_text("Dear all, the forum begins at nine.", encoding="utf-8")
    with pytest.raises(Refused) as refusal:
        Window().open(letter, event=None, station="")
    assert refusal.value.reason is StoreRefusal.FOREIGN
    assert len(reader.read) == 1
    assert "letter.forumdesk" in reader.read[0]


def test_a_restore_that_is_refused_is_told_in_a_box(
    reader: Reader, qapp: QApplication, store: Store, forum: Forum
) -> None:
    backup = BackupKeeper(store.path).make("manual")
    assert forum.attendees
    restore_or_tell(qapp, backup.path, store.path)  # another window has the file open
    assert len(reader.read) == 1
    assert store.path.name in reader.read[0]
