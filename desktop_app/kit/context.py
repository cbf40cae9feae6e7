"""Everything a page is given when it is built."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSettings

    from db.store import Store
    from desktop_app.kit.duty import Duty
    from desktop_app.kit.scanner import Scanner
    from desktop_app.kit.sounds import Sounds
    from desktop_app.kit.store_signals import StoreSignals
    from desktop_app.kit.tasks import TaskRunner
    from desktop_app.kit.theme import Theme
    from desktop_app.kit.widgets import Toaster
    from desktop_app.staff import Permission


def utc_clock() -> datetime:
    """Tell the time in UTC."""
    return datetime.now(tz=UTC)


@dataclass(frozen=True)
class PageContext:
    """The one store, the one task runner, and what else all pages share for one event.

    `settings` remembers how things look, never data. `now` is the clock: tests set it.
    """

    store: Store
    signals: StoreSignals
    runner: TaskRunner
    scanner: Scanner
    sounds: Sounds
    theme: Theme
    toaster: Toaster
    settings: QSettings
    event_id: str
    zone: str
    duty: Duty
    station: str = ""
    now: Callable[[], datetime] = utc_clock

    def may(self, permission: Permission) -> bool:
        """Whether who works here may do this; `duty.why_not` says why they may not."""
        return self.duty.may(permission)

    def local(self, at: datetime) -> datetime:
        """Give a stored time as the wall-clock at the venue shows it."""
        return at.astimezone(ZoneInfo(self.zone))
