"""The days as tabs above the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QTabBar, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.rules import Day


class DayTabs(QTabBar):
    """One tab for each day.

    Signals:
        day_chosen(): another day is in front.
    """

    day_chosen = Signal()

    def __init__(self, words: AgendaWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.days: tuple[Day, ...] = ()
        self.setAccessibleName(self.tr("Days"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.currentChanged.connect(self._on_current_changed)

    @property
    def day(self) -> Day | None:
        """The day in front."""
        place = self.currentIndex()
        return self.days[place] if 0 <= place < len(self.days) else None

    def show_days(self, days: Sequence[Day], usual: date | None = None) -> None:
        """Have these days; the one in front stays there, at first the usual one is."""
        before = self.day
        front = before.day if before is not None else usual
        self.days = tuple(days)
        self.blockSignals(True)
        while self.count() > len(self.days):
            self.removeTab(self.count() - 1)
        for place, day in enumerate(self.days):
            words = self._words.day(day.day)
            if place < self.count():
                self.setTabText(place, words)
            else:
                self.addTab(words)
        place = next((place for place, day in enumerate(self.days) if day.day == front), 0)
        self.setCurrentIndex(place)
        self.blockSignals(False)

    def step(self, by: int) -> bool:
        """Bring the next or the previous day to the front; False where there is none."""
        place = self.currentIndex() + by
        if not 0 <= place < self.count():
            return False
        self.setCurrentIndex(place)
        return True

    def show_day(self, day: date) -> bool:
        """Bring this day to the front."""
        for place, each in enumerate(self.days):
            if each.day == day:
                self.setCurrentIndex(place)
                return True
        return False

    def tab_on_screen(self, place: QPoint) -> int:
        """The tab at a place of the screen, -1 for none."""
        return self.tabAt(self.mapFromGlobal(place))

    def _on_current_changed(self, _place: int) -> None:
        self.day_chosen.emit()
