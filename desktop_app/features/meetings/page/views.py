"""The middle of the page: the same meetings as board, by person, as a list; what is said about them below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop_app.features.meetings.page.board import BoardGrid
from desktop_app.features.meetings.page.chosen import Choice, Thing
from desktop_app.features.meetings.page.figures import FiguresPane
from desktop_app.features.meetings.page.finding import people_like
from desktop_app.features.meetings.page.grid import Grid
from desktop_app.features.meetings.page.meeting_list import MeetingList
from desktop_app.features.meetings.page.outcomes import Outcomes
from desktop_app.features.meetings.page.people_grid import PeopleGrid
from desktop_app.kit.heir import FocusHeir
from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size, Space, State
from desktop_app.kit.widgets import ElidedLabel, put_state, tool_button

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from PySide6.QtCore import QPoint

    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.page.grid import Cell
    from desktop_app.features.meetings.rules.sight import Sight
    from desktop_app.kit.context import PageContext


class Views(FocusHeir):
    """Tabs with the views, a field that finds people in them, and one line that tells.

    Signals:
        meeting_chosen(str): a meeting is current now, "" for none.
        person_chosen(str): a person is.
        opened(): Enter or a double click on one.
    """

    meeting_chosen = Signal(str)
    person_chosen = Signal(str)
    opened = Signal()

    def __init__(self, context: PageContext, words: MeetingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sight: Sight | None = None
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("How the meetings are shown"))
        self.stack = QStackedWidget()
        self.board = BoardGrid(words)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a person  /"))
        self.search.setAccessibleName(self.tr("Find a person on the board"))
        self.search.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(Size.INSPECTOR)
        self.out = tool_button("magnifying-glass-minus", self.tr("Farther (-)"))
        self.near = tool_button("magnifying-glass-plus", self.tr("Nearer (+)"))
        self._line = ElidedLabel("")
        self._views: list[QWidget] = []
        self.people = PeopleGrid(words)
        self.list = MeetingList(words)
        self.add_view(self.tr("Board"), self.board)
        self.add_view(self.tr("People"), self.people)
        self.outcomes = Outcomes(words)
        self.figures = FiguresPane(context)
        self.add_view(self.tr("List"), self.list)
        self.add_view(self.tr("Outcomes"), self.outcomes)
        self.add_view(self.tr("Figures"), self.figures)
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.search.textChanged.connect(self._on_find_changed)
        self.search.returnPressed.connect(self._on_find_entered)
        self.out.clicked.connect(self._on_farther_asked)
        self.near.clicked.connect(self._on_nearer_asked)
        self.board.zoomed.connect(self._on_zoomed)
        self.board.told.connect(self.tell)
        self.board.cursor_moved.connect(self._on_board_moved)
        self.people.cursor_moved.connect(self._on_people_moved)
        self.people.side.asked.connect(self._on_name_pressed)
        for table in (self.list.table, self.outcomes.table):
            table.chosen.connect(self._on_row_chosen)
        for view in (self.board, self.people):
            view.opened.connect(self.opened)
        self.list.table.opened.connect(self._on_row_opened)
        self.board.set_zoom(int(str(context.settings.value("MeetingsPage/zoom", 2))))
        self.hand_focus_to(self.board)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(self.tabs)
        top.addStretch()
        top.addWidget(self.search, 1)
        below = QHBoxLayout()
        below.setSpacing(Space.HAIR)
        below.addWidget(self._line, 1)
        below.addWidget(self.out)
        below.addWidget(self.near)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        column.addLayout(below)

    @property
    def line(self) -> str:
        """What is told below the views."""
        return self._line.text()

    def add_view(self, words: str, view: QWidget) -> None:
        """Add a tab with a view."""
        self.tabs.addTab(words)
        self.stack.addWidget(view)

    def show_board(self) -> None:
        """Bring the board to the front, with the keyboard on it."""
        self.tabs.setCurrentIndex(0)
        self.board.setFocus()

    def show_outcomes(self) -> None:
        """Bring the entry of outcomes to the front, with the keyboard."""
        self.tabs.setCurrentIndex(self.stack.indexOf(self.outcomes))
        self.outcomes.setFocus()

    def show_plan(
        self, sight: Sight, now: datetime, proposed: Mapping[str, str], gone: Mapping[Cell, str]
    ) -> None:
        """Show in every view what a plan would make of the meetings; see `BoardGrid.show_plan`."""
        self.show_sight(sight, now)
        self.board.show_plan(sight, now, proposed, gone)

    def show_sight(self, sight: Sight, now: datetime) -> None:
        """Show the meetings of a sight in every view."""
        self._sight = sight
        self.board.show_sight(sight, now)
        self.people.show_sight(sight)
        self.list.show_sight(sight)
        self.outcomes.show_sight(sight, now)
        self.figures.refresh(now)
        self._mark()

    def show_choice(self, choice: Choice) -> None:
        """Show where the chosen thing is."""
        if choice.thing is Thing.MEETING:
            self.board.choose_meeting(choice.key)
            self.list.table.choose(choice.key)
        if choice.thing is Thing.PERSON:
            # The keyboard's cell may have a meeting, but it is the person that was chosen.
            self.people.blockSignals(True)
            self.people.choose_person(choice.key)
            self.people.blockSignals(False)
        self._mark(choice.key if choice.thing is Thing.PERSON else "")

    def follow(self, choice: Choice) -> None:
        """Let the keyboard's cell go where the chosen meeting went, by undo or from another desk."""
        if choice.thing is Thing.MEETING:
            self.board.choose_meeting(choice.key)

    def tell(self, words: str) -> None:
        """Say something below the views."""
        put_state(self._line, State.PLAIN)
        self._line.setText(words)
        self._line.setToolTip(words)

    def complain(self, words: str) -> None:
        """Say why something was not done."""
        self.tell(words)
        put_state(self._line, State.REFUSED)

    def _mark(self, person: str = "") -> None:
        found = frozenset((person,)) if person else frozenset()
        letters = self.search.text().strip()
        if letters and self._sight is not None:
            found = people_like(self._sight.people.values(), letters)
        self.board.mark_people(found)

    def _on_find_changed(self, _text: str) -> None:
        self._mark()

    def _on_find_entered(self) -> None:
        self.show_board()

    def _on_tab_changed(self, tab: int) -> None:
        self.stack.setCurrentIndex(tab)
        self.tell("")
        view = self.stack.currentWidget()
        if view is not None:
            self.hand_focus_to(view)
        for each in (self.out, self.near):
            each.setVisible(isinstance(view, Grid))
        if isinstance(view, (MeetingList, Outcomes)) and view.table.current_key:
            self.meeting_chosen.emit(view.table.current_key)

    def _grid(self) -> Grid:
        front = self.stack.currentWidget()
        return front if isinstance(front, Grid) else self.board

    def _on_nearer_asked(self) -> None:
        self._grid().nearer()

    def _on_farther_asked(self) -> None:
        self._grid().farther()

    def _on_board_moved(self) -> None:
        meeting = self.board.meeting
        self.meeting_chosen.emit(meeting.id if meeting else "")

    def _on_people_moved(self) -> None:
        meeting = self.people.meeting
        if meeting is not None:
            self.meeting_chosen.emit(meeting.id)
        elif self.people.person:
            self.person_chosen.emit(self.people.person)

    def _on_name_pressed(self, row: int, _place: QPoint) -> None:
        self.people.setFocus()
        self.person_chosen.emit(self.people.key_of(row))

    def _on_row_chosen(self, key: str) -> None:
        # Rows come and go in a table behind another view too: who looks at the board chose none of them.
        front = self.stack.currentWidget()
        if isinstance(front, (MeetingList, Outcomes)) and self.sender() is front.table:
            self.meeting_chosen.emit(key)

    def _on_row_opened(self, _key: str) -> None:
        self.opened.emit()

    def _on_zoomed(self, step: int) -> None:
        self._context.settings.setValue("MeetingsPage/zoom", step)
