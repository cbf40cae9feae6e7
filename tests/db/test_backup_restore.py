"""Restoring: the backup comes, nothing is lost, and no step that is cut short leaves something in between."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import pytest

from db.backup import (
    BackupKeeper,
    BackupRefusal,
    Reason,
    Restoring,
    check_at_start,
    finish_restore,
    restore,
    verify_file,
)
from db.base import utc_now
from db.engine import StoreRefusal
from db.refusal import Refused
from db.store import Store
from db.tables import Attendee

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from tests.make import Forum

PAGE = 4096
THEN, NOW = "Rasa", "Ugnė"


class Day(NamedTuple):
    """A file as a crash left it, its last name only in its log, and a backup from before that."""

    live: Path
    backup: Path
    person: str

    @property
    def log(self) -> Path:
        return self.live.with_name(self.live.name + "-wal")

    def name(self, of: Path | None = None) -> str:
        """The person's given name in the file."""
        store = Store.open(of or self.live)
        try:
            return store.read(_given_name, self.person)
        finally:
            store.close()

    def files(self) -> dict[str, bytes]:
        """What lies in the folder of the file, without the backups."""
        return {path.name: path.read_bytes() for path in self.live.parent.iterdir() if path.is_file()}


def _given_name(session: Session, key: str) -> str:
    return session.get_one(Attendee, key).given_name


def _rename(session: Session, key: str, name: str) -> None:
    session.get_one(Attendee, key).given_name = name


@pytest.fixture
def day(store: Store, forum: Forum, tmp_path: Path) -> Day:
    store.write("Rename", _rename, forum.attendee(), THEN)
    backup = BackupKeeper(store.path, tmp_path / "kept").make(Reason.TIMED).path
    store.write("Rename", _rename, forum.attendee(), NOW)
    folder = tmp_path / "after the crash"
    folder.mkdir()
    for ending in ("", "-wal"):
        shutil.copyfile(f"{store.path}{ending}", folder / f"forum.forumdesk{ending}")
    return Day(folder / "forum.forumdesk", backup, forum.attendee())


def spoil(path: Path) -> None:
    """Overwrite pages in the middle of the file."""
    content = bytearray(path.read_bytes())
    content[PAGE * 3 : PAGE * 12] = b"\x55" * (PAGE * 9)
    path.write_bytes(content)


def test_the_backup_comes_and_what_was_there_is_kept(day: Day) -> None:
    restored = restore(day.backup, day.live)
    assert restored.report is not None
    assert restored.report.sealed
    assert restored.kept is not None
    assert day.name() == THEN
    assert day.name(restored.kept) == NOW


def test_a_restore_can_be_undone_by_a_restore(day: Day) -> None:
    kept = restore(day.backup, day.live).kept
    assert kept is not None
    restore(kept, day.live)
    assert day.name() == NOW


def test_no_old_log_is_left_beside_the_restored_file(day: Day) -> None:
    assert day.log.stat().st_size > 0
    restore(day.backup, day.live)
    assert set(day.files()) == {day.live.name}
    assert day.live.read_bytes() == day.backup.read_bytes()


def test_a_missing_file_is_restored(day: Day) -> None:
    day.live.unlink()
    assert restore(day.backup, day.live).kept is None
    assert day.name() == THEN


def test_a_log_without_its_file_does_not_reach_the_restored_one(day: Day) -> None:
    day.live.unlink()
    assert day.log.exists()
    restore(day.backup, day.live)
    assert not day.log.exists()
    assert day.name() == THEN


def test_a_damaged_file_is_set_aside_with_its_log(day: Day) -> None:
    spoil(day.live)
    before, log = day.live.read_bytes(), day.log.read_bytes()
    kept = restore(day.backup, day.live).kept
    assert kept is not None
    assert kept.name.startswith("forum.forumdesk.damaged-")
    assert kept.read_bytes() == before
    assert kept.with_name(kept.name + "-wal").read_bytes() == log
    assert day.name() == THEN


@pytest.mark.parametrize("damaged", [False, True], ids=["whole", "damaged"])
@pytest.mark.parametrize("done", range(6))
def test_a_restore_that_is_cut_short(day: Day, done: int, damaged: bool) -> None:  # noqa: FBT001 (a case of the table)
    if damaged:
        spoil(day.live)
    before = day.files()
    restoring = Restoring(day.backup, day.live)
    for step in restoring.steps[:done]:
        step()
    decided = done >= 4
    assert finish_restore(day.live) == (done == 4)
    if decided:
        assert day.live.read_bytes() == day.backup.read_bytes()
        assert not day.log.exists()
    elif damaged:
        assert {name: day.files()[name] for name in before} == before
    else:
        assert day.name() == NOW


def test_a_restore_cut_short_between_log_and_file(day: Day) -> None:
    restoring = Restoring(day.backup, day.live)
    for step in restoring.steps[:4]:
        step()
    day.log.unlink(missing_ok=True)
    assert finish_restore(day.live)
    assert day.name() == THEN


def test_a_half_written_copy_is_swept_away(day: Day) -> None:
    half = day.live.with_name(day.live.name + ".restoring.partial")
    half.write_bytes(day.backup.read_bytes()[:PAGE])
    assert not finish_restore(day.live)
    assert not half.exists()
    assert day.name() == NOW


def test_a_restore_after_one_that_was_cut_short(day: Day) -> None:
    for step in Restoring(day.backup, day.live).steps[:3]:
        step()
    restore(day.backup, day.live)
    assert day.name() == THEN


def test_a_file_in_use_is_not_replaced(day: Day) -> None:
    store = Store.open(day.live)
    with pytest.raises(Refused) as refused:
        restore(day.backup, day.live)
    assert refused.value.reason is StoreRefusal.BUSY
    assert store.read(_given_name, day.person) == NOW
    store.write("Rename", _rename, day.person, "Eglė")
    store.close()
    assert day.name() == "Eglė"


def test_what_cannot_be_trusted_is_refused_and_changes_nothing(day: Day, tmp_path: Path) -> None:
    foreign = tmp_path / "list.csv"
    foreign.write_text("Given name;Family name\n" * 300, encoding="ascii")
    before = day.files()
    for path, reason in (
        (tmp_path / "none", StoreRefusal.MISSING),
        (foreign, StoreRefusal.FOREIGN),
        (day.live, BackupRefusal.SAME_FILE),
    ):
        with pytest.raises(Refused) as refused:
            restore(path, day.live)
        assert refused.value.reason is reason
    spoil(day.backup)
    with pytest.raises(Refused) as refused:
        restore(day.backup, day.live)
    assert refused.value.reason is BackupRefusal.CHANGED
    assert day.files() == before


def test_an_encrypted_backup_needs_its_passphrase(tmp_path: Path) -> None:
    live = tmp_path / "forum.forumdesk"
    Store.open(live, key="pušis").close()
    backup = BackupKeeper(live, key="pušis").make(Reason.MANUAL).path
    with pytest.raises(Refused) as refused:
        restore(backup, live, key="eglė")
    assert refused.value.reason is StoreRefusal.WRONG_KEY
    restore(backup, live, key="pušis")
    assert verify_file(live, key="pušis").size == backup.stat().st_size


@pytest.mark.parametrize("look", ["open", "start"])
def test_what_was_half_written_outside_the_log_is_taken_back(
    store: Store, forum: Forum, tmp_path: Path, look: str
) -> None:
    """A restore killed while it leaves write-ahead logging leaves a journal that no reader can use."""
    key = forum.attendee()
    before = store.read(_given_name, key)
    store.close()
    torn = tmp_path / "torn" / store.path.name
    torn.parent.mkdir()
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE filler (text)")
        connection.executemany("INSERT INTO filler VALUES (?)", [("x" * 3000,)] * 200)
        for ending in ("", "-journal"):
            shutil.copyfile(f"{store.path}{ending}", f"{torn}{ending}")
        connection.execute("ROLLBACK")
    if look == "start":
        assert not check_at_start(torn, tmp_path / "backups", now=utc_now()).damaged
    again = Store.open(torn)
    assert again.read(_given_name, key) == before
    again.close()
