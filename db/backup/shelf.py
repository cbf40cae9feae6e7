"""The backups of one event file: their names, which of them is the newest, which are old enough to go."""

from __future__ import annotations

import glob
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from db.backup.disk import beside, digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

ENDING = ".backup"
DAMAGED = ".damaged-"
SEAL = ".sha256"
_TIME = "%Y%m%dT%H%M%S.%fZ"
_NAME = re.compile(r"(?P<file>.+)\.(?P<at>\d{8}T\d{6}\.\d{6}Z)\.(?P<reason>[a-z-]+)\.backup")


class Reason(StrEnum):
    """Why a backup was made."""

    TIMED = "timed"
    BEFORE_MIGRATION = "before-migration"
    BEFORE_IMPORT = "before-import"
    BEFORE_RESTORE = "before-restore"
    MANUAL = "manual"


# Somebody may come back for these; the thinning by hours and days does not touch them so long.
ASKED_FOR = timedelta(days=30)


@dataclass(frozen=True, order=True)
class Backup:
    """One backup, as its name tells: made at this moment (UTC), for this reason."""

    at: datetime
    reason: Reason
    path: Path

    @property
    def seal(self) -> Path:
        """The file beside it that holds its SHA-256."""
        return beside(self.path, SEAL)


def name_of(live: Path, at: datetime, reason: Reason) -> str:
    """The file name of a backup of `live`."""
    return f"{live.name}.{at.astimezone(UTC).strftime(_TIME)}.{reason}{ENDING}"


def backups_in(folder: Path, live: Path) -> list[Backup]:
    """The backups of `live` in `folder`, oldest first; other files are not looked at."""
    if not folder.is_dir():
        return []
    return sorted(found for path in folder.iterdir() if (found := _read_name(path, live.name)) is not None)


def _read_name(path: Path, live: str) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None or match["file"] != live or match["reason"] not in tuple(Reason):
        return None
    at = datetime.strptime(match["at"], _TIME).replace(tzinfo=UTC)
    return Backup(at, Reason(match["reason"]), path)


def is_sealed(backup: Path) -> bool:
    """Whether the file still has the SHA-256 that was written down when it was made and checked."""
    seal = beside(backup, SEAL)
    try:
        written = seal.read_text(encoding="utf-8", errors="surrogateescape")
        return written.split()[:1] == [digest_of(backup)]
    except OSError:
        return False


def newest_verified(folder: Path, live: Path) -> Backup | None:
    """The newest backup of `live` that is still byte for byte what was checked when it was made."""
    return next((backup for backup in reversed(backups_in(folder, live)) if is_sealed(backup.path)), None)


@dataclass(frozen=True)
class _Rule:
    """Up to this age one backup is kept of each span of time: the newest of it."""

    age: timedelta
    span: Callable[[datetime], object]


_RULES = (
    _Rule(timedelta(hours=2), lambda at: at),
    _Rule(timedelta(days=1), lambda at: (at.date(), at.hour)),
    _Rule(timedelta(days=14), lambda at: at.date()),
    _Rule(timedelta(weeks=10), lambda at: at.isocalendar()[:2]),
    _Rule(timedelta(days=9 * 31), lambda at: (at.year, at.month)),
)


def gone_by(backups: Iterable[Backup]) -> datetime | None:
    """When the last of these backups is deleted by its age at the latest; None where there is none.

    They are cleared when a new one is made, so this holds as long as the program is used.
    """
    newest = max((backup.at for backup in backups), default=None)
    return None if newest is None else newest + max(ASKED_FOR, *(rule.age for rule in _RULES))


def set_aside(live: Path) -> list[Path]:
    """Copies of `live` that were kept because they were damaged, with their logs."""
    return sorted(live.parent.glob(f"{glob.escape(live.name)}{DAMAGED}*"))


def too_many(backups: Iterable[Backup], now: datetime, *, keep: Backup | None = None) -> list[Backup]:
    """The backups that may go, oldest first.

    Kept are all of the last 2 hours, one for each hour of a day, each day of 14, each week of 10 and each
    month of 9; those made before something or by hand for 30 days; and `keep`, the newest verified one.
    """
    going = []
    spans: set[tuple[int, object]] = set()
    for backup in sorted(backups, reverse=True):
        span = _span_of(backup, now)
        if span is not None and span not in spans:
            spans.add(span)
        elif backup != keep and not _is_asked_for(backup, now):
            going.append(backup)
    return going[::-1]


def _span_of(backup: Backup, now: datetime) -> tuple[int, object] | None:
    """The span of time that the backup stands for; None when it is older than every rule."""
    age = now - backup.at
    return next(((i, rule.span(backup.at)) for i, rule in enumerate(_RULES) if age <= rule.age), None)


def _is_asked_for(backup: Backup, now: datetime) -> bool:
    return backup.reason is not Reason.TIMED and now - backup.at < ASKED_FOR
