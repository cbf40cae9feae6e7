"""How a long job tells how far it is, and where it learns that it was cancelled."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 (a person's wish, not an error)
    """Somebody pressed Cancel; raised out of `Progress.at`."""


class Progress(Protocol):
    """Given to every long job."""

    def at(self, done: int, total: int) -> None:
        """Report `done` of `total` steps.

        Raises:
            Cancelled: when the person who waits has cancelled.

        """


class Silent:
    """A progress that nobody watches: for the terminal and for tests."""

    def at(self, done: int, total: int) -> None:
        """Take the report and do nothing with it."""
