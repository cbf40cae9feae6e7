"""Backups are made while people work, one at a time, and a failing one is told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from db.backup import BackupKeeper
from desktop_app.errors import Refused
from desktop_app.shell.backup_rhythm import BackupRhythm
from tests.make import add_event

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext


@pytest.fixture
def keeper(context: PageContext, tmp_path: Path) -> BackupKeeper:
    return BackupKeeper(context.store.path, tmp_path / "backups")


@pytest.fixture
def rhythm(context: PageContext, keeper: BackupKeeper) -> Iterator[BackupRhythm]:
    rhythm = BackupRhythm(keeper, context.runner, context.signals, context.now, context.signals)
    yield rhythm
    rhythm.finish()


def test_a_backup_that_is_due_is_made_once(
    qtbot: QtBot, context: PageContext, rhythm: BackupRhythm, keeper: BackupKeeper
) -> None:
    assert rhythm.newest() is None
    with qtbot.waitSignal(context.runner.ended):
        rhythm.look()
        rhythm.look()
        assert [task.label for task in context.runner.running] == ["Backup"]
    assert len(keeper.all()) == 1
    newest = rhythm.newest()
    assert newest is not None
    assert context.now() - newest < timedelta(minutes=1)
    rhythm.look()
    assert context.runner.running == ()


def test_a_failing_backup_is_told_and_tried_again(
    qtbot: QtBot, context: PageContext, rhythm: BackupRhythm, keeper: BackupKeeper
) -> None:
    keeper.folder.write_text("a file where the folder should be", "utf-8")
    with qtbot.waitSignal(rhythm.failed) as failed:
        rhythm.look()
    assert isinstance(failed.args[0], Refused)
    keeper.folder.unlink()
    with qtbot.waitSignal(context.runner.ended):
        rhythm.look()
    assert rhythm.newest() is not None


def test_the_last_backup_is_made_only_after_changes(
    qtbot: QtBot, context: PageContext, rhythm: BackupRhythm, keeper: BackupKeeper
) -> None:
    rhythm.finish()
    assert keeper.all() == []
    with qtbot.waitSignal(context.signals.changed):
        context.store.write("Add", add_event, slug="two")
    rhythm.finish()
    assert len(keeper.all()) == 1


def test_a_failing_last_backup_keeps_nobody_from_going_home(
    qtbot: QtBot, context: PageContext, rhythm: BackupRhythm, keeper: BackupKeeper
) -> None:
    keeper.folder.write_text("a file where the folder should be", "utf-8")
    with qtbot.waitSignal(context.signals.changed):
        context.store.write("Add", add_event, slug="two")
    rhythm.finish()
    assert keeper.folder.is_file()


def test_nothing_is_looked_at_after_the_last_backup(rhythm: BackupRhythm) -> None:
    timers = rhythm.findChildren(QTimer)
    assert [timer.isActive() for timer in timers] == [True]
    rhythm.finish()
    assert [timer.isActive() for timer in timers] == [False]
