"""How the window closes: it asks, stops what runs, and writes a last backup."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from db.backup import Backup, BackupKeeper, Reason
from desktop_app.shell.closing import ClosingDialog
from tests.make import add_event
from tests.shell.hand import work_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from desktop_app.shell.window import MainWindow


def closing_dialog(window: MainWindow) -> ClosingDialog:
    dialog = window.findChild(ClosingDialog)
    assert isinstance(dialog, ClosingDialog)
    return dialog


def test_closing_with_running_tasks_asks(window: MainWindow, context: PageContext) -> None:
    context.runner.start("Import of registrations.xlsx", work_on)
    assert not window.close()
    dialog = closing_dialog(window)
    assert dialog.words.text() == "Still running: Import of registrations.xlsx."
    dialog.stay.click()
    assert window.isVisible()
    assert len(context.runner.running) == 1


def test_tasks_are_stopped_when_that_is_the_answer(
    window: MainWindow, context: PageContext, qtbot: QtBot
) -> None:
    context.runner.start("Import", work_on)
    context.runner.start("Badges", work_on)
    assert not window.close()
    dialog = closing_dialog(window)
    assert dialog.stop.text() == "Stop 2 tasks and close"
    with qtbot.waitSignal(window.closed):
        dialog.stop.click()
    assert not window.isVisible()
    qtbot.waitUntil(lambda: context.runner.running == ())


def write_something(window: MainWindow, context: PageContext, qtbot: QtBot) -> None:
    context.store.write("Add", add_event, slug="two")
    qtbot.waitUntil(lambda: "saved " in window.status_line.words.text())


class SlowKeeper(BackupKeeper):
    """A keeper for a very large file: a backup takes until somebody lets it go on."""

    def __init__(self, path: Path, folder: Path) -> None:
        super().__init__(path, folder)
        self.go_on = Event()

    @override
    def make(self, reason: Reason | str, *, now: datetime | None = None) -> Backup:
        self.go_on.wait(20)
        return super().make(reason, now=now)


@pytest.fixture
def slow(context: PageContext, tmp_path: Path, window: MainWindow) -> Iterator[SlowKeeper]:
    """The window's backups, each of which waits."""
    keeper = SlowKeeper(context.store.path, tmp_path / "backups")
    window.backups._backups = keeper
    yield keeper
    keeper.go_on.set()


def test_the_last_backup_is_written_when_the_window_closes(
    window: MainWindow, context: PageContext, qtbot: QtBot
) -> None:
    write_something(window, context, qtbot)
    with qtbot.waitSignal(window.closed):
        assert not window.close()
    assert window.backups.newest() is not None
    assert not window.isVisible()


def test_nothing_is_waited_for_where_nothing_changed(window: MainWindow) -> None:
    assert window.close()
    assert window.backups.newest() is None


def test_the_window_lives_while_the_last_backup_is_saved_and_closes_then(
    window: MainWindow, context: PageContext, slow: SlowKeeper, qtbot: QtBot
) -> None:
    write_something(window, context, qtbot)
    window.close()
    qtbot.waitUntil(lambda: window.farewell.waiting is not None)
    waiting = window.farewell.waiting
    assert waiting is not None
    assert waiting.words.text() == "Saving a last backup…"
    assert waiting.isVisible()
    with qtbot.waitSignal(window.closed):
        slow.go_on.set()
    assert window.backups.newest() is not None


def test_nobody_has_to_wait_for_it(
    window: MainWindow, context: PageContext, slow: SlowKeeper, qtbot: QtBot
) -> None:
    write_something(window, context, qtbot)
    window.close()
    qtbot.waitUntil(lambda: window.farewell.waiting is not None)
    assert window.farewell.waiting is not None
    with qtbot.waitSignal(window.closed):
        window.farewell.waiting.without.click()
    slow.go_on.set()


def test_who_keeps_working_closes_later_with_a_backup(
    window: MainWindow, context: PageContext, slow: SlowKeeper, qtbot: QtBot
) -> None:
    write_something(window, context, qtbot)
    window.close()
    qtbot.waitUntil(lambda: window.farewell.waiting is not None)
    assert window.farewell.waiting is not None
    with qtbot.waitSignal(window.farewell.stayed):
        window.farewell.waiting.stay.click()
    slow.go_on.set()
    qtbot.waitUntil(lambda: not window.is_busy)
    assert window.isVisible()
    context.store.write("Add", add_event, slug="three")
    qtbot.waitUntil(lambda: window.backups._changed)
    with qtbot.waitSignal(window.closed):
        window.close()


def test_a_last_backup_that_fails_keeps_nobody_from_going_home(
    window: MainWindow, context: PageContext, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "backups").write_text("a file where the folder should be", "utf-8")
    write_something(window, context, qtbot)
    with qtbot.waitSignal(window.closed):
        window.close()
