"""The store's announcements as a Qt signal, those of other processes on the same file included."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from db.store import Store

POLL_MS: Final = 500
# While writes follow one another, listeners work for at most a quarter of the time.
_REST: Final = 3


class StoreSignals(QObject):
    """Tells which tables changed.

    Signals:
        changed(frozenset[str]): names of the tables, gathered over one turn of the event loop, and longer
            while listeners need long, so that many writes in a row do not make every page read again for
            each of them.
    """

    changed = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._gathered: frozenset[str] = frozenset()
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.timeout.connect(self._on_gathered)
        self._polling = QTimer(self)
        self._polling.timeout.connect(self._on_poll_due)
        self._polling.start(POLL_MS)
        self._rested_at = 0.0
        self._stop_listening = store.listen(self._on_written)

    def stop(self) -> None:
        """Listen no more: the store is about to close."""
        self._polling.stop()
        self._gathering.stop()
        self._stop_listening()

    def _on_written(self, tables: frozenset[str]) -> None:
        self._gathered |= tables
        if not self._gathering.isActive():
            self._gathering.start(max(0, round((self._rested_at - monotonic()) * 1000)))

    def _on_poll_due(self) -> None:
        self._store.poll()  # it tells its listeners, us among them

    def _on_gathered(self) -> None:
        tables, self._gathered = self._gathered, frozenset()
        began = monotonic()
        self.changed.emit(tables)
        ended = monotonic()
        self._rested_at = ended + _REST * (ended - began)
