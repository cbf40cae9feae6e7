"""Starts Forum Desk: the commands, and for the window the one place that puts all parts together."""

from __future__ import annotations

import gc
import multiprocessing
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app import terminal
from desktop_app.settings import Places, backups_of, places, resources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from db.store import Store
    from desktop_app.errors import Refused
    from desktop_app.kit.context import PageContext
    from desktop_app.kit.theme import Theme
    from desktop_app.rooms import Rooms
    from desktop_app.shell.error_box import ErrorCatcher
    from desktop_app.shell.window import MainWindow

# Qt is loaded inside the functions that show a window: a command on a terminal does without it.
# ruff: noqa: PLC0415


@dataclass
class Session:
    """One open window and what it stands on; `close` puts everything away in order."""

    context: PageContext
    window: MainWindow
    rooms: Rooms

    def close(self) -> None:
        self.window.farewell.hurry()
        self.window.close()
        self.context.scanner.stop()
        self.context.signals.stop()
        self.context.runner.shut_down()
        self.window.deleteLater()
        self.context.store.close()


class Window:
    """The window, as the commands know it (see `terminal.desk`)."""

    def open(self, database: Path, *, event: str | None, station: str) -> int:
        """Open the window on an event file and run until it is closed.

        Raises:
            Refused: when the file cannot be opened; the person has read why then.

        """
        from desktop_app.errors import Refused
        from desktop_app.shell.error_box import ErrorCatcher
        from desktop_app.shell.log import open_log

        application = qt_application()
        log = open_log(places().folder / "logs")
        catcher = ErrorCatcher(log, application)
        catcher.install()
        try:
            return self._run(application, catcher, database, event=event, station=station)
        except Refused as refused:
            # Who started the program by its icon sees no terminal.
            tell(application, refused, log)
            raise

    def _run(
        self,
        application: QApplication,
        catcher: ErrorCatcher,
        database: Path,
        *,
        event: str | None,
        station: str,
    ) -> int:
        from PySide6.QtCore import QTimer

        while make_whole(application, database):
            session = start(application, database, event=event, station=station, here=places())
            if session is None:
                return 0
            catcher.set_window(session.window)
            if not session.rooms.resume_kiosk():
                session.window.show_fitting()
            QTimer.singleShot(0, application, leave_alone)
            code: int = application.exec()
            session.close()
            if session.rooms.to_restore is None:
                return code
            restore_or_tell(application, session.rooms.to_restore, database)
        return 1

    def cameras(self) -> list[str] | None:
        """The cameras of this computer; works without a screen."""
        application = qt_application(headless=True)
        from desktop_app.kit.camera.device import cameras, can_be_used

        assert application is not None  # noqa: S101 (Qt Multimedia needs one while it looks around)
        return [each.name for each in cameras()] if can_be_used() else None

    def pictures(self, database: Path, folder: Path, now: datetime) -> list[Path]:
        """Pictures of the rooms at `now`, in both looks; works without a screen."""
        from desktop_app.shell.pictures import take_pictures

        application = qt_application(headless=True)
        here = Places(folder / ".window")
        session = start(application, database, event=None, station="Desk 1", here=here, now=lambda: now)
        if session is None:
            return []
        try:
            return take_pictures(session.window, folder, {"cockpit": session.rooms.cockpit})
        finally:
            session.close()


def leave_alone() -> None:
    """Let the collection of garbage pass over what the window has loaded: each time would take 100 ms."""
    gc.freeze()
    gc.enable()


def qt_application(*, headless: bool = False) -> QApplication:
    import os

    if headless:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QLoggingCategory
    from PySide6.QtWidgets import QApplication

    from desktop_app.kit.language import speak

    # Qt Multimedia lists on the terminal whatever a computer has not got; what matters comes as a signal.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")

    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication(["forumdesk"])
    application.setApplicationName("Forum Desk")
    application.setDesktopFileName("forumdesk")
    speak(application, resources() / "i18n")
    return application


def start(
    application: QApplication,
    database: Path,
    *,
    event: str | None,
    station: str,
    here: Places,
    now: Callable[[], datetime] | None = None,
) -> Session | None:
    """The window on one event of the file; None when the person does not want to make a first one."""
    from PySide6.QtCore import QSettings

    from db.store import Store
    from desktop_app.features.setup.dialogs import choose_event
    from desktop_app.kit.theme import Theme

    theme = Theme(application, resources() / "fonts")
    store = Store.open(database, station=station or _station_name(), create=True)
    event_id = choose_event(store, event)
    if event_id is None:
        store.close()
        return None
    here.folder.mkdir(parents=True, exist_ok=True)
    settings = QSettings(str(here.window), QSettings.Format.IniFormat)
    _take_desk(store, settings)
    context = _context(application, theme, store, settings, event_id, now)
    return _session(context, here)


def make_whole(application: QApplication, database: Path) -> bool:
    """Look at the event file before it is opened; a damaged or lost one may be restored. False: give up."""
    from PySide6.QtWidgets import QDialog

    from db.backup import check_at_start
    from db.base import utc_now
    from desktop_app.features.setup.dialogs import DamagedFileDialog
    from desktop_app.kit.dates import moment_words
    from desktop_app.kit.theme import Theme

    health = check_at_start(database, backups_of(database), now=utc_now())
    if not (health.damaged or health.missing):
        return True
    Theme(application, resources() / "fonts")
    newest = health.newest
    time = moment_words(newest.at.astimezone()) if newest else ""
    dialog = DamagedFileDialog(str(database), time, gone=health.missing)
    if dialog.exec() != QDialog.DialogCode.Accepted or newest is None:
        return False
    _restore(newest.path, database)
    return True


def restore_or_tell(application: QApplication, backup: Path, database: Path) -> None:
    """Restore a backup; where that is refused, the file is as it was and the window opens on it again."""
    from desktop_app.errors import Refused

    try:
        _restore(backup, database)
    except Refused as refused:
        tell(application, refused, places().log)


def tell(application: QApplication, refused: Refused, log: Path) -> None:
    """Say why something was refused, while there is no window to say it in."""
    from desktop_app.kit.theme import Theme
    from desktop_app.shell.error_box import ErrorBox

    Theme(application, resources() / "fonts")
    ErrorBox(refused, log).exec()


def _restore(backup: Path, database: Path) -> None:
    from db.backup import restore

    restore(backup, database)


def _context(
    application: QApplication,
    theme: Theme,
    store: Store,
    settings: QSettings,
    event_id: str,
    now: Callable[[], datetime] | None,
) -> PageContext:
    from desktop_app.features.setup import queries
    from desktop_app.kit.context import PageContext, utc_clock
    from desktop_app.kit.duty import Duty, Roster
    from desktop_app.kit.scanner import Scanner
    from desktop_app.kit.sounds import Sounds
    from desktop_app.kit.store_signals import StoreSignals
    from desktop_app.kit.tasks import TaskRunner
    from desktop_app.kit.widgets import Toaster

    event = store.read(queries.event, event_id)
    return PageContext(
        store=store,
        signals=StoreSignals(store, application),
        runner=TaskRunner(application),
        scanner=Scanner(application, prefix=event.scanner_prefix),
        sounds=Sounds(resources() / "sounds", application),
        theme=theme,
        toaster=Toaster(application),
        settings=settings,
        event_id=event_id,
        zone=event.zone,
        duty=Duty(store, settings, Roster(queries.workers, queries.pin_hash), now or utc_clock),
        station=store.station,
        now=now or utc_clock,
    )


def _session(context: PageContext, here: Places) -> Session:
    from desktop_app.rooms import Rooms, sources_of
    from desktop_app.shell.window import MainWindow

    rooms = Rooms()
    rooms.context = context
    rooms.window = MainWindow(context, rooms.all(), sources_of(context, here))
    rooms.window.farewell.stayed.connect(rooms.forget_restore)
    return Session(context, rooms.window, rooms)


def _take_desk(store: Store, settings: QSettings) -> None:
    """Know this computer among the stations: by the key it has in this file, whatever it is called now."""
    from desktop_app.features.setup import actions, queries

    place = f"station/{store.path}"
    known = {row.id: row.name for row in store.read(queries.stations)}
    key = str(settings.value(place, ""))
    if key in known:
        store.station = known[key]
        return
    name = store.station
    if name not in known.values():
        # The program does this, not the desk: the first Ctrl+Z must not take it back.
        store.station = ""
        store.write(f"Station {name}", actions.save_station, name=name)
        store.station = name
    found = store.read(queries.station_named, name)
    settings.setValue(place, found.id if found else "")


def _station_name() -> str:
    import socket

    return socket.gethostname()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` name; without one the window opens."""
    return terminal.run(sys.argv[1:] if arguments is None else arguments, Window())


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
