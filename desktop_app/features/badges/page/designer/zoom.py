"""How large the badge is seen: 25 to 800 % of its real size, or as large as fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QTransform

from desktop_app.kit.theme import Space

if TYPE_CHECKING:
    from desktop_app.features.badges.page.designer.stage import Stage

LEAST: Final = 0.25
MOST: Final = 8.0
STEPS: Final = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
_WHEEL: Final = 1.25
_MM_PER_INCH: Final = 25.4
# Screens that do not know their size say 0, or something absurd.
_FINEST_SCREEN: Final = 400
_COARSEST_SCREEN: Final = 50


class Zoom(QObject):
    """Scales the stage.

    Signals:
        changed(float): the badge is seen at this share of its real size.
    """

    changed = Signal(float)

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._stage = stage
        self._factor = 1.0
        self._fits = True

    @property
    def factor(self) -> float:
        """1 is the real size."""
        return self._factor

    @property
    def scale(self) -> float:
        """Pixels of a millimetre."""
        return self._factor * self._dots()

    def step(self, steps: float, at: QPointF | None = None) -> None:
        """Larger or smaller, by turns of the wheel, about a point of the viewport."""
        self.set_factor(self._factor * _WHEEL**steps, at)

    def next_step(self, direction: int) -> None:
        """The next round size above (1) or below (-1)."""
        steps = STEPS if direction > 0 else STEPS[::-1]
        ahead = (each for each in steps if (each - self._factor) * direction > 1e-3)  # noqa: PLR2004 (a float's play)
        self.set_factor(next(ahead, steps[-1]))

    def set_factor(self, factor: float, at: QPointF | None = None) -> None:
        """See the badge at that share of its real size; what is `at` stays under it."""
        self._fits = False
        stage = self._stage
        point = at or QPointF(stage.viewport().rect().center())
        under = stage.mapToScene(point.toPoint())
        self._put(factor)
        moved = stage.viewportTransform().map(under) - point
        for bar, by in ((stage.horizontalScrollBar(), moved.x()), (stage.verticalScrollBar(), moved.y())):
            bar.setValue(bar.value() + round(by))

    def fit(self) -> None:
        """As large as fits, and so again when the window changes."""
        self._fits = True
        stage = self._stage
        page, room = stage.page, stage.viewport().size()
        free = QRectF(0, 0, room.width() - 2 * Space.HUGE, room.height() - 2 * Space.HUGE)
        if free.width() > 0 and free.height() > 0:
            self._put(min(free.width() / page.width(), free.height() / page.height()) / self._dots())
        stage.centerOn(page.center())

    def follow(self) -> None:
        """The window has changed: fit again, where it fitted."""
        if self._fits:
            self.fit()

    def _put(self, factor: float) -> None:
        self._factor = max(LEAST, min(factor, MOST))
        self._stage.look(QTransform.fromScale(self.scale, self.scale))
        self.changed.emit(self._factor)

    def _dots(self) -> float:
        """Dots of this screen in a millimetre of the real world, as far as it knows."""
        real = self._stage.screen().physicalDotsPerInch()
        sane = _COARSEST_SCREEN <= real <= _FINEST_SCREEN
        return (real if sane else self._stage.logicalDpiX()) / _MM_PER_INCH
