"""What the frame asks of the event and of the backups; who starts the program gives the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime
    from pathlib import Path


@dataclass(frozen=True)
class Overview:
    """The event as the top bar shows it."""

    title: str
    starts_on: date
    ends_on: date
    arrived: int
    expected: int


@dataclass(frozen=True)
class Found:
    """Something that the palette's search found: the thing `key` of the room `room`."""

    room: str
    key: str
    title: str
    detail: str = ""
    picture: str = "user"


class Backups(Protocol):
    """Keeps the backups (see `db.backup`)."""

    def due(self, now: datetime) -> bool:
        """Tell whether it is time for a backup."""

    def make(self) -> Path:
        """Write one."""

    def newest(self) -> datetime | None:
        """Tell when the newest was written."""


@dataclass(frozen=True)
class Sources:
    """Where the frame reads from."""

    overview: Callable[[], Overview]
    search: Callable[[str], Sequence[Found]]
    backups: Backups
    log_file: Path
