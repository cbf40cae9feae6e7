"""How a long job tells how far it is, and where it learns that it was cancelled."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


class Cancelled(Exception):  # noqa: N818 (a person's wish, not an error)
    """Somebody pressed Cancel; raised out of `Progress.at`."""


class Progress(Protocol):
    """Given to every long job."""

    def at(self, done: int, total: int) -> None:
        """Report `done` of `total` steps.

        Raises:
            Cancelled: when the person who waits has cancelled.

        """


@runtime_checkable
class Telling(Progress, Protocol):
    """A progress that also takes news of the job: what it has found so far."""

    def tell(self, news: object) -> None:
        """Hand on `news`, which must be picklable."""


class Silent:
    """A progress that nobody watches: for the terminal and for tests."""

    def at(self, done: int, total: int) -> None:
        """Take the report and do nothing with it."""
