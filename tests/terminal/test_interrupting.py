"""The first Ctrl+C ends a search, the second one the program."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from desktop_app.progress import Cancelled
from desktop_app.terminal.interrupting import UntilInterrupted

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _heard() -> Iterator[None]:
    """Ctrl+C as a terminal has it; what runs in the background of a shell begins without."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


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
