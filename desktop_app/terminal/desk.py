"""What the commands ask of the window, which lies above them: to open, and to have its picture taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


class Desk(Protocol):
    """The window, as who starts the program knows it."""

    def open(self, database: Path, *, event: str | None, station: str) -> int:
        """Open the window and run until it is closed; gives the exit code."""

    def cameras(self) -> list[str] | None:
        """The cameras of this computer by name; None where the system's part for cameras cannot be loaded."""

    def pictures(self, database: Path, folder: Path, now: datetime) -> list[Path]:
        """Save a picture of each room into `folder` as the rooms look at `now`."""
