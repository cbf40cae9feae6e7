"""A long write driven from the window's thread, a chunk at a time, so that the window lives meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Generator


class ChunkedWrite(QObject):
    """Steps through what `Store.write_chunks` gives, one chunk each turn of the event loop.

    Signals:
        stepped(object): what the action yielded last.
        finished(): everything is written.
        refused(Refused): the write was refused; what was written is taken back.
        cancelled(): `cancel` was called; what was written is taken back.
    """

    stepped = Signal(object)
    finished = Signal()
    refused = Signal(object)
    cancelled = Signal()

    def __init__(self, steps: Generator[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._on_turn)

    def start(self) -> None:
        """Begin with the next turn of the event loop."""
        self._turn.start(0)

    def cancel(self) -> None:
        """Stop, and take back what was written."""
        if self._turn.isActive():
            self._turn.stop()
            self._steps.close()
            self.cancelled.emit()

    def _on_turn(self) -> None:
        try:
            step = next(self._steps)
        except StopIteration:
            self._turn.stop()
            self.finished.emit()
        except Refused as refused:
            self._turn.stop()
            self.refused.emit(refused)
        except Exception:
            self._turn.stop()
            raise
        else:
            self.stepped.emit(step)
