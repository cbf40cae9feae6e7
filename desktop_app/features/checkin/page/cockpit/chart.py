"""Arrivals per five minutes as bars, and the forecast beside them as hollow ones."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pyqtgraph
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.checkin.rules.flow import STEP
from desktop_app.kit.theme import Space, Type, tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

_BAR: Final = 0.8
_HEADROOM: Final = 1.12
_LEAST_TOP: Final = 4
_LABELS: Final = 8
_NICE: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
_LINES: Final = 4


class ArrivalsChart(QWidget):
    """Draws what it is shown, in the colours of the theme; it takes no mouse and no keyboard."""

    def __init__(self, clock: Callable[[datetime], str], parent: QWidget | None = None) -> None:
        """Write times as ``clock`` gives them."""
        super().__init__(parent)
        self._clock = clock
        self._past: tuple[int, ...] = ()
        self._coming: tuple[float, ...] = ()
        self._view: Any = pyqtgraph.PlotWidget(self)
        self._bars: Any = pyqtgraph.BarGraphItem(x=[], height=[], width=_BAR)
        self._hollow: Any = pyqtgraph.BarGraphItem(x=[], height=[], width=_BAR)
        self._now: Any = pyqtgraph.InfiniteLine(angle=90)
        self._lay_out()
        self._dress()

    @property
    def past(self) -> tuple[int, ...]:
        """The arrivals drawn, oldest first."""
        return self._past

    @property
    def coming(self) -> tuple[float, ...]:
        """The forecast drawn."""
        return self._coming

    def show_arrivals(self, since: datetime, past: Sequence[int], coming: Sequence[float]) -> None:
        """Draw steps of five minutes from ``since`` on; ``coming`` begins where ``past`` ends."""
        self._past, self._coming = tuple(past), tuple(coming)
        count, whole = len(past), len(past) + len(coming)
        self._bars.setOpts(x=[place + 0.5 for place in range(count)], height=list(past))
        self._hollow.setOpts(x=[count + place + 0.5 for place in range(len(coming))], height=list(coming))
        self._now.setValue(count)
        self._now.setVisible(bool(coming))
        top = max(*past, *coming, _LEAST_TOP)
        plot = self._view.getPlotItem()
        plot.setXRange(0, whole, padding=0)
        plot.setYRange(0, top * _HEADROOM, padding=0)
        plot.getAxis("bottom").setTicks([self._hours(since, whole)])
        plot.getAxis("left").setTicks([_levels(top)])

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _lay_out(self) -> None:
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setFrameStyle(0)
        plot = self._view.getPlotItem()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        for item in (self._bars, self._hollow, self._now):
            plot.addItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)

    def _dress(self) -> None:
        tokens = tokens_of(self)
        self._view.setBackground(tokens.surface)
        none = QPen(Qt.PenStyle.NoPen)
        self._bars.setOpts(brush=QColor(tokens.accent), pen=none)
        # Hollow and dashed: a forecast is told from a count without its colour too.
        dashes = QPen(QColor(tokens.muted), 1, Qt.PenStyle.DashLine)
        dashes.setCosmetic(True)
        self._hollow.setOpts(brush=QColor(tokens.sunken), pen=dashes)
        self._now.setPen(dashes)
        font = QFont(self.font())
        font.setPixelSize(Type.CAPTION)
        plot = self._view.getPlotItem()
        for name in ("bottom", "left"):
            axis = plot.getAxis(name)
            axis.setStyle(tickFont=font, tickLength=0, tickTextOffset=Space.SMALL)
            axis.setPen(QColor(tokens.line))
            axis.setTextPen(QColor(tokens.muted))
            axis.setZValue(-1)  # its grid lies behind the bars
        plot.showGrid(y=True, alpha=0.25)

    def _hours(self, since: datetime, whole: int) -> list[tuple[float, str]]:
        """Round times, as many as have room."""
        every = next(each for each in (1, 2, 3, 6, 12, 24) if whole <= each * _LABELS or each == 24)  # noqa: PLR2004 (two hours)
        minutes = int(every * STEP / timedelta(minutes=1))
        found = []
        for place in range(whole + 1):
            at = since + place * STEP
            if (at.hour * 60 + at.minute) % minutes == 0:
                found.append((float(place), self._clock(at)))
        return found


def _levels(top: float) -> list[tuple[float, str]]:
    """Whole numbers at even distances; nobody arrives by halves."""
    distance = next((each for each in _NICE if top <= each * _LINES), _NICE[-1])
    return [(float(level), f"{level:,}") for level in range(0, int(top * _HEADROOM) + 1, distance)]
