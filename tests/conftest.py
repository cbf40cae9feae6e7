"""What all tests share: an open event file, empty or with a forum in it, and what pages are given."""

from __future__ import annotations

import multiprocessing
import os
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as laws
from PySide6.QtCore import QSettings, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from db.store import Store
from desktop_app.features.setup.queries import pin_hash, workers
from desktop_app.kit.context import PageContext, utc_clock
from desktop_app.kit.duty import Duty, Roster
from desktop_app.kit.scanner import Scanner
from desktop_app.kit.sounds import Sounds
from desktop_app.kit.store_signals import StoreSignals
from desktop_app.kit.tasks import TaskRunner
from desktop_app.kit.tasks.runner import THREAD_NAME
from desktop_app.kit.theme import Appearance, Theme
from desktop_app.kit.widgets import Toaster
from tests.make import Forum, make_forum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


# Windows of tests need no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine breaks no law: how long an example takes is not what is tested.
laws.register_profile("unhurried", deadline=None)
laws.load_profile("unhurried")


class PatientBot(QtBot):
    """Waits long for what is to come: a busy machine breaks nothing, and what comes ends the wait."""

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 30_000) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """What clicks and types in tests of pages."""
    assert qapp is not None
    return PatientBot(request)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new event file of its own, open, with no event in it yet."""
    store = Store.open(tmp_path / "forum.fdesk", station="Desk 1", staff="Ona")
    yield store
    store.close()


@pytest.fixture
def forum(store: Store) -> Forum:
    """A forum in `store`: an event in Vilnius with categories, a door, organisations and attendees."""
    return store.write("Make the forum", make_forum)


@pytest.fixture(autouse=True)
def no_task_left() -> Iterator[None]:
    """Fails the test that leaves a task's thread or process running."""
    yield
    threads = [thread.name for thread in threading.enumerate() if thread.name.startswith(THREAD_NAME)]
    assert threads == []
    assert multiprocessing.active_children() == []


@pytest.fixture(autouse=True)
def no_window_in_front_left() -> Iterator[None]:
    """A dialog or a menu that one test leaves open would keep the next one's scans away."""
    yield
    for front in (QApplication.activePopupWidget, QApplication.activeModalWidget):
        while QApplication.instance() is not None and (left := front()) is not None:
            left.hide()


@pytest.fixture(autouse=True)
def no_language_left() -> Iterator[None]:
    """A window opened whole puts the catalogue on; the next test reads "2 badge(s)" again, not "2 badges"."""
    yield
    application = QApplication.instance()
    for translator in application.findChildren(QTranslator) if application is not None else ():
        QApplication.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    """A task runner that is shut down when the test ends."""
    runner = TaskRunner(qapp)
    yield runner
    runner.shut_down()


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The light theme, worn by all windows of the test run."""
    theme = Theme(qapp)
    theme.choose(Appearance.LIGHT)
    return theme


@pytest.fixture
def context(
    store: Store, forum: Forum, runner: TaskRunner, theme: Theme, qapp: QApplication, tmp_path: Path
) -> Iterator[PageContext]:
    """What a page is given, for the forum in `store`."""
    signals = StoreSignals(store)
    scanner = Scanner(qapp)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    yield PageContext(
        store=store,
        signals=signals,
        runner=runner,
        scanner=scanner,
        sounds=Sounds(tmp_path, audible=False),
        theme=theme,
        toaster=Toaster(),
        settings=settings,
        event_id=forum.event_id,
        zone="Europe/Vilnius",
        duty=Duty(store, settings, Roster(workers, pin_hash), utc_clock),
        station="Desk 1",
    )
    scanner.stop()
    signals.stop()
