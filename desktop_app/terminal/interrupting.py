"""Ctrl+C while a search runs: it ends there, and the best that it has found is kept."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from desktop_app.progress import Cancelled

if TYPE_CHECKING:
    from types import FrameType, TracebackType
    from typing import Self


class UntilInterrupted:
    """A progress that is cancelled by the first Ctrl+C; the second one stops the program as ever."""

    def __init__(self) -> None:
        self._asked = False
        self._before = signal.getsignal(signal.SIGINT)

    def __enter__(self) -> Self:
        signal.signal(signal.SIGINT, self._on_interrupted)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.signal(signal.SIGINT, self._before)

    def at(self, done: int, total: int) -> None:
        """Raise `Cancelled` once somebody has pressed Ctrl+C."""
        if self._asked:
            message = f"stopped at {done} of {total}"
            raise Cancelled(message)

    def _on_interrupted(self, _number: int, _frame: FrameType | None) -> None:
        self._asked = True
        signal.signal(signal.SIGINT, self._before)
