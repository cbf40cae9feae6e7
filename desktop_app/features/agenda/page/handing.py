"""What is in the hand between the parts of the page: out of the list, over a tab, back onto the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from desktop_app.features.agenda.rules.carrying import Grip

if TYPE_CHECKING:
    from desktop_app.features.agenda.page.chosen import Chosen
    from desktop_app.features.agenda.page.days import DayTabs
    from desktop_app.features.agenda.page.doing import Doing
    from desktop_app.features.agenda.page.grid import AgendaGrid
    from desktop_app.features.agenda.page.unscheduled import Unscheduled


class Handing(QObject):
    """Connects the list, the tabs and the grid while something is carried."""

    def __init__(
        self, grid: AgendaGrid, left: Unscheduled, days: DayTabs, chosen: Chosen, doing: Doing
    ) -> None:
        super().__init__(grid)
        self._grid = grid
        self._left = left
        self._days = days
        self._chosen = chosen
        self._doing = doing
        grid.mouse.hovered.connect(self._on_hovered)
        grid.mouse.left.connect(self._on_left)
        grid.day_asked.connect(days.step)
        left.list.chosen.connect(self._on_listed)
        left.list.opened.connect(self._on_opened)
        left.list.lifted.connect(self._on_lifted)
        left.list.carried.connect(self._on_carried)
        left.list.dropped.connect(self._on_dropped)

    def _on_listed(self, guid: str) -> None:
        if guid:
            self._chosen.choose(guid)

    def _on_opened(self, guid: str) -> None:
        self._doing.put_into_free_place(guid)
        if self._left.isHidden():
            self._grid.setFocus()

    def _on_lifted(self, guid: str) -> None:
        self._grid.hand.lift((guid,), by_mouse=True)

    def _on_carried(self, place: QPoint) -> None:
        self._grid.mouse.carry_to(place)
        self._on_hovered(place)

    def _on_dropped(self, place: QPoint) -> None:
        hand = self._grid.hand
        viewport = self._grid.viewport()
        if viewport.rect().contains(viewport.mapFromGlobal(place)):
            hand.drop()
        else:
            hand.lay_down()

    def _on_hovered(self, place: QPoint) -> None:
        """Over another day's tab, that day comes to the front, and the time stays."""
        tab, hand = self._days.tab_on_screen(place), self._grid.hand
        before = self._days.day
        carry = hand.carry
        if tab < 0 or carry is None or carry.grip is not Grip.WHOLE or tab == self._days.currentIndex():
            return
        after = self._days.days[tab]
        self._days.setCurrentIndex(tab)
        if before is not None:
            hand.change_day((after.day - before.day).days)

    def _on_left(self, place: QPoint) -> None:
        """Let go beside the grid: on a tab it goes to that day, on the list it loses its time."""
        hand = self._grid.hand
        if self._days.tab_on_screen(place) >= 0:
            hand.drop()
            return
        on_list = self._left.rect().contains(self._left.mapFromGlobal(place))
        whole = hand.carry is not None and hand.carry.grip is Grip.WHOLE
        hand.lay_down()
        if on_list and whole:
            self._doing.unschedule()
