"""The cockpit's window: reads in slices beside the scans; shows figures, curve, lists and who is missing."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.checkin.page.cockpit.chart import ArrivalsChart
from desktop_app.features.checkin.page.cockpit.lists import Lists
from desktop_app.features.checkin.page.cockpit.missing import MissingPanel
from desktop_app.features.checkin.page.cockpit.tiles import Tile, TileRow
from desktop_app.features.checkin.queries.cockpit import (
    MISSING_SHOWN,
    CategoryRow,
    CockpitWatch,
    expected_by_category,
    expected_keys,
    missing_people,
    station_names,
)
from desktop_app.features.checkin.rules.flow import STEP
from desktop_app.features.checkin.rules.forecast import forecast
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import EmptyState, label

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QShowEvent

    from desktop_app.features.checkin.rules.flow import Figures
    from desktop_app.features.checkin.rules.forecast import Forecast
    from desktop_app.kit.context import PageContext

# Once a second is often enough for people; a scan in between never waits for more than one slice.
_AFTER_MS: Final = 1000
# Time passes without scans too.
_TICK_MS: Final = 15_000
# When people change, everything is read anew: then follows a rest forty times as long as reading took,
# which is nothing for 300 people and some ten seconds for 100,000.
_REST: Final = 40
_SCANS: Final = frozenset({"scan", "annulment"})
_PEOPLE: Final = frozenset({"attendee", "category", "station", "organisation"})
_SETTING: Final = "Cockpit/geometry"
_LISTS_HEIGHT: Final = Size.ROW * 6


class CockpitWindow(QWidget):
    """A window beside the check-in room, for a second screen or the same; scans go on meanwhile.

    Signals:
        person_opened(str): show this attendee.
    """

    person_opened = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Cockpit"))
        self._context = context
        self._watch = CockpitWatch(context.event_id)
        self._next: CockpitWatch | None = None
        self._categories: tuple[CategoryRow, ...] = ()
        self._names: dict[str, str] = {}
        self._awaited: tuple[str, ...] = ()
        self._people_stale = True
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._build()
        self._due.timeout.connect(self._on_due)
        self._resting.timeout.connect(self._on_tick)
        self._tick.timeout.connect(self._on_tick)
        context.signals.changed.connect(self._on_changed)
        self.missing.categories_chosen.connect(self._on_categories_chosen)
        self.missing.person_opened.connect(self.person_opened)
        for key in ("Esc", "F9"):
            QShortcut(QKeySequence(key), self).activated.connect(self.close)

    @property
    def words(self) -> str:
        """What is said below the curve."""
        return self._forecast.text()

    @property
    def is_empty(self) -> bool:
        """Whether nobody has arrived yet, and that is said."""
        return self._stack.currentIndex() == 0

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._people_stale = True
        self._resting.stop()
        self._tick.start()
        self._due.start(0)
        self.missing.setFocus()

    @override
    def hideEvent(self, event: object) -> None:
        self._tick.stop()
        self._due.stop()
        self._context.settings.setValue(_SETTING, self.saveGeometry())

    # --- building ------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.arrived = Tile(self.tr("Arrived"))
        self.inside = Tile(self.tr("Inside now"))
        self.recent = Tile(self.tr("Last 5 min"))
        self.pace = Tile(self.tr("Seconds each"))
        self.coming = Tile(self.tr("Next 30 min"))
        self.chart = ArrivalsChart(self._clock)
        self.lists = Lists(self)
        self.missing = MissingPanel(self._context.settings)
        self._forecast = label("", muted=True, wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                "chart-bar",
                self.tr("Nobody has arrived yet"),
                self.tr("Figures and curve stand here from the first scan on."),
            )
        )
        self._stack.addWidget(self._doors())
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._stack)
        splitter.addWidget(self.missing)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setSizes([Size.WINDOW_WIDTH, Size.INSPECTOR + 3 * Space.HUGE])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        self.resize(Size.WINDOW_WIDTH - Space.HUGE, Size.WINDOW_HEIGHT - 2 * Space.HUGE)
        kept = self._context.settings.value(_SETTING)
        if kept is not None:
            self.restoreGeometry(kept)

    def _doors(self) -> QWidget:
        """Figures on top, the curve in the middle, both lists below."""
        lists = QHBoxLayout()
        lists.setSpacing(Space.WIDE)
        for table in (self.lists.stations, self.lists.categories):
            table.setFixedHeight(_LISTS_HEIGHT)
            lists.addWidget(table, 1)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(TileRow([self.arrived, self.inside, self.recent, self.pace, self.coming]))
        column.addSpacing(Space.SMALL)
        column.addWidget(label(self.tr("Arrivals per 5 minutes"), Type.STRONG))
        column.addWidget(self.chart, 1)
        column.addWidget(self._forecast)
        column.addLayout(lists)
        return made

    # --- reading ---------------------------------------------------------------------------------------

    def _on_changed(self, tables: frozenset[str]) -> None:
        self._people_stale = self._people_stale or bool(tables & _PEOPLE)
        if self.isVisible() and tables & (_SCANS | _PEOPLE) and not self._due.isActive():
            self._due.start(_AFTER_MS)

    def _on_tick(self) -> None:
        if self.isVisible() and not self._due.isActive():
            self._due.start(0)

    def _on_due(self) -> None:
        """Read one slice on, and show everything once nothing is left to read.

        Who belongs to which category is read with the scans: when people change, they are read anew beside
        the figures shown, which stay until that is done.
        """
        if self._people_stale and not self._resting.isActive():
            self._read_people()
        watch = self._next or self._watch
        if not self._context.store.read(watch.advance):
            self._due.start(0)
            return
        self._watch, self._next = watch, None
        self._show()

    def _read_people(self) -> None:
        store, event_id = self._context.store, self._context.event_id
        began = monotonic()
        self._people_stale = False
        self._next = CockpitWatch(event_id)
        self._categories = store.read(expected_by_category, event_id)
        self._names = store.read(station_names)
        self.missing.show_categories(self._categories)
        self._awaited = store.read(expected_keys, event_id, self.missing.chosen)
        self._resting.start(int((monotonic() - began) * 1000 * _REST))

    def _on_categories_chosen(self) -> None:
        self._awaited = self._context.store.read(expected_keys, self._context.event_id, self.missing.chosen)
        self._show_missing()

    # --- showing ---------------------------------------------------------------------------------------

    def _show(self) -> None:
        figures = self._watch.figures(self._context.now())
        expected = max(sum(each.expected for each in self._categories), figures.arrived)
        coming = forecast(
            arrived=figures.arrived,
            expected=expected,
            last_quarter=figures.last_quarter,
            lanes=figures.lanes,
            seconds=figures.seconds,
        )
        self._stack.setCurrentIndex(1 if self._watch.flow.has_readings else 0)
        self._show_tiles(figures, expected, coming)
        self.chart.show_arrivals(figures.since, figures.per_step, coming.arrivals if coming else ())
        self._forecast.setText(self._forecast_words(figures, coming))
        self.chart.setAccessibleName(self._chart_words(figures))
        self.lists.show_stations(figures, self._names)
        self.lists.show_categories(figures, self._categories)
        self._show_missing()

    def _show_missing(self) -> None:
        missing = self._watch.flow.missing(self._awaited)
        people = self._context.store.read(missing_people, missing[:MISSING_SHOWN])
        self.missing.show_missing(people, len(missing))

    def _show_tiles(self, figures: Figures, expected: int, coming: Forecast | None) -> None:
        share = 100 * figures.arrived // expected if expected else 0
        self.arrived.show_figure(
            f"{figures.arrived:,}",
            self.tr("of {expected} expected, {share} %").format(expected=f"{expected:,}", share=share),
        )
        left = figures.arrived - figures.inside
        gone = self.tr("{count} left again").format(count=f"{left:,}") if left else ""
        self.inside.show_figure(f"{figures.inside:,}", gone)
        self.recent.show_figure(
            f"{figures.last_minutes:,}",
            self.tr("{count} in the last 15").format(count=f"{figures.last_quarter:,}"),
        )
        pace = "–" if figures.seconds is None else f"{figures.seconds:.0f}"
        self.pace.show_figure(pace, self.tr("median while busy"))
        self.coming.show_figure(f"{coming.coming:.0f}" if coming else "–", self._queue_word(coming))

    def _queue_word(self, coming: Forecast | None) -> str:
        if coming is None:
            return self.tr("too early to say")
        longest = round(max(coming.queue))
        return self.tr("queue of about {count}").format(count=longest) if longest else self.tr("no queue")

    def _forecast_words(self, figures: Figures, coming: Forecast | None) -> str:
        if coming is None:
            return self.tr(
                "A forecast needs ten arrivals, some of them now, and a busy stretch at a station."
            )
        start = self._end_of_curve(figures)
        until = self._clock(start + len(coming.arrivals) * STEP)
        first = self.tr("Forecast (dashed): about {count} more until {until}.").format(
            count=round(coming.coming), until=until
        )
        if round(max(coming.queue)) == 0:
            rest = self.tr("The %n station(s) at work keep up with that.", "", coming.lanes)
            return f"{first} {rest}"
        second = self.tr("Longest queue about {count} at {time}, a wait of {minutes} min.").format(
            count=round(max(coming.queue)),
            time=self._clock(start + (coming.worst + 1) * STEP),
            minutes=max(1, round(coming.wait_minutes)),
        )
        third = self.tr("%n station(s) would keep up.", "", coming.lanes_needed)
        return f"{first} {second} {third}"

    def _chart_words(self, figures: Figures) -> str:
        return self.tr("Arrivals per 5 minutes from {since} on; most: {peak}").format(
            since=self._clock(figures.since), peak=max(figures.per_step)
        )

    def _end_of_curve(self, figures: Figures) -> datetime:
        return figures.since + len(figures.per_step) * STEP

    def _clock(self, at: datetime) -> str:
        return self._context.local(at).strftime("%H:%M")
