"""Backups of a live file: made while it is written, checked, refused when they changed since."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from db.backup import (
    BackupKeeper,
    BackupRefusal,
    Reason,
    check_at_start,
    gone_by,
    verify_file,
    write_backup,
)
from db.base import utc_now
from db.engine import APPLICATION_ID, StoreRefusal
from db.refusal import Refused
from db.store import Store
from db.tables import Attendee
from tests.make import Forum, make_forum

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

PAGE = 4096


def rename(session: Session, key: str, name: str) -> None:
    person = session.get_one(Attendee, key)
    person.given_name = name


def given_name(session: Session, key: str) -> str:
    return session.get_one(Attendee, key).given_name


def flip(path: Path, at: int) -> None:
    """Change one bit of the file."""
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_a_backup_holds_what_was_committed_although_it_is_still_in_the_log(
    store: Store, forum: Forum
) -> None:
    store.write("Rename", rename, forum.attendee(), "Ugnė")
    backup = BackupKeeper(store.path).make(Reason.MANUAL)
    report = verify_file(backup.path)
    assert report.sealed
    assert report.counts["attendee"] == len(forum.attendees)
    copy = Store.open(backup.path)
    assert copy.read(given_name, forum.attendee()) == "Ugnė"
    copy.close()


def test_the_store_can_be_written_after_a_backup(store: Store, forum: Forum) -> None:
    keeper = BackupKeeper(store.path)
    keeper.make(Reason.TIMED)
    store.write("Rename", rename, forum.attendee(), "Ugnė")
    keeper.make(Reason.TIMED)
    assert store.read(given_name, forum.attendee()) == "Ugnė"
    assert len(keeper.all()) == 2


def test_a_backup_leaves_only_itself_and_its_checksum(store: Store, forum: Forum) -> None:
    keeper = BackupKeeper(store.path)
    backup = keeper.make(Reason.TIMED)
    assert forum.attendees
    assert set(keeper.folder.iterdir()) == {backup.path, backup.seal}
    assert keeper.newest() == backup


def test_due_when_something_changed_and_some_minutes_went_by(store: Store, forum: Forum) -> None:
    keeper = BackupKeeper(store.path)
    assert keeper.due(utc_now())
    made = keeper.make(Reason.TIMED, now=utc_now() - timedelta(minutes=6))
    store.write("Rename", rename, forum.attendee(), "Ugnė")
    assert keeper.due(utc_now())
    assert not keeper.due(made.at + timedelta(minutes=4))
    keeper.make(Reason.TIMED, now=utc_now() + timedelta(seconds=2))
    assert not keeper.due(utc_now() + timedelta(minutes=6))


def test_a_clock_that_ran_ahead_once_does_not_end_the_backups(store: Store, forum: Forum) -> None:
    keeper = BackupKeeper(store.path)
    keeper.make(Reason.TIMED, now=utc_now() + timedelta(days=27_000))
    assert keeper.due(utc_now())
    keeper.make(Reason.TIMED, now=utc_now() - timedelta(minutes=6))
    store.write("Rename", rename, forum.attendee(), "Ugnė")
    assert keeper.due(utc_now())


def test_old_backups_go_when_a_new_one_is_made(store: Store, forum: Forum) -> None:
    keeper = BackupKeeper(store.path)
    now = utc_now()
    old = keeper.make(Reason.TIMED, now=now - timedelta(days=400))
    assert old.path.exists()
    new = keeper.make(Reason.TIMED, now=now)
    assert keeper.all() == [new]
    assert not old.seal.exists()
    assert forum.attendees


@pytest.mark.parametrize("part", ["first page", "middle", "last byte"])
def test_a_flipped_bit_is_found(store: Store, forum: Forum, part: str) -> None:
    keeper = BackupKeeper(store.path)
    older = keeper.make(Reason.MANUAL)
    newer = keeper.make(Reason.MANUAL)
    size = newer.path.stat().st_size
    flip(newer.path, {"first page": 40, "middle": size // 2, "last byte": size - 1}[part])
    with pytest.raises(Refused) as refused:
        verify_file(newer.path)
    assert refused.value.reason is BackupRefusal.CHANGED
    assert keeper.newest() == older
    assert forum.attendees


def test_a_truncated_file_without_checksum_is_damaged(store: Store, forum: Forum) -> None:
    backup = BackupKeeper(store.path).make(Reason.MANUAL)
    backup.seal.unlink()
    content = backup.path.read_bytes()
    backup.path.write_bytes(content[: len(content) // 2 // PAGE * PAGE])
    with pytest.raises(Refused) as refused:
        verify_file(backup.path)
    assert refused.value.reason is StoreRefusal.DAMAGED
    assert forum.attendees


def test_a_damaged_live_file_makes_no_backup(store: Store, forum: Forum) -> None:
    store.close()
    content = bytearray(store.path.read_bytes())
    content[PAGE * 3 : PAGE * 12] = b"\x55" * (PAGE * 9)
    store.path.write_bytes(content)
    keeper = BackupKeeper(store.path)
    with pytest.raises(Refused) as refused:
        keeper.make(Reason.TIMED)
    assert refused.value.reason is StoreRefusal.DAMAGED
    assert list(keeper.folder.iterdir()) == []
    assert forum.attendees


def test_rows_that_point_nowhere_make_no_backup(store: Store, forum: Forum) -> None:
    from sqlcipher3 import dbapi2  # noqa: PLC0415 (past the store, as no part of the program writes)

    store.close()
    connection = dbapi2.connect(str(store.path))
    connection.execute("UPDATE attendee SET category_id = 'nowhere' WHERE id = ?", (forum.attendee(),))
    connection.commit()
    connection.close()
    with pytest.raises(Refused) as refused:
        BackupKeeper(store.path).make(Reason.TIMED)
    assert refused.value.reason is BackupRefusal.BROKEN_REFERENCES


def test_a_backup_to_a_place_of_ones_own(store: Store, forum: Forum, tmp_path: Path) -> None:
    target = tmp_path / "stick.forumdesk"
    write_backup(store.path, target)
    assert verify_file(target).counts["attendee"] == len(forum.attendees)
    with pytest.raises(Refused) as refused:
        write_backup(store.path, store.path)
    assert refused.value.reason is BackupRefusal.SAME_FILE
    with pytest.raises(Refused) as refused:
        write_backup(tmp_path / "none", target)
    assert refused.value.reason is StoreRefusal.MISSING
    with pytest.raises(Refused) as refused:
        write_backup(store.path, tmp_path / "no such folder" / "copy")
    assert refused.value.reason is StoreRefusal.MISSING


def test_what_a_killed_run_left_goes_after_an_hour(store: Store, forum: Forum) -> None:
    keeper = BackupKeeper(store.path)
    keeper.folder.mkdir()
    old, fresh = (keeper.folder / f"forum.{name}.backup.partial" for name in ("old", "fresh"))
    for left in (old, fresh):
        left.write_bytes(b"half")
    hours_ago = (utc_now() - timedelta(hours=2)).timestamp()
    os.utime(old, (hours_ago, hours_ago))
    keeper.make(Reason.TIMED)
    assert (old.exists(), fresh.exists()) == (False, True)
    assert forum.attendees


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", StoreRefusal.FOREIGN), (b"Given name;Family name\n" * 300, StoreRefusal.FOREIGN)],
    ids=["empty", "a table"],
)
def test_what_is_no_event_file_is_foreign(tmp_path: Path, content: bytes, reason: StoreRefusal) -> None:
    path = tmp_path / "some.file"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        verify_file(path)
    assert refused.value.reason is reason
    assert path.read_bytes() == content


def test_a_missing_file_and_a_newer_one(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        verify_file(tmp_path / "none")
    assert refused.value.reason is StoreRefusal.MISSING
    from sqlcipher3 import dbapi2  # noqa: PLC0415 (past the store, as a later version would)

    store.close()
    connection = dbapi2.connect(str(store.path))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(Refused) as refused:
        verify_file(store.path)
    assert refused.value.reason is StoreRefusal.NEWER


def test_an_encrypted_file_has_encrypted_backups(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, key = tmp_path / "forum.forumdesk", "gintaras 'ir' pušis"
    store = Store.open(path, key=key)
    forum = store.write("Make the forum", make_forum)
    store.close()
    backup = BackupKeeper(path, key=key).make(Reason.MANUAL)
    assert b"attendee" not in backup.path.read_bytes()
    assert verify_file(backup.path, key=key).counts["attendee"] == len(forum.attendees)
    for wrong in ("amber", ""):
        with pytest.raises(Refused) as refused:
            verify_file(backup.path, key=wrong)
        assert refused.value.reason is (StoreRefusal.WRONG_KEY if wrong else StoreRefusal.FOREIGN)
    backup.seal.unlink()
    flip(backup.path, backup.path.stat().st_size - 100)
    with pytest.raises(Refused) as refused:
        verify_file(backup.path, key=key)
    assert refused.value.reason is StoreRefusal.DAMAGED
    assert capfd.readouterr().err == ""


# --- at the start ----------------------------------------------------------------------------------------


def test_a_file_that_never_was_there_is_not_missed(tmp_path: Path) -> None:
    health = check_at_start(tmp_path / "none", tmp_path, now=utc_now())
    assert (health.damaged, health.missing, health.newest) == (False, False, None)


def test_a_file_that_is_gone_is_missed(store: Store, forum: Forum) -> None:
    keeper = BackupKeeper(store.path)
    backup = keeper.make(Reason.TIMED)
    store.close()
    store.path.unlink()
    health = check_at_start(store.path, keeper.folder, now=utc_now())
    assert (health.missing, health.newest) == (True, backup)
    assert forum.attendees


def test_a_closed_file_with_a_backup_of_today_gets_a_short_look(store: Store, forum: Forum) -> None:
    keeper = BackupKeeper(store.path)
    keeper.make(Reason.TIMED)
    store.close()
    assert not check_at_start(store.path, keeper.folder, now=utc_now()).thorough
    later = check_at_start(store.path, keeper.folder, now=utc_now() + timedelta(days=2))
    assert (later.thorough, later.damaged) == (True, False)
    assert forum.attendees


def test_after_a_crash_all_pages_are_checked_and_the_log_is_left(store: Store, forum: Forum) -> None:
    keeper = BackupKeeper(store.path)
    keeper.make(Reason.TIMED)
    log = store.path.with_name(store.path.name + "-wal")
    assert log.stat().st_size > 0
    health = check_at_start(store.path, keeper.folder, now=utc_now())
    assert (health.thorough, health.damaged) == (True, False)
    assert log.stat().st_size > 0
    assert forum.attendees


@pytest.mark.parametrize("first", [0, 3], ids=["the first pages", "later pages"])
def test_damage_is_told_with_the_backup_that_can_be_restored(store: Store, forum: Forum, first: int) -> None:
    keeper = BackupKeeper(store.path)
    backup = keeper.make(Reason.TIMED, now=utc_now() - timedelta(days=2))
    store.close()
    content = bytearray(store.path.read_bytes())
    content[PAGE * first : PAGE * (first + 9)] = b"\x55" * (PAGE * 9)
    store.path.write_bytes(content)
    health = check_at_start(store.path, keeper.folder, now=utc_now())
    assert health.damaged
    assert health.newest == backup
    assert store.path.read_bytes() == content
    assert forum.attendees


def test_a_foreign_file_is_no_damaged_one(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir or Madam, " * 100, encoding="ascii")
    with pytest.raises(Refused) as refused:
        check_at_start(path, tmp_path, now=utc_now())
    assert refused.value.reason is StoreRefusal.FOREIGN


@pytest.mark.parametrize("name", ["atsarginė kopija.backup", "論壇.backup", "odd-\udcff.backup"])
def test_a_backup_may_have_any_name_that_a_file_can_have(store: Store, tmp_path: Path, name: str) -> None:
    write_backup(store.path, tmp_path / name)
    assert verify_file(tmp_path / name).sealed


def test_a_file_with_letters_of_its_own_country_is_backed_up(tmp_path: Path) -> None:
    Store.open(tmp_path / "žiemos forumas.forumdesk").close()
    keeper = BackupKeeper(tmp_path / "žiemos forumas.forumdesk")
    backup = keeper.make(Reason.TIMED)
    assert keeper.newest() == backup


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_a_backup_is_a_file(store: Store, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "there"
    target.mkdir() if kind == "folder" else os.mkfifo(target)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Refused) as refusal:
        write_backup(store.path, target)
    assert refusal.value.reason is StoreRefusal.CANNOT_OPEN
    assert sorted(tmp_path.iterdir()) == before


def test_a_backup_into_a_link_leaves_the_link(store: Store, tmp_path: Path) -> None:
    (tmp_path / "link.backup").symlink_to("there.backup")
    write_backup(store.path, tmp_path / "link.backup")
    assert (tmp_path / "link.backup").is_symlink()
    assert verify_file(tmp_path / "there.backup").sealed


@pytest.mark.parametrize("script", ["CREATE TABLE x (id)", "CREATE TABLE alembic_version (version_num)"])
def test_a_file_of_ours_without_its_tables_is_damaged(tmp_path: Path, script: str) -> None:
    path = tmp_path / "torn.forumdesk"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"PRAGMA application_id={APPLICATION_ID}; {script};")
    for look in (verify_file, Store.open):
        with pytest.raises(Refused) as refusal:
            look(path)
        assert refusal.value.reason is StoreRefusal.DAMAGED


def test_a_file_of_ours_with_only_some_of_its_tables_is_damaged(store: Store) -> None:
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.executescript("PRAGMA foreign_keys=OFF; DROP TABLE action")
    for look in (verify_file, Store.open):
        with pytest.raises(Refused) as refusal:
            look(store.path)
        assert refusal.value.reason is StoreRefusal.DAMAGED


def test_starting_over_leaves_one_backup_that_is_whole(store: Store, forum: Forum) -> None:
    keeper = BackupKeeper(store.path)
    for reason in (Reason.TIMED, Reason.MANUAL, Reason.BEFORE_RESTORE):
        keeper.make(reason)
    aside = store.path.parent / f"{store.path.name}.damaged-20260101T000000Z"
    aside.write_bytes(b"old")
    assert gone_by(keeper.all()) is not None
    assert keeper.start_over() == 0
    (left,) = keeper.all()
    assert verify_file(left.path).counts["attendee"] == len(forum.attendees)
    assert [path.name for path in sorted(keeper.folder.iterdir())] == [left.path.name, left.seal.name]
    assert not aside.exists()


def test_nothing_is_deleted_when_there_is_no_new_backup(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    keeper = BackupKeeper(store.path, folder)
    kept = keeper.make(Reason.MANUAL)
    gone = BackupKeeper(tmp_path / "nothing.fdesk", folder)
    with pytest.raises(Refused):
        gone.start_over()
    assert keeper.all() == [kept]
