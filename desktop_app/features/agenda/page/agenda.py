"""The Agenda page: what has no time at the left, the day in the middle, the inspector at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.agenda.dialogs.words import AgendaWords
from desktop_app.features.agenda.page.chosen import Chosen
from desktop_app.features.agenda.page.days import DayTabs
from desktop_app.features.agenda.page.deeds import Deeds
from desktop_app.features.agenda.page.grid import Canvas
from desktop_app.features.agenda.page.sight import Seeing
from desktop_app.features.agenda.rules.day_grid import day_grid
from desktop_app.kit.page import Page
from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import EmptyState, Inspector, show_menu_mark

if TYPE_CHECKING:
    from desktop_app.features.agenda.page.sight import Sight
    from desktop_app.kit.context import PageContext

_TICK_MS: Final = 20_000
_SESSIONS: Final = frozenset(("agenda_session", "session_speaker", "agenda_placement"))
_FRAME: Final = frozenset(
    (
        "agenda", "agenda_room", "agenda_track", "agenda_person", "agenda_plan", "agenda_release",
        "accepted_conflict", "sign_up", "event", "meeting", "meeting_block", "meeting_person",
    )
)  # fmt: skip


class AgendaPage(Page):
    """Everything about the programme."""

    watched = _SESSIONS | _FRAME

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_title(self.tr("Agenda"))
        self.words = AgendaWords(context.local, self)
        self.chosen = Chosen(self)
        self.seeing = Seeing(context, self)
        self.deeds = Deeds(context, self.seeing, self.words, self)
        self.days = DayTabs(self.words)
        self.canvas = Canvas(self.words, self.chosen)
        self.inspector = Inspector()
        self.more = QMenu(self)
        self.more_button = self.add_secondary(self.tr("More"), "dots-three")
        self.more_button.setMenu(self.more)
        show_menu_mark(self.more_button)
        self.release_button = self.add_primary(self.tr("Release"))
        self._lay_out_content()
        self.setFocusProxy(self.canvas)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._connect()
        self._clock.start()

    def _lay_out_content(self) -> None:
        self.band = QVBoxLayout()
        self.band.setContentsMargins(0, 0, 0, 0)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(Space.SMALL)
        self.tools.addWidget(self.days, 1)
        self.middle = QSplitter(Qt.Orientation.Horizontal)
        self.middle.setChildrenCollapsible(False)
        self.middle.addWidget(self.canvas)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(self.tools)
        column.addWidget(self.middle, 1)
        self.empty = EmptyState(
            "calendar-blank",
            self.tr("No programme yet"),
            self.tr(
                "Sessions, breaks and rooms of the event stand here, as a grid for each day. Import the "
                "programme from a file, or press Insert and type the first session in."
            ),
            self.tr("Import…"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(whole)
        self.content.addLayout(self.band)
        self.content.addWidget(self._stack, 1)
        self.right = QStackedWidget()
        self.right.addWidget(self.inspector)
        self.add_inspector(self.right)

    def _connect(self) -> None:
        self.seeing.renewed.connect(self._on_renewed)
        self.seeing.touched.connect(self._on_touched)
        self.days.day_chosen.connect(self._on_day_chosen)
        self.deeds.refused.connect(self.context.toaster.say)
        self._clock.timeout.connect(self._on_time_passed)

    # --- what is seen ------------------------------------------------------------------------------------

    @property
    def sight(self) -> Sight:
        """What is seen of the agenda."""
        return self.seeing.sight

    def show_right(self, panel: QWidget) -> None:
        """Bring a panel to the front at the right; the first time, it is put there."""
        if self.right.indexOf(panel) < 0:
            self.right.addWidget(panel)
        self.right.setCurrentWidget(panel)

    def show_inspector(self) -> None:
        """Bring the inspector back to the front."""
        self.right.setCurrentWidget(self.inspector)

    @override
    def refresh(self) -> None:
        self.seeing.renew()

    @override
    def _on_changed(self, tables: frozenset[str]) -> None:
        if self.isVisible() and tables & self.watched and not tables & _FRAME:
            self.seeing.catch_up()
        else:
            super()._on_changed(tables)

    @override
    def show_thing(self, key: str) -> None:
        session = self.sight.sessions.get(key)
        if session is None:
            return
        if session.start is not None:
            self.days.show_day(self.sight.frame.day_of(session.start))
        self.chosen.choose(key)
        self.canvas.see(self.canvas.rect_of(key))

    def _summary(self) -> str:
        sight = self.sight
        if sight.is_empty:
            return self.tr("Nothing planned yet")
        taking = sight.taking_place
        rooms = len({each.room for each in taking if each.room})
        words = self.tr("{sessions} in {rooms}").format(
            sessions=self.tr("%n session(s)", "", len(taking)), rooms=self.tr("%n room(s)", "", rooms)
        )
        words += ", " + self.tr("%n conflict(s)", "", sight.clashes)
        if sight.releases:
            released = self.tr(", released {time}, {changes} since")
            words += released.format(
                time=self.words.time(sight.releases[0].at),
                changes=self.tr("%n change(s)", "", sight.changes),
            )
        else:
            words += self.tr(", not released yet")
        return words

    # --- what happens ------------------------------------------------------------------------------------

    def _on_renewed(self) -> None:
        sight = self.sight
        self._stack.setCurrentIndex(0 if sight.is_empty else 1)
        first = self.days.day is None
        today = sight.frame.day_of(self.context.now())
        self.days.show_days(sight.days, today)
        self.chosen.keep(sight.sessions)
        self._show_day()
        if first:
            self._see_first()
        self.set_sentence(self._summary())

    def _on_touched(self, guids: frozenset[str]) -> None:
        sight = self.sight
        if [day.day for day in sight.days] != [day.day for day in self.days.days]:
            self.days.show_days(sight.days)
        self.chosen.keep(sight.sessions)
        self._show_day()
        self.set_sentence(self._summary())

    def _show_day(self) -> None:
        day, sight = self.days.day, self.sight
        if day is not None:
            rooms = [room.key for room in sight.rooms if room.key not in sight.hidden]
            grid = day_grid(sight.frame, day, rooms, sight.sessions.values())
            self.canvas.show_day(sight, grid, self.context.now())

    def _see_first(self) -> None:
        grid = self.canvas.day
        if grid is not None and grid.boxes:
            self.canvas.see_time(grid.order[0].span.start)

    def _on_day_chosen(self) -> None:
        self._show_day()

    def _on_time_passed(self) -> None:
        if self.isVisible():
            self.canvas.now = self.context.now()
            self.canvas.update_all()
