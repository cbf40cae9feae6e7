"""The engine: pragmas on every connection, write locks, reasons of refusals, network drives, old SQLite."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from db.engine import (
    OLDEST_SQLITE,
    StoreRefusal,
    assert_sqlite,
    is_on_network,
    make_engine,
    quoted,
    refusal_of,
    refusing,
)
from db.refusal import Refused

if TYPE_CHECKING:
    from pathlib import Path

MOUNTS = r"""/dev/sda1 / ext4 rw,relatime 0 0
server:/media /media nfs4 rw 0 0
/dev/sdb1 /media/desk/usb vfat rw 0 0
//server/forum /mnt/shared\040forum cifs rw 0 0
sshfs#desk /mnt/far fuse.sshfs rw 0 0
server:/late / overlay rw 0 0
"""


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("fullfsync", 1),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 5000),
    ],
)
def test_every_connection_keeps_the_rules(tmp_path: Path, pragma: str, value: object) -> None:
    engine = make_engine(tmp_path / "file")
    with engine.connect() as one, engine.connect() as two:
        found = [connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for connection in (one, two)]
    engine.dispose()
    assert found == [value, value]


def test_a_writer_holds_the_lock_from_its_beginning(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "file", alone=False)
    with engine.execution_options(write=True).connect() as writer, engine.connect() as reader:
        writer.begin()
        reader.exec_driver_sql("SELECT 1")
        with closing(dbapi2.connect(str(tmp_path / "file"), timeout=0)) as other:
            with pytest.raises(dbapi2.OperationalError) as error:
                other.execute("BEGIN IMMEDIATE")
            assert refusal_of(error.value) is StoreRefusal.BUSY
    engine.dispose()


def test_who_is_alone_keeps_others_out(tmp_path: Path) -> None:
    path = tmp_path / "file"
    first = make_engine(path)
    with first.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
    alone = make_engine(path, alone=True)
    with pytest.raises(Refused) as refused, refusing(path), alone.connect():
        pass
    assert refused.value.reason is StoreRefusal.BUSY
    first.dispose()
    with (
        alone.connect(),
        closing(dbapi2.connect(str(path), timeout=0)) as other,
        pytest.raises(dbapi2.OperationalError),
    ):
        other.execute("SELECT * FROM sqlite_master")
    alone.dispose()


def test_a_failed_commit_leaves_no_transaction_behind(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "file")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE parent (id PRIMARY KEY)")
        connection.exec_driver_sql(
            "CREATE TABLE child (id REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)"
        )
    with pytest.raises(Exception, match="FOREIGN KEY"), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO child VALUES (1)")
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM child").scalar() == 0
    engine.dispose()


@pytest.mark.parametrize("name", ["100 %.db", "what?.db", "no #1.db", "žiema & lumi.db", "a'b\".db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    engine = make_engine(tmp_path / name)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
    engine.dispose()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_read_only_engine_makes_no_file(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "file", read_only=True)
    with pytest.raises(OperationalError), engine.connect():
        pass
    engine.dispose()
    assert list(tmp_path.iterdir()) == []


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_a_quoted_text_is_one_literal(text: str) -> None:
    with closing(dbapi2.connect(":memory:")) as connection:
        assert connection.execute(f"SELECT {quoted(text)}").fetchone() == (text,)


class _Error(Exception):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.sqlite_errorname = name


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("SQLITE_FULL", StoreRefusal.FULL),
        ("SQLITE_IOERR_WRITE", StoreRefusal.DISK_ERROR),
        ("SQLITE_READONLY_DIRECTORY", StoreRefusal.READ_ONLY),
        ("SQLITE_CANTOPEN", StoreRefusal.CANNOT_OPEN),
        ("SQLITE_BUSY_SNAPSHOT", StoreRefusal.BUSY),
        ("SQLITE_CORRUPT_VTAB", StoreRefusal.DAMAGED),
        ("SQLITE_NOTADB", StoreRefusal.FOREIGN),
        ("SQLITE_CONSTRAINT", None),
        ("SQLITE_ERROR", None),
    ],
)
def test_errors_of_the_driver_are_told_by_their_names(name: str, reason: StoreRefusal | None) -> None:
    assert refusal_of(_Error(name)) is reason


def test_an_error_of_our_own_is_no_refusal(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), refusing(tmp_path):
        raise ZeroDivisionError
    with pytest.raises(dbapi2.OperationalError), refusing(tmp_path), closing(dbapi2.connect(":memory:")) as c:
        c.execute("SELECT * FROM nowhere")


@pytest.mark.parametrize("version", ["3.40.1", "3.51.2", "3.50.4", "3.9.0"])
def test_an_sqlite_with_the_log_bug_is_refused(version: str) -> None:
    with pytest.raises(Refused) as refused:
        assert_sqlite(version)
    assert (refused.value.reason, refused.value.facts) == (StoreRefusal.OLD_SQLITE, {"version": version})


def test_our_sqlite_is_new_enough() -> None:
    assert_sqlite()
    assert_sqlite(".".join(map(str, OLDEST_SQLITE)))
    assert tuple(map(int, dbapi2.sqlite_version.split("."))) >= OLDEST_SQLITE


@pytest.mark.parametrize(
    ("place", "far"),
    [
        ("/var/forum.fdesk", False),
        ("/media/desk/forum.fdesk", True),
        ("/media/desk/usb/forum.fdesk", False),
        ("/media/desk/usb2/forum.fdesk", True),
        ("/mnt/shared forum/forum.fdesk", True),
        ("/mnt/shared", False),
        ("/mnt/far/deep/forum.fdesk", True),
        ("/homestead/forum.fdesk", False),
    ],
)
def test_network_drives_are_known_by_the_mount_table(tmp_path: Path, place: str, *, far: bool) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    assert is_on_network(tmp_path.__class__(place), mounts=mounts) is far


def test_a_link_to_a_network_drive_is_followed(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x {tmp_path}/far nfs rw 0 0\n")
    (tmp_path / "far").mkdir()
    (tmp_path / "near.fdesk").symlink_to(tmp_path / "far" / "forum.fdesk")
    assert is_on_network(tmp_path / "near.fdesk", mounts=mounts)
    assert not is_on_network(tmp_path / "other.fdesk", mounts=mounts)


def test_a_system_without_a_mount_table_is_trusted(tmp_path: Path) -> None:
    assert not is_on_network(tmp_path, mounts=tmp_path / "none")
