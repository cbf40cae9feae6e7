"""Which cameras check-in can scan with: the first question where one does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.terminal.output import say

if TYPE_CHECKING:
    import argparse


def show(options: argparse.Namespace) -> int:
    """List the cameras of this computer, the one that is used first on top."""
    found = options.desk.cameras()
    words = "\n".join(found or ["No camera is connected."])
    if found is None:
        words = "Cameras cannot be used on this computer: Qt Multimedia does not load. Scan or type."
    say({"works": found is not None, "cameras": found or []}, words, as_json=options.json)
    return 0
