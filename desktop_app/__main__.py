"""Starts Forum Desk: the commands, and for the window the one place that puts all parts together."""

from __future__ import annotations

import gc
import multiprocessing
import sys
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from desktop_app import terminal
from desktop_app.errors.sentences.marking import QT_TRANSLATE_NOOP
from desktop_app.settings import Places, backups_of, places, resources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication, QWidget

    from db.store import Store
    from desktop_app.errors import Refused
    from desktop_app.features.agenda.queries import FoundSession
    from desktop_app.features.badges.page import BadgesPage
    from desktop_app.features.checkin.page import CheckinPage
    from desktop_app.features.checkin.rules.card_codes import CardCode
    from desktop_app.features.registrations.page import PeoplePage
    from desktop_app.kit.context import PageContext
    from desktop_app.kit.page import Page
    from desktop_app.kit.person_tab import PersonTab
    from desktop_app.kit.theme import Theme
    from desktop_app.paper.order import PaperOrder
    from desktop_app.shell.error_box import ErrorCatcher
    from desktop_app.shell.overview import Found, Sources
    from desktop_app.shell.room import Room
    from desktop_app.shell.window import MainWindow

# Qt is loaded inside the functions that show a window: a command on a terminal does without it.
# ruff: noqa: PLC0415

PALETTE_HITS = 8
PALETTE_SESSIONS = 4


def run_command(name: str, page: Page) -> None:
    """Call a page's method, or one of its parts: "desk.release"."""
    attrgetter(name)(page)()


# What the palette says, and the method of the room's page, or of a part of it, that does it.
CHECKIN_COMMANDS: Final = (
    (QT_TRANSLATE_NOOP("Rooms", "Test the scanner"), "test_scanner"),
    (QT_TRANSLATE_NOOP("Rooms", "Camera on or off"), "toggle_camera"),
    (QT_TRANSLATE_NOOP("Rooms", "Read a code from a picture…"), "read_picture"),
    (QT_TRANSLATE_NOOP("Rooms", "Cockpit"), "show_cockpit"),
    (QT_TRANSLATE_NOOP("Rooms", "Self check-in for guests"), "begin_kiosk"),
    (QT_TRANSLATE_NOOP("Rooms", "Door list on paper…"), "save_door_list"),
    (QT_TRANSLATE_NOOP("Rooms", "Enter a door list…"), "enter_door_list"),
    (QT_TRANSLATE_NOOP("Rooms", "Check in for a session…"), "ask_session"),
    (QT_TRANSLATE_NOOP("Rooms", "Hand-outs…"), "show_hand_outs"),
    (QT_TRANSLATE_NOOP("Rooms", "What would happen at the door…"), "ask_what_would_happen"),
)
PEOPLE_COMMANDS: Final = (
    (QT_TRANSLATE_NOOP("Rooms", "Import registrations…"), "import_file"),
    (QT_TRANSLATE_NOOP("Rooms", "Add a walk-in"), "walk_in"),
    (QT_TRANSLATE_NOOP("Rooms", "Boxes of printed badges…"), "open_boxes"),
    (QT_TRANSLATE_NOOP("Rooms", "Save everything held on the chosen person…"), "save_held"),
    (QT_TRANSLATE_NOOP("Rooms", "Erase the selected people…"), "erase_selected"),
    (QT_TRANSLATE_NOOP("Rooms", "Look-alikes: who is there twice…"), "show_look_alikes"),
    (QT_TRANSLATE_NOOP("Rooms", "Promote from the waitlist…"), "promote"),
)
MEETINGS_COMMANDS: Final = (
    (QT_TRANSLATE_NOOP("Rooms", "Schedule the meetings"), "schedule"),
    (QT_TRANSLATE_NOOP("Rooms", "Schedule the meetings thoroughly, for a minute"), "schedule_thoroughly"),
    (QT_TRANSLATE_NOOP("Rooms", "Who is missing at the meetings: repair"), "repair"),
    (QT_TRANSLATE_NOOP("Rooms", "Add a request for a meeting…"), "add_request"),
    (QT_TRANSLATE_NOOP("Rooms", "Import requests for meetings…"), "import_requests"),
    (QT_TRANSLATE_NOOP("Rooms", "How meetings went: enter outcomes"), "enter_outcomes"),
    (QT_TRANSLATE_NOOP("Rooms", "Print meeting cards and sheets…"), "print_paper"),
    (QT_TRANSLATE_NOOP("Rooms", "Print the stale meeting cards"), "print_stale_cards"),
    (QT_TRANSLATE_NOOP("Rooms", "Blocks, tables and types of meetings…"), "set_up"),
)
AGENDA_COMMANDS: Final = (
    (QT_TRANSLATE_NOOP("Rooms", "Add a session to the programme"), "doing.add"),
    (QT_TRANSLATE_NOOP("Rooms", "Programme as a grid"), "show_grid"),
    (QT_TRANSLATE_NOOP("Rooms", "Programme as a table"), "show_table"),
    (QT_TRANSLATE_NOOP("Rooms", "Import a programme…"), "desk.import_file"),
    (QT_TRANSLATE_NOOP("Rooms", "Release the programme…"), "desk.release"),
    (QT_TRANSLATE_NOOP("Rooms", "Releases of the programme: compare, go back…"), "desk.show_releases"),
    (QT_TRANSLATE_NOOP("Rooms", "New what-if copy of the programme…"), "desk.plans.make"),
    (QT_TRANSLATE_NOOP("Rooms", "The chosen session is late: what can be done"), "desk.show_late"),
    (QT_TRANSLATE_NOOP("Rooms", "Print the programme…"), "desk.print_paper"),
    (QT_TRANSLATE_NOOP("Rooms", "Print the sheets of the programme that are wrong now"), "desk.print_wrong"),
    (QT_TRANSLATE_NOOP("Rooms", "Now and next on a second display…"), "desk.show_now_next"),
    (QT_TRANSLATE_NOOP("Rooms", "Rooms, tracks and times of the agenda…"), "desk.set_up"),
)
SETUP_COMMANDS: Final = (
    (QT_TRANSLATE_NOOP("Rooms", "Backups"), "show_backups"),
    (QT_TRANSLATE_NOOP("Rooms", "Personal data: purge the event…"), "show_personal"),
)


class Rooms:
    """The rooms of the rail, and the ways from one to another."""

    def __init__(self) -> None:
        self.window: MainWindow | None = None
        self.context: PageContext | None = None
        self.to_restore: Path | None = None

    def all(self) -> list[Room]:
        """The rooms there are, in the order of the rail."""
        from PySide6.QtCore import QCoreApplication

        from desktop_app.shell.room import CHECKIN, PEOPLE, Command, Room

        def commands(known: Sequence[tuple[str, str]]) -> tuple[Command, ...]:
            return tuple(
                Command(translate("Rooms", words), partial(run_command, name)) for words, name in known
            )

        translate = QCoreApplication.translate
        return [
            Room(
                CHECKIN,
                1,
                translate("Rooms", "Check-in"),
                "sign-in",
                self._checkin,
                commands(CHECKIN_COMMANDS),
            ),
            Room(PEOPLE, 2, translate("Rooms", "People"), "users", self._people, commands(PEOPLE_COMMANDS)),
            Room("badges", 3, translate("Rooms", "Badges"), "identification-badge", self._badges),
            Room(
                "meetings",
                4,
                translate("Rooms", "Meetings"),
                "handshake",
                self._meetings,
                commands(MEETINGS_COMMANDS),
                self._people_awaited,
            ),
            Room(
                "agenda",
                5,
                translate("Rooms", "Agenda"),
                "calendar-blank",
                self._agenda,
                commands(AGENDA_COMMANDS),
            ),
            Room("setup", 7, translate("Rooms", "Setup"), "gear-six", self._setup, commands(SETUP_COMMANDS)),
        ]

    def _checkin(self, context: PageContext) -> CheckinPage:
        from desktop_app.features.checkin.page import CheckinPage

        page = CheckinPage(context)
        page.badge_asked.connect(self._on_badge_asked)
        page.badges_asked.connect(self._on_badges_asked)
        page.walk_in_asked.connect(self._on_walk_in_asked)
        page.card_scanned.connect(self._on_card_scanned)
        page.session_asked.connect(partial(self._on_session_asked, context, page))
        return page

    def _on_session_asked(self, context: PageContext, page: CheckinPage) -> None:
        from desktop_app.features.agenda.dialogs.session_door import SessionDoorDialog

        dialog = SessionDoorDialog(context, page)
        dialog.opened.connect(page.stand_at)
        dialog.open()

    def _people(self, context: PageContext) -> PeoplePage:
        from PySide6.QtCore import QCoreApplication

        from desktop_app.features.registrations.page import PeoplePage

        page = PeoplePage(context)
        page.checked_in_asked.connect(self._on_check_in_asked)
        page.badge_asked.connect(self._on_badge_asked)
        page.person_recognised.connect(self._on_check_in_asked)
        page.simulator_asked.connect(self._on_person_simulated)
        title = QCoreApplication.translate("Rooms", "Meetings")
        page.inspector.lend(
            QCoreApplication.translate("Rooms", "Agenda"), partial(self._person_sessions, context)
        )
        page.inspector.lend(title, partial(self._person_meetings, context, page))
        return page

    def _person_sessions(self, context: PageContext) -> PersonTab:
        from desktop_app.features.agenda.page.person_tab import PersonSessions

        return PersonSessions(context)

    def _person_meetings(self, context: PageContext, page: PeoplePage) -> PersonTab:
        from desktop_app.features.meetings.page.person_tab import PersonMeetings

        tab = PersonMeetings(context)
        tab.opened.connect(partial(page.room_opened.emit, "meetings"))
        return tab

    def _badges(self, context: PageContext) -> BadgesPage:
        from desktop_app.features.badges.page import BadgesPage

        return BadgesPage(context)

    def _meetings(self, context: PageContext) -> Page:
        from desktop_app.features.meetings.page import MeetingsPage

        page = MeetingsPage(context)
        page.paper_ordered.connect(self._on_paper_ordered)
        return page

    def _agenda(self, context: PageContext) -> Page:
        from desktop_app.features.agenda.page import AgendaPage

        page = AgendaPage(context)
        page.paper_ordered.connect(self._on_paper_ordered)
        return page

    def _people_awaited(self) -> int:
        """How many people with a meeting that is due are not here."""
        from desktop_app.features.meetings.queries import awaited_count

        context = self.context
        return context.store.read(awaited_count, context.event_id, context.now()) if context else 0

    def _setup(self, context: PageContext) -> Page:
        from desktop_app.features.setup.page import SetupPage

        page = SetupPage(context)
        page.restore_asked.connect(self._on_restore_asked)
        page.simulator_asked.connect(self._on_simulator_asked)
        return page

    def cockpit(self) -> QWidget:
        """Open the cockpit; gives its window."""
        from desktop_app.features.checkin.page import CheckinPage

        page = self._page("checkin")
        assert isinstance(page, CheckinPage)  # noqa: S101 (the room of that key makes this page)
        page.show_cockpit()
        return page.tools.cockpit or page

    def resume_kiosk(self) -> bool:
        """Give the screen back to guests if the program ended in their hands; the desk is not shown then."""
        from desktop_app.kit.habits import Habits

        if self.context is None or not Habits(self.context.settings).lent_to_guests:
            return False
        from desktop_app.features.checkin.page import CheckinPage

        page = self._page("checkin")
        return isinstance(page, CheckinPage) and page.kiosk.resume()

    def _on_badge_asked(self, attendee_id: str) -> None:
        from desktop_app.features.badges.page import BadgesPage

        page = self._page("badges")
        if isinstance(page, BadgesPage):
            page.print_again(attendee_id)

    def _on_badges_asked(self, attendee_ids: Sequence[str]) -> None:
        from desktop_app.features.badges.page import BadgesPage

        page = self._page("badges")
        if isinstance(page, BadgesPage):
            page.print_people(attendee_ids)

    def _on_paper_ordered(self, order: PaperOrder) -> None:
        from desktop_app.features.badges.page import BadgesPage

        page = self._page("badges")
        if isinstance(page, BadgesPage):
            page.print_order(order)

    def _on_card_scanned(self, code: CardCode) -> None:
        from desktop_app.features.meetings.page import MeetingsPage

        page = self._page("meetings")
        if isinstance(page, MeetingsPage):
            page.answer_card(code)

    def _on_person_simulated(self, attendee_id: str) -> None:
        from desktop_app.features.checkin.page import CheckinPage

        page = self._page("checkin")
        if isinstance(page, CheckinPage):
            page.ask_what_would_happen(attendee_id=attendee_id)

    def _on_simulator_asked(self, point_id: str) -> None:
        from desktop_app.features.checkin.page import CheckinPage

        page = self._page("checkin")
        if isinstance(page, CheckinPage):
            page.ask_what_would_happen(point_id)

    def _on_walk_in_asked(self, typed: str) -> None:
        from desktop_app.features.registrations.page import PeoplePage

        page = self._page("people")
        if isinstance(page, PeoplePage):
            page.walk_in(typed)

    def _on_check_in_asked(self, attendee_id: str) -> None:
        from desktop_app.features.checkin.page import CheckinPage

        page = self._page("checkin")
        if isinstance(page, CheckinPage) and self.window is not None:
            self.window.open_room("checkin")
            page.check_in_person(attendee_id)

    def _on_restore_asked(self, backup: Path) -> None:
        """Close the window: the file must be closed before a backup takes its place."""
        if self.window is not None:
            self.to_restore = backup
            self.window.close()

    def forget_restore(self) -> None:
        """Restore nothing: the window stayed."""
        self.to_restore = None

    def _page(self, key: str) -> Page | None:
        return self.window.page(key) if self.window is not None else None


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
    from desktop_app.shell.window import MainWindow

    rooms = Rooms()
    rooms.context = context
    rooms.window = MainWindow(context, rooms.all(), _sources(context, here))
    rooms.window.farewell.stayed.connect(rooms.forget_restore)
    return Session(context, rooms.window, rooms)


def _sources(context: PageContext, here: Places) -> Sources:
    from db.backup import BackupKeeper
    from desktop_app.features.checkin.queries import ArrivalsWatch, expected, people_like
    from desktop_app.features.setup import queries
    from desktop_app.shell.overview import Found, Overview, Sources

    watch = ArrivalsWatch(context.event_id)

    def overview() -> Overview:
        event = context.store.read(queries.event, context.event_id)
        arrived = context.store.read(watch.arrivals, context.now()).arrived
        # Waitlisted people who came are expected too: nobody wants to read "215 of 214".
        awaited = max(context.store.read(expected, context.event_id), arrived)
        return Overview(event.title, event.starts_on, event.ends_on, arrived, awaited, event.scanner_prefix)

    def search(text: str) -> list[Found]:
        found = context.store.read(people_like, context.event_id, text, limit=PALETTE_HITS)
        people = [Found("people", each.attendee_id, each.name, each.organisation) for each in found]
        # The window opens without it.
        from desktop_app.features.agenda.queries import sessions_like

        sessions = context.store.read(sessions_like, context.event_id, text, PALETTE_SESSIONS)
        return [*people, *(_session_found(context, each) for each in sessions)]

    return Sources(overview, search, BackupKeeper(context.store.path), here.log)


def _session_found(context: PageContext, session: FoundSession) -> Found:
    from desktop_app.shell.overview import Found

    time = f"{context.local(session.starts):%d.%m. %H:%M}" if session.starts is not None else ""
    return Found(
        "agenda", session.guid, session.title, ", ".join(filter(None, (time, session.room))), "calendar-blank"
    )


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
