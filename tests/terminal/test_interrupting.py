"""The first Ctrl+C ends a search, the second one the program."""

from __future__ import annotations

import os
import signal

import pytest

from desktop_app.progress import Cancelled
from desktop_app.terminal.interrupting import UntilInterrupted


def test_the_first_interrupt_cancels_and_the_second_stops() -> None:
    before = signal.getsignal(signal.SIGINT)
    with UntilInterrupted() as progress:
        progress.at(1, 2)
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(Cancelled):
            progress.at(2, 2)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
