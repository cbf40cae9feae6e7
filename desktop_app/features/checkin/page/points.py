"""The small chooser of the point at which this desk stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.features.checkin.rules import Direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSettings

    from desktop_app.features.checkin.queries import PointRow

_SETTING: Final = "CheckinPage/point"


class Way(NamedTuple):
    """A point and the way through it."""

    point_id: str
    direction: Direction


class PointChooser(QComboBox):
    """One line for each point and way; the choice outlives the program.

    Signals:
        way_chosen(): somebody chose another line.
    """

    way_chosen = Signal()

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._ways: list[Way] = []
        # The keyboard stays in the field: F7 chooses.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setAccessibleName(self.tr("Check-in point"))
        self.setToolTip(self.tr("Check-in point (F7)"))
        self.activated.connect(self._on_activated)
        self.hide()

    @property
    def way(self) -> Way | None:
        """Where this desk stands; None where the event has no point."""
        row = self.currentIndex()
        return self._ways[row] if 0 <= row < len(self._ways) else None

    def show_points(self, points: Sequence[PointRow], own_point_id: str) -> None:
        """Offer these points; the choice made before stays, else the desk's own point, else the first."""
        kept = self.way or self._remembered()
        self._ways = [way for point in points for way in _ways(point)]
        self.clear()
        for point in points:
            self.addItems(self._lines(point))
        own = [way for way in self._ways if way.point_id == own_point_id]
        wanted = [way for way in self._ways if way == kept] + own
        if self._ways:
            self.setCurrentIndex(self._ways.index(wanted[0]) if wanted else 0)
        self.setVisible(bool(self._ways))

    def stand_at(self, point_id: str) -> None:
        """Choose the way into this point, if it is offered."""
        way = Way(point_id, Direction.ENTRY)
        if way in self._ways:
            self.setCurrentIndex(self._ways.index(way))
            self._on_activated(self.currentIndex())

    def choose_next(self) -> None:
        """Go on to the next line, round and round."""
        if self._ways:
            self.setCurrentIndex((self.currentIndex() + 1) % len(self._ways))
            self._on_activated(self.currentIndex())

    def _lines(self, point: PointRow) -> list[str]:
        if point.direction is not Direction.BOTH:
            return [point.name]
        way_in = self.tr("{point}: in").format(point=point.name)
        return [way_in, self.tr("{point}: out").format(point=point.name)]

    def _remembered(self) -> Way | None:
        point_id, _, direction = str(self._settings.value(_SETTING, "")).partition(" ")
        return Way(point_id, Direction(direction)) if direction in set(Direction) else None

    def _on_activated(self, _row: int) -> None:
        if self.way is not None:
            self._settings.setValue(_SETTING, f"{self.way.point_id} {self.way.direction.value}")
        self.way_chosen.emit()


def _ways(point: PointRow) -> list[Way]:
    if point.direction is Direction.BOTH:
        return [Way(point.id, Direction.ENTRY), Way(point.id, Direction.EXIT)]
    return [Way(point.id, point.direction)]
