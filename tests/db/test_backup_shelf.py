"""Names of backups, which one counts as newest, and which are thinned out at what age."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.backup.shelf import Backup, Reason, backups_in, name_of, newest_verified, too_many

NOW = datetime(2026, 3, 19, 12, 30, tzinfo=UTC)
LIVE = Path("forum.forumdesk")


def made(ago: timedelta, reason: Reason = Reason.TIMED) -> Backup:
    at = NOW - ago
    return Backup(at, reason, Path(name_of(LIVE, at, reason)))


def kept(backups: list[Backup], *, keep: Backup | None = None) -> list[Backup]:
    going = too_many(backups, NOW, keep=keep)
    return [backup for backup in sorted(backups) if backup not in going]


# How often backups were made, between which ages, and how many of them are left.
THINNED = [
    ("all of the last two hours", timedelta(minutes=5), timedelta(0), timedelta(hours=2), 25),
    ("one an hour for a day", timedelta(minutes=10), timedelta(hours=2, minutes=31), timedelta(hours=24), 22),
    ("one a day for two weeks", timedelta(hours=3), timedelta(hours=36, minutes=31), timedelta(days=14), 13),
    ("one a week for ten weeks", timedelta(hours=12), timedelta(days=18), timedelta(weeks=10), 8),
    ("one a month for nine months", timedelta(days=2), timedelta(days=79), timedelta(days=270), 7),
    ("none after that", timedelta(days=1), timedelta(days=280), timedelta(days=400), 0),
]


@pytest.mark.parametrize(
    ("rule", "every", "youngest", "oldest", "left"), THINNED, ids=[r[0] for r in THINNED]
)
def test_thinning_by_age(
    rule: str, every: timedelta, youngest: timedelta, oldest: timedelta, left: int
) -> None:
    ages = [youngest + every * i for i in range((oldest - youngest) // every + 1)]
    assert len(kept([made(age) for age in ages])) == left, rule


def test_of_each_hour_the_newest_stays() -> None:
    early, late = made(timedelta(hours=5, minutes=20)), made(timedelta(hours=5, minutes=10))
    assert kept([early, late]) == [late]


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.TIMED])
def test_backups_before_something_stay_thirty_days(reason: Reason) -> None:
    young = [made(timedelta(days=29, minutes=minute), reason) for minute in range(5)]
    old = [made(timedelta(days=31, minutes=minute), reason) for minute in range(5)]
    assert kept(young) == sorted(young)
    assert len(kept(old)) == 1


def test_the_newest_verified_one_stays_however_old() -> None:
    ancient = made(timedelta(days=900))
    assert kept([ancient]) == []
    assert kept([ancient], keep=ancient) == [ancient]


@given(st.lists(st.integers(min_value=0, max_value=400 * 24 * 60), max_size=60, unique=True))
def test_thinning_twice_takes_nothing_more(minutes: list[int]) -> None:
    once = kept([made(timedelta(minutes=minute)) for minute in minutes])
    assert kept(once) == once


@given(st.lists(st.integers(min_value=0, max_value=9 * 24 * 60), min_size=1, max_size=60, unique=True))
def test_the_newest_of_the_last_days_always_stays(minutes: list[int]) -> None:
    backups = [made(timedelta(minutes=minute)) for minute in minutes]
    assert max(backups) in kept(backups)


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1)), st.sampled_from(Reason))  # noqa: DTZ001 (hypothesis wants naive bounds)
def test_a_name_tells_time_and_reason(at: datetime, reason: Reason) -> None:
    name = name_of(LIVE, at.replace(tzinfo=UTC), reason)
    assert f".{reason}." in name
    assert name.startswith(f"{LIVE.name}.{at:%Y%m%dT%H%M%S}")


def test_only_backups_of_the_file_are_listed_oldest_first(tmp_path: Path) -> None:
    late, early = made(timedelta(0)), made(timedelta(hours=1), Reason.MANUAL)
    others = (
        "forum.forumdesk",
        "notes.txt",
        name_of(Path("other.forumdesk"), NOW, Reason.TIMED),
        late.path.name + ".sha256",
        late.path.name + ".partial",
        late.path.name.replace("timed", "unheard-of"),
    )
    for name in (late.path.name, early.path.name, *others):
        (tmp_path / name).write_bytes(b"")
    found = backups_in(tmp_path, LIVE)
    assert [(backup.at, backup.reason) for backup in found] == [
        (early.at, Reason.MANUAL),
        (late.at, Reason.TIMED),
    ]
    assert backups_in(tmp_path / "missing", LIVE) == []


def test_a_backup_without_its_checksum_is_not_the_newest_verified(tmp_path: Path) -> None:
    (tmp_path / made(timedelta(0)).path.name).write_bytes(b"anything")
    assert newest_verified(tmp_path, LIVE) is None
