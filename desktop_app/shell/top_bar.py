"""The bar at the top: the event and its day, search, arrivals, station and staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QProgressBar, QToolButton, QVBoxLayout, QWidget

from desktop_app.kit.dates import weekday_words
from desktop_app.kit.theme import Appearance, Size, Space, Type
from desktop_app.kit.widgets import ElidedLabel, button, label, tool_button, upright

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.shell.overview import Overview


class TopBar(QFrame):
    """Says where and when we are.

    Signals:
        search_asked(), history_asked(), keys_asked(), lock_asked(): a button was pressed.
        appearance_chosen(Appearance): light, dark or the system's.
    """

    search_asked = Signal()
    history_asked = Signal()
    keys_asked = Signal()
    lock_asked = Signal()
    appearance_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setFixedHeight(Size.BAR)
        self.title = ElidedLabel("", Type.STRONG)
        self.day = ElidedLabel("", Type.CAPTION)
        self.arrivals = label("", Type.STRONG)
        self.arrived_bar = QProgressBar()
        self.station = label("", Type.CAPTION)
        self.search = button(self.tr("Search  Ctrl+K"), picture="magnifying-glass")
        self.history = tool_button("clock-counter-clockwise", self.tr("History (Ctrl+H)"))
        self.keys = tool_button("keyboard", self.tr("Keys of this page (F1)"))
        self.lock = tool_button("lock-key", self.tr("Lock this desk (Ctrl+L)"))
        self.appearance = tool_button("circle-half", self.tr("Light or dark"))
        self._appearances: dict[Appearance, QAction] = {}
        for part in (self.search, self.history, self.keys, self.lock, self.appearance):
            # A click must not take the keyboard from the page.
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self._add_menu()
        self.search.clicked.connect(self.search_asked)
        self.history.clicked.connect(self.history_asked)
        self.keys.clicked.connect(self.keys_asked)
        self.lock.clicked.connect(self.lock_asked)

    def show_overview(self, overview: Overview) -> None:
        """Show the event and how many of it are there."""
        self.title.setText(overview.title)
        self.day.setText(_days(overview.starts_on, overview.ends_on))
        self.arrivals.setText(f"{overview.arrived} / {overview.expected}")
        self.arrivals.setAccessibleName(
            self.tr("{arrived} of {expected} arrived").format(
                arrived=overview.arrived, expected=overview.expected
            )
        )
        self.arrived_bar.setRange(0, max(overview.expected, 1))
        self.arrived_bar.setValue(min(overview.arrived, overview.expected))

    def show_desk(self, station: str) -> None:
        """Show which desk this is."""
        self.station.setText(station)

    def show_appearance(self, appearance: Appearance) -> None:
        """Tick the look that is worn."""
        self._appearances[appearance].setChecked(True)

    def _lay_out(self) -> None:
        event = QVBoxLayout()
        event.setSpacing(0)
        event.addStretch()
        event.addWidget(self.title)
        event.addWidget(self.day)
        event.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.WIDE, 0, Space.MEDIUM, Size.LINE)
        row.setSpacing(Space.MEDIUM)
        row.addLayout(event, 1)
        row.addWidget(self.search)
        row.addSpacing(Space.SMALL)
        row.addLayout(self._arrivals_column())
        row.addSpacing(Space.SMALL)
        row.addWidget(self.station)
        row.addWidget(upright())
        for part in (self.history, self.keys, self.lock, self.appearance):
            row.addWidget(part)
        row.setSpacing(Space.SMALL)

    def _arrivals_column(self) -> QVBoxLayout:
        self.arrived_bar.setTextVisible(False)
        words = QHBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(self.arrivals)
        words.addWidget(label(self.tr("arrived"), Type.CAPTION), alignment=Qt.AlignmentFlag.AlignBottom)
        words.addStretch()
        column = QVBoxLayout()
        column.setSpacing(Space.HAIR)
        column.addStretch()
        column.addLayout(words)
        column.addWidget(self.arrived_bar)
        column.addStretch()
        return column

    def _add_menu(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        names = {
            Appearance.SYSTEM: self.tr("Like the system"),
            Appearance.LIGHT: self.tr("Light"),
            Appearance.DARK: self.tr("Dark"),
        }
        for appearance, name in names.items():
            action = QAction(name, menu, checkable=True)
            action.setData(appearance)
            group.addAction(action)
            menu.addAction(action)
            self._appearances[appearance] = action
        group.triggered.connect(self._on_appearance_triggered)
        self.appearance.setMenu(menu)
        self.appearance.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _on_appearance_triggered(self, action: QAction) -> None:
        self.appearance_chosen.emit(action.data())


def _days(first: date, last: date) -> str:
    days = (first,) if first == last else (first, last)
    return " – ".join(weekday_words(day) for day in days)
