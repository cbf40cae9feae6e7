"""Which columns of the table are seen: those that a person chose, or as many as fit."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMenu, QToolButton
from typing_extensions import override

from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import tool_button

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.table import Table


class Shown(StrEnum):
    """The columns in their order."""

    DAY = "day"
    START = "start"
    LENGTH = "length"
    ROOM = "room"
    TITLE = "title"
    PEOPLE = "people"
    TRACK = "track"
    STATE = "state"


WIDTHS: Final[Mapping[Shown, int]] = {
    Shown.DAY: Size.SHAPE + Space.LARGE,
    Shown.START: Size.SHAPE - Space.SMALL,
    Shown.LENGTH: Size.SHAPE,
    Shown.ROOM: Size.FORM_LABEL - Size.ROW - Space.SMALL,
    Shown.TITLE: Size.FORM_LABEL + Space.LARGE,
    Shown.PEOPLE: Size.FORM_LABEL - Size.ROW,
    Shown.TRACK: Size.FORM_LABEL - Size.ROW,
    Shown.STATE: Size.SHAPE + Space.WIDE,
}
"""How wide a column is at least; where there is more room, those whose text is cut have it."""
_GOING: Final = (Shown.TRACK, Shown.STATE, Shown.PEOPLE, Shown.LENGTH)
"""What goes first where there is no room; the inspector says it of the session that is chosen."""
_SETTING: Final = "AgendaPage/table_columns"


class TableColumns(QObject):
    """Hides what does not fit, and lets people choose; what was chosen stays, however narrow the window."""

    def __init__(
        self, table: Table, titles: Mapping[Shown, str], settings: QSettings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._table = table
        self._settings = settings
        self._days = 1
        kept = str(settings.value(_SETTING, ""))
        self._chosen = frozenset(shown for shown in Shown if shown in kept.split(","))
        self.button = tool_button("columns", self.tr("Choose columns"))
        self.menu = QMenu(self.button)
        self._fitting = self.menu.addAction(self.tr("As many as fit"))
        self._fitting.setCheckable(True)
        self.menu.addSeparator()
        self._actions = {shown: self._action(title, shown) for shown, title in titles.items()}
        self._actions[Shown.TITLE].setEnabled(False)
        self.button.setMenu(self.menu)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._fitting.triggered.connect(self._on_fitting_asked)
        self.menu.triggered.connect(self._on_ticked)
        table.viewport().installEventFilter(self)
        self.fit()

    def _action(self, title: str, shown: Shown) -> QAction:
        action = self.menu.addAction(title)
        action.setCheckable(True)
        action.setData(shown.value)
        return action

    @property
    def seen(self) -> list[Shown]:
        """The columns that are seen."""
        header = self._table.horizontalHeader()
        return [shown for place, shown in enumerate(Shown) if not header.isSectionHidden(place)]

    def show_days(self, count: int) -> None:
        """Know how many days there are: of one, the tab says which it is."""
        self._days = count
        self.fit()

    def fit(self) -> None:
        """Show what was chosen, or as many as fit."""
        wanted = self._chosen or self._fitted()
        self._table.hide_columns({place for place, shown in enumerate(Shown) if shown not in wanted})
        self._fitting.setChecked(not self._chosen)
        for shown, action in self._actions.items():
            action.setChecked(shown in wanted)

    def _fitted(self) -> frozenset[Shown]:
        wanted, room = set(Shown), self._table.viewport().width()
        going = [*_GOING, Shown.DAY] if self._days > 1 else [Shown.DAY, *_GOING]
        while going and sum(WIDTHS[shown] for shown in wanted) > room:
            wanted.discard(going.pop(0))
        return frozenset(wanted)

    def _on_fitting_asked(self) -> None:
        self._choose(frozenset())

    def _on_ticked(self, action: QAction) -> None:
        shown = action.data()
        if shown:
            self._choose(frozenset(self.seen) ^ {Shown(shown)} | {Shown.TITLE})

    def _choose(self, chosen: frozenset[Shown]) -> None:
        self._chosen = chosen
        self._settings.setValue(_SETTING, ",".join(shown for shown in Shown if shown in chosen))
        self.fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)
