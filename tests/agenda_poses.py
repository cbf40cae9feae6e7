"""States of the Agenda page worth a picture: a late session, a newer file beside what stands here, a copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.dialogs import ImportProgrammeDialog
from desktop_app.features.agenda.page import AgendaPage
from desktop_app.features.agenda.rules.paper import Layout, sheets_of
from desktop_app.features.agenda.tasks import write_programme
from desktop_app.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.agenda.rules import Programme, Session
    from desktop_app.kit.context import PageContext
    from desktop_app.shell.window import MainWindow

LATE, HYDROGEN = "What small clusters do better", "Hydrogen at the harbour"
QUARTER = timedelta(minutes=15)


class AgendaPoses:
    """Brings the page into each of them."""

    def __init__(self, window: MainWindow, context: PageContext, settle: Callable[[], None]) -> None:
        self._window = window
        self._context = context
        self._settle = settle
        self._plan = ""

    def grid(self) -> None:
        """A talk is carried beside another one of the same hour."""
        page = self._page()
        told = self._titled(HYDROGEN)
        page.show_thing(told.guid)
        page.grid.setFocus()
        self._settle()
        page.grid.hand.lift((told.guid,))
        page.grid.hand.step(timedelta(), 1)

    def table(self) -> None:
        """Every session a row."""
        page = self._page()
        page.grid.hand.lay_down()
        page.show_table()

    def late(self) -> None:
        """The keynote is 20 minutes late; sheets of it were printed."""
        page, store = self._page(), self._context.store
        page.show_grid()
        ground = self._programme()
        sheets = [*sheets_of(ground, Layout.PAGE), *sheets_of(ground, Layout.DOORS)]
        store.write("Print", actions.note_sheets, self._context.event_id, sheets, self._context.now())
        page.show_thing(self._titled(LATE).guid)
        page.desk.show_late()
        page.desk.late.chips[20].click()

    def newer(self) -> QWidget:
        """A newer file moves, renames, lengthens and drops; one move is a conflict."""
        page, store, event = self._page(), self._context.store, self._context.event_id
        page.desk.late.closed.emit()
        told = self._titled(LATE)
        assert told.start is not None
        with TemporaryDirectory() as folder:
            file = Path(folder) / "schedule.xml"
            write_programme(file, self._newer(), Silent())
            store.write("Move", actions.move_session, event, told.guid, told.room, told.start + QUARTER / 3)
            page.desk.import_file(file)
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, ImportProgrammeDialog)
            while not dialog.progress.isHidden():
                self._settle()
        return dialog

    def copy(self) -> None:
        """A what-if copy is in front, in which the harbour begins later."""
        page, store, event = self._page(), self._context.store, self._context.event_id
        self._plan = self._plan or store.write(
            "Copy", actions.make_plan, event, "Ferry late", self._context.now()
        )
        store.write(
            "Late", actions.shift_rest, event, self._titled(HYDROGEN).guid, QUARTER, plan_id=self._plan
        )
        page.desk.plans.show(self._plan)

    def _newer(self) -> Programme:
        programme = self._programme()
        changes: dict[str, dict[str, Any]] = {
            LATE: {"start": (self._titled(LATE).start or self._context.now()) + QUARTER},
            "Timber halls": {"title": "Timber halls that travel"},
            "Spare parts": {"length": timedelta(hours=1)},
            HYDROGEN: {"people": self._titled(HYDROGEN).people[:1]},
        }
        sessions = [each for each in programme.sessions if not each.title.startswith("Evening")]
        for title, values in changes.items():
            sessions = [
                replace(each, **values) if each.title.startswith(title) else each for each in sessions
            ]
        return replace(programme, sessions=tuple(sessions))

    def _programme(self) -> Programme:
        return self._context.store.read(queries.programme, self._context.event_id)

    def _titled(self, beginning: str) -> Session:
        return next(each for each in self._programme().sessions if each.title.startswith(beginning))

    def _page(self) -> AgendaPage:
        self._window.open_room("agenda")
        self._settle()
        page = self._window.page("agenda")
        assert isinstance(page, AgendaPage)
        return page
