"""What the frame asks of the event and of the backups; who starts the program gives the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from db.backup import BackupKeeper


@dataclass(frozen=True)
class Overview:
    """The event as the top bar shows it."""

    title: str
    starts_on: date
    ends_on: date
    arrived: int
    expected: int
    scanner_prefix: str = ""


@dataclass(frozen=True)
class Found:
    """Something that the palette's search found: the thing `key` of the room `room`."""

    room: str
    key: str
    title: str
    detail: str = ""
    picture: str = "user"


@dataclass(frozen=True)
class Sources:
    """Where the frame reads from."""

    overview: Callable[[], Overview]
    search: Callable[[str], Sequence[Found]]
    backups: BackupKeeper
    log_file: Path
