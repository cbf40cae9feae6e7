"""Writes an import from the window's own thread, chunk by chunk, so that the window lives meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Generator


class ChunkWriter(QObject):
    """Drives what `Store.write_chunks` gives.

    Signals:
        progressed(int, int): rows written, rows in all.
        finished(): everything is written.
        refused(Refused): nothing is: what was written has been taken back.
    """

    progressed = Signal(int, int)
    finished = Signal()
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chunks: Generator[tuple[int, int]] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_turn)

    @property
    def running(self) -> bool:
        """Whether something is being written."""
        return self._chunks is not None

    def start(self, chunks: Generator[tuple[int, int]]) -> None:
        """Write one chunk at each turn of the event loop."""
        self._chunks = chunks
        self._timer.start(0)

    def cancel(self) -> None:
        """Stop, and take back what was written so far."""
        self._timer.stop()
        chunks, self._chunks = self._chunks, None
        if chunks is not None:
            chunks.close()

    def _on_turn(self) -> None:
        if self._chunks is None:
            return
        try:
            done, total = next(self._chunks)
        except StopIteration:
            self._end()
            self.finished.emit()
        except Refused as refused:
            self._end()
            self.refused.emit(refused)
        except BaseException:
            self._end()
            raise
        else:
            self.progressed.emit(done, total)

    def _end(self) -> None:
        self._timer.stop()
        self._chunks = None
