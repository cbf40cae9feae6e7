"""What follows a verdict: points, last scans and counts, read in small steps so that no scan waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop_app.features.checkin.queries import (
    ArrivalsWatch,
    Standing,
    expected,
    latest_scans,
    standing,
)

if TYPE_CHECKING:
    from desktop_app.kit.context import PageContext

# The verdict is painted and heard first.
_AFTER_MS: Final = 80


class Following(QObject):
    """Reads what stands around the verdict after each change; a scan in between waits for one step.

    Signals:
        stood(Standing): where this desk stands has changed.
        scanned(tuple): the last scans.
        counted(Arrivals, int): who has arrived, and how many are expected.
    """

    stood = Signal(object)
    scanned = Signal(object)
    counted = Signal(object, int)

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._watch = ArrivalsWatch(context.event_id)
        self._standing: Standing | None = None
        self._after = QTimer(self)
        self._after.setSingleShot(True)
        self._after.setInterval(_AFTER_MS)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._after.timeout.connect(self._on_due)
        self._counting.timeout.connect(self._on_counting_due)

    @property
    def standing(self) -> Standing:
        """Where this desk stands, read at once where it is not known yet."""
        return self._standing or self.look_around()

    def start(self) -> None:
        """Read again soon; several changes in a row are read once."""
        if not self._after.isActive():
            self._after.start()

    def look_around(self) -> Standing:
        """Read at once where this desk stands."""
        context = self._context
        now = context.store.read(standing, context.event_id, context.store.station)
        if now != self._standing:
            self._standing = now
            self.stood.emit(now)
        return now

    def _on_due(self) -> None:
        self.look_around()
        scans = self._context.store.read(latest_scans, self._context.event_id)
        # A page that nobody holds any more may have been collected while it read.
        if isValid(self):
            self.scanned.emit(scans)
            self._counting.start(0)

    def _on_counting_due(self) -> None:
        store, context = self._context.store, self._context
        arrivals = store.read(self._watch.arrivals, context.now())
        # Waitlisted people who came are expected too: nobody wants to read "215 of 214".
        awaited = max(store.read(expected, context.event_id), arrivals.arrived)
        if isValid(self):
            self.counted.emit(arrivals, awaited)
