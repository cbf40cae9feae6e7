"""A long write driven from the window's thread, a chunk at a time, so that the window lives meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from db.store import TakeBack
from desktop_app.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Generator


class ChunkedWrite(QObject):
    """Steps through what `Store.write_chunks` gives, one chunk each turn of the event loop.

    `result` is what the generator returned, once it has finished.

    Signals:
        stepped(object): what the action yielded last.
        finished(): everything is written.
        refused(Refused): the write was refused; what was written is taken back.
        cancelled(): `cancel` was called; what was written is taken back.
        broken(): an error, on its way to the error box, ended it; what was written is taken back.
    """

    stepped = Signal(object)
    finished = Signal()
    refused = Signal(object)
    cancelled = Signal()
    broken = Signal()

    def __init__(self, steps: Generator[Any, None, Any], parent: QObject) -> None:
        super().__init__(parent)
        self.result: Any = None
        self._steps = steps
        self._wish: TakeBack | None = None
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._on_turn)

    def start(self) -> None:
        """Begin with the next turn of the event loop."""
        self._turn.start(0)

    def cancel(self) -> None:
        """Stop with the next turn, and take back what was written, a chunk each turn too."""
        if self._turn.isActive():
            self._wish = TakeBack()

    def close(self) -> None:
        """Stop now, and take back all that was written before this returns; nothing is told."""
        self._turn.stop()
        self._steps.close()

    def _on_turn(self) -> None:
        wish, self._wish = self._wish, None
        try:
            step = self._steps.throw(wish) if wish else next(self._steps)
        except StopIteration as end:
            self.result = end.value
            self._end(self.finished)
        except TakeBack:
            self._end(self.cancelled)
        except Refused as refused:
            self._turn.stop()
            self.refused.emit(refused)
        except Exception:
            self._end(self.broken)
            raise
        else:
            self.stepped.emit(step)

    def _end(self, signal: Any) -> None:  # noqa: ANN401 (a bound signal has no type of its own)
        self._turn.stop()
        signal.emit()
