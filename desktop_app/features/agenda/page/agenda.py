"""The Agenda page: what has no time at the left, the day in the middle, the inspector at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.agenda.dialogs.words import AgendaWords
from desktop_app.features.agenda.page.chosen import Chosen
from desktop_app.features.agenda.page.days import DayTabs
from desktop_app.features.agenda.page.deeds import Deeds
from desktop_app.features.agenda.page.desk_work import DeskWork
from desktop_app.features.agenda.page.doing import Doing
from desktop_app.features.agenda.page.grid import AgendaGrid
from desktop_app.features.agenda.page.handing import Handing
from desktop_app.features.agenda.page.inspector import SessionInspector
from desktop_app.features.agenda.page.keys import KeyWords
from desktop_app.features.agenda.page.session_menu import SessionMenu
from desktop_app.features.agenda.page.showing import Showing
from desktop_app.features.agenda.page.sight import Seeing
from desktop_app.features.agenda.page.summary import Summary
from desktop_app.features.agenda.page.table import SessionTable
from desktop_app.features.agenda.page.tools import Tools
from desktop_app.features.agenda.page.unscheduled import Unscheduled
from desktop_app.kit.page import KeyHint, Page
from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import EmptyState, show_menu_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop_app.features.agenda.page.sight import Sight
    from desktop_app.kit.context import PageContext

_TICK_MS: Final = 20_000
_SESSIONS: Final = frozenset(("agenda_session", "session_speaker", "agenda_placement"))
_AROUND: Final = frozenset(
    ("agenda_plan", "accepted_conflict", "sign_up", "attendee", "meeting", "meeting_block", "meeting_person")
)
_FRAME: Final = frozenset(("agenda", "agenda_room", "agenda_track", "agenda_release", "event"))
_PLAIN: Final = Qt.KeyboardModifier.NoModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_PAD: Final = Qt.KeyboardModifier.KeypadModifier


class AgendaPage(Page):
    """Everything about the programme.

    Signals:
        paper_ordered(PaperOrder): print this; the room with the printers does it.
    """

    paper_ordered = Signal(object)

    watched = _SESSIONS | _AROUND | _FRAME | {"agenda_person"}

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_title(self.tr("Agenda"))
        self.words = AgendaWords(context.local, self)
        self.chosen = Chosen(self)
        self.seeing = Seeing(context, self)
        self.deeds = Deeds(context, self.seeing, self.words, self)
        self.days = DayTabs(self.words)
        self.grid = AgendaGrid(self.words, self.chosen)
        self.table = SessionTable(self.words, self.chosen, self.deeds, context.settings)
        self.tools = Tools(self.days)
        self.left = Unscheduled(self.words)
        self.inspector = SessionInspector(context, self.words, self.deeds)
        self.doing = Doing(context, self.seeing, self.chosen, self.deeds, self.grid, self)
        Handing(self.grid, self.left, self.days, self.chosen, self.doing)
        self.showing = Showing(context, self.seeing, self.days, self.tools, self.grid)
        self.more = QMenu(self)
        self.more_button = self.add_secondary(self.tr("More"), "dots-three")
        self.more_button.setMenu(self.more)
        show_menu_mark(self.more_button)
        self.release_button = self.add_primary(self.tr("Release"))
        self._lay_out_content()
        self.desk = DeskWork(context, self.seeing, self.chosen, self.words, self)
        self.desk.attach(self.more, self.band, self.release_button, self.empty)
        self._menu = SessionMenu(self.chosen, self.doing, self.desk.show_late, self)
        self.views.setFocusProxy(self.grid)
        self.hand_focus_to(self.views)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._connect()
        self._clock.start()

    def _lay_out_content(self) -> None:
        self.band = QVBoxLayout()
        self.band.setContentsMargins(0, 0, 0, 0)
        self.views = QStackedWidget()
        self.views.addWidget(self.grid)
        self.views.addWidget(self.table)
        self.middle = QSplitter(Qt.Orientation.Horizontal)
        self.middle.setChildrenCollapsible(False)
        self.left.setMinimumWidth(Size.FORM_LABEL)
        self.middle.addWidget(self.left)
        self.middle.addWidget(self.views)
        self.middle.setStretchFactor(1, 1)
        self.middle.setSizes([Size.RAIL + Space.HUGE, Size.WINDOW_WIDTH])
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.tools)
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
        say = self.context.toaster.say
        self.showing.shown.connect(self._on_shown)
        self.deeds.refused.connect(say)
        self.doing.told.connect(say)
        self.doing.session_asked.connect(self.show_thing)
        self.tools.clash_asked.connect(self.doing.show_next_clash)
        self.doing.title_asked.connect(self.edit_title)
        self.table.told.connect(say)
        self.grid.hand.told.connect(self._on_told)
        for view in (self.grid, self.table):
            view.opened.connect(self.open_inspector)
        self.grid.menu_asked.connect(self._menu.open)
        self.chosen.changed.connect(self._on_chosen)
        self.tools.view_chosen.connect(self.show_view)
        self.tools.rooms_ordered.connect(self.deeds.order_rooms)
        self.inspector.lock_asked.connect(self.doing.toggle_lock)
        self.inspector.unschedule_asked.connect(self.doing.unschedule)
        self.inspector.remove_asked.connect(self.doing.remove)
        self.desk.right_wanted.connect(self._on_right_wanted)
        self.desk.ordered.connect(self.paper_ordered)
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

    def open_inspector(self) -> None:
        """Give the keyboard to the inspector."""
        self.show_inspector()
        self.inspector.take_keyboard()

    def edit_title(self) -> None:
        """Type the title of what is chosen."""
        self.show_inspector()
        self.inspector.edit_title()

    def show_view(self, number: int) -> None:
        """Bring the grid (0) or the table (1) to the front."""
        view = (self.grid, self.table)[number]
        self.views.setCurrentWidget(view)
        self.views.setFocusProxy(view)
        (self.tools.grid, self.tools.table)[number].setChecked(True)
        self.tools.show_for_grid(seen=number == 0)
        self.table.show_sight(self.sight)
        view.setFocus()

    def show_grid(self) -> None:
        """Bring the grid to the front."""
        self.show_view(0)

    def show_table(self) -> None:
        """Bring the table to the front."""
        self.show_view(1)

    @override
    def refresh(self) -> None:
        self.seeing.renew()

    @override
    def _on_changed(self, tables: frozenset[str]) -> None:
        if not self.isVisible() or not tables & self.watched or tables & _FRAME:
            super()._on_changed(tables)
            return
        if self.seeing.catch_up() and tables & _AROUND:
            self.seeing.take_news()

    @override
    def show_thing(self, key: str) -> None:
        if key in self.sight.sessions:
            self.showing.show_session(key)
            self.chosen.choose(key)

    # --- keys --------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._keys().get((Qt.Key(event.key()), event.modifiers() & ~_PAD))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _keys(self) -> dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]]:
        return {
            (Qt.Key.Key_Delete, _PLAIN): self.doing.unschedule,
            (Qt.Key.Key_Delete, _SHIFT): self.doing.remove,
            (Qt.Key.Key_Insert, _PLAIN): self.doing.add,
            (Qt.Key.Key_F2, _PLAIN): self.edit_title,
            (Qt.Key.Key_L, _PLAIN): self.doing.toggle_lock,
            (Qt.Key.Key_S, _PLAIN): self.doing.swap,
            (Qt.Key.Key_B, _PLAIN): self.doing.copy_break,
            (Qt.Key.Key_D, _CTRL): self.doing.duplicate,
            (Qt.Key.Key_C, _PLAIN): self.doing.show_next_clash,
            (Qt.Key.Key_U, _PLAIN): self._to_unscheduled,
            (Qt.Key.Key_Slash, _PLAIN): self._search,
            (Qt.Key.Key_G, _PLAIN): self.show_grid,
            (Qt.Key.Key_T, _PLAIN): self.show_table,
            (Qt.Key.Key_Escape, _PLAIN): self.views.setFocus,
        }

    @override
    def key_hints(self) -> Sequence[KeyHint]:
        return (*KeyWords(self).hints(), *self.desk.key_hints())

    # --- what happens ------------------------------------------------------------------------------------

    def _on_right_wanted(self, panel: QWidget | None) -> None:
        if panel is None:
            self.show_inspector()
        else:
            self.show_right(panel)

    def _on_shown(self) -> None:
        """The grid shows the sight: now the rest of the page does."""
        sight = self.sight
        self._stack.setCurrentIndex(0 if sight.is_empty else 1)
        self.hand_focus_to(self.empty.button if sight.is_empty else self.views)
        self.chosen.keep(sight.sessions)
        self.left.show_sight(sight)
        self.tools.show_clashes(sight.clashes)
        if self.table.isVisible():
            self.table.show_sight(sight)
        self.inspector.show_choice(sight, self.chosen.guids)
        self.set_sentence(Summary(self.words, self).of(sight))

    def _on_chosen(self) -> None:
        self.inspector.show_choice(self.sight, self.chosen.guids)

    def _on_told(self, words: str) -> None:
        """What is refused by the hand is said aloud; where it would go, its bubble says."""
        if words and self.grid.hand.is_empty and not self.grid.mouse.is_busy:
            self.context.toaster.say(words)

    def _to_unscheduled(self) -> None:
        """To the list of what has no time, where there is anything in it."""
        if self.left.isHidden():
            self.context.toaster.say(self.tr("Every session has a time."))
        self.left.list.setFocus()

    def _search(self) -> None:
        """To the search of what is in front: the table's, or the list's."""
        if self.table.isVisible():
            self.table.search.setFocus()
        elif self.left.isHidden():
            self._to_unscheduled()
        else:
            self.left.search.setFocus()

    def _on_time_passed(self) -> None:
        if self.isVisible():
            self.grid.now = self.context.now()
            self.grid.update_all()
