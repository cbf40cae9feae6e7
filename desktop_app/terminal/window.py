"""What happens without a command: the window opens on the event file."""

from __future__ import annotations

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
    code: int = options.desk.open(database_of(options), event=options.event, station=options.station)
    return code
