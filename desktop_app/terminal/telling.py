"""How far a long command is, on the terminal: on one line that changes, or line by line into a log."""

from __future__ import annotations

import sys
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

# Whoever waits less has nothing to read; a terminal changes as often as one can read it, a log is short.
_QUIET_S: Final = 1.0
_TERMINAL_S: Final = 0.2
_LOG_S: Final = 10.0


class OnTerminal:
    """A progress that is told on stderr: so many of so many, and what they are."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._is_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._next = monotonic() + (_QUIET_S if self._is_terminal else _LOG_S)
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._width:
            self._write("\r" + " " * self._width + "\r")

    def at(self, done: int, total: int) -> None:
        """Tell it, if there is reason to."""
        now = monotonic()
        if now < self._next:
            return
        words = f"forumdesk: {done:,} of {total:,} {self._what}"
        if self._is_terminal:
            self._next, self._width = now + _TERMINAL_S, max(self._width, len(words))
            self._write("\r" + words.ljust(self._width))
        else:
            self._next = now + _LOG_S
            self._write(words + "\n")

    def _write(self, text: str) -> None:
        with suppress(OSError, AttributeError):  # nobody listens any more, or there is no stderr
            sys.stderr.write(text)
            sys.stderr.flush()
