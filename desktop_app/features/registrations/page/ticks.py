"""Chips that open a menu of values to tick, several at once, without the menu closing at each tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from desktop_app.kit.widgets import FilterChip, show_menu_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent

_NAMED: Final = 2
_TICKING_KEYS: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Tick:
    """One value to tick: its key, its words, how many have it (None where that is not counted)."""

    key: str
    words: str
    count: int | None = None
    short: str = ""

    @property
    def line(self) -> str:
        """The words in the menu; the count stands at its right."""
        plain = self.words.replace("&", "&&")
        return plain if self.count is None else f"{plain}\t{self.count}"


class TickMenu(QMenu):
    """A menu of ticks that stays open while they are set.

    Signals:
        ticked(str, bool): one value was ticked or cleared by hand.
    """

    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet("QMenu { menu-scrollable: 1; }")
        self._actions: dict[str, QAction] = {}
        self.triggered.connect(self._on_triggered)

    @property
    def ticked_keys(self) -> list[str]:
        """The ticked values, in the order of the menu."""
        return [key for key, action in self._actions.items() if action.isChecked()]

    def show_ticks(self, ticks: Iterable[Tick], ticked: Iterable[str]) -> None:
        """Offer other values."""
        self.clear()
        chosen = frozenset(ticked)
        self._actions = {tick.key: self._action(tick, ticked=tick.key in chosen) for tick in ticks}

    def action_of(self, key: str) -> QAction:
        """The line of a value."""
        return self._actions[key]

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is None:
            super().mouseReleaseEvent(event)
        else:
            action.trigger()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() in _TICKING_KEYS and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)

    def _action(self, tick: Tick, *, ticked: bool) -> QAction:
        action = self.addAction(tick.line)
        action.setCheckable(True)
        action.setChecked(ticked)
        action.setData(tick.key)
        return action

    def _on_triggered(self, action: QAction) -> None:
        self.ticked.emit(action.data(), action.isChecked())


class MenuChip(FilterChip):
    """A filter over one property: its menu holds the values that there are, with their counts.

    Signals:
        changed(): other values are ticked.
    """

    changed = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        show_menu_mark(self)
        self._words = words
        self._ticks: Sequence[Tick] = ()
        self._chosen: list[str] = []
        self.menu_of_values = TickMenu(self)
        self.menu_of_values.ticked.connect(self._on_ticked)
        self.menu_of_values.aboutToShow.connect(self._on_about_to_show)
        self.menu_of_values.aboutToHide.connect(self._say)
        self.setMenu(self.menu_of_values)

    @property
    def chosen(self) -> frozenset[str]:
        """The ticked values; none ticked lets everything pass."""
        return frozenset(self._chosen)

    def offer(self, ticks: Sequence[Tick]) -> None:
        """Set the values of the menu; what was ticked stays ticked as long as it is there."""
        self._ticks = ticks
        there = {tick.key for tick in ticks}
        self._chosen = [key for key in self._chosen if key in there]
        if not self.menu_of_values.isVisible():
            self.menu_of_values.show_ticks(ticks, self._chosen)
        self._say()

    def choose(self, keys: Iterable[str]) -> None:
        """Tick these values and no others."""
        self._chosen = list(keys)
        self.menu_of_values.show_ticks(self._ticks, self._chosen)
        self._say()

    def _on_about_to_show(self) -> None:
        self.menu_of_values.show_ticks(self._ticks, self._chosen)

    def _on_ticked(self, _key: str, _on: bool) -> None:  # noqa: FBT001 (the signal gives it)
        self._chosen = self.menu_of_values.ticked_keys
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        named = [tick.short or tick.words for tick in self._ticks if tick.key in self.chosen]
        self.setChecked(bool(named))
        more = f" +{len(named) - _NAMED}" if len(named) > _NAMED else ""
        words = f"{self._words}: {', '.join(named[:_NAMED])}{more}" if named else self._words
        self.setText(words.replace("&", "&&"))
