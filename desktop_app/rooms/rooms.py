"""The rooms of the rail, each made when somebody enters it, and the ways from one to another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.rooms.commands import (
    AGENDA_COMMANDS,
    CHECKIN_COMMANDS,
    MEETINGS_COMMANDS,
    PEOPLE_COMMANDS,
    SETUP_COMMANDS,
    run_command,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.badges.page import BadgesPage
    from desktop_app.features.checkin.page import CheckinPage
    from desktop_app.features.checkin.rules.card_codes import CardCode
    from desktop_app.features.registrations.page import PeoplePage
    from desktop_app.kit.context import PageContext
    from desktop_app.kit.page import Page
    from desktop_app.kit.person_tab import PersonTab
    from desktop_app.paper.order import PaperOrder
    from desktop_app.shell.room import Room
    from desktop_app.shell.window import MainWindow

# What a room is made of is loaded when somebody enters it: the window opens sooner.
# ruff: noqa: PLC0415


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

    def _checkin(self, context: PageContext, parent: QWidget) -> CheckinPage:
        from desktop_app.features.checkin.page import CheckinPage

        page = CheckinPage(context, parent)
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

    def _people(self, context: PageContext, parent: QWidget) -> PeoplePage:
        from PySide6.QtCore import QCoreApplication

        from desktop_app.features.registrations.page import PeoplePage

        page = PeoplePage(context, parent)
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

    def _badges(self, context: PageContext, parent: QWidget) -> BadgesPage:
        from desktop_app.features.badges.page import BadgesPage

        return BadgesPage(context, parent)

    def _meetings(self, context: PageContext, parent: QWidget) -> Page:
        from desktop_app.features.meetings.page import MeetingsPage

        page = MeetingsPage(context, parent)
        page.paper_ordered.connect(self._on_paper_ordered)
        return page

    def _agenda(self, context: PageContext, parent: QWidget) -> Page:
        from desktop_app.features.agenda.page import AgendaPage

        page = AgendaPage(context, parent)
        page.paper_ordered.connect(self._on_paper_ordered)
        return page

    def _people_awaited(self) -> int:
        """How many people with a meeting that is due are not here."""
        from desktop_app.features.meetings.queries import awaited_count

        context = self.context
        return context.store.read(awaited_count, context.event_id, context.now()) if context else 0

    def _setup(self, context: PageContext, parent: QWidget) -> Page:
        from desktop_app.features.setup.page import SetupPage

        page = SetupPage(context, parent)
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
