"""What happens without a command: the window opens on the event file."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from desktop_app.terminal.opening import database_of
from desktop_app.terminal.screen import has_screen
from desktop_app.terminal.usage import UsageError

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Open the window.

    Raises:
        UsageError: where there is no screen to show it on.

    """
    if not has_screen():
        raise UsageError("There is no screen for the window. Name a command; “forumdesk --help” lists them.")
    # What is loaded from here on stays: to look through it would take a tenth of a second each time.
    # The window turns the collection of garbage on once it is shown.
    gc.disable()
    try:
        code: int = options.desk.open(database_of(options), event=options.event, station=options.station)
    finally:
        gc.enable()
    return code
